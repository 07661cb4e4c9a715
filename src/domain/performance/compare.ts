import { createRandom, type Random } from "../random.ts";
import type { Group } from "./facts.ts";
import { ACCOUNT_KPIS, isAccountMetric, type Kpi, type Metric } from "./kpis.ts";

/** How far one group is ahead of another, and between which bounds that lies in nine of ten repetitions. */
export type Difference = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The bounds do not include zero. */
  readonly isTellable: boolean;
};

/** A group with the goal that its attainment is measured by; null: none is set. */
export type Measurable = Group & { readonly goal: number | null };

const REPETITIONS = 400;
/** Ends of the interval: the 5th and the 95th of a hundred. */
const TAIL = 0.05;
const SEED = 1;

/**
 * The difference of a figure between two groups with a percentile bootstrap over their accounts, or over their leads
 * (Efron & Tibshirani 1993, chapter 13): each group is drawn anew from its own, again and again. The same groups always
 * give the same bounds. Null: one of the two has no such figure.
 */
export function difference(metric: Metric, one: Measurable, other: Measurable): Difference | null {
  const [mine, theirs] = [sampleOf(metric, one), sampleOf(metric, other)];
  const value = figure(mine, total(mine)) - figure(theirs, total(theirs));
  if (!Number.isFinite(value)) return null;
  const random = createRandom(SEED);
  const drawn = Array.from(
    { length: REPETITIONS },
    () => figure(mine, redraw(mine, random)) - figure(theirs, redraw(theirs, random)),
  )
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  const low = drawn[Math.floor(TAIL * (drawn.length - 1))] ?? value;
  const high = drawn[Math.ceil((1 - TAIL) * (drawn.length - 1))] ?? value;
  return { value, low, high, isTellable: low > 0 || high < 0 };
}

type Part = { readonly top: number; readonly bottom: number };

/** What is drawn from, and what the sum is divided by; null: by the sum of the bottoms. */
type Sample = { readonly parts: readonly Part[]; readonly divisor: number | null };

function sampleOf(metric: Metric, group: Measurable): Sample {
  const { accounts, leads, months, goal, workMinutes } = group;
  const tops = (top: (account: Group["accounts"][number]) => number, divisor: number): Sample => ({
    parts: accounts.map((account) => ({ top: top(account), bottom: 0 })),
    divisor,
  });
  if (isAccountMetric(metric)) {
    const { top, bottom }: Kpi = ACCOUNT_KPIS[metric];
    const parts = accounts.map((account) => ({
      top: top(account),
      bottom: bottom?.(account) ?? 0,
    }));
    return { parts, divisor: bottom === null ? 1 : null };
  }
  switch (metric) {
    case "attainment":
      return tops(({ revenueCents }) => revenueCents, goal ?? 0);
    case "sellingTime":
      return tops(({ visitMinutes }) => visitMinutes, workMinutes);
    case "shareOfPotential":
      return {
        parts: accounts.map(({ revenueCents, potentialCents }) => ({
          top: revenueCents,
          bottom: (potentialCents * months) / 12,
        })),
        divisor: null,
      };
    case "conversion":
      return { parts: leads.flatMap(leadParts), divisor: null };
  }
}

const leadParts = ({ given, accepted }: Group["leads"][number]): readonly Part[] =>
  Array.from({ length: given }, (_, lead) => ({ top: lead < accepted ? 1 : 0, bottom: 1 }));

function total({ parts }: Sample): Part {
  let [top, bottom] = [0, 0];
  for (const part of parts) {
    top += part.top;
    bottom += part.bottom;
  }
  return { top, bottom };
}

function redraw({ parts }: Sample, random: Random): Part {
  let [top, bottom] = [0, 0];
  for (let draw = 0; draw < parts.length; draw++) {
    const part = parts[random.int(parts.length)];
    top += part?.top ?? 0;
    bottom += part?.bottom ?? 0;
  }
  return { top, bottom };
}

const figure = ({ divisor }: Sample, { top, bottom }: Part): number => top / (divisor ?? bottom);
