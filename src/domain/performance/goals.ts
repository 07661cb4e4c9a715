import type { Period } from "./facts.ts";
import { addMonths, type Month, monthPeriod, monthsOf } from "./periods.ts";

/** What a territory should reach in a month, a quarter or a year. */
export type Goal = {
  readonly territory: string;
  readonly metric: string;
  /** "2026-04", "2026-Q2" or "2026"; quarters and years are fiscal, named after the year in which they end. */
  readonly period: string;
  /** Cents for money; ten-thousandths for shares; else the number itself. */
  readonly target: number;
};

/** The figures that goals are set for. */
export const GOAL_NAMES = [
  "revenue",
  "orders",
  "visits",
  "newCustomers",
  "averageOrder",
  "revenuePerVisit",
  "coverage",
  "winRate",
  "retention",
  "penetration",
] as const;

export type GoalMetric = (typeof GOAL_NAMES)[number];

/** How targets are kept, and whether those of territories add up to that of their region. */
export const GOAL_METRICS: Readonly<
  Record<GoalMetric, { readonly unit: "money" | "count" | "share"; readonly addsUp: boolean }>
> = {
  revenue: { unit: "money", addsUp: true },
  orders: { unit: "count", addsUp: true },
  visits: { unit: "count", addsUp: true },
  newCustomers: { unit: "count", addsUp: true },
  averageOrder: { unit: "money", addsUp: false },
  revenuePerVisit: { unit: "money", addsUp: false },
  coverage: { unit: "share", addsUp: false },
  winRate: { unit: "share", addsUp: false },
  retention: { unit: "share", addsUp: false },
  penetration: { unit: "share", addsUp: false },
};

/** Shares are kept as whole ten-thousandths. */
const SHARE_SCALE = 10_000;

/** A target as it is kept, from cents, a count or a share of 0 to 1. */
export const storedTarget = (metric: GoalMetric, target: number): number =>
  Math.round(GOAL_METRICS[metric].unit === "share" ? target * SHARE_SCALE : target);

export const targetOf = (metric: GoalMetric, stored: number): number =>
  GOAL_METRICS[metric].unit === "share" ? stored / SHARE_SCALE : stored;

type Span = { readonly first: Month; readonly last: Month };

/** The months of a goal's period; null: it is none. `fiscalYearStart` is a month, 1 to 12. */
export function goalMonths(period: string, fiscalYearStart: number): Span | null {
  const [, year = "", part = ""] = /^(\d{4})(?:-(Q[1-4]|0[1-9]|1[0-2]))?$/.exec(period) ?? [];
  if (year === "") return null;
  if (part !== "" && !part.startsWith("Q")) return { first: period, last: period };
  const yearFirst = addMonths(`${year}-01`, fiscalYearStart === 1 ? 0 : fiscalYearStart - 13);
  if (part === "") return { first: yearFirst, last: addMonths(yearFirst, 11) };
  const first = addMonths(yearFirst, 3 * (Number(part[1]) - 1));
  return { first, last: addMonths(first, 2) };
}

export function goalDays(period: string, fiscalYearStart: number): Period | null {
  const months = goalMonths(period, fiscalYearStart);
  return months === null ? null : monthPeriod(months.first, months.last);
}

/** A goal for some months, or for a part of a longer period by how many of its months they are. */
export type MonthsGoal = { readonly target: number; readonly isPart: boolean };

/**
 * What one territory should reach in the months of a span: the longest goals that lie in it, months where those leave
 * some out, and what is left as its share of a longer goal. Null: some month has no goal at all.
 */
export function goalFor(
  goals: readonly Goal[],
  span: Span,
  fiscalYearStart: number,
): MonthsGoal | null {
  const dated = goals
    .flatMap(({ period, target }) => {
      const months = goalMonths(period, fiscalYearStart);
      return months === null ? [] : [{ target, months: monthsOf(months.first, months.last) }];
    })
    .toSorted((a, b) => b.months.length - a.months.length);
  const open = new Set(monthsOf(span.first, span.last));
  let target = 0;
  for (const goal of dated) {
    if (!goal.months.every((month) => open.has(month))) continue;
    for (const month of goal.months) open.delete(month);
    target += goal.target;
  }
  const isPart = open.size > 0;
  for (const goal of dated.toReversed()) {
    const shared = goal.months.filter((month) => open.delete(month));
    target += (goal.target * shared.length) / goal.months.length;
  }
  return open.size > 0 ? null : { target: Math.round(target), isPart };
}
