import { z } from "zod";
import { buttons, type Card, facts, note, text } from "../cards/card.ts";
import { distance } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import { greatCircleKm } from "../domain/geo/great-circle.ts";
import { judgePlace } from "../domain/geo/judge-place.ts";
import type { Account } from "../domain/model.ts";
import { type Candidate, DOUBTFUL_KM, pointIn } from "../domain/places.ts";
import { setPlaceExamples } from "./examples/set-place.ts";
import * as fields from "./fields.ts";
import {
  attributionNote,
  knownBy,
  optionButtons,
  optionFacts,
  optionOf,
  optionResult,
  type PlaceOption,
  placeMap,
  pointWords,
  precision,
} from "./place-result.ts";
import { findAccount } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const setResult = z.object({
  changeId: z.string().nullable().describe("For taking it back; null: nothing was written yet"),
  accountId: z.string(),
  account: z.string(),
  place: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  precision,
  isKept: z.boolean().describe("It stays where it was"),
  attribution: z.string().nullable().describe("Whom the place or the options are from"),
  movedKm: z.number().nullable().describe("From where it was; null: it was nowhere, or stays"),
  options: z.array(optionResult).describe("Where it may be: to be chosen from"),
});

type SetResult = z.output<typeof setResult>;

const KEEP_WORDS = ["(?:place|location|pin|spot) .*is (?:right|correct|ok|fine)", "placed right"];

export const setPlace = defineTool({
  name: "set_place",
  title: "Set a place",
  description:
    "Says where an account is, by coordinates or by an address that is looked up; or that it is in the right place as it is.",
  right: "rep",
  effect: "write",
  phrases: [
    "{account} is at 41.62, -93.65",
    "{account} is at 1200 Grand Ave, Des Moines",
    "the place of {account} is right",
  ],
  examples: setPlaceExamples,
  slots: {
    account: { type: "account", isRequired: true },
    decision: { type: "choice", words: { keep: KEEP_WORDS } },
    at: {
      type: "text",
      before:
        "(?:is|lies|sits|stands|located|placed|moved|now|actually|really|place of .* is|move .*|put .*|set .*) (?:at|to|on)",
      needsCue: true,
      takesRest: true,
      isRequiredUnless: ["decision"],
    },
  },
  input: z.object({
    account: fields.account(),
    at: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe('Coordinates, latitude first, as "41.62, -93.65", or an address'),
    precision: precision.optional().describe("How exactly these coordinates are known"),
    decision: z.enum(["move", "keep"]).default("move").describe("keep: it is right as it is"),
  }),
  result: setResult,

  async run({ account: words, at, precision: known, decision }, world) {
    const account = await findAccount(world, words);
    if (decision === "keep") return keep(world, account);
    if (at === undefined)
      throw new UserError(
        "missing",
        `Where is ${account.name}?`,
        `Say it as in "${account.name} is at 41.62, -93.65", or with its address.`,
      );
    const point = pointIn(at);
    // Only a button tells how exactly: what it sets was found by a service.
    const service = known === undefined ? null : world.places.service;
    if (point) return write(world, account, { place: point, precision: known ?? "exact", service });
    return byWords(world, account, at);
  },

  card: (result) => setCard(result),
});

async function keep(world: World, account: Account): Promise<SetResult> {
  if (account.place === null)
    throw new UserError(
      "no_place",
      `${account.name} has no place that could be kept.`,
      `Say where it is, as in "${account.name} is at 41.62, -93.65".`,
    );
  const { changeId } = await world.writer.setPlace(author(world), account.id, null);
  return { ...about(account), changeId, isKept: true };
}

type Said = Omit<PlaceOption, "address"> & { readonly service: World["places"]["service"] };

async function write(
  world: World,
  account: Account,
  { place, precision: known, service }: Said,
): Promise<SetResult> {
  const said = { place, precision: known, service: service?.key ?? null };
  const { changeId } = await world.writer.setPlace(author(world), account.id, said);
  const movedKm = account.place && greatCircleKm(account.place, place);
  const attribution = service?.attribution ?? null;
  return { ...about(account), changeId, place, precision: known, movedKm, attribution };
}

const author = ({ asker, instant }: World) => ({
  email: asker.email,
  at: instant,
  tool: "set_place",
});

const about = (account: Account): SetResult => ({
  changeId: null,
  accountId: account.id,
  account: account.name,
  place: account.place,
  precision: account.precision,
  isKept: false,
  attribution: null,
  movedKm: null,
  options: [],
});

/** An address is looked up where a service is there; else the town or the postal code in it is taken, if that helps. */
async function byWords(world: World, account: Account, words: string): Promise<SetResult> {
  if (!/\p{L}/u.test(words))
    throw new UserError(
      "not_found",
      `"${words}" is no place on the earth.`,
      `Latitude goes first, as in "${account.name} is at 41.62, -93.65".`,
    );
  const found =
    world.places.service === null ? null : await world.places.find(inTown(account, words));
  if (found?.candidates && found.candidates.length > 0)
    return choose(world, account, found.candidates);
  const known = inGazetteer(world, words);
  if (known && isBetter(account, known)) return write(world, account, { ...known, service: null });
  throw new UserError(
    "not_found",
    found?.trouble
      ? `${found.trouble.words}, so I cannot look up "${words}" now.`
      : notFound(world, words),
    `Say its coordinates, as in "${account.name} is at 41.62, -93.65".`,
  );
}

/** Who says a street alone means one of the account's own town. */
function inTown({ city, state }: Account, words: string): string {
  const town = [city, state].filter((part) => part !== null).join(", ");
  return words.includes(",") || town === "" ? words : `${words}, ${town}`;
}

const isBetter = ({ place }: Account, known: PlaceOption): boolean =>
  place === null || greatCircleKm(place, known.place) > DOUBTFUL_KM;

const notFound = ({ places }: World, words: string): string =>
  places.service === null
    ? `I know towns and postal codes only, no addresses such as "${words}".`
    : `${places.service.name} does not know "${words}".`;

async function choose(
  world: World,
  account: Account,
  candidates: readonly Candidate[],
): Promise<SetResult> {
  const {
    take,
    doubt,
    candidates: options,
  } = judgePlace(candidates, {
    area: null,
    zip: null,
    isPlaced: true,
  });
  const { service } = world.places;
  if (take !== null && doubt === null)
    return write(world, account, { place: take.place, precision: take.precision, service });
  const attribution = service?.attribution ?? null;
  return { ...about(account), options: options.map(optionOf), attribution };
}

/** "1200 Grand Ave, Des Moines, IA" names a town; "…, 50309" a postal code. */
function inGazetteer({ gazetteer }: World, words: string): PlaceOption | null {
  const zip = /\b\d{5}\b(?=\D*$)/.exec(words)?.[0];
  const parts = words.split(",").map((part) => part.trim());
  for (const part of [zip ?? "", ...parts.toReversed()]) {
    const found = part.length > 2 ? gazetteer.find(part) : null;
    if (found)
      return {
        place: found.place,
        precision: part === zip ? "postal_code" : "city",
        address: part,
      };
  }
  return null;
}

function setCard(result: SetResult): Card {
  const { account, accountId, changeId, place, options, isKept, attribution } = result;
  if (changeId === null)
    return {
      title: `Where is ${account}? Nothing was changed yet.`,
      parts: [
        ...placeMap(result),
        ...optionFacts(options),
        ...attributionNote(attribution),
        buttons(...optionButtons(result, 3)),
      ],
    };
  const undo = { label: "Take it back", tool: "undo_change", input: { change: changeId } };
  return {
    title: isKept
      ? `${account} stays where it is`
      : `${account} is placed ${result.precision === "exact" ? "exactly" : knownBy(result.precision)}`,
    parts: [
      ...(place === null ? [] : [facts({ Place: pointWords(place) })]),
      ...placeMap({ account, place, options: [] }),
      ...attributionNote(attribution),
      ...(isKept ? [text("I do not ask about it any more.")] : moved(result)),
      buttons(
        undo,
        { label: "Check other places", tool: "check_places", input: {} },
        {
          label: `Brief me on ${account}`,
          tool: "brief_account",
          input: { account: accountId },
        },
      ),
    ],
  };
}

const moved = ({ movedKm }: SetResult) => [
  ...(movedKm === null ? [] : [note(`${distance(movedKm)} from where it was before.`)]),
  note("Its address on record stays as it is."),
];
