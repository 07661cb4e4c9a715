import type { LanguageTable, Words } from "./table.ts";

/** What the words of a table mean, ready to be looked up. */
type Lexicon = {
  readonly exact: ReadonlyMap<string, string>;
  /** Beginnings of words, the longest first. */
  readonly stems: readonly (readonly [string, string])[];
};

const lexicons = new WeakMap<Words, Lexicon>();

function lexiconOf(words: Words): Lexicon {
  const known = lexicons.get(words);
  if (known !== undefined) return known;
  const entries = Object.entries(words).flatMap(([english, foreign]) =>
    foreign
      .trim()
      .split(/\s+/)
      .map((word): readonly [string, string] => [word, english]),
  );
  const fresh = {
    exact: new Map(entries.filter(([word]) => !word.endsWith("*"))),
    stems: entries
      .filter(([word]) => word.endsWith("*"))
      .map(([word, english]): readonly [string, string] => [word.slice(0, -1), english])
      .toSorted(([left], [right]) => right.length - left.length),
  };
  lexicons.set(words, fresh);
  return fresh;
}

function lookUp(word: string, words: Words): string | null {
  const { exact, stems } = lexiconOf(words);
  return exact.get(word) ?? stems.find(([stem]) => word.startsWith(stem))?.[1] ?? null;
}

/** A number word; "1.500" is written so in these languages. */
export function numberOf(word: string, { numbers }: LanguageTable): number | null {
  if (/^\d{1,3}\.\d{3}$/.test(word)) return Number(word.replace(".", ""));
  return Object.hasOwn(numbers, word) ? (numbers[word] ?? null) : null;
}

export const calendarWord = (word: string, { calendar }: LanguageTable): string | null =>
  lookUp(word, calendar);

export const otherWord = (word: string, { words }: LanguageTable): string | null =>
  lookUp(word, words);

const known = new WeakMap<LanguageTable, ReadonlySet<string>>();

/** Every word that the table writes out, for telling languages and names apart. */
function vocabularyOf(table: LanguageTable): ReadonlySet<string> {
  const before = known.get(table);
  if (before !== undefined) return before;
  const patterns = [...table.values, ...table.phrases].map(([pattern]) =>
    pattern.replaceAll(/\{[^}]*\}|\\\w|\(\?[:!=<]+/g, " "),
  );
  const listed = [table.calendar, table.words].flatMap((words) => Object.values(words));
  const all = [...patterns, ...listed, table.articles, table.and].join(" ").match(/[a-z]{1,}/g);
  const fresh = new Set([...(all ?? []), ...Object.keys(table.numbers)]);
  known.set(table, fresh);
  return fresh;
}

/** Whether the table can do something with a word. */
export const knows = (table: LanguageTable, word: string): boolean =>
  vocabularyOf(table).has(word) ||
  lookUp(word, table.words) !== null ||
  lookUp(word, table.calendar) !== null;
