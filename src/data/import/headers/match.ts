import type { Column, Kind } from "../kind.ts";
import { PLAIN } from "../values/style.ts";
import { headerWords, isSimilar, squeezed, withoutQualifiers } from "./normal.ts";

/** A column of the file and the column of the kind that it fills. */
export type Match = {
  readonly header: string;
  readonly index: number;
  readonly field: string;
  readonly how: "same name" | "known name" | "similar name" | "given" | "remembered";
  readonly score: number;
};

/** The first values of each column of the file, in the order of the headers. */
export type Samples = readonly (readonly string[])[];

/** Words shorter than this are not compared for likeness: too many short words are alike. */
const SIMILAR_FROM = 6;

/** Which header fills which column of the kind: the best first, each header and each column once. */
export function matchHeaders(
  kind: Kind,
  headers: readonly string[],
  samples: Samples,
): readonly Match[] {
  const offers = headers.flatMap((header, index) =>
    Object.entries(kind.columns).flatMap(([field, column]) => {
      const score = scoreOf(header, field, column);
      const isFit = score > 0 && (score === SAME || fits(column, samples[index] ?? []));
      return isFit ? [{ header, index, field, score, how: howOf(score) }] : [];
    }),
  );
  const matches: Match[] = [];
  for (const offer of offers.toSorted((a, b) => b.score - a.score || a.index - b.index)) {
    const isTaken = matches.some(
      ({ index, field }) => index === offer.index || field === offer.field,
    );
    if (!isTaken) matches.push(offer);
  }
  return matches.toSorted((a, b) => a.index - b.index);
}

const SAME = 100;
const KNOWN = 80;
const UNQUALIFIED = 60;
const SIMILAR = 40;

function howOf(score: number): Match["how"] {
  if (score === SAME) return "same name";
  return score > SIMILAR + 5 ? "known name" : "similar name";
}

function scoreOf(header: string, field: string, column: Column): number {
  if (header === field) return SAME;
  const words = headerWords(header);
  const known = wordsOf(field, column);
  // Earlier words are better ones: where visits happen goes before where bills go.
  const place = known.get(squeezed(words));
  if (place !== undefined) return KNOWN + 15 / (1 + place);
  const bare = known.get(squeezed(withoutQualifiers(words)));
  if (bare !== undefined) return UNQUALIFIED + 15 / (1 + bare);
  return !column.isExact && isLike(squeezed(words), known) ? SIMILAR : 0;
}

function isLike(word: string, known: ReadonlyMap<string, number>): boolean {
  if (word.length < SIMILAR_FROM) return false;
  const most = word.length < 14 ? 1 : 2;
  return [...known.keys()].some(
    (other) => other.length >= SIMILAR_FROM && isSimilar(word, other, most),
  );
}

const cache = new WeakMap<Column, ReadonlyMap<string, number>>();

function wordsOf(field: string, column: Column): ReadonlyMap<string, number> {
  const kept = cache.get(column);
  if (kept) return kept;
  const all = [headerWords(field), ...(column.also ?? [])].map(squeezed);
  const words = new Map(all.toReversed().map((word, index) => [word, all.length - 1 - index]));
  cache.set(column, words);
  return words;
}

/** At least half of a column's first values are such as the column takes. */
function fits(column: Column, values: readonly string[]): boolean {
  if (values.length === 0) return true;
  const understood = values.filter((value) => isUnderstood(column, value)).length;
  return understood * 2 >= values.length;
}

function isUnderstood(column: Column, value: string): boolean {
  try {
    // Any order will do here: whether the column is decided is asked later, of all its values.
    column.read(value, { ...PLAIN, dateOrder: "dmy" });
    return true;
  } catch {
    return false;
  }
}
