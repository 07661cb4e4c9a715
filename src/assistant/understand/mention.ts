import type { LocalDate, MinuteOfDay } from "../../domain/units.ts";
import type { Span } from "./sentence.ts";

/** A stretch of a sentence that means a value, with every reading it may have, the likeliest first. */
export type Mention = Span & { readonly readings: readonly Reading[] };

export type Reading =
  | AccountReading
  | PersonReading
  | DateReading
  /** Names of territories and regions. */
  | { readonly type: "territory"; readonly name: string }
  | { readonly type: "town"; readonly name: string }
  /** Street, number and town, in the person's own words. */
  | { readonly type: "address"; readonly words: string }
  | { readonly type: "zip"; readonly code: string }
  | { readonly type: "home" }
  /** `isGuess`: without am or pm it was taken for the afternoon. */
  | { readonly type: "time"; readonly minute: MinuteOfDay; readonly isGuess?: boolean }
  | { readonly type: "duration"; readonly minutes: number }
  | { readonly type: "distance"; readonly km: number }
  | { readonly type: "money"; readonly cents: number }
  | { readonly type: "share"; readonly share: number }
  /** 1 to 5, said as a mark. */
  | { readonly type: "rating"; readonly mark: number }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "industry"; readonly name: string }
  | { readonly type: "segment"; readonly name: string }
  /** "north of Marion", "chains". */
  | { readonly type: "kind"; readonly name: string }
  | { readonly type: "lead"; readonly id: string }
  | { readonly type: "proposal"; readonly id: string }
  | { readonly type: "file"; readonly name: string }
  | { readonly type: "channel"; readonly name: string };

/** One id: found. Several: ambiguous. None: a name that nobody bears among what the asker sees. */
export type AccountReading = {
  readonly type: "account";
  readonly ids: readonly string[];
  readonly words: string;
};

export type PersonReading = {
  readonly type: "person";
  readonly emails: readonly string[];
  readonly words: string;
  /** Somebody bears the name, but the asker may not see that person's work. */
  readonly isHidden: boolean;
};

/** A day, a week, a month ...; each slot takes the reading that it needs. */
export type DateReading = {
  readonly type: "date";
  /** As one day to come: a weekday's next, a month's first. */
  readonly date: LocalDate;
  /** As one day in the past. */
  readonly past: LocalDate;
  /** As a period, both inclusive; null: open. */
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly form: "day" | "period" | "span" | "since";
  /** Days that were said as a number, as in "the next three days". */
  readonly days: number | null;
};

export type ReadingType = Reading["type"];

export function readingOf<Type extends ReadingType>(
  mention: Mention,
  type: Type,
): Extract<Reading, { type: Type }> | null {
  const isOfType = (reading: Reading): reading is Extract<Reading, { type: Type }> =>
    reading.type === type;
  return mention.readings.find(isOfType) ?? null;
}
