import { daysBetween } from "../../domain/days.ts";
import type { LocalDate } from "../../domain/units.ts";
import type { Slot } from "../../tools/slots.ts";
import { addTo, type Period, periodOf, type Unit } from "./calendar.ts";
import type { DateReading } from "./mention.ts";

/**
 * Months to come: how many of them ("the next two quarters" are six), or the first or the last one that is meant as
 * "YYYY-MM", where the words name a calendar period. Null: nothing to come is meant.
 */
export function monthsAhead(
  reading: DateReading | null,
  { part }: Slot,
  today: LocalDate,
): number | string | null {
  if (reading === null) return null;
  const { from, to } = toCome(reading, today);
  if (part !== undefined) {
    const end = part === "from" ? from : to;
    return end === null ? null : monthOf(end);
  }
  if (reading.form === "span") return monthsBetween(today, reading.date, "up");
  if (to === null || to < today) return null;
  // "Next quarter" is three months, whenever it begins; "June" is as many months ahead as it is away.
  const isPeriod = from !== null && monthOf(from) !== monthOf(to);
  return Math.max(1, isPeriod ? monthsBetween(from, to, "up") : monthsBetween(today, to, "down"));
}

/** Days since the beginning of a period that goes on until today. Null: it does not. */
export function daysAgo(reading: DateReading | null, today: LocalDate): number | null {
  if (reading === null || reading.form === "day") return null;
  const { from, to } = reading;
  return from < today && (to === null || to === today) ? daysBetween(from, today) : null;
}

type Ends = { readonly from: LocalDate | null; readonly to: LocalDate | null };

/** The calendar period that the words name, if it is not over. A month that is over means the next such month. */
function toCome({ form, date, from, to }: DateReading, today: LocalDate): Ends {
  if (form === "span" || to === null) return { from: null, to: null };
  if (form === "day") return { from: null, to: date > today ? date : null };
  if (to >= today) return { from: from > today ? from : null, to };
  return date > today ? periodOf(date, "month") : { from: null, to: null };
}

/** The calendar month, quarter or year of a goal, as "2026-04", "2026-Q2" or "2026". Null: it is none of them. */
export function goalPeriod(reading: DateReading | null, today: LocalDate): string | null {
  if (reading === null || reading.form !== "period" || reading.to === null) return null;
  const { date, to } = reading;
  const isComing = to < today && date > today;
  return isComing ? nameOf(periodOf(date, "month")) : nameOf({ from: reading.from, to });
}

const UNITS: readonly Unit[] = ["month", "quarter", "year"];

function nameOf({ from, to }: Period): string | null {
  const unit = UNITS.find((each) => {
    const whole = periodOf(from, each);
    return whole.from === from && whole.to === to;
  });
  if (unit === undefined) return null;
  if (unit === "year") return from.slice(0, 4);
  if (unit === "month") return monthOf(from);
  return `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
}

const monthOf = (date: LocalDate): string => date.slice(0, 7);

/** Whole months; "up": a part of one counts as one. */
function monthsBetween(from: LocalDate, to: LocalDate, rounding: "up" | "down"): number {
  const count =
    12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return rounding === "up" && addTo(from, count, "month") < to ? count + 1 : count;
}
