import type { LocalDate, MinuteOfDay, Weekday } from "./units.ts";

/** Arithmetic with calendar days. No instants and no time zones here: `clock.ts` alone knows those. */

const DAY_MS = 86_400_000;

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The weekday of a number of days after a Monday; Monday = 0. */
export const weekdayAfter = (days: number): Weekday => WEEKDAYS[((days % 7) + 7) % 7] ?? 0;

/** Monday = 0. */
export const weekdayOf = (date: LocalDate): Weekday =>
  weekdayAfter(new Date(`${date}T00:00Z`).getUTCDay() - 1);

/** "08:05" for 485. 24:00 stays 24:00. */
export const clockOf = (minute: MinuteOfDay): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** 485 for "08:05". */
export const minuteOf = (clock: string): MinuteOfDay =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
