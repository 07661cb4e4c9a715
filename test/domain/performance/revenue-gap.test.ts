import fc from "fast-check";
import { expect, test } from "vitest";
import { revenueGap } from "../../../src/domain/performance/revenue-gap.ts";
import { facts, group, someGroup } from "./some-accounts.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

test("the parts are whole cents that add up to the gap, whatever the groups", () => {
  fc.assert(
    fc.property(someGroup, someGroup, (one, other) => {
      const { gapCents, parts } = revenueGap(one, other);
      const revenue = ({ accounts }: typeof one) =>
        sum(accounts.map(({ revenueCents }) => revenueCents));
      expect(gapCents).toBe(revenue(one) - revenue(other));
      expect(sum(parts.map(({ cents }) => cents))).toBe(gapCents);
      for (const { cents } of parts) expect(Number.isInteger(cents)).toBe(true);
    }),
  );
});

test("between equal groups nothing explains anything", () => {
  fc.assert(
    fc.property(someGroup, (one) => {
      expect(revenueGap(one, one).parts.map(({ cents }) => cents)).toEqual(
        revenueGap(one, one).parts.map(() => 0),
      );
    }),
  );
});

test("the other way round each part is the same with the other sign, but for a cent of rounding", () => {
  fc.assert(
    fc.property(someGroup, someGroup, (one, other) => {
      const [there, back] = [revenueGap(one, other), revenueGap(other, one)];
      for (const [index, { driver, cents }] of there.parts.entries()) {
        expect(back.parts[index]?.driver).toBe(driver);
        expect(Math.abs((back.parts[index]?.cents ?? 0) + cents)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("what differs in one factor only is explained by that factor", () => {
  const seen = { cadenceMaxDays: 30, daysSinceVisit: 3, potentialCents: 1_200_000 };
  // Ten orders of 100 against ten orders of 150: only the size of an order differs.
  const small = group([facts({ ...seen, orders: 10, revenueCents: 100_000 })]);
  const large = group([facts({ ...seen, orders: 10, revenueCents: 150_000 })]);
  expect(revenueGap(large, small)).toEqual({
    gapCents: 50_000,
    parts: [
      { driver: "potential", cents: 0 },
      { driver: "coverage", cents: 0 },
      { driver: "conversion", cents: 0 },
      { driver: "orderSize", cents: 50_000 },
    ],
  });
});

test("two factors that double together share what only both explain", () => {
  const seen = { cadenceMaxDays: 30, daysSinceVisit: 3, potentialCents: 1_200_000 };
  // 10 x 100 against 20 x 200: 3000 more; alone each factor adds 1000, after the other 2000: 1500 each.
  const small = group([facts({ ...seen, orders: 10, revenueCents: 100_000 })]);
  const large = group([facts({ ...seen, orders: 20, revenueCents: 400_000 })]);
  expect(revenueGap(large, small).parts.map(({ cents }) => cents)).toEqual([
    0, 0, 150_000, 150_000,
  ]);
});

test("where nobody was visited in time or nothing was ordered, fewer factors tell", () => {
  const unseen = group([facts({ potentialCents: 1_200_000, orders: 2, revenueCents: 900 })]);
  const none = group([]);
  expect(revenueGap(unseen, group([facts({ potentialCents: 600_000 })])).parts).toHaveLength(2);
  expect(revenueGap(unseen, none)).toEqual({
    gapCents: 900,
    parts: [{ driver: "conversion", cents: 900 }],
  });
});
