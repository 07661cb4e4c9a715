/** One language as a table: how its words become the English words that the rest of understanding reads. */
export type LanguageTable = {
  readonly name: string;
  /** Number words below a hundred; longer ones are put together from these. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Stands between tens and units: "cuarenta y cinco". */
  readonly numberLink: string;
  /** Calendar words and units, as English: words by what they mean. Patterns see them in English. */
  readonly calendar: Words;
  /** Times, dates and amounts. */
  readonly values: readonly Rewrite[];
  /** Cues and idioms. */
  readonly phrases: readonly Rewrite[];
  /** All other words. */
  readonly words: Words;
  readonly articles: string;
  readonly and: string;
  /** Prefixes that an apostrophe ties to the next word: "l'heure". */
  readonly elisions?: RegExp;
  /** Another spelling of the same word, as "zurueck" for "zurück". */
  readonly respell?: (word: string) => string;
  /** What people ask for, by tool; "elsewhere" is what no tool answers. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
};

/** English words by the words that mean them, separated by spaces; "besuch*" is every word that begins so. */
export type Words = Readonly<Record<string, string>>;

/**
 * A pattern of whole words (small letters, no accents) and its English, with "$1" for its groups.
 * `{n}` a number, `{h}` an hour, `{t}` a time as 15:30, `{wd}` a weekday, `{mo}` a month, `{u}` a unit of the calendar,
 * `{@}` names with their articles, as a group.
 */
export type Rewrite = readonly [
  pattern: string,
  english: string | ((groups: readonly string[]) => string),
];

const WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const MONTHS =
  "january|february|march|april|may|june|july|august|september|october|november|december";

/** The pattern with its macros written out. */
export function written(pattern: string, { articles, and }: LanguageTable): string {
  return pattern
    .replaceAll(
      "{@}",
      `(?:(?:${articles}) )?(@(?:(?: ,)?(?: (?:${and}))?(?: (?:${articles}))? @)*)`,
    )
    .replaceAll("{n}", String.raw`\d+(?:\.\d+)?`)
    .replaceAll("{h}", String.raw`\d{1,2}`)
    .replaceAll("{t}", String.raw`(?:\d{1,2}:\d\d(?: [ap]m)?|noon)`)
    .replaceAll("{wd}", `(?:${WEEKDAYS})`)
    .replaceAll("{mo}", `(?:${MONTHS})`)
    .replaceAll("{u}", "(?:day|week|month|quarter|year)s?");
}

/** "3", "30" as "3:30"; an hour before 1 is 12. */
export function clock(hour: number, minute: number): string {
  const within = (hour * 60 + minute + 24 * 60) % (24 * 60);
  const shown = Math.floor(within / 60);
  return `${shown === 0 ? 12 : shown}:${String(within % 60).padStart(2, "0")}`;
}
