import { UserError } from "../../../domain/errors.ts";
import type { Kind } from "../kind.ts";
import { kinds } from "../kinds/index.ts";
import { type Match, matchHeaders, type Samples } from "./match.ts";
import { headerWords, squeezed } from "./normal.ts";
import { ADDRESS, ENTITY_IDS } from "./words.ts";

export type Chosen = { readonly kind: Kind; readonly matches: readonly Match[] };

type Candidate = Chosen & { readonly points: number };

/** A name of the file such as "leads-2026.csv" is worth as much as a telling column. */
const FILE_NAME_POINTS = 3;

/** What a file is about, from its headers, values and name; null: nothing that is known here. */
export function chooseKind(
  file: string,
  headers: readonly string[],
  samples: Samples,
): Chosen | null {
  const candidates = kinds
    .map((kind): Candidate => {
      const matches = matchHeaders(kind, headers, samples);
      return { kind, matches, points: pointsOf(kind, matches) + fileNamePoints(file, kind) };
    })
    .filter(({ kind, matches }) => isEnough(kind, matches))
    .filter(({ kind, matches }) => kind.name !== "territories" || !isOfAccounts(headers, matches))
    .toSorted((a, b) => b.points - a.points);
  return candidates[0] ?? null;
}

const OF_ACCOUNTS = new Set([...ENTITY_IDS, ...ADDRESS].map(squeezed));

/** A column that no territory has, a customer number or a street: what looks like a rule is where an account is. */
const isOfAccounts = (headers: readonly string[], matches: readonly Match[]): boolean => {
  const taken = new Set(matches.map(({ index }) => index));
  return headers.some(
    (header, index) => !taken.has(index) && OF_ACCOUNTS.has(squeezed(headerWords(header))),
  );
};

export function kindNamed(name: string): Kind {
  const kind = kinds.find((each) => each.name === name);
  if (kind) return kind;
  const names = kinds.map((each) => each.name).join(", ");
  throw new UserError("unknown_kind", `There is no kind "${name}".`, `Use one of: ${names}.`);
}

export function isEnough(kind: Kind, matches: readonly Match[]): boolean {
  const fields = new Set(matches.map(({ field }) => field));
  return kind.needs.every((group) => group.some((field) => fields.has(field)));
}

const pointsOf = (kind: Kind, matches: readonly Match[]): number =>
  matches.reduce((sum, { field, score }) => {
    const tells = kind.columns[field]?.tells ?? 1;
    return sum + tells * (score / 100);
  }, 0);

function fileNamePoints(file: string, kind: Kind): number {
  const name = (file.split(/[/\\]/).at(-1) ?? "").toLowerCase();
  const singular = kind.name.replace(/ies$/, "y").replace(/s$/, "");
  return name.includes(kind.name) || name.includes(singular) ? FILE_NAME_POINTS : 0;
}
