import type { Matrix } from "./bins.ts";

/** What is known of one lead, deal or account, by field; numbers as they are, anything else is a kind. */
export type Features = Readonly<Record<string, string | number | null>>;

/** How fields become numbers; learned from the rows that a model is learned from, and from no others. */
export type Encoding = {
  readonly fields: readonly string[];
  /** For fields of kinds: the smoothed share of wanted rows for each kind; null: a field of numbers. */
  readonly kinds: readonly (ReadonlyMap<string, number> | null)[];
  /** The share among all rows, for kinds never seen. */
  readonly share: number;
};

/** Rows of the mean that each kind starts with: a kind seen twice tells little. */
const SMOOTHING = 20;

/** Fields of kinds get the share of wanted rows among their kind (target encoding, Micci-Barreca 2001). */
export function learnEncoding(rows: readonly Features[], wanted: Uint8Array): Encoding {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
  const share = wanted.reduce((sum, each) => sum + each, 0) / Math.max(1, rows.length);
  const kinds = fields.map((field) =>
    rows.some((row) => typeof row[field] === "string")
      ? sharesOf(field, rows, { wanted, share })
      : null,
  );
  return { fields, kinds, share };
}

function sharesOf(
  field: string,
  rows: readonly Features[],
  { wanted, share }: { readonly wanted: Uint8Array; readonly share: number },
): ReadonlyMap<string, number> {
  const counts = new Map<string, { seen: number; won: number }>();
  for (const [index, row] of rows.entries()) {
    const kind = String(row[field] ?? "");
    const count = counts.get(kind) ?? { seen: 0, won: 0 };
    count.seen += 1;
    count.won += wanted[index] ?? 0;
    counts.set(kind, count);
  }
  return new Map(
    Array.from(counts, ([kind, { seen, won }]) => [
      kind,
      (won + SMOOTHING * share) / (seen + SMOOTHING),
    ]),
  );
}

/** Rows per kind from which on a kind's share hardly shows any one of its rows. */
const COMMON = 50;

/** Each row is encoded by the others' outcomes: its own would tell what is to be learned. */
const FOLDS = 5;

/**
 * The rows that the encoding was learned from, for a model to learn from. Fields of many kinds are told, each fifth of the
 * rows, by what the other four say of them. Kinds that are seen once or twice, such as names, would else give away their rows.
 */
export function encodeForLearning(
  encoding: Encoding,
  rows: readonly Features[],
  wanted: Uint8Array,
): Matrix {
  const table = encode(encoding, rows);
  const { fields, kinds, share } = encoding;
  for (const [column, field] of fields.entries()) {
    const count = kinds[column]?.size ?? 0;
    if (count * COMMON < rows.length) continue;
    const { seen, won } = countFolds(field, rows, wanted);
    for (const [row, features] of rows.entries()) {
      const kind = String(features[field] ?? "");
      const others = (counts: Folds): number => othersOf(counts.get(kind), row % FOLDS);
      table.values[row * fields.length + column] =
        (others(won) + SMOOTHING * share) / (others(seen) + SMOOTHING);
    }
  }
  return table;
}

/** By kind: rows of each fold. */
type Folds = ReadonlyMap<string, Float64Array>;

function countFolds(field: string, rows: readonly Features[], wanted: Uint8Array) {
  const seen = new Map<string, Float64Array>();
  const won = new Map<string, Float64Array>();
  for (const [row, features] of rows.entries()) {
    const kind = String(features[field] ?? "");
    addTo(seen, kind, row % FOLDS, 1);
    addTo(won, kind, row % FOLDS, wanted[row] ?? 0);
  }
  return { seen, won };
}

function addTo(counts: Map<string, Float64Array>, kind: string, fold: number, by: number): void {
  const folds = counts.get(kind) ?? new Float64Array(FOLDS);
  folds[fold] = (folds[fold] ?? 0) + by;
  counts.set(kind, folds);
}

const othersOf = (folds: Float64Array | undefined, own: number): number =>
  folds === undefined ? 0 : folds.reduce((sum, each, fold) => (fold === own ? sum : sum + each), 0);

export function encode({ fields, kinds, share }: Encoding, rows: readonly Features[]): Matrix {
  const values = new Float64Array(rows.length * fields.length);
  for (const [row, features] of rows.entries()) {
    for (const [column, field] of fields.entries()) {
      const value = features[field] ?? null;
      const number = typeof value === "number" ? value : Number.NaN;
      values[row * fields.length + column] =
        kinds[column] === null ? number : (kinds[column]?.get(String(value ?? "")) ?? share);
    }
  }
  return { rows: rows.length, columns: fields.length, values };
}
