import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPlan } from "../../../src/domain/routing/check-plan.ts";
import type { RoutingProblem, ScheduledRoute } from "../../../src/domain/routing/problem.ts";
import { solve } from "../../../src/domain/routing/solve.ts";
import { minutesAt, solveByHour, timeByHour } from "../../../src/domain/routing/solve-by-hour.ts";

const EFFORT = { iterations: 300, seed: 1 };

/** A day from 8:00 to 17:00 with an appointment at 10:30 and shops that are open all day. */
function dayWith(shops: number, travel: Int32Array): RoutingProblem {
  const nodeCount = shops + 3;
  const shop = (node: number) => ({
    node,
    value: 10,
    tier: 0 as const,
    stayMinutes: 60,
    starts: [{ earliest: 480, latest: 960 }],
    routes: null,
  });
  return {
    visits: [
      { ...shop(2), tier: 2, stayMinutes: 20, starts: [{ earliest: 630, latest: 630 }] },
      ...Array.from({ length: shops }, (_, index) => shop(index + 3)),
    ],
    routes: [
      {
        startNode: 0,
        endNode: 1,
        leaveAt: 480,
        backBy: 1020,
        maxDriveMinutes: null,
        maxStops: null,
        lunch: null,
      },
    ],
    nodeCount,
    travel,
  };
}

const everywhere = (places: number, minutes: number): Int32Array =>
  Int32Array.from({ length: places * places }, (_, leg) =>
    leg % (places + 1) === 0 ? 0 : minutes,
  );

test("in the rush hour a visit is left out that would be fine by the mean, and the appointment is kept", () => {
  const places = 9;
  const hours = [
    { from: 0, minutes: everywhere(places, 80) },
    { from: 600, minutes: everywhere(places, 20) },
    { from: 900, minutes: everywhere(places, 20) },
  ];
  const problem = dayWith(6, everywhere(places, 40));
  const starts = ({ stops }: ScheduledRoute) =>
    stops.map(({ visit, startAt }) => [visit > 0, startAt]);

  const [byMean] = solve(problem, EFFORT).routes;
  const byHour = solveByHour(problem, hours, EFFORT);

  // By the mean: 480 +40 shop 520 to 580, +40 is 620: in time for the appointment at 630. Then 690, 790, 890 to 950.
  expect(byMean && starts(byMean)).toEqual([
    [true, expect.any(Number)],
    [false, 630],
    [true, 690],
    [true, 790],
    [true, 890],
  ]);
  // At eight: 480 +80 shop 560 to 620, +20 is 640: too late. After the appointment there is room for four instead.
  expect(starts(byHour)).toEqual([
    [false, 630],
    [true, 670],
    [true, 750],
    [true, 830],
    [true, 910],
  ]);
  expect(byHour.backAt).toBe(990);
});

test("times that are the same all day change nothing", () => {
  const problem = dayWith(6, everywhere(9, 20));

  const [plain] = solve(problem, EFFORT).routes;

  expect(solveByHour(problem, [], EFFORT)).toEqual(plain);
  expect(solveByHour(problem, [{ from: 0, minutes: problem.travel }], EFFORT)).toEqual(plain);
});

const anyHours = fc.integer({ min: 3, max: 7 }).chain((shops) =>
  fc.record({
    shops: fc.constant(shops),
    legs: fc.array(
      fc.tuple(
        fc.integer({ min: 5, max: 40 }),
        fc.integer({ min: 5, max: 40 }),
        fc.integer({ min: 5, max: 90 }),
      ),
      { minLength: (shops + 3) ** 2, maxLength: (shops + 3) ** 2 },
    ),
  }),
);

/** Minutes of each leg of a route, with the time at which it begins. */
function legsDriven(problem: RoutingProblem, { leaveAt, stops, ...route }: ScheduledRoute) {
  const nodes = [0, ...stops.map(({ visit }) => problem.visits[visit]?.node ?? 0), 1];
  const minutes = [...stops.map((stop) => stop.travelMinutes), route.travelBackMinutes];
  const begins = [leaveAt, ...stops.map((stop) => stop.leaveAt)];
  return minutes.map((each, index) => ({
    leg: (nodes[index] ?? 0) * problem.nodeCount + (nodes[index + 1] ?? 0),
    minutes: each,
    at: begins[index] ?? 0,
  }));
}

test("whatever the traffic, each leg has the time that it takes at its hour, and the day keeps its limits", () => {
  fc.assert(
    fc.property(anyHours, ({ shops, legs }) => {
      const pick = (hour: 0 | 1 | 2): Int32Array => Int32Array.from(legs, (each) => each[hour]);
      const hours = [
        { from: 0, minutes: pick(0) },
        { from: 600, minutes: pick(1) },
        { from: 900, minutes: pick(2) },
      ];
      const mean = Int32Array.from(legs, ([a, b, c]) => Math.ceil((a + b + c) / 3));
      const problem = dayWith(shops, mean);

      const route = solveByHour(problem, hours, EFFORT);

      const driven = legsDriven(problem, route);
      for (const { leg, minutes, at } of driven)
        expect(minutes).toBeGreaterThanOrEqual(minutesAt(hours, leg, at) ?? 0);
      const travel = problem.travel.slice();
      for (const { leg, minutes } of driven) travel[leg] = minutes;
      const value = route.stops.reduce(
        (sum, { visit }) => sum + (problem.visits[visit]?.value ?? 0),
        0,
      );
      const wrong = checkPlan({ ...problem, travel }, { routes: [route], value, iterations: 0 });
      // A start and an end that lie too far apart give an empty route, which is late by itself.
      expect(route.stops.length === 0 ? [] : wrong).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("an order that cannot be kept at the hours it would have is told as such", () => {
  const hours = [{ from: 0, minutes: everywhere(5, 200) }];
  const problem = dayWith(2, everywhere(5, 20));

  expect(timeByHour(problem, hours, [1, 2, 0]).route).toBeNull();
});
