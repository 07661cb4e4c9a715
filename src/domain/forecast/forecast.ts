import type { TrendModel } from "../ports.ts";
import { dampedTrend } from "./damped-trend.ts";
import { seasonalIndices } from "./seasonality.ts";
import { smooth, theta } from "./theta.ts";

/** What will be, and between which bounds it lies in eight of ten cases. */
export type Range = { readonly value: number; readonly low: number; readonly high: number };

export type Forecast = {
  /** Month by month, the first one after the history first. */
  readonly months: readonly Range[];
  /** All of them together; its range is narrower than the sum of theirs. */
  readonly total: Range;
  /** For each month, it and all after it together. */
  readonly fromThen: readonly Range[];
  readonly isSeasonal: boolean;
};

/** Fewer months tell a level, no trend. */
const LEAST_FOR_TREND = 8;
/** Half the width of a range that holds four of five values of a normal distribution, in standard deviations. */
const Z80 = 1.2816;
/** Errors found in the past are smaller than those to come: the models were fitted to them. Measured on the M3 series. */
const SURPRISE = 1.1;

/**
 * Forecasts a monthly history, oldest first, by the mean of three methods that fail differently (Theta, a damped trend,
 * and a fitted exponential smoothing), with the season taken out before and put back after. Nothing sold is the least.
 * An empty history gives zeros.
 */
export function forecast(
  history: readonly number[],
  horizon: number,
  trendModel: TrendModel,
): Forecast {
  const indices = seasonalIndices(history);
  const season = (month: number): number => indices?.[month % indices.length] ?? 1;
  const level = history.map((value, month) => value / season(month));
  const points = meanOf(methods(level, horizon, trendModel), horizon);
  const spread = spreadOf(level);
  const months = points.map((point, ahead) => {
    const height = season(history.length + ahead);
    return rangeOf(point * height, spread.at(ahead) * height);
  });
  const totalFrom = (first: number): Range => {
    const total = months.slice(first).reduce((sum, { value }) => sum + value, 0);
    const height = meanHeight(points.slice(first), total);
    return rangeOf(total, spread.ofSum(first, horizon) * height);
  };
  const fromThen = months.map((_, first) => totalFrom(first));
  return { months, total: totalFrom(0), fromThen, isSeasonal: indices !== null };
}

function methods(
  level: readonly number[],
  horizon: number,
  trendModel: TrendModel,
): readonly (readonly number[])[] {
  if (level.length === 0) return [flat(0, horizon)];
  if (level.length < LEAST_FOR_TREND) return [flat(smooth(level).level, horizon)];
  const fitted = trendModel(level, horizon);
  const own = [theta(level, horizon), dampedTrend(level, horizon)];
  return fitted === null ? own : [...own, fitted];
}

const flat = (value: number, horizon: number): readonly number[] =>
  Array.from({ length: horizon }, () => value);

const meanOf = (paths: readonly (readonly number[])[], horizon: number): readonly number[] =>
  Array.from(
    { length: horizon },
    (_, ahead) => paths.reduce((sum, path) => sum + (path[ahead] ?? 0), 0) / paths.length,
  );

/**
 * Standard deviations of what exponential smoothing gets wrong: a month's surprise moves the level of all later months
 * by its weight (Hyndman et al. 2008, chapter 6).
 */
function spreadOf(level: readonly number[]) {
  const { alpha, variance } = level.length === 0 ? { alpha: 0, variance: 0 } : smooth(level);
  const one = SURPRISE * Math.sqrt(variance * smallSample(level.length));
  return {
    at: (ahead: number): number => one * Math.sqrt(1 + ahead * alpha * alpha),
    /** Of the months from `first` (0 is the next one) up to the horizon. */
    ofSum: (first: number, horizon: number): number => {
      let sum = 0;
      for (let month = 0; month < horizon; month++) {
        const own = month < first ? 0 : 1;
        sum += (own + alpha * (horizon - Math.max(month + 1, first))) ** 2;
      }
      return one * Math.sqrt(sum);
    },
  };
}

/** A variance from few months is itself uncertain: with four it counts double. */
const smallSample = (months: number): number => (months + 4) / Math.max(1, months);

const meanHeight = (points: readonly number[], total: number): number => {
  const plain = points.reduce((sum, point) => sum + point, 0);
  return plain > 0 ? total / plain : 1;
};

const rangeOf = (value: number, deviation: number): Range => ({
  value: Math.max(0, value),
  low: Math.max(0, value - Z80 * deviation),
  high: Math.max(0, value + Z80 * deviation),
});
