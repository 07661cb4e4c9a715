import { addDays } from "../days.ts";
import type { LocalDate } from "../units.ts";
import type { Period } from "./facts.ts";

/** A calendar month as "YYYY-MM". */
export type Month = string;

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);

export function addMonths(month: Month, count: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
}

export const monthPeriod = (first: Month, last: Month): Period => ({
  from: `${first}-01`,
  to: addDays(`${addMonths(last, 1)}-01`, -1),
});

/** The full months of a period that had ended before `today`; null: none. Sales are known by month. */
export function closedMonths(
  { from, to }: Period,
  today: LocalDate,
): { readonly first: Month; readonly last: Month; readonly count: number } | null {
  const first = from.endsWith("-01") ? monthOf(from) : addMonths(monthOf(from), 1);
  const isWhole = addDays(to, 1).endsWith("-01");
  const wholeLast = isWhole ? monthOf(to) : addMonths(monthOf(to), -1);
  const lastClosed = addMonths(monthOf(today), -1);
  const last = wholeLast < lastClosed ? wholeLast : lastClosed;
  return last < first ? null : { first, last, count: monthsBetween(first, last) + 1 };
}

export const monthsBetween = (first: Month, last: Month): number =>
  (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
  Number(last.slice(5, 7)) -
  Number(first.slice(5, 7));

/** The three months that ended last: what "how is it doing" means when no period is said. */
export const lastQuarterOf = (today: LocalDate): Period =>
  monthPeriod(addMonths(monthOf(today), -3), addMonths(monthOf(today), -1));

/** The period of the same length just before; whole months stay whole months. */
export function periodBefore({ from, to }: Period): Period {
  if (from.endsWith("-01") && addDays(to, 1).endsWith("-01")) {
    const count = monthsBetween(monthOf(from), monthOf(to)) + 1;
    return monthPeriod(addMonths(monthOf(from), -count), addMonths(monthOf(from), -1));
  }
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}
