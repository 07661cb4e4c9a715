import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "../../domain/units.ts";

/** Date arithmetic in the words of the sentence: what "next Monday" or "the 20th" is, seen from a day. */

export type Period = { readonly from: LocalDate; readonly to: LocalDate };
export type Unit = "day" | "week" | "month" | "quarter" | "year";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];
export const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function plain(date: LocalDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

/** A month later is the same day of the next month, or that month's last day. */
export function addTo(date: LocalDate, count: number, unit: Unit): LocalDate {
  if (unit === "quarter") return addTo(date, 3 * count, "month");
  return plain(date)
    .add({ [`${unit}s`]: count })
    .toString();
}

/** The calendar week (Monday to Sunday), month, quarter or year that holds a day. */
export function periodOf(date: LocalDate, unit: Unit): Period {
  const from = startOf(plain(date), unit);
  return { from: from.toString(), to: addTo(addTo(from.toString(), 1, unit), -1, "day") };
}

function startOf(day: Temporal.PlainDate, unit: Unit): Temporal.PlainDate {
  switch (unit) {
    case "day":
      return day;
    case "week":
      return day.subtract({ days: day.dayOfWeek - 1 });
    case "month":
      return day.with({ day: 1 });
    case "quarter":
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
    case "year":
      return day.with({ day: 1, month: 1 });
  }
}

/** `weekday` counts from Monday = 0. Never today itself. */
export function nextWeekday(today: LocalDate, weekday: number): LocalDate {
  const ahead = (weekday + 1 - plain(today).dayOfWeek + 7) % 7;
  return addTo(today, ahead === 0 ? 7 : ahead, "day");
}

export function lastWeekday(today: LocalDate, weekday: number): LocalDate {
  return addTo(nextWeekday(today, weekday), addDaysBack(today, weekday), "day");
}

/** From the next such weekday back to the last one before today. */
function addDaysBack(today: LocalDate, weekday: number): number {
  return plain(today).dayOfWeek === weekday + 1 ? -14 : -7;
}

/** The day of the next calendar week. */
export function weekdayOfNextWeek(today: LocalDate, weekday: number): LocalDate {
  return addTo(periodOf(addTo(today, 1, "week"), "week").from, weekday, "day");
}

/** The next month day after today; null when no such day exists, as for the 31st of February. */
export function nextMonthDay(
  today: LocalDate,
  day: number,
  month: number | null,
): LocalDate | null {
  return search(today, day, month, 1);
}

/** The latest such day up to today. */
export function lastMonthDay(
  today: LocalDate,
  day: number,
  month: number | null,
): LocalDate | null {
  return search(today, day, month, -1);
}

/** Leap years make 29 February rare: eight years are enough to meet one. */
const MONTHS_SEARCHED = 97;

function search(
  today: LocalDate,
  day: number,
  month: number | null,
  step: 1 | -1,
): LocalDate | null {
  const start = plain(today);
  for (let offset = 0; offset < MONTHS_SEARCHED; offset++) {
    const there = start.with({ day: 1 }).add({ months: step * offset });
    if (day > there.daysInMonth || day < 1) continue;
    if (month !== null && there.month !== month) continue;
    const found = there.with({ day });
    const order = Temporal.PlainDate.compare(found, start) * step;
    if (order > 0 || (order === 0 && (step < 0 || month !== null))) return found.toString();
  }
  return null;
}

/** The latest month of that number that has begun. `month` counts from 1. */
export function latestMonth(today: LocalDate, month: number): Period {
  const now = plain(today);
  const year = month <= now.month ? now.year : now.year - 1;
  return periodOf(firstOf(year, month), "month");
}

/** The first day of the next such month that has not begun. */
export function comingMonth(today: LocalDate, month: number): LocalDate {
  const now = plain(today);
  return firstOf(month > now.month ? now.year : now.year + 1, month);
}

export function firstOf(year: number, month: number): LocalDate {
  return Temporal.PlainDate.from({ year, month, day: 1 }).toString();
}

export function yearOf(date: LocalDate): number {
  return plain(date).year;
}

/** Null when there is no such day. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }).toString();
  } catch {
    // Temporal throws for 31 April; in a sentence that is just not a date.
    return null;
  }
}
