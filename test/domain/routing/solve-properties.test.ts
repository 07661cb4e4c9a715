import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../src/domain/routing/check-plan.ts";
import type { RoutingProblem, Solution } from "../../../src/domain/routing/problem.ts";
import { solve } from "../../../src/domain/routing/solve.ts";
import { bestWorth, worthOfVisits } from "./exhaustive.ts";
import { anyProblem } from "./problems.ts";

const EFFORT = { iterations: 2_000, seed: 1 };

function worthOfPlan(problem: RoutingProblem, solution: Solution) {
  const visits = solution.routes.flatMap((route) => route.stops.map((stop) => stop.visit));
  return worthOfVisits(problem, visits);
}

function orders(solution: Solution): number[][] {
  return solution.routes.map((route) => route.stops.map((stop) => stop.visit));
}

describe("solve", () => {
  it("always gives a legal plan", () => {
    fc.assert(
      fc.property(anyProblem(25, 4), (problem) => {
        expect(checkPlan(problem, solve(problem, { iterations: 300, seed: 1 }))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("gives a legal plan even if a detour is shorter than the direct way", () => {
    const withAnyTravel = anyProblem(15, 3).chain((problem) =>
      fc
        .array(fc.integer({ min: 0, max: 90 }), {
          minLength: problem.travel.length,
          maxLength: problem.travel.length,
        })
        .map((travel) => ({ ...problem, travel: Int32Array.from(travel) })),
    );

    fc.assert(
      fc.property(withAnyTravel, (problem) => {
        expect(checkPlan(problem, solve(problem, { iterations: 300, seed: 1 }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("finds what trying every order finds", () => {
    fc.assert(
      fc.property(anyProblem(6, 2), (problem) => {
        expect(worthOfPlan(problem, solve(problem, EFFORT))).toEqual(bestWorth(problem));
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same plan for the same seed", () => {
    fc.assert(
      fc.property(anyProblem(15, 3), fc.integer(), (problem, seed) => {
        const plan = () => JSON.stringify(solve(problem, { iterations: 200, seed }));
        expect(plan()).toBe(plan());
      }),
      { numRuns: 50 },
    );
  });

  it("finds the same value in whatever order the visits are given", () => {
    fc.assert(
      fc.property(anyProblem(6, 2), (problem) => {
        const reversed = { ...problem, visits: problem.visits.toReversed() };
        const worth = worthOfPlan(problem, solve(problem, EFFORT));
        expect(worthOfPlan(reversed, solve(reversed, EFFORT))).toEqual(worth);
      }),
      { numRuns: 50 },
    );
  });

  it("plans the same when all times move", () => {
    fc.assert(
      fc.property(anyProblem(15, 3), fc.integer({ min: -400, max: 2000 }), (problem, minutes) => {
        const later = solve(translate(problem, minutes), { iterations: 200, seed: 1 });
        expect(orders(later)).toEqual(orders(solve(problem, { iterations: 200, seed: 1 })));
      }),
      { numRuns: 50 },
    );
  });
});

function translate(problem: RoutingProblem, minutes: number): RoutingProblem {
  return {
    ...problem,
    visits: problem.visits.map((visit) => ({
      ...visit,
      starts: visit.starts.map(({ earliest, latest }) => ({
        earliest: earliest + minutes,
        latest: latest + minutes,
      })),
    })),
    routes: problem.routes.map((route) => ({
      ...route,
      leaveAt: route.leaveAt + minutes,
      backBy: route.backBy + minutes,
      lunch: route.lunch && {
        ...route.lunch,
        from: route.lunch.from + minutes,
        to: route.lunch.to + minutes,
      },
    })),
  };
}
