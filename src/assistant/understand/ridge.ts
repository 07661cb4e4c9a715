/**
 * Kernel ridge regression: from how alike a sentence is to every example follows how well it fits every class.
 * Closed form, so the same examples always give the same model, and no example has to be the nearest one.
 */

/** Row-major, `rows` x `columns`. */
export type Matrix = {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
};

/** Solves (K + ridge I) X = Y for a symmetric K, by Cholesky's decomposition. K is overwritten by its lower factor. */
export function solveRidge(kernel: Matrix, targets: Matrix, ridge: number): Matrix {
  const size = kernel.rows;
  const lower = kernel.values;
  for (let row = 0; row < size; row++) add(lower, row * size + row, ridge);
  for (let from = 0; from < size; from += BLOCK) {
    decomposeBlock(lower, size, from, Math.min(size, from + BLOCK));
  }
  const solution = { ...targets, values: Float64Array.from(targets.values) };
  substitute(lower, solution);
  return solution;
}

/** Rows that stay in the processor's cache while the rows above go by. */
const BLOCK = 32;

function decomposeBlock(lower: Float64Array, size: number, from: number, to: number): void {
  for (let column = 0; column < from; column++) {
    for (let row = from; row < to; row++) takeEntry(lower, size, row, column);
  }
  for (let row = from; row < to; row++) {
    for (let column = from; column <= row; column++) takeEntry(lower, size, row, column);
  }
}

function takeEntry(lower: Float64Array, size: number, row: number, column: number): void {
  const place = row * size + column;
  const sum = at(lower, place) - dotOfRows(lower, row * size, column * size, column);
  lower[place] = row === column ? Math.sqrt(sum) : sum / at(lower, column * size + column);
}

/**
 * Two sums side by side, because one would wait for itself, and no helper for reading, because calls cost as much as the
 * sums: this is where all the time of learning goes.
 */
function dotOfRows(values: Float64Array, left: number, right: number, length: number): number {
  let even = 0;
  let odd = 0;
  const step = right - left;
  const end = left + length;
  let place = left;
  for (; place + 1 < end; place += 2) {
    even += (values[place] ?? 0) * (values[place + step] ?? 0);
    odd += (values[place + 1] ?? 0) * (values[place + 1 + step] ?? 0);
  }
  return place < end ? even + odd + (values[place] ?? 0) * (values[place + step] ?? 0) : even + odd;
}

/** Forward with L, then backward with L transposed, all columns at once, in place. */
function substitute(lower: Float64Array, { rows, columns, values }: Matrix): void {
  const scale = (row: number) => {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] =
        at(values, row * columns + column) / at(lower, row * rows + row);
    }
  };
  const subtract = (from: number, row: number, factor: number) => {
    for (let column = 0; column < columns; column++) {
      add(values, from * columns + column, -factor * at(values, row * columns + column));
    }
  };
  for (let row = 0; row < rows; row++) {
    for (let inner = 0; inner < row; inner++) subtract(row, inner, at(lower, row * rows + inner));
    scale(row);
  }
  for (let row = rows - 1; row >= 0; row--) {
    scale(row);
    for (let inner = 0; inner < row; inner++) subtract(inner, row, at(lower, row * rows + inner));
  }
}

/** One score a class. */
export function scoresOf(likeness: readonly number[], model: Matrix): number[] {
  const scores = Array.from({ length: model.columns }, () => 0);
  for (const [row, alike] of likeness.entries()) {
    for (let column = 0; column < model.columns; column++) {
      scores[column] =
        (scores[column] ?? 0) + alike * at(model.values, row * model.columns + column);
    }
  }
  return scores;
}

function at(values: Float64Array, position: number): number {
  return values[position] ?? 0;
}

function add(values: Float64Array, position: number, value: number): void {
  values[position] = at(values, position) + value;
}
