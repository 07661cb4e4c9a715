import { z } from "zod";
import {
  type Button,
  buttons,
  note,
  type Picture,
  type Table,
  table,
  text,
} from "../cards/card.ts";
import { distance, duration, plural } from "../cards/format.ts";
import { clockOf, weekdayOf } from "../domain/days.ts";
import { greatCircleKm } from "../domain/geo/great-circle.ts";
import type { Account } from "../domain/model.ts";
import { headlineOf } from "../domain/scoring/score-account.ts";
import type { Place } from "../domain/units.ts";
import { findNearbyExamples } from "./examples/find-nearby.ts";
import * as fields from "./fields.ts";
import { findPlace } from "./places.ts";
import { type Scored, scoreBook } from "./score-book.ts";
import { visibleAccounts } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const findNearby = defineTool({
  name: "find_nearby",
  title: "Who is near",
  description:
    "Lists accounts near a town or an account that are worth a call, with the time that is free.",
  right: "rep",
  effect: "read",
  isDivisible: true,
  phrases: [
    "who is near me?",
    "who is near {near}?",
    "I'm at {near} with 45 minutes",
    "who is within 5 miles of {near}?",
  ],
  examples: findNearbyExamples,
  slots: {
    near: { type: ["account", "address", "town", "home"] },
    withinKm: { type: "distance" },
    minutes: { type: "duration" },
  },
  input: z.object({
    near: fields.where().optional(),
    withinKm: fields.km(500).optional(),
    minutes: fields.whole(1, 1440).optional(),
  }),
  result: z.object({
    near: z.string(),
    place: z.object({ lat: z.number(), lng: z.number() }),
    at: z.string(),
    minutes: z.int().nullable(),
    withinKm: z.number(),
    accounts: z.array(
      z.object({
        accountId: z.string(),
        account: z.string(),
        city: z.string().nullable(),
        place: z.object({ lat: z.number(), lng: z.number() }),
        distanceKm: z.number(),
        driveMinutes: z.int(),
        visitMinutes: z.int(),
        isOpen: z.boolean().describe("Open for the whole visit, if driven to now"),
        fits: z.boolean().describe("Drive and visit fit into the free minutes"),
        score: z.int(),
        why: z.string(),
        isNew: z.boolean(),
      }),
    ),
    found: z.int().describe("How many accounts are within the distance"),
  }),

  async run({ near, withinKm, minutes }, world) {
    const center = await centerOf(near ?? "home", world, { withinKm, minutes });
    const reach = withinKm ?? DEFAULT_KM;
    const around = (await visibleAccounts(world))
      .filter(hasPlace)
      .filter(({ place }) => greatCircleKm(center.place, place) <= reach)
      .filter(({ name }) => name !== center.name);
    const scored = await scoreBook(world, around, world.today);
    const targets = around.map(({ place }) => place);
    const roads = await world.roads.from(center.place, targets, world.today);
    const accounts = scored
      .map((each, index) =>
        toNearby(
          world,
          { ...each, place: around[index]?.place ?? center.place },
          {
            km: roads.km[index] ?? 0,
            drive: roads.minutes[index] ?? 0,
            minutes,
          },
        ),
      )
      .toSorted(
        (a, b) =>
          Number(b.fits && b.isOpen) - Number(a.fits && a.isOpen) ||
          b.worth - a.worth ||
          (a.accountId < b.accountId ? -1 : 1),
      )
      .slice(0, MOST)
      .map(({ worth: _worth, ...account }) => account);
    return {
      near: center.name,
      place: center.place,
      at: clockOf(world.now),
      minutes: minutes ?? null,
      withinKm: reach,
      accounts,
      found: around.length,
    };
  },

  card(result) {
    const { near, accounts, found, minutes, withinKm } = result;
    const within = `within ${distance(withinKm)} of ${near}`;
    if (accounts.length === 0) {
      return { title: `No account of yours ${within}`, parts: [buttons(widerButton(result))] };
    }
    const fitting = accounts.filter(({ fits, isOpen }) => fits && isOpen).length;
    const inTime = minutes === null ? "" : `; ${fitting} fit into ${duration(minutes)}`;
    return {
      title: `${plural(found, "account")} ${within}${inTime}`,
      parts: [
        mapOf(result),
        nearbyTable(accounts),
        ...(found > accounts.length ? [note(`… and ${found - accounts.length} more.`)] : []),
        ...(minutes === null
          ? [text('Say how long you have, as in "45 minutes near Ames", to see what fits.')]
          : []),
        buttons(
          ...accounts.slice(0, 3).map(({ account, accountId }) => ({
            label: `Brief: ${account}`,
            tool: "brief_account",
            input: { account: accountId },
          })),
        ),
      ],
    };
  },
});

/** Where the asker is; if an address may mean several places, the same is asked with each of them. */
function centerOf(
  near: string,
  world: World,
  asked: Readonly<Record<"withinKm" | "minutes", number | undefined>>,
) {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const again = (at: string) => ({
    tool: "find_nearby",
    input: { near: at, ...Object.fromEntries(given) },
  });
  return findPlace(world, near, world.asker, again);
}

type Nearby = {
  readonly near: string;
  readonly place: Place;
  readonly minutes: number | null;
  readonly withinKm: number;
  readonly accounts: readonly NearbyAccount[];
};

type NearbyAccount = Omit<ReturnType<typeof toNearby>, "worth">;

function widerButton({ near, withinKm, minutes }: Nearby): Button {
  const wider = Math.min(500, withinKm * 2);
  const free = minutes === null ? {} : { minutes };
  return {
    label: `Look within ${distance(wider)}`,
    tool: "find_nearby",
    input: { near, withinKm: wider, ...free },
  };
}

function mapOf({ near, place, accounts }: Nearby): Picture {
  const stops = accounts.map((one) => ({
    place: one.place,
    label: one.account,
    detail: one.city ?? "",
  }));
  const start = { place, label: near, detail: "" };
  return {
    kind: "picture",
    alt: `Map of accounts near ${near}`,
    map: { stops, others: [], start, end: null, isRoute: false, outline: [] },
  };
}

const nearbyTable = (accounts: readonly NearbyAccount[]): Table =>
  table(
    [
      { header: "Drive", align: "right" },
      { header: "Account", align: "left" },
      { header: "Why", align: "left" },
    ],
    accounts.map((one, index) => [
      duration(one.driveMinutes),
      `${index + 1}. ${one.account}${one.city === null ? "" : `, ${one.city}`}${one.isNew ? " (new)" : ""}`,
      `${one.why}${one.isOpen ? "" : "; closed now"}${one.fits ? "" : "; no time for it"}`,
    ]),
  );

/** About a quarter of an hour by road. */
const DEFAULT_KM = 15;
const MOST = 10;

type Located = Account & { readonly place: Place };

const hasPlace = (account: Account): account is Located => account.place !== null;

/** Worth: points an hour of driving and visiting, so that a good account next door comes before a better one far away. */
function toNearby(
  world: World,
  { account, score, place }: Scored & { readonly place: Place },
  leg: { km: number; drive: number; minutes: number | undefined },
) {
  const arrive = world.now + leg.drive;
  const windows = account.hours?.[weekdayOf(world.today)] ?? [{ from: 0, to: 24 * 60 }];
  const needed = leg.drive + account.visitMinutes;
  return {
    accountId: account.id,
    account: account.name,
    city: account.city,
    place,
    distanceKm: Math.round(leg.km * 10) / 10,
    driveMinutes: leg.drive,
    visitMinutes: account.visitMinutes,
    isOpen: windows.some(({ from, to }) => from <= arrive && arrive + account.visitMinutes <= to),
    fits: leg.minutes === undefined || needed <= leg.minutes,
    score: score.score,
    why: headlineOf(score.reasons),
    isNew: account.lifecycle !== "customer",
    worth: score.score / Math.max(10, needed),
  };
}
