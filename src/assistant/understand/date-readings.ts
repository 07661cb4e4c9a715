import type { LocalDate } from "../../domain/units.ts";
import * as calendar from "./calendar.ts";
import type { DateReading } from "./mention.ts";

/** The ways in which a stretch of words is a date. */

export function day(date: LocalDate | null, past: LocalDate | null = date): DateReading | null {
  if (date === null) return null;
  const back = past ?? date;
  return { type: "date", date, past: back, from: date, to: date, form: "day", days: null };
}

/** As one day, a period is its first day, unless another is given. */
export function period(whole: calendar.Period, date = whole.from): DateReading {
  return { type: "date", date, past: whole.from, ...whole, form: "period", days: null };
}

/** "For 30 days": a day so far ahead, or a period of that length up to today. */
export function span(today: LocalDate, count: number, unit: calendar.Unit): DateReading {
  const date = calendar.addTo(today, count, unit);
  const past = calendar.addTo(today, -count, unit);
  const days = unit === "day" ? count : null;
  return { type: "date", date, past, from: past, to: today, form: "span", days };
}

export function since(start: LocalDate): DateReading {
  return {
    type: "date",
    date: start,
    past: start,
    from: start,
    to: null,
    form: "since",
    days: null,
  };
}

/** "3", "a", "another", "a couple of" as a number; the words leave no other case. */
export function countOf(words: string | undefined): number {
  if (words === undefined) return 1;
  if (/^\d+$/.test(words)) return Number(words);
  if (words.includes("couple")) return 2;
  return words.includes("few") ? 3 : 1;
}

export function weekdayIndex(word: string | undefined): number {
  return calendar.WEEKDAYS.indexOf(
    (word ?? "").replace(/^sat$/, "saturday").replace(/^sun$/, "sunday"),
  );
}

/** 1 to 12. */
export function monthNumber(word: string | undefined): number {
  return calendar.MONTHS.indexOf(word ?? "") + 1;
}

const UNITS: readonly calendar.Unit[] = ["day", "week", "month", "quarter", "year"];

export function unitOf(word: string | undefined): calendar.Unit {
  return UNITS.find((unit) => unit === word) ?? "day";
}

/** A month and a day as said, next and latest. */
export function monthDay(today: LocalDate, month: number, number: number): DateReading | null {
  return day(
    calendar.nextMonthDay(today, number, month),
    calendar.lastMonthDay(today, number, month),
  );
}
