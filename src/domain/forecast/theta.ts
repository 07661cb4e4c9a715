/** Tried weights of the newest value: 0.02, 0.04 ... 1. */
const STEPS = 50;

/** What exponential smoothing makes of a history: its last level, and how fast the level follows. */
export type Smoothed = {
  readonly level: number;
  /** Weight of the newest value, above 0 and at most 1. */
  readonly alpha: number;
  /** Mean squared error one month ahead. */
  readonly variance: number;
};

/** Simple exponential smoothing with the weight that forecast the history best, month by month. */
export function smooth(history: readonly number[]): Smoothed {
  let best: Smoothed = { level: 0, alpha: 1, variance: Number.POSITIVE_INFINITY };
  for (let step = 1; step <= STEPS; step++) {
    const tried = smoothWith(history, step / STEPS);
    if (tried.variance < best.variance) best = tried;
  }
  return best;
}

function smoothWith(history: readonly number[], alpha: number): Smoothed {
  let level = history[0] ?? 0;
  let squares = 0;
  for (const value of history) {
    const error = value - level;
    squares += error * error;
    level += alpha * error;
  }
  return { level, alpha, variance: squares / Math.max(1, history.length - 1) };
}

/**
 * The Theta method: exponential smoothing with a drift of half the linear trend (Assimakopoulos & Nikolopoulos 2000, in
 * the form of Hyndman & Billah 2003). The winner of the M3 competition.
 */
export function theta(history: readonly number[], horizon: number): readonly number[] {
  const { level, alpha } = smooth(history);
  const drift = slope(history) / 2;
  const lag = (1 - (1 - alpha) ** history.length) / alpha;
  return Array.from({ length: horizon }, (_, ahead) => level + drift * (ahead + lag));
}

/** Of the straight line with the least squared error. */
function slope(history: readonly number[]): number {
  const middle = (history.length - 1) / 2;
  const centre = history.reduce((sum, value) => sum + value, 0) / history.length;
  let shared = 0;
  let squares = 0;
  for (const [month, value] of history.entries()) {
    shared += (month - middle) * (value - centre);
    squares += (month - middle) ** 2;
  }
  return squares === 0 ? 0 : shared / squares;
}
