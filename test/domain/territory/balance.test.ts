import { expect, test } from "vitest";
import { gini, jain } from "../../../src/domain/territory/balance.ts";

test("equal shares are perfectly fair", () => {
  expect(gini([5, 5, 5])).toBeCloseTo(0);
  expect(jain([5, 5, 5])).toBeCloseTo(1);
});

test("one who has everything", () => {
  expect(gini([0, 0, 12])).toBeCloseTo(2 / 3); // (n - 1) / n
  expect(jain([0, 0, 12])).toBeCloseTo(1 / 3); // 1 / n
});

test("one, two and three parts", () => {
  // mean absolute difference of all pairs 8/9, mean 2: Gini = 8/9 / (2 * 2) = 2/9; Jain = 36 / (3 * 14)
  expect(gini([1, 2, 3])).toBeCloseTo(2 / 9);
  expect(jain([3, 1, 2])).toBeCloseTo(36 / 42);
});

test("nothing to divide has no measure", () => {
  expect(gini([0, 0])).toBeNull();
  expect(jain([])).toBeNull();
});
