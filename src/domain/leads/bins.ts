import { realAt } from "../typed-arrays.ts";

/** A table of numbers, row by row; NaN: not known. */
export type Matrix = {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
};

/** Bins of a column that hold known values, at most. */
export const BINS = 64;

/** Different values, or quantiles of them where there are many. Not known is a bin of its own, the first. */
export function edgesOf({ rows, columns, values }: Matrix, column: number): Float64Array {
  const known: number[] = [];
  for (let row = 0; row < rows; row++) {
    const value = values[row * columns + column] ?? Number.NaN;
    if (!Number.isNaN(value)) known.push(value);
  }
  const sorted = Float64Array.from(known).toSorted();
  const different = sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
  if (different.length <= BINS - 1) return different;
  const ends = Array.from(
    { length: BINS - 1 },
    (_, bin) => sorted[Math.floor(((bin + 1) * sorted.length) / BINS)] ?? 0,
  );
  return Float64Array.from(new Set(ends));
}

export function binned(
  { rows, columns, values }: Matrix,
  edges: readonly Float64Array[],
): Uint8Array {
  const bins = new Uint8Array(rows * columns);
  for (let column = 0; column < columns; column++) {
    const ends = edges[column] ?? new Float64Array();
    for (let row = 0; row < rows; row++) {
      const value = values[row * columns + column] ?? Number.NaN;
      bins[row * columns + column] = Number.isNaN(value) ? 0 : 1 + lowerBound(ends, value);
    }
  }
  return bins;
}

/** The first end that is not below the value; the number of ends when all are. */
function lowerBound(ends: Float64Array, value: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (realAt(ends, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
