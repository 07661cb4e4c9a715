/** Least and most that a part may be, as shares of the even part; null: no bound. */
export type SplitBounds = { readonly floor: number | null; readonly cap: number | null };

/** Halvings of the interval in which the scale is searched: beyond a double's digits nothing changes. */
const HALVINGS = 100;

/** A part without weight gets what the caps of the others leave, and nothing before. */
const TRIFLE = 1e-15;

/**
 * Splits a whole number by weights, within bounds, into whole numbers that add up to it exactly. Weights that are all
 * zero split it evenly. Null: no split can keep the bounds.
 */
export function splitGoal(
  target: number,
  weights: readonly number[],
  { floor, cap }: SplitBounds,
): readonly number[] | null {
  if (weights.length === 0) return null;
  const even = target / weights.length;
  const [low, high] = [even * (floor ?? 0), cap === null ? target : even * cap];
  if (low > even || high < even) return null;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => (total > 0 ? Math.max(weight / total, TRIFLE) : 1));
  const clamp = (scale: number): readonly number[] =>
    shares.map((share) => Math.min(high, Math.max(low, share * scale)));
  return roundTo(target, clamp(scaleFor(target, clamp)));
}

/** The scale at which the clamped parts add up to the target; their sum grows with it. */
function scaleFor(target: number, clamp: (scale: number) => readonly number[]): number {
  let [least, most] = [0, target];
  const sumAt = (scale: number): number => clamp(scale).reduce((sum, part) => sum + part, 0);
  for (let step = 0; step < HALVINGS && sumAt(most) < target * (1 - 1e-12); step++) most *= 2;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (least + most) / 2;
    if (sumAt(middle) < target) least = middle;
    else most = middle;
  }
  return most;
}

/** Whole numbers that add up to `total`, each next to its exact one: the largest remainders are rounded up. */
export function roundTo(total: number, exact: readonly number[]): readonly number[] {
  const floors = exact.map(Math.floor);
  const missing = total - floors.reduce((all, each) => all + each, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((x, y) => y.rest - x.rest || x.index - y.index)
    .map(({ index }) => index);
  const share = Math.floor(missing / exact.length);
  const extra = missing - share * exact.length;
  return floors.map((floor, index) => floor + share + (order.indexOf(index) < extra ? 1 : 0));
}
