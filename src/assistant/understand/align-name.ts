import { isContradicted, stepOverKind } from "./align-kind.ts";
import { type Step, stepOver } from "./align-words.ts";
import type { Mention } from "./mention.ts";
import { isNumber, type NameEntry, type NameIndex } from "./name-index.ts";
import type { Sentence, Span } from "./sentence.ts";

/** Names of accounts in a sentence, right or misspelled, whole or shortened. */
export type NameMatch = Span & {
  readonly entry: NameEntry;
  /** 1: the whole name, letter by letter. */
  readonly score: number;
  readonly isExact: boolean;
  /** No word of the name is missing, however it is spelled. */
  readonly isWhole: boolean;
  /** The number that was said is that of another shop of the chain. */
  readonly isOtherNumber: boolean;
};

export type NameSearch = {
  readonly sentence: Sentence;
  readonly index: NameIndex;
  /** Everyday words: alone they are never taken for a misspelled or shortened name. */
  readonly everyday: ReadonlySet<string>;
  /** A name is expected: an everyday word that begins a name counts as that name. */
  readonly isEager: boolean;
  /** Where an industry is said: "liquor store". */
  readonly kinds: readonly Mention[];
};

/** Below this share of a name, words do not mean it. */
const LEAST_SCORE = 0.42;
/** A name of which a word is missing or replaced is never nearer than this. */
const MOST_INCOMPLETE = 0.84;
/** What another kind or number right after the words leaves of the score: "Uptown Pub" is not "Uptown Grill". */
const CONTRADICTED = 0.75;

/** How far a walk along a sentence and a name together has come. */
type Walk = {
  /** The next token of the sentence. */
  at: number;
  total: number;
  matched: number;
  headMatched: number;
  kindMatched: number;
  isExact: boolean;
  isWhole: boolean;
};

/** Words of the name may be missing, words of the sentence not. Null: that is not the name. */
export function alignName(search: NameSearch, entry: NameEntry, from: number): NameMatch | null {
  const walk = walkAlong(search, entry, from);
  if (walk.headMatched === 0) return null;
  const other = isContradicted(search, entry, walk.at);
  const isOtherNumber = other === "number";
  const share = walk.isWhole ? walk.matched / walk.total : incomplete(walk);
  const score = other === null ? share : share * CONTRADICTED;
  const { at: to, isExact, isWhole } = walk;
  // The number of no shop makes the chain's name one that nobody bears.
  const isNear = (isOtherNumber ? share : score) >= LEAST_SCORE;
  if (!isNear || isOnlyEveryday(search, { from, to }, isExact)) return null;
  return { from, to, entry, score: isExact ? 1 : score, isExact, isWhole, isOtherNumber };
}

const incomplete = (walk: Walk): number => Math.min(walk.matched / walk.total, MOST_INCOMPLETE);

function walkAlong(search: NameSearch, entry: NameEntry, from: number): Walk {
  const walk: Walk = {
    at: from,
    total: 0,
    matched: 0,
    headMatched: 0,
    kindMatched: 0,
    isExact: true,
    isWhole: true,
  };
  for (let position = 0; position < entry.words.length; ) {
    const step = stepOver(search, entry, { at: walk.at, position, from });
    take(walk, entry, position, step);
    position += step?.words ?? 1;
  }
  const kind = walk.kindMatched === 0 ? stepOverKind(search, entry, walk.at) : null;
  if (kind !== null) {
    walk.at = kind.to;
    walk.matched += kind.weight;
  }
  return walk;
}

function take(walk: Walk, entry: NameEntry, position: number, step: Step | null): void {
  if (step === null) {
    leaveOut(walk, entry, position);
    return;
  }
  const weights = entry.weights.slice(position, position + step.words);
  const weight = weights.reduce((sum, each) => sum + each, 0);
  walk.isExact &&= step.value === 1;
  walk.at += step.tokens;
  walk.total += weight;
  walk.matched += weight * step.value;
  if (position < entry.headLength) walk.headMatched += weight;
  if (position + step.words > entry.headLength) walk.kindMatched += weight;
}

function leaveOut(walk: Walk, entry: NameEntry, position: number): void {
  const word = entry.words[position];
  const isShopNumber = position >= entry.headLength && isNumber(word);
  walk.total += isShopNumber ? UNSAID_NUMBER : (entry.weights[position] ?? 0);
  walk.isExact = false;
  // "Wine spirits" leaves nothing out.
  walk.isWhole &&= word === "and";
}

/** What a chain's number weighs that nobody said: a chain is mostly named without it. */
const UNSAID_NUMBER = 0.5;

/** "Market" or "station" alone are words like others, and "pizza place" is no name. */
function isOnlyEveryday(
  { sentence, everyday, index, isEager }: NameSearch,
  span: Span,
  isExact: boolean,
): boolean {
  const words = sentence.tokens.slice(span.from, span.to);
  if (words.length > 1) return !isExact && words.every(({ text }) => index.kindWords.has(text));
  return words.every(
    ({ text, isCapital }) =>
      (!isEager && everyday.has(text) && !isCapital) || index.kindWords.has(text),
  );
}
