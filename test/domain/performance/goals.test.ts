import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attainment,
  goalOfPlaces,
  meanGoalOfPlaces,
  standing,
} from "../../../src/domain/performance/attainment.ts";
import { splitGoal } from "../../../src/domain/performance/goal-split.ts";
import { goalFor, goalMonths } from "../../../src/domain/performance/goals.ts";

const goal = (period: string, target: number, territory = "North") => ({
  territory,
  metric: "revenue",
  period,
  target,
});

test("a goal's period in a calendar year, and in a fiscal year named after its end", () => {
  expect(goalMonths("2026-Q2", 1)).toEqual({ first: "2026-04", last: "2026-06" });
  expect(goalMonths("2026-Q1", 7)).toEqual({ first: "2025-07", last: "2025-09" });
  expect(goalMonths("2026", 7)).toEqual({ first: "2025-07", last: "2026-06" });
  expect(goalMonths("2026-13", 1)).toBeNull();
});

test("the longest goal that lies in the months counts, the rest is made of shorter ones", () => {
  const goals = [goal("2026-01", 10), goal("2026-Q1", 33), goal("2026-04", 12)];
  expect(goalFor(goals, { first: "2026-01", last: "2026-04" }, 1)).toEqual({
    target: 45,
    isPart: false,
  });
  expect(goalFor(goals, { first: "2026-01", last: "2026-01" }, 1)?.target).toBe(10);
});

test("of a longer goal a part counts, and no goal is no zero", () => {
  expect(goalFor([goal("2026-Q1", 33)], { first: "2026-01", last: "2026-02" }, 1)).toEqual({
    target: 22,
    isPart: true,
  });
  expect(goalFor([goal("2026-Q1", 33)], { first: "2026-03", last: "2026-04" }, 1)).toBeNull();
});

test("a region's own goal goes before those below it, and one that is missing is not left out", () => {
  const asked = {
    metric: "revenue",
    span: { first: "2026-01", last: "2026-01" },
    fiscalYearStart: 1,
  } as const;
  const places = [{ name: "East", below: ["North", "South"] }];
  const parts = [goal("2026-01", 10), goal("2026-01", 5, "South")];
  expect(goalOfPlaces(parts, places, asked)?.target).toBe(15);
  expect(goalOfPlaces([...parts, goal("2026-01", 99, "East")], places, asked)?.target).toBe(99);
  expect(goalOfPlaces([goal("2026-01", 10)], places, asked)).toBeNull();
  expect(attainment({ value: 5, why: null }, null)).toEqual({ value: null, why: "no goal is set" });
});

test("the goal of a rate is the mean of its places by their weight, never a sum", () => {
  const places = [{ name: "East", below: ["North", "South"] }];
  const parts = [goal("2026-01", 8000), goal("2026-01", 5000, "South")];
  const weights = new Map([
    ["North", 1],
    ["South", 2],
  ]);
  const weightOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
  expect(meanGoalOfPlaces(parts, places, weightOf)).toBe(6000);
  expect(meanGoalOfPlaces(parts, places, () => 0)).toBe(6500);
  const own = [...parts, goal("2026-01", 9000, "East")];
  expect(meanGoalOfPlaces(own, places, weightOf)).toBe(9000);
  expect(meanGoalOfPlaces(parts.slice(1), places, weightOf)).toBeNull();
  expect(meanGoalOfPlaces([], [], weightOf)).toBeNull();
});

test("what is missing is spread over the weeks that are left, of the last one all", () => {
  const aim = { target: 100, weeksLeft: 4, addsUp: true };
  expect(standing(59, aim)).toEqual({ share: 0.59, missing: 41, missingPerWeek: 11 });
  expect(standing(59, { ...aim, weeksLeft: 0.5 }).missingPerWeek).toBe(41);
  expect(standing(59, { ...aim, weeksLeft: 0 }).missingPerWeek).toBeNull();
  expect(standing(120, aim)).toEqual({ share: 1.2, missing: 0, missingPerWeek: 0 });
  expect(standing(null, aim)).toEqual({ share: null, missing: null, missingPerWeek: null });
  expect(standing(59, { ...aim, target: 0 }).share).toBeNull();
  expect(standing(59, { ...aim, addsUp: false })).toMatchObject({ share: null, missing: 41 });
});

test("parts of a goal are whole, add up to it, and keep their bounds", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 20 }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      fc.option(fc.double({ min: 1, max: 3, noNaN: true })),
      (target, weights, floor, cap) => {
        const parts = splitGoal(target, weights, { floor, cap }) ?? [];
        const even = target / weights.length;
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(target);
        for (const part of parts) {
          expect(Number.isInteger(part)).toBe(true);
          expect(part).toBeGreaterThan((floor ?? 0) * even - 1.01);
          expect(part).toBeLessThan((cap ?? weights.length) * even + 1.01);
        }
      },
    ),
  );
});

test("a split follows its weights, rounds by the largest remainder, and takes from the others what a floor gives", () => {
  expect(splitGoal(100, [1, 1, 1], { floor: null, cap: null })).toEqual([34, 33, 33]);
  expect(splitGoal(1000, [6, 3, 1], { floor: null, cap: null })).toEqual([600, 300, 100]);
  // A floor of 0.6 of the even part lifts the third to 200; 800 are left for 6 : 3.
  expect(splitGoal(1000, [6, 3, 1], { floor: 0.6, cap: null })).toEqual([533, 267, 200]);
  expect(splitGoal(1000, [0, 0], { floor: null, cap: null })).toEqual([500, 500]);
});

test("what a cap leaves goes to those without weight", () => {
  expect(splitGoal(100, [0, 0, 1], { floor: null, cap: 1.5 })).toEqual([25, 25, 50]);
});

test("bounds that no split can keep are refused", () => {
  expect(splitGoal(100, [1, 2], { floor: 1.1, cap: null })).toBeNull();
  expect(splitGoal(100, [1, 2], { floor: null, cap: 0.9 })).toBeNull();
  expect(splitGoal(100, [], { floor: null, cap: null })).toBeNull();
});
