import type { Directory, DirectoryAccount } from "./directory.ts";
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
  /** Words that end many names, as "tavern" and "mart" do: they say what kind of place it is. */
  readonly kindWords: ReadonlySet<string>;
};

export type NameEntry = {
  readonly account: DirectoryAccount;
  readonly words: readonly string[];
  /** How many of the words come before the kind: 2 in "Golden Ear Tavern", 1 in "QuickStop #101". */
  readonly headLength: number;
  readonly city: string;
  readonly addressWords: readonly string[];
};

/** A name's ending is a kind when so many different names share it. */
const NAMES_WITH_KIND = 4;
const LONGEST_KIND = 3;

export function nameWords(name: string): string[] {
  return readSentence(name)
    .tokens.filter((token) => !token.isBreak)
    .map((token) => token.text);
}

export function buildNameIndex(directory: Directory): NameIndex {
  const split = directory.accounts.map((account) => ({ account, words: nameWords(account.name) }));
  const kinds = findKinds(split.map(({ words }) => words));
  const entries = split.map(({ account, words }) => ({
    account,
    words,
    headLength: headLength(words, kinds),
    city: nameWords(account.city ?? "").join(" "),
    addressWords: nameWords(account.address ?? ""),
  }));
  const weights = weigh(entries);
  return {
    entries,
    byHeadWord: headWords(entries),
    weights,
    byLength: groupByLength(weights.keys()),
    kindWords: new Set([...kinds].flatMap((kind) => kind.split(" "))),
  };
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
  const isNumbered = words.length > 1 && /^\d+$/.test(words.at(-1) ?? "");
  const name = isNumbered ? words.slice(0, -1) : words;
  if (isNumbered) return name.length;
  for (let length = Math.min(LONGEST_KIND, name.length - 1); length > 0; length--) {
    if (kinds.has(name.slice(-length).join(" "))) return name.length - length;
  }
  return name.length;
}

/** Logarithmic in rarity, over different names, so that a chain's name is not taken for a common word. */
function weigh(entries: readonly NameEntry[]): Map<string, number> {
  const names = new Set(entries.map(({ words }) => words.join(" ")));
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const word of new Set(name.split(" "))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weights = new Map<string, number>();
  for (const [word, count] of counts) {
    weights.set(word, word === "and" ? 0.1 : 1 + Math.log((names.size + 1) / count) / 4);
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
