import type { Directory, DirectoryAccount } from "./directory.ts";
import { numberName } from "./number-words.ts";
import { readSentence } from "./sentence.ts";

/** The words of all account names of a workspace, built once for a directory. */
export type NameIndex = {
  readonly entries: readonly NameEntry[];
  /** Positions in `entries` of the names that hold a word before their kind, by word. */
  readonly byHeadWord: ReadonlyMap<string, readonly number[]>;
  /** Every word of every name, and how much it tells: rare words tell more. */
  readonly weights: ReadonlyMap<string, number>;
  /** Words by length, for the search of misspelled ones. */
  readonly byLength: ReadonlyMap<number, readonly string[]>;
  /** Neighbouring words of names as one word, with the first of them: "wildplum" and "wild". */
  readonly joined: ReadonlyMap<string, ReadonlySet<string>>;
  readonly joinedByLength: ReadonlyMap<number, readonly string[]>;
  /** Words that end many names, as "tavern" and "mart" do: they say what kind of place it is. */
  readonly kindWords: ReadonlySet<string>;
  /** What the numbers of the shops of chains look like. */
  readonly numberForms: ReadonlySet<string>;
};

export type NameEntry = {
  readonly account: DirectoryAccount;
  readonly words: readonly string[];
  /** What each word tells of the name. */
  readonly weights: readonly number[];
  /** How many of the words come before the kind: 2 in "Golden Ear Tavern", 1 in "QuickStop #101". */
  readonly headLength: number;
  readonly city: string;
  readonly addressWords: readonly string[];
};

/** A name's ending is a kind when so many different names share it. */
const NAMES_WITH_KIND = 4;
const LONGEST_KIND = 3;

/** What a kind or a chain's number weighs beside the words before it. The same for all kinds, so that a name without it is equally near to all of them. */
export const KIND_WEIGHT = 1.2;
const NUMBER_WEIGHT = 1.5;
/** The words before the kind tell who it is, the kind only narrows it. */
const HEAD_FACTOR = 1.3;
const AND_WEIGHT = 0.1;

export function nameWords(name: string): string[] {
  return readSentence(name)
    .tokens.filter((token) => !token.isBreak)
    .map((token) => token.text);
}

export function buildNameIndex(directory: Directory): NameIndex {
  const split = directory.accounts.map((account) => ({ account, words: nameWords(account.name) }));
  const kinds = findKinds(split.map(({ words }) => words));
  const weights = weigh(split.map(({ words }) => words));
  const entries = split.map(({ account, words }) => {
    const length = headLength(words, kinds);
    return {
      account,
      words,
      weights: words.map((word, at) => weightOf(weights.get(word) ?? 1, words, length, at)),
      headLength: length,
      city: nameWords(account.city ?? "").join(" "),
      addressWords: nameWords(account.address ?? ""),
    };
  });
  const joined = joinNeighbours(entries);
  return {
    entries,
    byHeadWord: headWords(entries),
    weights,
    byLength: groupByLength(weights.keys()),
    joined,
    joinedByLength: groupByLength(joined.keys()),
    kindWords: new Set([...kinds].flatMap((kind) => kind.split(" "))),
    numberForms: new Set(
      entries.flatMap(({ words }) => (isNumbered(words) ? [formOf(words.at(-1) ?? "")] : [])),
    ),
  };
}

function weightOf(rarity: number, words: readonly string[], length: number, at: number): number {
  const word = words[at] ?? "";
  if (word === "and") return AND_WEIGHT;
  if (at < length) return rarity * HEAD_FACTOR;
  if (isNumber(word)) return NUMBER_WEIGHT;
  return KIND_WEIGHT / words.slice(length).filter((each) => each !== "and").length;
}

export function isNumber(word: string | undefined): boolean {
  return /^\d+$/.test(word ?? "");
}

const isNumbered = (words: readonly string[]): boolean =>
  words.length > 1 && isNumber(words.at(-1));

/** "1__" for 144: another such number is that of another shop, be there one or not. */
export function formOf(number: string): string {
  return number.slice(0, 1) + "_".repeat(Math.max(0, number.length - 1));
}

/** Words of a name written as one, as people do: "gasandgo", "gasngo", "luckyseven". */
export function joinWords(words: readonly string[]): string[] {
  const ands = words.includes("and") ? ["and", "n", ""] : [""];
  const spelled = words.some(isNumber)
    ? [words, words.map((word) => (isNumber(word) ? numberName(word) : word))]
    : [words];
  return spelled.flatMap((name) =>
    ands.map((and) => name.map((word) => (word === "and" ? and : word)).join("")),
  );
}

function joinNeighbours(entries: readonly NameEntry[]): Map<string, Set<string>> {
  const joined = new Map<string, Set<string>>();
  for (const { words, headLength: length } of entries) {
    for (const [at, word] of words.slice(0, length).entries()) {
      if (word === "and") continue;
      for (let to = at + 2; to <= Math.min(at + 4, words.length); to++) {
        for (const text of joinWords(words.slice(at, to))) {
          joined.set(text, (joined.get(text) ?? new Set()).add(word));
        }
      }
    }
  }
  return joined;
}

function findKinds(names: readonly (readonly string[])[]): Set<string> {
  const headsOf = new Map<string, Set<string>>();
  for (const words of names) {
    for (let length = 1; length <= Math.min(LONGEST_KIND, words.length - 1); length++) {
      const kind = words.slice(-length).join(" ");
      if (/^\d+$/.test(kind) || kind.startsWith("and ")) continue;
      const heads = headsOf.get(kind) ?? new Set<string>();
      heads.add(words.slice(0, -length).join(" "));
      headsOf.set(kind, heads);
    }
  }
  return new Set(
    [...headsOf].filter(([, heads]) => heads.size >= NAMES_WITH_KIND).map(([kind]) => kind),
  );
}

function headLength(words: readonly string[], kinds: ReadonlySet<string>): number {
  if (isNumbered(words)) return words.length - 1;
  for (let length = Math.min(LONGEST_KIND, words.length - 1); length > 0; length--) {
    if (kinds.has(words.slice(-length).join(" "))) return words.length - length;
  }
  return words.length;
}

/** Logarithmic in rarity, over different names, so that a chain's name is not taken for a common word. */
function weigh(split: readonly (readonly string[])[]): Map<string, number> {
  const names = new Set(split.map((words) => words.join(" ")));
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const word of new Set(name.split(" "))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weights = new Map<string, number>();
  for (const [word, count] of counts) {
    weights.set(word, word === "and" ? AND_WEIGHT : 1 + Math.log((names.size + 1) / count) / 4);
  }
  return weights;
}

function headWords(entries: readonly NameEntry[]): Map<string, number[]> {
  const byWord = new Map<string, number[]>();
  for (const [position, entry] of entries.entries()) {
    for (const word of new Set(entry.words.slice(0, entry.headLength))) {
      if (word === "and") continue;
      const positions = byWord.get(word) ?? [];
      positions.push(position);
      byWord.set(word, positions);
    }
  }
  return byWord;
}

function groupByLength(words: Iterable<string>): Map<number, string[]> {
  const byLength = new Map<number, string[]>();
  for (const word of words) {
    const group = byLength.get(word.length) ?? [];
    group.push(word);
    byLength.set(word.length, group);
  }
  return byLength;
}
