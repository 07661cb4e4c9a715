import type { Mention } from "./mention.ts";
import type { NameEntry, NameIndex } from "./name-index.ts";
import { overlaps, type Sentence, type Span } from "./sentence.ts";
import { nearWords, similarity } from "./similar-words.ts";

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
  /** Only these accounts; null: all. */
  readonly ids: ReadonlySet<string> | null;
  /** Everyday words: alone they are never taken for a misspelled or shortened name. */
  readonly everyday: ReadonlySet<string>;
  readonly taken: readonly Span[];
  /** A name is expected: an everyday word that begins a name counts as that name. */
  readonly isEager: boolean;
};

/** Below this share of a name, words do not mean it. */
const LEAST_SCORE = 0.42;

/** All matches, one for each account and place in the sentence. */
export function matchNames(search: NameSearch): NameMatch[] {
  const { sentence, index } = search;
  const near = sentence.tokens.map((token, position) => wordsNear(search, token.text, position));
  const matches: NameMatch[] = [];
  for (const [position, words] of near.entries()) {
    const tried = new Set<number>();
    for (const word of words.keys()) {
      for (const entryIndex of index.byHeadWord.get(word) ?? []) {
        if (tried.has(entryIndex)) continue;
        tried.add(entryIndex);
        const entry = index.entries[entryIndex];
        if (entry === undefined || (search.ids !== null && !search.ids.has(entry.account.id)))
          continue;
        const match = align(search, entry, position);
        if (match !== null) matches.push(match);
      }
    }
  }
  return matches;
}

function wordsNear(search: NameSearch, text: string, position: number): Map<string, number> {
  const { index, sentence, taken, everyday } = search;
  if (taken.some((span) => overlaps(span, { from: position, to: position + 1 }))) return new Map();
  if (text.length < 2 || sentence.tokens[position]?.isBreak === true) return new Map();
  const near =
    index.weights.has(text) || everyday.has(text)
      ? new Map<string, number>()
      : nearWords(text, index.byLength);
  if (index.weights.has(text)) near.set(text, 1);
  const plural = text.endsWith("s") ? text.slice(0, -1) : `${text}s`;
  if (index.weights.has(plural) && !everyday.has(text)) near.set(plural, 0.95);
  const joined = text + (sentence.tokens[position + 1]?.text ?? "");
  for (const [word, value] of joinedNear(index, joined)) near.set(word, value);
  for (const word of splitHead(index, text)) near.set(word, 0.95);
  return near;
}

/** "quick stop" for QuickStop. */
function joinedNear(index: NameIndex, joined: string): Map<string, number> {
  if (joined.length < 6) return new Map();
  if (index.byHeadWord.has(joined)) return new Map([[joined, 1]]);
  return new Map();
}

/** "goldenear" for Golden Ear. */
function splitHead(index: NameIndex, text: string): string[] {
  if (text.length < 6 || index.weights.has(text)) return [];
  for (let cut = 3; cut <= text.length - 3; cut++) {
    const left = text.slice(0, cut);
    if (index.byHeadWord.has(left) && index.weights.has(text.slice(cut))) return [left];
  }
  return [];
}

type Walk = { at: number; matched: number; headMatched: number; exact: boolean; words: number };

/** Walks along the sentence and the name together; words of the name may be missing, words of the sentence not. */
function align(search: NameSearch, entry: NameEntry, from: number): NameMatch | null {
  const { index } = search;
  const walk: Walk = { at: from, matched: 0, headMatched: 0, exact: true, words: 0 };
  let total = 0;
  for (const [position, word] of entry.words.entries()) {
    const weight = weightOf(index, entry, position);
    total += weight;
    const step = stepOver(search, walk.at, word, entry.words[position + 1]);
    if (step === null) {
      walk.exact = false;
      continue;
    }
    walk.at += step.tokens;
    walk.words++;
    walk.matched += weight * step.value;
    if (step.value < 1) walk.exact = false;
    if (position < entry.headLength) walk.headMatched += weight;
  }
  if (walk.headMatched === 0 || walk.words === 0) return null;
  const isExact = walk.exact && walk.words === entry.words.length;
  const score = isExact ? 1 : scoreOf(search, entry, walk, total);
  if (score < LEAST_SCORE || isOnlyEveryday(search, { from, to: walk.at }, isExact)) return null;
  return { from, to: walk.at, entry, score, isExact };
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

function stepOver(
  search: NameSearch,
  at: number,
  word: string,
  next: string | undefined,
): { tokens: number; value: number } | null {
  const token = search.sentence.tokens[at];
  if (token === undefined || token.isBreak) return null;
  const value = similarity(token.text, word);
  if (value > 0 && (value === 1 || !search.everyday.has(token.text) || value >= 0.95)) {
    return { tokens: 1, value };
  }
  const following = search.sentence.tokens[at + 1];
  if (following !== undefined && `${token.text}${following.text}` === word)
    return { tokens: 2, value: 1 };
  if (next !== undefined && `${word}${next}` === token.text) return { tokens: 0, value: 0.97 };
  if (next === undefined || token.text.length < 6) return endsWithWord(search, at, word);
  return null;
}

/** The second half of "goldenear". */
function endsWithWord(search: NameSearch, at: number, word: string) {
  const before = search.sentence.tokens[at - 1]?.text ?? "";
  return before.length > word.length && before.endsWith(word) && word.length > 3
    ? { tokens: 0, value: 0.95 }
    : null;
}

/** Another kind or another number right after the words speaks against the name: "Uptown Pub" is not "Uptown Grill". */
function scoreOf(search: NameSearch, entry: NameEntry, walk: Walk, total: number): number {
  const next = search.sentence.tokens[walk.at];
  const share = walk.matched / total;
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

export function asAccounts(span: Span, matches: readonly NameMatch[], words: string): Mention {
  const ids = [...new Set(matches.map(({ entry }) => entry.account.id))];
  return { ...span, readings: [{ type: "account", ids, words }] };
}
