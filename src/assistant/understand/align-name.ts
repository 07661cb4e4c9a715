import type { NameEntry, NameIndex } from "./name-index.ts";
import type { Sentence, Span } from "./sentence.ts";
import { similarity } from "./similar-words.ts";

/** Names of accounts in a sentence, right or misspelled, whole or shortened. */
export type NameMatch = Span & {
  readonly entry: NameEntry;
  /** 1: the whole name, letter by letter. */
  readonly score: number;
  readonly isExact: boolean;
};

export type NameSearch = {
  readonly sentence: Sentence;
  readonly index: NameIndex;
  /** Everyday words: alone they are never taken for a misspelled or shortened name. */
  readonly everyday: ReadonlySet<string>;
  /** A name is expected: an everyday word that begins a name counts as that name. */
  readonly isEager: boolean;
};

/** Below this share of a name, words do not mean it. */
const LEAST_SCORE = 0.42;

/** How far a walk along a sentence and a name together has come. */
type Walk = {
  /** The next token of the sentence. */
  at: number;
  words: number;
  total: number;
  matched: number;
  headMatched: number;
  isExact: boolean;
};

/** Words of the name may be missing, words of the sentence not. Null: that is not the name. */
export function alignName(search: NameSearch, entry: NameEntry, from: number): NameMatch | null {
  const walk: Walk = { at: from, words: 0, total: 0, matched: 0, headMatched: 0, isExact: true };
  for (const position of entry.words.keys()) takeWord(search, entry, walk, position);
  if (walk.headMatched === 0) return null;
  const score = walk.isExact ? 1 : scoreOf(search, entry, walk);
  const { at: to, isExact } = walk;
  if (score < LEAST_SCORE || isOnlyEveryday(search, { from, to }, isExact)) return null;
  return { from, to, entry, score, isExact };
}

function takeWord(search: NameSearch, entry: NameEntry, walk: Walk, position: number): void {
  const weight = weightOf(search.index, entry, position);
  walk.total += weight;
  const step = stepOver(search, walk.at, entry.words[position] ?? "", entry.words[position + 1]);
  if (step === null || step.value < 1) walk.isExact = false;
  if (step === null) return;
  walk.at += step.tokens;
  walk.words++;
  walk.matched += weight * step.value;
  if (position < entry.headLength) walk.headMatched += weight;
}

/** What a kind or a chain's number weighs beside the words before it. The same for all kinds, so that a name without it is equally near to all of them. */
const KIND_WEIGHT = 1.2;
const NUMBER_WEIGHT = 1.5;

/** The words before the kind tell who it is, the kind only narrows it. */
function weightOf(index: NameIndex, entry: NameEntry, position: number): number {
  const word = entry.words[position] ?? "";
  if (position < entry.headLength) return (index.weights.get(word) ?? 1) * 1.3;
  if (/^\d+$/.test(word)) return NUMBER_WEIGHT;
  return KIND_WEIGHT / (entry.words.length - entry.headLength);
}

type Step = { readonly tokens: number; readonly value: number };

function stepOver(
  search: NameSearch,
  at: number,
  word: string,
  next: string | undefined,
): Step | null {
  const token = search.sentence.tokens[at];
  if (token === undefined || token.isBreak) return null;
  const value = similarity(token.text, word);
  const isOther = search.everyday.has(token.text) && value < 0.95;
  if (value > 0 && !isOther) return { tokens: 1, value };
  return stepOverJoined(search, at, word, next);
}

/** "quick stop" for QuickStop, "goldenear" for Golden Ear. */
function stepOverJoined(
  { sentence }: NameSearch,
  at: number,
  word: string,
  next: string | undefined,
): Step | null {
  const [before = "", text = "", following = ""] = [at - 1, at, at + 1].map(
    (position) => sentence.tokens[position]?.text,
  );
  if (text + following === word) return { tokens: 2, value: 1 };
  if (next !== undefined && word + next === text) return { tokens: 0, value: 0.97 };
  return isSecondHalf(word, before) ? { tokens: 0, value: 0.95 } : null;
}

function isSecondHalf(word: string, joined: string): boolean {
  return joined.length > word.length && word.length > 2 && joined.endsWith(word);
}

/** Another kind or another number right after the words speaks against the name: "Uptown Pub" is not "Uptown Grill". */
function scoreOf(search: NameSearch, entry: NameEntry, walk: Walk): number {
  const next = search.sentence.tokens[walk.at];
  const share = walk.matched / walk.total;
  if (next === undefined || next.isBreak) return share;
  const isOtherKind = search.index.kindWords.has(next.text) && !entry.words.includes(next.text);
  const isOtherNumber = /^1\d\d$/.test(next.text) && /^\d+$/.test(entry.words.at(-1) ?? "");
  return isOtherKind || isOtherNumber ? share * 0.75 : share;
}

/** "market" or "station" alone are words like others, and "pizza place" is no name. */
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
