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

/** Solves (K + ridge I) X = Y for a symmetric K, by Cholesky's decomposition. K is overwritten. */
export function solveRidge(kernel: Matrix, targets: Matrix, ridge: number): Matrix {
  const size = kernel.rows;
  const lower = kernel.values;
  for (let row = 0; row < size; row++) add(lower, row * size + row, ridge);
  decompose(lower, size);
  const solution = Float64Array.from(targets.values);
  for (let column = 0; column < targets.columns; column++) {
    substitute(lower, size, { values: solution, step: targets.columns, column });
  }
  return { rows: size, columns: targets.columns, values: solution };
}

function decompose(lower: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = at(lower, row * size + column);
      for (let inner = 0; inner < column; inner++) {
        sum -= at(lower, row * size + inner) * at(lower, column * size + inner);
      }
      lower[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / at(lower, column * size + column);
    }
  }
}

type Column = { readonly values: Float64Array; readonly step: number; readonly column: number };

/** Forward with L, then backward with L transposed, in place. */
function substitute(lower: Float64Array, size: number, { values, step, column }: Column): void {
  for (let row = 0; row < size; row++) {
    let sum = at(values, row * step + column);
    for (let inner = 0; inner < row; inner++) {
      sum -= at(lower, row * size + inner) * at(values, inner * step + column);
    }
    values[row * step + column] = sum / at(lower, row * size + row);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = at(values, row * step + column);
    for (let inner = row + 1; inner < size; inner++) {
      sum -= at(lower, inner * size + row) * at(values, inner * step + column);
    }
    values[row * step + column] = sum / at(lower, row * size + row);
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
