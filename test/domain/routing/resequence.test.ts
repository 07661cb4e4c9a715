import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { RoutingProblem } from "../../../src/domain/routing/problem.ts";
import { solve } from "../../../src/domain/routing/solve.ts";
import { tryOrder } from "../../../src/domain/routing/try-order.ts";
import { anyProblem, dayRoute, onALine, visitAt } from "./problems.ts";

/** The least driving of any order of these visits that keeps all times, found by trying them all. */
function leastDrive(problem: RoutingProblem, visits: readonly number[]): number {
  const drives = ordersOf(visits).flatMap((order) => {
    const trial = tryOrder(problem, order);
    return trial?.missing === 0 ? [trial.driveMinutes] : [];
  });
  return Math.min(...drives);
}

const ordersOf = (visits: readonly number[]): readonly (readonly number[])[] =>
  visits.length < 2
    ? [visits]
    : visits.flatMap((first) =>
        ordersOf(visits.filter((visit) => visit !== first)).map((rest) => [first, ...rest]),
      );

it("makes its stops in the order that drives least, with lunch, windows and appointments, on 99 of 100 days", () => {
  const days = fc.sample(anyProblem(6, 1), { numRuns: 1000, seed: 20_261 }).flatMap((problem) => {
    const [route] = solve(problem, { iterations: 200, seed: 1 }).routes;
    const visits = route?.stops.map(({ visit }) => visit) ?? [];
    return visits.length === 0
      ? []
      : [{ drive: route?.driveMinutes, least: leastDrive(problem, visits) }];
  });

  expect(days.length).toBeGreaterThan(500);
  expect(days.filter(({ drive, least }) => drive === least).length / days.length).toBeGreaterThan(
    0.99,
  );
});

it("drives along a line and back without turning", () => {
  const visits = [3, 1, 4, 2, 5].map((node) => visitAt(node, { tier: 1, stayMinutes: 1 }));
  const [route] = solve(onALine([0, 10, 20, 30, 40, 50], visits, [dayRoute()]), {
    iterations: 10,
    seed: 1,
  }).routes;
  expect(route?.driveMinutes).toBe(100);
});
