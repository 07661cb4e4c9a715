import {
  kernelsOf,
  type LabelledExample,
  RIDGE,
  targetsOf,
} from "../src/assistant/understand/classifier.ts";
import { createEmbed } from "../src/assistant/understand/embedding.ts";
import { weighWords, wordVector } from "../src/assistant/understand/features.ts";
import { type Matrix, solveRidge } from "../src/assistant/understand/ridge.ts";

/** What a model says of an example that it was not trained on. */
export type Held = {
  readonly label: string;
  readonly best: string;
  readonly score: number;
  /** How far the next class is behind. */
  readonly lead: number;
};

/** Predicts any group of examples as if the model had been trained without it. */
export type Folds = {
  readonly byWords: (group: readonly number[]) => readonly Held[];
  readonly byMeaning: (group: readonly number[]) => readonly Held[];
};

/**
 * For kernel ridge regression the answers of a model trained without a group follow from the one trained with it, so that
 * no fold has to be trained: f = y - inverse(C) a, with C the group's part of the inverse of K + ridge I and a its weights.
 */
export async function openFolds(examples: readonly LabelledExample[]): Promise<Folds> {
  const classes = [...new Set(examples.map(({ label }) => label))];
  const weights = weighWords(examples.map(({ masked }) => masked.words));
  const words = examples.map(({ masked }) => wordVector(masked.words, weights));
  const vectors = await createEmbed()(examples.map(({ masked }) => masked.text));
  const kernels = kernelsOf(words, vectors);
  const of = (kernel: Matrix) => predictor(kernel, targetsOf(examples, classes), classes);
  return { byWords: of(kernels.words), byMeaning: of(kernels.both) };
}

function predictor(
  kernel: Matrix,
  targets: Matrix,
  classes: readonly string[],
): (group: readonly number[]) => readonly Held[] {
  const model = solveRidge(kernel, targets, RIDGE);
  const columns = inverseColumns(kernel); // The kernel is its own Cholesky factor by now.
  return (group) => {
    const size = group.length;
    const part = new Float64Array(size * size);
    for (const [row, left] of group.entries()) {
      for (const [column, right] of group.entries()) {
        part[row * size + column] = dotFrom(columns, kernel.rows, left, right);
      }
    }
    const of = (matrix: Matrix) => rowsOf(matrix, group);
    const wrong = solveRidge({ rows: size, columns: size, values: part }, of(model), 0);
    const truth = of(targets);
    return group.map((_, row) => heldAt(row, { truth, wrong, classes }));
  };
}

/** Columns of the inverse of the lower factor, one after the other. */
function inverseColumns({ rows: size, values: lower }: Matrix): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const own = inverse.subarray(row * size, (row + 1) * size);
    for (let before = 0; before < row; before++) {
      const factor = lower[row * size + before] ?? 0;
      const other = inverse.subarray(before * size, before * size + before + 1);
      for (const [column, value] of other.entries())
        own[column] = (own[column] ?? 0) - factor * value;
    }
    const diagonal = lower[row * size + row] ?? 1;
    own[row] = 1;
    for (let column = 0; column <= row; column++) own[column] = (own[column] ?? 0) / diagonal;
  }
  return transposed(inverse, size);
}

function transposed(values: Float64Array, size: number): Float64Array {
  const turned = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      turned[column * size + row] = values[row * size + column] ?? 0;
    }
  }
  return turned;
}

function dotFrom(columns: Float64Array, size: number, left: number, right: number): number {
  let sum = 0;
  for (let at = Math.max(left, right); at < size; at++) {
    sum += (columns[left * size + at] ?? 0) * (columns[right * size + at] ?? 0);
  }
  return sum;
}

function rowsOf({ columns, values }: Matrix, group: readonly number[]): Matrix {
  const part = new Float64Array(group.length * columns);
  for (const [row, from] of group.entries()) {
    part.set(values.subarray(from * columns, (from + 1) * columns), row * columns);
  }
  return { rows: group.length, columns, values: part };
}

type Predicted = {
  readonly truth: Matrix;
  readonly wrong: Matrix;
  readonly classes: readonly string[];
};

function heldAt(row: number, { truth, wrong, classes }: Predicted): Held {
  const at = (matrix: Matrix, column: number) => matrix.values[row * matrix.columns + column] ?? 0;
  const ranked = classes
    .map((name, column) => ({ name, score: at(truth, column) - at(wrong, column) }))
    .toSorted((left, right) => right.score - left.score);
  const [best, next] = ranked;
  return {
    label: classes.find((_, column) => at(truth, column) === 1) ?? "",
    best: best?.name ?? "",
    score: best?.score ?? 0,
    lead: (best?.score ?? 0) - (next?.score ?? 0),
  };
}
