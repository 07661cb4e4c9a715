import { expect, test } from "vitest";
import { difference } from "../../../src/domain/performance/compare.ts";
import { createRandom } from "../../../src/domain/random.ts";
import { facts, group } from "./some-accounts.ts";

/** A hundred accounts that bought between 0 and twice `meanCents`. */
function shops(seed: number, meanCents: number) {
  const random = createRandom(seed);
  const accounts = Array.from({ length: 100 }, () =>
    facts({
      orders: 2,
      revenueCents: random.int(2 * meanCents),
      cadenceMaxDays: 30,
      daysSinceVisit: random.int(60),
    }),
  );
  return { ...group(accounts), goal: null };
}

test("the same groups give the same bounds, with the value between them", () => {
  const [one, other] = [shops(1, 10_000), shops(2, 20_000)];
  const first = difference("revenue", one, other);
  expect(difference("revenue", one, other)).toEqual(first);
  expect(first?.low).toBeLessThan(first?.value ?? 0);
  expect(first?.high).toBeGreaterThan(first?.value ?? 0);
  expect(first?.isTellable).toBe(true);
});

test("between groups of one kind the bounds hold zero in about nine of ten cases", () => {
  const held = Array.from({ length: 60 }, (_, seed) =>
    difference("coverage", shops(100 + seed, 10_000), shops(900 + seed, 10_000)),
  ).filter((each) => each?.isTellable === false);
  // Nine of ten are expected; fewer than 48 of 60 would be a chance of one in a hundred.
  expect(held.length).toBeGreaterThanOrEqual(48);
});

test("a group compared with itself shows no difference that can be told", () => {
  const one = shops(3, 10_000);
  expect(difference("revenue", one, one)).toMatchObject({ value: 0, isTellable: false });
});

test("a figure that one of them does not have cannot be compared", () => {
  const one = shops(4, 10_000);
  expect(difference("winRate", one, shops(5, 10_000))).toBeNull();
  expect(difference("attainment", one, { ...shops(6, 10_000), goal: 500 })).toBeNull();
  expect(difference("conversion", one, one)).toBeNull();
});

test("conversion is compared lead by lead", () => {
  const leads = (accepted: number) => ({
    ...group([], { leads: [{ email: "a@b.example", given: 40, accepted }] }),
    goal: null,
  });
  expect(difference("conversion", leads(36), leads(4))).toMatchObject({
    value: 0.8,
    isTellable: true,
  });
  expect(difference("conversion", leads(20), leads(19))?.isTellable).toBe(false);
});
