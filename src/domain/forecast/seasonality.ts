/** Months in a year. */
const YEAR = 12;
/** Shorter histories show each month of the year too seldom to tell its height from chance. */
const LEAST_MONTHS = 30;
/** Autocorrelation at twelve months beyond so many standard errors counts as a season. */
const SIGNIFICANT = 1;

/**
 * How high each month of the year stands against the trend, 1 is average; index 0 is the first month of the history.
 * Ratios to a centred moving average (Makridakis & Wheelwright), shrunk towards 1 by how much they scatter between the
 * years (James-Stein, after Miller & Williams 2003). Null: the history is short, has months without sales, or shows no season.
 */
export function seasonalIndices(history: readonly number[]): readonly number[] | null {
  if (history.length < LEAST_MONTHS || history.some((value) => value <= 0)) return null;
  if (!isSeasonal(history)) return null;
  const ratios = ratiosToTrend(history);
  const raw = ratios.map((values) => (values.length === 0 ? 1 : mean(values)));
  const level = mean(raw);
  const indices = raw.map((index) => index / level);
  const kept = shrinkage(indices, ratios);
  return indices.map((index) => 1 + kept * (index - 1));
}

/** Bartlett's test of the autocorrelation at lag 12. */
function isSeasonal(history: readonly number[]): boolean {
  let squares = 0;
  for (let lag = 1; lag < YEAR; lag++) squares += autocorrelation(history, lag) ** 2;
  const error = Math.sqrt((1 + 2 * squares) / history.length);
  return Math.abs(autocorrelation(history, YEAR)) > SIGNIFICANT * error;
}

function autocorrelation(values: readonly number[], lag: number): number {
  const centre = mean(values);
  const around = values.map((value) => value - centre);
  const variance = around.reduce((sum, each) => sum + each * each, 0);
  const shared = around.reduce((sum, each, month) => sum + each * (around[month - lag] ?? 0), 0);
  return variance === 0 ? 0 : shared / variance;
}

/** For each month of the year, its values over the mean of the twelve months around it. */
function ratiosToTrend(history: readonly number[]): readonly (readonly number[])[] {
  const ratios: number[][] = Array.from({ length: YEAR }, () => []);
  for (let month = YEAR / 2; month < history.length - YEAR / 2; month++) {
    const around = history.slice(month - YEAR / 2, month + YEAR / 2 + 1);
    const ends = ((around[0] ?? 0) + (around[YEAR] ?? 0)) / 2;
    const trend = (around.slice(1, YEAR).reduce((sum, value) => sum + value, 0) + ends) / YEAR;
    ratios[month % YEAR]?.push((history[month] ?? 0) / trend);
  }
  return ratios;
}

/** Which share of the differences between months is more than scatter, 0 to 1. */
function shrinkage(indices: readonly number[], ratios: readonly (readonly number[])[]): number {
  const errors = ratios.filter(({ length }) => length > 1).map(squaredError);
  const between = indices.reduce((sum, index) => sum + (index - 1) ** 2, 0) / (YEAR - 1);
  if (between === 0 || errors.length === 0) return 1;
  return Math.max(0, 1 - ((YEAR - 3) / (YEAR - 1)) * (mean(errors) / between));
}

/** Squared standard error of the mean. */
function squaredError(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return squares / (values.length - 1) / values.length;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
