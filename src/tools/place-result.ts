import { z } from "zod";
import { facts, note, type Part, type Picture } from "../cards/card.ts";
import type { Account } from "../domain/model.ts";
import type { Candidate, Doubt, Lookup } from "../domain/places.ts";
import type { Place } from "../domain/units.ts";

const place = z.object({ lat: z.number(), lng: z.number() });

export const precision = z.enum(["exact", "street", "postal_code", "city"]);

/** A place that a service found, for a person to choose. */
export const optionResult = z.object({ place, precision, address: z.string() });

export type PlaceOption = z.output<typeof optionResult>;

export const optionOf = ({ place: at, precision: known, address }: Candidate): PlaceOption => ({
  place: at,
  precision: known,
  address,
});

export const checkedAccount = z.object({
  accountId: z.string(),
  account: z.string(),
  city: z.string().nullable(),
  address: z.string().nullable(),
  place: place.nullable().describe("Null: it has none, and cannot be planned"),
  precision: precision.describe("How its place is known, if it has one"),
  status: z.enum(["placed", "unsure", "not_found", "settled", "waiting", "none"]),
  doubt: z.string().nullable().describe("Why a person should look at it"),
  options: z.array(optionResult).describe("What a service found for its address"),
  attribution: z.string().nullable().describe("Whom its place or the options are from"),
});

export type CheckedAccount = z.output<typeof checkedAccount>;

export function checkedFrom(account: Account, lookup: Lookup): CheckedAccount {
  const { status, doubt, candidates, attribution } = lookup;
  const isWaiting = status === "waiting" || status === "settled";
  return {
    accountId: account.id,
    account: account.name,
    city: account.city,
    address: account.address,
    place: account.place,
    precision: account.precision,
    status,
    doubt: isWaiting ? null : doubtOf(account, doubt),
    options: candidates.map(optionOf),
    attribution,
  };
}

const DOUBTS: Readonly<Record<Doubt, string>> = {
  not_found: "its address was not found",
  several: "several places have this address",
  far: "what was found is far from its postal code or town",
  partial: "only a part of its address was found",
  street_only: "only its street was found, not the house",
  area_only: "only its town was found",
};

function doubtOf({ place: at, precision: known }: Account, doubt: Doubt | null): string | null {
  if (doubt !== null) return DOUBTS[doubt];
  if (at === null) return "it has no place";
  return isCoarse(known) ? `known by its ${AREAS[known]} only` : null;
}

/** What a card about an account says of its place; null: it is exact, or a person said that it is right. */
export function placeNote({ doubt, status, precision: known }: CheckedAccount): string | null {
  if (doubt !== null && !doubt.startsWith("known by"))
    return `Is its place right? ${sentenceOf(doubt)}`;
  if (doubt === null && (known === "exact" || status === "settled")) return null;
  const rest = status === "waiting" ? "; its address is to be looked up" : "";
  return `Place known by its ${AREAS[known]} only${rest}.`;
}

/** "It has no place." */
export const sentenceOf = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;

type Precision = z.output<typeof precision>;

const isCoarse = (known: Precision): boolean => known === "postal_code" || known === "city";

const AREAS: Readonly<Record<Precision, string>> = {
  exact: "coordinates",
  street: "street",
  postal_code: "postal code",
  city: "town",
};

/** "exact", "by its postal code". */
export const knownBy = (known: Precision): string =>
  known === "exact" ? "exact" : `by its ${AREAS[known]}`;

export const pointWords = ({ lat, lng }: Place): string => `${lat.toFixed(5)}, ${lng.toFixed(5)}`;

/** Where it is now, and what may be chosen, by number. */
export function placeMap({ account, place: now, options }: Shown): readonly Picture[] {
  const stops = options.map(({ place: at, address, precision: known }) => ({
    place: at,
    label: address,
    detail: knownBy(known),
  }));
  if (stops.length === 0 && now === null) return [];
  const own = now && { place: now, label: account, detail: "where it is now" };
  return [
    {
      kind: "picture",
      alt: `Map of ${account}: ${[...(now ? ["where it is now"] : []), ...stops.map(({ label }, index) => `${index + 1} ${label}`)].join(", ")}`,
      map: {
        stops: stops.length > 0 || own === null ? stops : [own],
        others: stops.length > 0 && own !== null ? [own] : [],
        start: null,
        end: null,
        isRoute: false,
        outline: [],
      },
    },
  ];
}

type Shown = Pick<CheckedAccount, "account" | "place" | "options">;

/** Buttons that set a place: by the first words of its address, and how exactly it is known. */
export const optionButtons = (
  { accountId, options }: Pick<CheckedAccount, "accountId" | "options">,
  most: number,
) =>
  options.slice(0, most).map(({ place: at, precision: known, address }, index) => ({
    label: `${options.length > 1 ? `${index + 1}: ` : ""}${shortAddress(address)}`,
    tool: "set_place",
    input: { account: accountId, at: pointWords(at), precision: known },
  }));

const LONGEST_LABEL = 40;

/** "1200, Grand Avenue, Des Moines, ..." is long enough without the county and the country. */
function shortAddress(address: string): string {
  const parts = address.split(",").map((part) => part.trim());
  const words = parts.slice(0, /^\d+\w?$/.test(parts[0] ?? "") ? 3 : 2).join(", ");
  return words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL - 1)}…` : words;
}

/** Places to choose from, with how each is known. */
export const optionFacts = (options: readonly PlaceOption[]): readonly Part[] =>
  options.length === 0
    ? []
    : [
        facts(
          Object.fromEntries(
            options.map(({ address, precision: known }, index) => [
              `${index + 1}`,
              `${address} (${knownBy(known)})`,
            ]),
          ),
        ),
      ];

/** Whom a place is from, where its terms ask for it. */
export const attributionNote = (attribution: string | null): readonly Part[] =>
  attribution === null ? [] : [note(`Places: ${attribution}.`)];
