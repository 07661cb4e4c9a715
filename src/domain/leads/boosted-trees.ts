import { at, realAt } from "../typed-arrays.ts";
import { binned, edgesOf, type Matrix } from "./bins.ts";
import { type BoostOptions, growTree, step, type Tree } from "./grow-tree.ts";

/** Trees whose sum is the log-odds that a row is one of the wanted. */
export type Boosted = {
  readonly base: number;
  /** Upper ends of each column's bins, ascending. */
  readonly edges: readonly Float64Array[];
  readonly trees: readonly Tree[];
};

/** Settings for a table of so many rows: few rows bear few trees. */
export const boostFor = (rows: number): BoostOptions => ({
  trees: Math.round(Math.min(150, Math.max(30, rows / 250))),
  depth: 4,
  rate: 0.08,
  leastRows: 25,
});

/**
 * Gradient boosting of regression trees for a yes-or-no outcome (Friedman 2001) with second-order leaves and binned
 * columns (Chen & Guestrin 2016). Deterministic.
 */
export function boost(table: Matrix, wanted: Uint8Array, options: BoostOptions): Boosted {
  const edges = Array.from({ length: table.columns }, (_, column) => edgesOf(table, column));
  const bins = binned(table, edges);
  const positives = wanted.reduce((sum, each) => sum + each, 0);
  const share = Math.min(1 - 1e-6, Math.max(1e-6, positives / Math.max(1, table.rows)));
  const base = Math.log(share / (1 - share));
  const odds = new Float64Array(table.rows).fill(base);
  const trees: Tree[] = [];
  for (let count = 0; count < options.trees; count++) {
    const grown = growTree({ table, bins, odds, wanted, options });
    if (grown.tree.left[0] === 0) break;
    trees.push(grown.tree);
    for (let row = 0; row < table.rows; row++) {
      odds[row] = realAt(odds, row) + realAt(grown.tree.value, at(grown.leafOf, row));
    }
  }
  return { base, edges, trees };
}

/** The probability of each row. */
export function probabilities(model: Boosted, table: Matrix): Float64Array {
  const bins = binned(table, model.edges);
  return Float64Array.from({ length: table.rows }, (_, row) => {
    let odds = model.base;
    for (const tree of model.trees)
      odds += realAt(tree.value, leafOf(tree, bins, row, table.columns));
    return 1 / (1 + Math.exp(-odds));
  });
}

/**
 * What each column adds to the log-odds of a row; with the base they add up to it. Along the way through a tree each
 * change of a node's value is the doing of the column asked there (Saabas 2014).
 */
export function contributions(model: Boosted, table: Matrix, row: number): Float64Array {
  const bins = binned(table, model.edges);
  const added = new Float64Array(table.columns + 1);
  added[table.columns] = model.base;
  for (const tree of model.trees) {
    let node = 0;
    added[table.columns] = realAt(added, table.columns) + realAt(tree.value, 0);
    while (at(tree.left, node) !== 0) {
      const column = at(tree.column, node);
      const next = step(tree, node, bins[row * table.columns + column] ?? 0);
      added[column] = realAt(added, column) + realAt(tree.value, next) - realAt(tree.value, node);
      node = next;
    }
  }
  return added;
}

function leafOf(tree: Tree, bins: Uint8Array, row: number, columns: number): number {
  let node = 0;
  while (at(tree.left, node) !== 0) {
    node = step(tree, node, bins[row * columns + at(tree.column, node)] ?? 0);
  }
  return node;
}
