/** How alike two masked sentences are by their words: cosine of weighted words and pairs of neighbours. */

export type WordVector = ReadonlyMap<string, number>;
export type WordWeights = {
  readonly weights: ReadonlyMap<string, number>;
  readonly unseen: number;
};

/** Words that are polite and say nothing. */
const FILLERS = new Set(
  "please thanks thank hey hi hello good morning just the a an ok okay so well um uh could can would you kindly like to".split(
    " ",
  ),
);

function partsOf(words: readonly string[]): string[] {
  const kept = words.filter((word) => !FILLERS.has(word));
  const telling = kept.length > 0 ? kept : words;
  const pairs = telling.map((word, at) => `${telling[at - 1] ?? "^"} ${word}`);
  return [...telling.map(stem), ...pairs];
}

/** Plural and tense endings mostly do not change what is asked. */
function stem(word: string): string {
  if (word.startsWith("_") || word.length < 5) return word;
  return word.replace(/(?:ings?|ed|es|s)$/, "");
}

/** Rare words tell more: the logarithm of how many sentences there are for each that has the word. */
export function weighWords(sentences: readonly (readonly string[])[]): WordWeights {
  const counts = new Map<string, number>();
  for (const words of sentences) {
    for (const part of new Set(partsOf(words))) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const weights = new Map<string, number>();
  for (const [part, count] of counts) {
    const rarity = Math.log((1 + sentences.length) / (1 + count)) + 0.5;
    weights.set(part, part.includes(" ") ? 0.6 * rarity : rarity);
  }
  return { weights, unseen: 0.8 * Math.log(1 + sentences.length) };
}

/** Of length 1. Unseen words count little, but they count: a sentence of unseen words is like nothing. */
export function wordVector(words: readonly string[], { weights, unseen }: WordWeights): WordVector {
  const vector = new Map<string, number>();
  for (const part of partsOf(words)) {
    const weight = weights.get(part) ?? (part.includes(" ") ? 0 : unseen);
    if (weight > 0) vector.set(part, weight);
  }
  const length = Math.hypot(...vector.values());
  for (const [part, weight] of vector) vector.set(part, weight / length);
  return vector;
}

export function dotWords(left: WordVector, right: WordVector): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [part, weight] of small) sum += weight * (large.get(part) ?? 0);
  return sum;
}
