import { addDays, daysBetween } from "../days.ts";
import type { LocalDate } from "../units.ts";
import type { Period } from "./facts.ts";

/** A calendar month as "YYYY-MM". */
export type Month = string;

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);

export function addMonths(month: Month, count: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** When changes of territories usually begin. */
export const firstOfNextMonth = (today: LocalDate): LocalDate =>
  `${addMonths(monthOf(today), 1)}-01`;

export const monthPeriod = (first: Month, last: Month): Period => ({
  from: `${first}-01`,
  to: addDays(`${addMonths(last, 1)}-01`, -1),
});

/** Months from the first to the last, both belong to it. */
export type Months = { readonly first: Month; readonly last: Month; readonly count: number };

/**
 * The full months of a period that had ended before `today` and whose sales are known; null: none. `salesUntil` is the
 * last month with sales: those of a month that ended are imported a few days later.
 */
export function closedMonths(
  { from, to }: Period,
  today: LocalDate,
  salesUntil: Month | null,
): Months | null {
  const first = from.endsWith("-01") ? monthOf(from) : addMonths(monthOf(from), 1);
  const wholeLast = isMonthEnd(to) ? monthOf(to) : addMonths(monthOf(to), -1);
  const ends = [wholeLast, addMonths(monthOf(today), -1), salesUntil ?? ""].toSorted();
  const last = ends[0] ?? "";
  return last < first ? null : { first, last, count: monthsBetween(first, last) + 1 };
}

export const monthsBetween = (first: Month, last: Month): number =>
  (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
  Number(last.slice(5, 7)) -
  Number(first.slice(5, 7));

/** The three months that ended last: what "how is it doing" means when no period is said. */
export const lastQuarterOf = (today: LocalDate): Period =>
  monthPeriod(addMonths(monthOf(today), -3), addMonths(monthOf(today), -1));

/**
 * The period just before that a period is compared with. One that begins with a month goes back by the months it
 * touches, so that "this quarter so far" meets the last quarter up to the same day; others go back by their days.
 */
export function periodBefore(period: Period): Period {
  const { from, to } = period;
  if (from.endsWith("-01"))
    return shiftMonths(period, -monthsBetween(monthOf(from), monthOf(to)) - 1);
  const days = daysBetween(from, to) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** The same days of other months; the end of a month stays the end of one. */
export function shiftMonths({ from, to }: Period, months: number): Period {
  return {
    from: shiftDay(from, months),
    to: isMonthEnd(to) ? monthEnd(shiftedMonth(to, months)) : shiftDay(to, months),
  };
}

/** The 31st of a month that has none is its last day. */
function shiftDay(date: LocalDate, months: number): LocalDate {
  const last = monthEnd(shiftedMonth(date, months));
  const same = `${monthOf(last)}${date.slice(7)}`;
  return same < last ? same : last;
}

const shiftedMonth = (date: LocalDate, months: number): Month => addMonths(monthOf(date), months);

const monthEnd = (month: Month): LocalDate => monthPeriod(month, month).to;

const isMonthEnd = (date: LocalDate): boolean => addDays(date, 1).endsWith("-01");

/** The quarter that holds a day, of a year that begins with the month `fiscalYearStart`, 1 to 12. */
export function quarterOf(date: LocalDate, fiscalYearStart: number): Period {
  const month = Number(date.slice(5, 7));
  const first = addMonths(monthOf(date), -((month - fiscalYearStart + 12) % 3));
  return monthPeriod(first, addMonths(first, 2));
}

/** The year that holds a day, likewise. */
export function yearOf(date: LocalDate, fiscalYearStart: number): Period {
  const month = Number(date.slice(5, 7));
  const first = addMonths(monthOf(date), -((month - fiscalYearStart + 12) % 12));
  return monthPeriod(first, addMonths(first, 11));
}

/** Months from the first to the last, both belong to it. */
export const monthsOf = (first: Month, last: Month): readonly Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) =>
    addMonths(first, index),
  );
