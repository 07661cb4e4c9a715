import { greatCircleKm } from "../geo/great-circle.ts";
import { cellOf, cellsAcross, type Identity, nameWords, sureKeys, townKey } from "./match-keys.ts";
import { isLikeName } from "./similar-names.ts";

/** Names that are alike are one company only at one place: the same town, or so many kilometres apart at most. */
const SAME_PLACE_KM = 2;

/** Letters that begin alike in two spellings of one word: only such names are compared. */
const BLOCK = 3;

/** Who is known by which key. Rows are added and taken out one by one, so that the index follows the data. */
export type MatchIndex<Row extends Identity> = {
  add(row: Row): void;
  remove(id: string): void;
  get(id: string): Row | null;
  readonly size: () => number;
  /** The one whom the keys mean; null: none, or several and none of them at the place. */
  match(wanted: Identity, isWanted?: (row: Row) => boolean): Match<Row> | null;
};

export type Match<Row> = { readonly row: Row; readonly by: "e-mail" | "domain" | "phone" | "name" };

type Known<Row> = {
  readonly row: Row;
  readonly words: readonly string[];
  readonly keys: readonly string[];
};

export function createMatchIndex<Row extends Identity>(): MatchIndex<Row> {
  const known = new Map<string, Known<Row>>();
  const byKey = new Map<string, Set<string>>();
  const rowsOf = (key: string): readonly Known<Row>[] =>
    [...(byKey.get(key) ?? [])].flatMap((id) => known.get(id) ?? []);
  const remove = (id: string): void => {
    for (const key of known.get(id)?.keys ?? []) {
      const ids = byKey.get(key);
      ids?.delete(id);
      if (ids?.size === 0) byKey.delete(key);
    }
    known.delete(id);
  };
  return {
    remove,
    add(row) {
      remove(row.id);
      const words = row.name === null ? [] : nameWords(row.name);
      const keys = [...sureKeys(row), ...nameKeys(row, words, false)];
      known.set(row.id, { row, words, keys });
      for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(row.id));
    },
    get: (id) => known.get(id)?.row ?? null,
    size: () => known.size,
    match(wanted, isWanted = () => true) {
      for (const key of sureKeys(wanted)) {
        const row = oneOf(
          wanted,
          rowsOf(key).filter((each) => isWanted(each.row)),
        );
        if (row) return { row, by: KINDS[key.slice(0, key.indexOf(" "))] ?? "domain" };
      }
      const row = byName(wanted, rowsOf, isWanted);
      return row && { row, by: "name" };
    },
  };
}

const KINDS: Readonly<Record<string, Match<unknown>["by"]>> = {
  mail: "e-mail",
  domain: "domain",
  phone: "phone",
};

/** A head office shares its domain with all branches: then the branch at the place is meant, or none. */
function oneOf<Row extends Identity>(wanted: Identity, found: readonly Known<Row>[]): Row | null {
  const [first] = found;
  if (first && found.length === 1) return first.row;
  const here = found.filter(({ row }) => isSamePlace(wanted, row));
  const [only] = here;
  return only && here.length === 1 ? only.row : null;
}

/** The first in the order of ids, so that the same data give the same answer. */
function byName<Row extends Identity>(
  wanted: Identity,
  rowsOf: (key: string) => readonly Known<Row>[],
  isWanted: (row: Row) => boolean,
): Row | null {
  if (wanted.name === null) return null;
  const words = nameWords(wanted.name);
  const alike = nameKeys(wanted, words, true)
    .flatMap(rowsOf)
    .filter(
      (each) =>
        isWanted(each.row) && isLikeName(words, each.words) && isSamePlace(wanted, each.row),
    )
    .map(({ row }) => row);
  return alike.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** Beginnings of words at the town, and at the cell of the place; with `around` those of the cells beside it, too. */
function nameKeys(
  { town, place }: Identity,
  words: readonly string[],
  around: boolean,
): readonly string[] {
  const spots = [
    ...(town === null ? [] : [`town ${townKey(town)}`]),
    ...(place === null ? [] : cellsOf(place, around)),
  ];
  const begins = [...new Set(words.map((word) => word.slice(0, BLOCK)))];
  return spots.flatMap((spot) => begins.map((begin) => `${spot} ${begin}`));
}

function cellsOf(place: Identity["place"] & object, around: boolean): readonly string[] {
  const [row, column] = cellOf(place);
  if (!around) return [`cell ${row} ${column}`];
  const across = cellsAcross(place);
  return [-1, 0, 1].flatMap((up) =>
    Array.from({ length: 2 * across + 1 }, (_, at) => `cell ${row + up} ${column + at - across}`),
  );
}

function isSamePlace(a: Identity, b: Identity): boolean {
  if (a.town !== null && b.town !== null && townKey(a.town) === townKey(b.town)) return true;
  return a.place !== null && b.place !== null && greatCircleKm(a.place, b.place) <= SAME_PLACE_KM;
}
