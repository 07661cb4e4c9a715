import type { LocalDate } from "../domain/units.ts";
import { shortDate } from "./format.ts";

type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** "January to March", "February 2025", "the year 2025", "2 Mar to 8 Mar". The year stands when it is not today's. */
export function periodWords({ from, to }: Days, today: LocalDate): string {
  const year = to.slice(0, 4) === today.slice(0, 4) ? "" : ` ${to.slice(0, 4)}`;
  const isWhole = from.endsWith("-01") && isMonthEnd(to);
  if (!isWhole) {
    const [first, last] = [shortDate(from, today), shortDate(to, today)];
    return from === to ? first : `${first} to ${last}`;
  }
  if (from.slice(0, 7) === to.slice(0, 7)) return `${monthName(from)}${year}`;
  if (from.slice(0, 4) !== to.slice(0, 4)) {
    return `${monthName(from)} ${from.slice(0, 4)} to ${monthName(to)} ${to.slice(0, 4)}`;
  }
  const isYear = from.endsWith("-01-01") && to.endsWith("-12-31");
  return isYear ? `the year ${to.slice(0, 4)}` : `${monthName(from)} to ${monthName(to)}${year}`;
}

/** "March" of a day or of "2026-03". */
export const monthName = (month: string): string =>
  new Date(`${month.slice(0, 7)}-01T00:00Z`).toLocaleDateString("en-US", {
    month: "long",
    timeZone: "UTC",
  });

/** Which months' sales count, where those are not all of the period; null: they are. */
export function salesNote(
  { from, to }: Days,
  closed: { readonly first: string; readonly last: string } | null,
  today: LocalDate,
): string | null {
  if (closed === null) {
    return "No month of it is closed and known yet, so nothing is said of sales.";
  }
  const counted = { from: `${closed.first}-01`, to: lastDay(closed.last) };
  if (counted.from === from && counted.to === to) return null;
  const open = nextMonth(closed.last);
  const isAhead = `${open}-01` > to || `${open}-01` > today;
  const rest = isAhead ? "" : `; ${monthName(open)} is ${openWord(open, today)}`;
  return `Sales are known by month: ${periodWords(counted, today)} counts${rest}.`;
}

const openWord = (month: string, today: LocalDate): string =>
  month < today.slice(0, 7) ? "not imported yet" : "not closed yet";

const isMonthEnd = (date: LocalDate): boolean => date === lastDay(date.slice(0, 7));

const lastDay = (month: string): LocalDate =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0))
    .toISOString()
    .slice(0, 10);

const nextMonth = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1))
    .toISOString()
    .slice(0, 7);
