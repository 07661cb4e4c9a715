import { createRandom, type Random } from "../random.ts";
import type { AccountFacts } from "./facts.ts";
import { ACCOUNT_KPIS, type AccountMetric, type Kpi } from "./kpis.ts";

/** How far one group is ahead of another, and between which bounds that lies in nine of ten repetitions. */
export type Difference = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The bounds do not include zero. */
  readonly isTellable: boolean;
};

const REPETITIONS = 400;
/** Ends of the interval: the 5th and the 95th of a hundred. */
const TAIL = 0.05;
const SEED = 1;

/**
 * The difference of a figure between two groups with a percentile bootstrap over their accounts (Efron & Tibshirani 1993,
 * chapter 13): each group is drawn anew from its own accounts, again and again. Null: one of the two has no such figure.
 */
export function difference(
  metric: AccountMetric,
  one: readonly AccountFacts[],
  other: readonly AccountFacts[],
): Difference | null {
  const parts = [one, other].map((accounts) => partsOf(metric, accounts));
  const [mine, theirs] = parts;
  if (!mine || !theirs) return null;
  const value = figure(metric, total(mine)) - figure(metric, total(theirs));
  if (!Number.isFinite(value)) return null;
  const random = createRandom(SEED);
  const drawn = Array.from(
    { length: REPETITIONS },
    () => figure(metric, redraw(mine, random)) - figure(metric, redraw(theirs, random)),
  )
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  const low = drawn[Math.floor(TAIL * (drawn.length - 1))] ?? value;
  const high = drawn[Math.ceil((1 - TAIL) * (drawn.length - 1))] ?? value;
  return { value, low, high, isTellable: low > 0 || high < 0 };
}

type Part = { readonly top: number; readonly bottom: number };

function partsOf(metric: AccountMetric, accounts: readonly AccountFacts[]): readonly Part[] {
  const { top, bottom }: Kpi = ACCOUNT_KPIS[metric];
  return accounts.map((account) => ({ top: top(account), bottom: bottom?.(account) ?? 0 }));
}

function total(parts: readonly Part[]): Part {
  let [top, bottom] = [0, 0];
  for (const part of parts) {
    top += part.top;
    bottom += part.bottom;
  }
  return { top, bottom };
}

function redraw(parts: readonly Part[], random: Random): Part {
  let [top, bottom] = [0, 0];
  for (let draw = 0; draw < parts.length; draw++) {
    const part = parts[random.int(parts.length)];
    top += part?.top ?? 0;
    bottom += part?.bottom ?? 0;
  }
  return { top, bottom };
}

const figure = (metric: AccountMetric, { top, bottom }: Part): number =>
  ACCOUNT_KPIS[metric].bottom === null ? top : top / bottom;
