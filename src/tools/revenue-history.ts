import {
  addMonths,
  type Month,
  monthOf,
  monthPeriod,
  monthsOf,
} from "../domain/performance/periods.ts";
import type { Scope } from "./performance-scope.ts";
import type { World } from "./world.ts";

/** Revenue of a scope by month, oldest first, without gaps; the last month is the newest that is closed and known. */
export type History = {
  readonly months: readonly { readonly month: Month; readonly cents: number }[];
  /** The month after the last one: the first that a forecast is about. */
  readonly next: Month;
};

/** Months that are read: five years tell a season, more are another company. */
const MOST_MONTHS = 60;

export async function historyOf({ book, today }: World, scope: Scope): Promise<History> {
  const running = monthOf(today);
  const until = (await book.salesUntil()) ?? addMonths(running, -1);
  const last = until < running ? until : addMonths(running, -1);
  const rows = await book.monthlyRevenue(monthPeriod(addMonths(last, 1 - MOST_MONTHS), last));
  const sums = new Map<Month, number>();
  for (const { territory, ownerEmail, month, cents } of rows) {
    if (scope.isIn({ territory, ownerEmail })) sums.set(month, (sums.get(month) ?? 0) + cents);
  }
  const first = [...sums.keys()].toSorted()[0];
  const months = first === undefined ? [] : monthsOf(first, last);
  return {
    months: months.map((month) => ({ month, cents: sums.get(month) ?? 0 })),
    next: addMonths(last, 1),
  };
}
