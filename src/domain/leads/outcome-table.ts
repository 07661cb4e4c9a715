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
