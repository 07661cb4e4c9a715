import { at, realAt } from "../typed-arrays.ts";
import { BINS, type Matrix } from "./bins.ts";

/** A node of a tree: rows with a bin of at most `bin` go left. A leaf has no children (left 0). */
export type Tree = {
  readonly column: Int32Array;
  readonly bin: Int32Array;
  readonly left: Int32Array;
  /** Log-odds that the rows of each node get; those of inner nodes explain the ways to the leaves. */
  readonly value: Float64Array;
};

export type BoostOptions = {
  readonly trees: number;
  readonly depth: number;
  /** Share of each tree's advice that is taken, 0 to 1. */
  readonly rate: number;
  /** Rows that a leaf needs at least. */
  readonly leastRows: number;
};

/** Keeps leaves of few rows near zero. */
const SHRINK = 5;

/** The child to which a row with this bin goes. */
export const step = (tree: Tree, node: number, bin: number): number =>
  at(tree.left, node) + (bin <= at(tree.bin, node) ? 0 : 1);

type Growing = {
  readonly table: Matrix;
  readonly bins: Uint8Array;
  readonly odds: Float64Array;
  readonly wanted: Uint8Array;
  readonly options: BoostOptions;
};

/** Width of a histogram of one column: not known, the bins, and beyond the last one. */
const WIDTH = BINS + 2;

/** Grows one tree level by level, each from one pass over the rows. */
export function growTree({ table, bins, odds, wanted, options }: Growing) {
  const { rows, columns } = table;
  const most = 2 ** (options.depth + 1);
  const tree = {
    column: new Int32Array(most),
    bin: new Int32Array(most),
    left: new Int32Array(most),
    value: new Float64Array(most),
  };
  const { slope, curve } = derivatives(odds, wanted);
  const leafOfRow = new Int32Array(rows);
  let [first, end] = [0, 1];
  for (let level = 0; level <= options.depth; level++) {
    const sums = histograms({ bins, rows, columns, slope, curve, leafOf: leafOfRow, first, end });
    let next = end;
    for (let node = first; node < end; node++) {
      const histogram = sums.subarray((node - first) * columns * WIDTH * 3);
      const whole = totalsOf(histogram);
      tree.value[node] = (options.rate * whole.slope) / (whole.curve + SHRINK);
      const split = level < options.depth ? bestSplit(histogram, columns, whole, options) : null;
      if (split === null) continue;
      tree.column[node] = split.column;
      tree.bin[node] = split.bin;
      tree.left[node] = next;
      next += 2;
    }
    if (next === end) break;
    sendDown(tree, { bins, columns, leafOf: leafOfRow, first });
    [first, end] = [end, next];
  }
  return { tree, leafOf: leafOfRow };
}

/** First and second derivative of the log-likelihood by each row's log-odds. */
function derivatives(odds: Float64Array, wanted: Uint8Array) {
  const slope = new Float64Array(odds.length);
  const curve = new Float64Array(odds.length);
  for (let row = 0; row < odds.length; row++) {
    const p = 1 / (1 + Math.exp(-realAt(odds, row)));
    slope[row] = (wanted[row] ?? 0) - p;
    curve[row] = Math.max(1e-9, p * (1 - p));
  }
  return { slope, curve };
}

/** Rows of the level's nodes go on to their children. */
function sendDown(
  tree: Tree,
  { bins, columns, leafOf: of, first }: Pick<Passing, "bins" | "columns" | "leafOf" | "first">,
): void {
  for (let row = 0; row < of.length; row++) {
    const node = at(of, row);
    if (node < first || at(tree.left, node) === 0) continue;
    of[row] = step(tree, node, bins[row * columns + at(tree.column, node)] ?? 0);
  }
}

type Passing = {
  readonly bins: Uint8Array;
  readonly rows: number;
  readonly columns: number;
  readonly slope: Float64Array;
  readonly curve: Float64Array;
  readonly leafOf: Int32Array;
  /** Nodes of the level: from `first` up to `end`. */
  readonly first: number;
  readonly end: number;
};

/** For each node, column and bin: slope, curve and number of rows. */
function histograms({ bins, rows, columns, slope, curve, leafOf: of, first, end }: Passing) {
  const sums = new Float64Array((end - first) * columns * WIDTH * 3);
  for (let row = 0; row < rows; row++) {
    const node = at(of, row) - first;
    if (node < 0) continue;
    const g = realAt(slope, row);
    const h = realAt(curve, row);
    const from = node * columns;
    for (let column = 0; column < columns; column++) {
      const cell = ((from + column) * WIDTH + (bins[row * columns + column] ?? 0)) * 3;
      sums[cell] = realAt(sums, cell) + g;
      sums[cell + 1] = realAt(sums, cell + 1) + h;
      sums[cell + 2] = realAt(sums, cell + 2) + 1;
    }
  }
  return sums;
}

type Totals = { readonly slope: number; readonly curve: number; readonly rows: number };

function totalsOf(histogram: Float64Array): Totals {
  let [slope, curve, rows] = [0, 0, 0];
  for (let bin = 0; bin < WIDTH; bin++) {
    slope += realAt(histogram, bin * 3);
    curve += realAt(histogram, bin * 3 + 1);
    rows += realAt(histogram, bin * 3 + 2);
  }
  return { slope, curve, rows };
}

/** Gain below which a split is noise. */
const LEAST_GAIN = 0.5;

function bestSplit(
  histogram: Float64Array,
  columns: number,
  whole: Totals,
  { leastRows }: BoostOptions,
): { readonly column: number; readonly bin: number } | null {
  const before = whole.slope ** 2 / (whole.curve + SHRINK);
  let best: { column: number; bin: number } | null = null;
  let most = LEAST_GAIN;
  for (let column = 0; column < columns; column++) {
    let [slope, curve, rows] = [0, 0, 0];
    for (let bin = 0; bin < WIDTH - 1; bin++) {
      const cell = (column * WIDTH + bin) * 3;
      slope += realAt(histogram, cell);
      curve += realAt(histogram, cell + 1);
      rows += realAt(histogram, cell + 2);
      if (rows < leastRows) continue;
      if (whole.rows - rows < leastRows) break;
      const left = slope ** 2 / (curve + SHRINK);
      const right = (whole.slope - slope) ** 2 / (whole.curve - curve + SHRINK);
      if (left + right - before > most) {
        most = left + right - before;
        best = { column, bin };
      }
    }
  }
  return best;
}
