import type { TrendModel } from "../ports.ts";
import { forecast, type Range } from "./forecast.ts";

/** What would have been forecast for a month that is known, from the months before it. */
export type Tried = { readonly actual: number; readonly range: Range; readonly isHeld: boolean };

export type BackTest = {
  /** The newest months, oldest first. */
  readonly months: readonly Tried[];
  /** In how many of them the range held. */
  readonly held: number;
  /** Mean error as a share of what was sold; null: nothing was sold. */
  readonly error: number | null;
};

/** Months before the first one tried. */
const LEAST_HISTORY = 6;

/** Forecasts each of the newest `count` months from what was known the month before, and compares. */
export function backTest(
  history: readonly number[],
  count: number,
  trendModel: TrendModel,
): BackTest {
  const first = Math.max(LEAST_HISTORY, history.length - count);
  const months = history.slice(first).map((actual, index): Tried => {
    const range = forecast(history.slice(0, first + index), 1, trendModel).total;
    return { actual, range, isHeld: range.low <= actual && actual <= range.high };
  });
  const sold = months.reduce((sum, { actual }) => sum + actual, 0);
  const missed = months.reduce((sum, { actual, range }) => sum + Math.abs(actual - range.value), 0);
  return {
    months,
    held: months.filter(({ isHeld }) => isHeld).length,
    error: sold > 0 ? missed / sold : null,
  };
}
