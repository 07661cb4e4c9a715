import { z } from "zod";
import { buttons, type Card, facts, note, type Part, table, text } from "../cards/card.ts";
import { plural, whole } from "../cards/format.ts";
import { aboutTime } from "../cards/lookup-words.ts";
import { clockOf } from "../domain/days.ts";
import type { Lookup } from "../domain/places.ts";
import { checkPlacesExamples } from "./examples/check-places.ts";
import * as fields from "./fields.ts";
import {
  attributionNote,
  type CheckedAccount,
  checkedAccount,
  checkedFrom,
  knownBy,
  optionButtons,
  optionFacts,
  placeMap,
  pointWords,
  sentenceOf,
} from "./place-result.ts";
import { findAccount, visibleAccounts } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const progressResult = z.object({
  done: z.int(),
  waiting: z.int(),
  minutes: z.int().nullable().describe("Until everything is looked up, about; null: it is"),
  trouble: z.string().nullable().describe("What is wrong with the service; null: nothing"),
});

const placesResult = z.object({
  service: z.string().nullable().describe("Who looks up addresses; null: nobody"),
  account: checkedAccount.nullable().describe("The one that was asked for"),
  accounts: z.array(checkedAccount).describe("The first ones to look at"),
  open: z.int().describe("Accounts whose place somebody should look at"),
  seen: z.int().describe("Accounts that the asker sees"),
  progress: progressResult.nullable(),
});

type PlacesResult = z.output<typeof placesResult>;

export const checkPlaces = defineTool({
  name: "check_places",
  title: "Check places",
  description:
    "Which accounts are not placed exactly, with why and what a service found for their address; or whether one account is in the right place.",
  right: "rep",
  effect: "read",
  phrases: [
    "which accounts are not placed exactly?",
    "check the places of my accounts",
    "is {account} in the right place?",
  ],
  examples: checkPlacesExamples,
  slots: { account: { type: "account" } },
  input: z.object({ account: fields.account().optional() }),
  result: placesResult,

  async run({ account: words }, world) {
    const { service } = world.places;
    const one = words === undefined ? null : await findAccount(world, words);
    const account = one && checkedFrom(one, await world.places.of(one.id));
    const seen = one ? [] : await visibleAccounts(world);
    const lookups = one ? new Map<string, Lookup>() : await world.places.open();
    const worths = new Map(seen.map(({ id, potentialCents }) => [id, potentialCents]));
    const worthOf = ({ accountId }: CheckedAccount): number => worths.get(accountId) ?? 0;
    const open = seen
      .flatMap((each) => {
        const lookup = lookups.get(each.id);
        return lookup ? [checkedFrom(each, lookup)] : [];
      })
      .filter(({ doubt }) => doubt !== null)
      .toSorted(
        (a, b) =>
          urgencyOf(b) - urgencyOf(a) ||
          worthOf(b) - worthOf(a) ||
          (a.accountId < b.accountId ? -1 : 1),
      );
    return {
      service: service?.name ?? null,
      account,
      accounts: open.slice(0, SHOWN),
      open: open.length,
      seen: seen.length,
      progress: one ? null : await progressOf(world),
    };
  },

  card: (result) => (result.account === null ? listCard(result) : oneCard(result.account)),
});

const SHOWN = 10;

/** Those that cannot be planned first, then those of which a press decides. */
function urgencyOf({ place, options, precision }: CheckedAccount): number {
  if (place === null) return 3;
  if (options.length > 0) return 2;
  return precision === "city" ? 1 : 0;
}

async function progressOf(world: World): Promise<PlacesResult["progress"]> {
  const progress = await world.places.progress();
  if (progress === null || progress.done + progress.waiting === 0) return null;
  const { done, waiting, minutes, state } = progress;
  const since = state.trouble && sinceWords(state.trouble.since, world);
  const name = world.places.service?.name ?? "";
  const spent = waiting > 0 && state.left === 0 ? SPENT : null;
  return {
    done,
    waiting,
    minutes,
    trouble: state.trouble ? `${name} ${state.trouble.why}, since ${since}` : spent,
  };
}

const SPENT = "today's look-ups are used up, and it goes on tomorrow";

function sinceWords(instant: Date, { calendar, asker, today }: World): string {
  const { date, minute } = calendar.localMoment(instant, asker.timeZone);
  return date === today ? clockOf(minute) : `${date} ${clockOf(minute)}`;
}

/** "1,240 of 3,200 addresses looked up, about 33 minutes more." */
function progressWords({ done, waiting, minutes, trouble }: Progress): string {
  const all = done + waiting;
  if (waiting === 0) return `All ${plural(all, "address", "addresses")} are looked up.`;
  const left = minutes === null ? "" : `, ${aboutTime(minutes)} more`;
  const words = `${whole(done)} of ${plural(all, "address", "addresses")} looked up${left}`;
  return trouble === null ? `${words}.` : `${words}; ${trouble}.`;
}

type Progress = NonNullable<PlacesResult["progress"]>;

function listCard({ accounts, open, seen, progress, service }: PlacesResult): Card {
  const isWaiting = progress !== null && progress.waiting > 0;
  const none = isWaiting ? "No place to check yet" : `All ${plural(seen, "account")} are placed`;
  return {
    title: open === 0 ? none : `${whole(open)} of ${plural(seen, "account")} to check`,
    parts: [
      ...(progress === null ? [] : [text(progressWords(progress))]),
      ...(open === 0 ? [] : openParts(accounts, open)),
      ...(service === null && open > 0 ? [note(HOW)] : []),
    ],
  };
}

function openParts(accounts: readonly CheckedAccount[], open: number): readonly Part[] {
  const rest = open - accounts.length;
  return [
    accountTable(accounts),
    ...(rest > 0 ? [note(`… and ${whole(rest)} more follow when these are decided.`)] : []),
    buttons(
      ...accounts.slice(0, 3).map(({ account, accountId }) => ({
        label: `Check: ${account}`,
        tool: "check_places",
        input: { account: accountId },
      })),
    ),
  ];
}

const HOW =
  "Only towns and postal codes are known here. To have addresses looked up, whoever runs Rounds sets ROUNDS_NOMINATIM_URL or ROUNDS_GEOCODING_KEY.";

const accountTable = (accounts: readonly CheckedAccount[]): Part =>
  table(
    [
      { header: "Account", align: "left" },
      { header: "Why", align: "left" },
    ],
    accounts.map(({ account, city, doubt }) => [
      [account, city].filter(Boolean).join(", "),
      doubt ?? "",
    ]),
  );

function oneCard(one: CheckedAccount): Card {
  const { accountId, address, city, place, precision, options, doubt } = one;
  const isKept = { label: "Keep as it is", tool: "set_place" };
  const keep = { ...isKept, input: { account: accountId, decision: "keep" } };
  return {
    title: titleOf(one),
    parts: [
      ...(doubt === null || place === null ? [] : [text(whyWords(one))]),
      facts({
        Address: [address, city].filter(Boolean).join(", ") || "none on record",
        Placed: place === null ? "nowhere" : `${pointWords(place)}, ${knownBy(precision)}`,
      }),
      ...placeMap(one),
      ...optionFacts(options),
      ...attributionNote(one.attribution),
      buttons(
        ...optionButtons(one, 3),
        ...(place === null || doubt === null ? [] : [keep]),
        ...(options.length < 3
          ? [{ label: "Who is near?", tool: "find_nearby", input: { near: accountId } }]
          : []),
      ),
      {
        kind: "form",
        title: "Say where it is",
        tool: "set_place",
        input: { account: accountId },
        submit: "Set",
        fields: [{ name: "at", label: "Coordinates, or an address", type: "line", value: null }],
      },
    ],
  };
}

const whyWords = ({ doubt, precision }: CheckedAccount): string =>
  doubt?.startsWith("known by")
    ? `Its place is ${doubt}: say where it is if that matters.`
    : `${sentenceOf(doubt ?? "")} Until somebody decides it lies ${precision === "exact" ? "where it was" : knownBy(precision)}.`;

function titleOf({ account, doubt, status, precision, place }: CheckedAccount): string {
  if (status === "waiting") return `${account}: its address waits to be looked up`;
  if (place === null) return `${account} has no place yet`;
  if (doubt !== null) return `${account}: is this the right place?`;
  return `${account} is placed ${precision === "exact" ? "exactly" : knownBy(precision)}`;
}
