import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../src/domain/routing/check-plan.ts";
import type { ScheduledRoute, Solution } from "../../../src/domain/routing/problem.ts";
import { dayRoute, onALine, visitAt } from "./problems.ts";

const lunch = { from: 690, to: 780, minutes: 45 };
const problem = onALine(
  [0, 10, 40],
  [visitAt(1, { starts: [{ earliest: 660, latest: 720 }] }), visitAt(2, { routes: [0] })],
  [dayRoute({ lunch, maxDriveMinutes: 100, maxStops: 2 })],
);

// Leaves at 650, is at the first at 660, leaves at 690, lunch to 735, drives 30 minutes, visits 765 to 795, home at 835.
const legal: ScheduledRoute = {
  leaveAt: 650,
  stops: [
    { visit: 0, travelMinutes: 10, arriveAt: 660, startAt: 660, leaveAt: 690 },
    { visit: 1, travelMinutes: 30, arriveAt: 765, startAt: 765, leaveAt: 795 },
  ],
  lunch: { startAt: 690, leaveAt: 735, afterStop: 0, driveBeforeMinutes: 0 },
  travelBackMinutes: 40,
  backAt: 835,
  driveMinutes: 80,
};

function plan(changes: Partial<ScheduledRoute>, value = 20): Solution {
  return { routes: [{ ...legal, ...changes }], value, iterations: 0 };
}

function changeStop(index: number, changes: Partial<ScheduledRoute["stops"][number]>) {
  return { stops: legal.stops.map((stop, i) => (i === index ? { ...stop, ...changes } : stop)) };
}

describe("checkPlan", () => {
  it("finds nothing wrong with a legal plan", () => {
    expect(checkPlan(problem, plan({}))).toEqual([]);
  });

  it.each<[string, Solution, string]>([
    ["a wrong value", plan({}, 21), "the value is 20"],
    ["an early departure", plan({ leaveAt: 470 }), "leaves at 470, before 480"],
    ["a shortened drive", plan(changeStop(1, { travelMinutes: 29 })), "the drive to visit 1 is 30"],
    ["an impossible arrival", plan(changeStop(1, { arriveAt: 760 })), "reaches visit 1 at 760"],
    [
      "a skipped lunch",
      plan(changeStop(1, { startAt: 720, arriveAt: 720 })),
      "starts visit 1 too early",
    ],
    ["a closed door", plan(changeStop(0, { startAt: 721 })), "outside its windows"],
    ["a shortened stay", plan(changeStop(0, { leaveAt: 680 })), "stays at visit 0 until 680"],
    ["a visit made twice", plan(changeStop(1, { visit: 0 })), "visit 0 is made twice"],
    ["no lunch", plan({ lunch: null }), "has no lunch"],
    [
      "a short lunch",
      plan({ lunch: { startAt: 690, leaveAt: 730, afterStop: 0, driveBeforeMinutes: 0 } }),
      "lunch has the wrong length",
    ],
    [
      "a lunch during a visit",
      plan({ lunch: { startAt: 765, leaveAt: 810, afterStop: 0, driveBeforeMinutes: 30 } }),
      "the drive after lunch is too short",
    ],
    ["a late return", plan({ backAt: 1021 }), "is back at 1021, after 1020"],
    ["a return too early to be true", plan({ backAt: 834 }), "is back at 834, not 835"],
  ])("names %s", (_, solution, words) => {
    expect(checkPlan(problem, solution).join("; ")).toContain(words);
  });

  it("names broken caps and routes that may not make a visit", () => {
    const [route] = problem.routes;
    if (route === undefined) throw new Error("There is no route");
    const [first, second] = problem.visits;
    if (first === undefined || second === undefined) throw new Error("There are no visits");
    const strict = {
      ...problem,
      visits: [{ ...first, routes: [] }, second],
      routes: [{ ...route, maxDriveMinutes: 79, maxStops: 1 }],
    };

    const wrong = checkPlan(strict, plan({}));

    expect(wrong).toEqual([
      "route 0: may not make visit 0",
      "route 0: drives 80, more than 79",
      "route 0: makes 2 stops, more than 1",
    ]);
  });
});
