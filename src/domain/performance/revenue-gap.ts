import { sumOf } from "../sum-of.ts";
import type { Group } from "./facts.ts";
import { roundTo } from "./goal-split.ts";
import { isCovered } from "./kpis.ts";

/** What a gap in revenue comes from. */
export type Driver = "potential" | "coverage" | "conversion" | "orderSize";

/** The gap in cents, and the part of it that each driver explains; the parts add up to it exactly. */
export type RevenueGap = {
  readonly gapCents: number;
  readonly parts: readonly { readonly driver: Driver; readonly cents: number }[];
};

/**
 * Splits the difference in revenue between two groups. Revenue is the product of four factors: potential (what the
 * accounts could buy in the months), coverage (the part of it at accounts visited within their cadence), conversion
 * (orders per covered cent of potential) and order size. Each factor's part is its Shapley value: its mean effect over
 * all orders in which the factors of one group can be exchanged for those of the other (Shapley 1953; for
 * decompositions Shorrocks 2013). Factors that one of the groups does not have, such as the size of no orders, are left
 * out, and conversion then stands for what is left.
 */
export function revenueGap(one: Group, other: Group): RevenueGap {
  const [mine, theirs] = [sumsOf(one), sumsOf(other)];
  const split = SPLITS.find(({ needs }) => needs(mine) && needs(theirs)) ?? WHOLE;
  const [a, b] = [split.factors(mine), split.factors(theirs)];
  const gapCents = mine.revenue - theirs.revenue;
  const exact = split.drivers.map((_, index) => shapley(a, b, index));
  const cents = roundTo(gapCents, exact);
  const parts = split.drivers.map((driver, index) => ({ driver, cents: cents[index] ?? 0 }));
  return { gapCents, parts };
}

type Sums = {
  readonly potential: number;
  readonly covered: number;
  readonly orders: number;
  readonly revenue: number;
};

type Split = {
  readonly drivers: readonly Driver[];
  readonly needs: (sums: Sums) => boolean;
  /** Their product is the revenue. */
  readonly factors: (sums: Sums) => readonly number[];
};

const WHOLE: Split = {
  drivers: ["conversion"],
  needs: () => true,
  factors: ({ revenue }) => [revenue],
};

/** The finest first. */
const SPLITS: readonly Split[] = [
  {
    drivers: ["potential", "coverage", "conversion", "orderSize"],
    needs: ({ covered, orders }) => covered > 0 && orders > 0,
    factors: ({ potential, covered, orders, revenue }) => [
      potential,
      covered / potential,
      orders / covered,
      revenue / orders,
    ],
  },
  {
    drivers: ["potential", "coverage", "conversion"],
    needs: ({ covered }) => covered > 0,
    factors: ({ potential, covered, revenue }) => [
      potential,
      covered / potential,
      revenue / covered,
    ],
  },
  {
    drivers: ["potential", "conversion"],
    needs: ({ potential }) => potential > 0,
    factors: ({ potential, revenue }) => [potential, revenue / potential],
  },
];

function sumsOf({ accounts, months }: Group): Sums {
  const covered = accounts.filter(isCovered);
  return {
    potential: (sumOf(accounts, ({ potentialCents }) => potentialCents) * months) / 12,
    covered: (sumOf(covered, ({ potentialCents }) => potentialCents) * months) / 12,
    orders: sumOf(accounts, ({ orders }) => orders),
    revenue: sumOf(accounts, ({ revenueCents }) => revenueCents),
  };
}

function shapley(a: readonly number[], b: readonly number[], driver: number): number {
  const others = a.flatMap((_, index) => (index === driver ? [] : [index]));
  let value = 0;
  for (let mask = 0; mask < 2 ** others.length; mask++) {
    const taken = others.filter((_, bit) => (mask >> bit) % 2 === 1);
    const product = others.reduce(
      (all, index) => all * ((taken.includes(index) ? a[index] : b[index]) ?? 0),
      1,
    );
    const weight =
      (factorial(taken.length) * factorial(others.length - taken.length)) / factorial(a.length);
    value += weight * product * ((a[driver] ?? 0) - (b[driver] ?? 0));
  }
  return value;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
