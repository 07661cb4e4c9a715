/** How much of the trend is left a month later; tried values. */
const DAMPINGS = [0.8, 0.85, 0.9, 0.95, 0.98];
const STEP = 0.1;
/** Months from which the first trend is taken. */
const FIRST_MONTHS = 6;

type Fit = {
  readonly level: number;
  readonly trend: number;
  readonly damping: number;
  readonly squares: number;
};

/**
 * Exponential smoothing with a trend that fades (Gardner & McKenzie 1985), its three weights chosen on a grid by how well
 * they forecast the history month by month.
 */
export function dampedTrend(history: readonly number[], horizon: number): readonly number[] {
  let best: Fit = { level: 0, trend: 0, damping: 0, squares: Number.POSITIVE_INFINITY };
  for (const damping of DAMPINGS) {
    for (let alpha = STEP / 2; alpha < 1; alpha += STEP) {
      for (let beta = 0.01; beta <= alpha; beta += 0.08) {
        const fit = follow(history, { damping, alpha, beta });
        if (fit.squares < best.squares) best = fit;
      }
    }
  }
  const { level, trend, damping } = best;
  let ahead = 0;
  return Array.from({ length: horizon }, (_, month) => {
    ahead += damping ** (month + 1);
    return level + ahead * trend;
  });
}

function follow(
  history: readonly number[],
  {
    damping,
    alpha,
    beta,
  }: { readonly damping: number; readonly alpha: number; readonly beta: number },
): Fit {
  const months = Math.min(FIRST_MONTHS, history.length) - 1;
  let level = history[0] ?? 0;
  let trend = months < 1 ? 0 : ((history[months] ?? 0) - level) / months;
  let squares = 0;
  for (let month = 1; month < history.length; month++) {
    const expected = level + damping * trend;
    const error = (history[month] ?? 0) - expected;
    squares += error * error;
    level = expected + alpha * error;
    trend = damping * trend + alpha * beta * error;
  }
  return { level, trend, damping, squares };
}
