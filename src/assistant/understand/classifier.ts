import { EMBEDDING_VERSION, type Embed } from "./embedding.ts";
import { dotWords, type WordVector, type WordWeights, weighWords, wordVector } from "./features.ts";
import type { Masked } from "./mask.ts";
import { type Matrix, scoresOf, solveRidge } from "./ridge.ts";
import { type Stored, stored } from "./stored-model.ts";

/** Tells by examples what a masked sentence asks for: by its words alone, and by its words and its meaning. */
export type Classifier = {
  readonly classes: readonly string[];
  /** Fit of every class, about 0 to 1, best first. */
  byWords(masked: Masked): Ranked[];
  byMeaning(masked: Masked): Promise<Ranked[]>;
};

export type Ranked = { readonly name: string; readonly score: number };
export type LabelledExample = { readonly label: string; readonly masked: Masked };

/** Changes of the arithmetic make stored models worthless. */
const ALGORITHM = "ridge-2";
export const RIDGE = 0.2;
/** Share of the words in the likeness of two sentences; the rest is meaning. */
const WORD_SHARE = 0.4;
/** How fast likeness in meaning falls with distance: only near neighbours should vote. */
const FALL_OFF = 4;

type Trained = {
  readonly weights: WordWeights;
  readonly words: readonly WordVector[];
  readonly vectors: readonly Float32Array[];
  readonly classes: readonly string[];
  readonly wordModel: Matrix;
  readonly model: Matrix;
};

export async function createClassifier(
  examples: readonly LabelledExample[],
  embed: Embed,
  folder: string,
): Promise<Classifier> {
  const trained = await train(examples, embed, folder);
  return {
    classes: trained.classes,
    byWords: (masked) => {
      const words = wordVector(masked.words, trained.weights);
      return ranked(
        trained,
        trained.words.map((other) => dotWords(words, other)),
        trained.wordModel,
      );
    },
    byMeaning: async (masked) => {
      const words = wordVector(masked.words, trained.weights);
      const [vector] = await embed([masked.text]);
      const likeness = trained.words.map((other, at) =>
        blend(dotWords(words, other), dot(vector ?? [], trained.vectors[at] ?? [])),
      );
      return ranked(trained, likeness, trained.model);
    },
  };
}

function ranked({ classes }: Trained, likeness: readonly number[], model: Matrix): Ranked[] {
  const scores = scoresOf(likeness, model);
  return classes
    .map((name, at) => ({ name, score: scores[at] ?? 0 }))
    .toSorted((left, right) => right.score - left.score);
}

async function train(
  examples: readonly LabelledExample[],
  embed: Embed,
  folder: string,
): Promise<Trained> {
  const weights = weighWords(examples.map(({ masked }) => masked.words));
  const words = examples.map(({ masked }) => wordVector(masked.words, weights));
  const classes = [...new Set(examples.map(({ label }) => label))];
  const content = examples.map(
    ({ label, masked }) => `${label}|${masked.words.join(" ")}|${masked.text}`,
  );
  const version = `${ALGORITHM} ${EMBEDDING_VERSION} ${RIDGE} ${WORD_SHARE} ${FALL_OFF}`;
  const kept = await stored(folder, [version, ...content], () =>
    compute(examples, words, classes, embed),
  );
  const size = (kept["vectors"]?.length ?? 0) / Math.max(1, examples.length);
  return {
    weights,
    words,
    classes,
    vectors: examples.map((_, at) =>
      (kept["vectors"] ?? new Float32Array()).subarray(at * size, (at + 1) * size),
    ),
    wordModel: toMatrix(kept["wordModel"], examples.length, classes.length),
    model: toMatrix(kept["model"], examples.length, classes.length),
  };
}

async function compute(
  examples: readonly LabelledExample[],
  words: readonly WordVector[],
  classes: readonly string[],
  embed: Embed,
): Promise<Stored> {
  const vectors = await embed(examples.map(({ masked }) => masked.text));
  const targets = targetsOf(examples, classes);
  const kernels = kernelsOf(words, vectors);
  return {
    vectors: Float32Array.from(vectors.flat()),
    wordModel: Float32Array.from(solveRidge(kernels.words, targets, RIDGE).values),
    model: Float32Array.from(solveRidge(kernels.both, targets, RIDGE).values),
  };
}

/** A row for each example: 1 in the column of its class. */
export function targetsOf(
  examples: readonly LabelledExample[],
  classes: readonly string[],
): Matrix {
  const values = examples.flatMap(({ label }) => classes.map((name) => (name === label ? 1 : 0)));
  return toMatrix(Float32Array.from(values), examples.length, classes.length);
}

/** How alike all examples are to each other: by words alone, and by words and meaning. */
export function kernelsOf(
  words: readonly WordVector[],
  vectors: readonly (readonly number[])[],
): { readonly words: Matrix; readonly both: Matrix } {
  const byWords = kernel(words.length, (left, right) =>
    dotWords(words[left] ?? new Map(), words[right] ?? new Map()),
  );
  const both = kernel(words.length, (left, right) =>
    blend(
      byWords.values[left * words.length + right] ?? 0,
      dot(vectors[left] ?? [], vectors[right] ?? []),
    ),
  );
  return { words: byWords, both };
}

function kernel(size: number, alike: (left: number, right: number) => number): Matrix {
  const values = new Float64Array(size * size);
  for (let left = 0; left < size; left++) {
    for (let right = 0; right <= left; right++) {
      const value = alike(left, right);
      values[left * size + right] = value;
      values[right * size + left] = value;
    }
  }
  return { rows: size, columns: size, values };
}

function toMatrix(values: Float32Array | undefined, rows: number, columns: number): Matrix {
  return { rows, columns, values: Float64Array.from(values ?? []) };
}

function blend(words: number, meaning: number): number {
  return WORD_SHARE * words + (1 - WORD_SHARE) * Math.exp(FALL_OFF * (meaning - 1));
}

function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
