/** Measures of how evenly something is divided; all over numbers of at least 0. */

/**
 * The Gini coefficient: 0 when all have the same, towards 1 when one has everything (Gini 1912). Null: there is nothing.
 */
export function gini(amounts: readonly number[]): number | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return null;
  const sorted = amounts.toSorted((a, b) => a - b);
  const weighted = sorted.reduce((sum, amount, rank) => sum + (rank + 1) * amount, 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/**
 * Jain's index of fairness: 1 when all have the same, 1/n when one has everything (Jain, Chiu & Hawe 1984). Null: there
 * is nothing.
 */
export function jain(amounts: readonly number[]): number | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const squares = amounts.reduce((sum, amount) => sum + amount * amount, 0);
  return squares <= 0 ? null : (total * total) / (amounts.length * squares);
}
