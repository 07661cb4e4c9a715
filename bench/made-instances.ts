import { createRandom } from "../src/domain/random.ts";
import type { RoutingProblem } from "../src/domain/routing/problem.ts";

type Spot = { readonly x: number; readonly y: number };

const SIDE = 100;

/** One minute a unit of distance, rounded up as the product does. */
function travelOf(spots: readonly Spot[]): Int32Array {
  return Int32Array.from({ length: spots.length ** 2 }, (_, cell) => {
    const a = spots[Math.floor(cell / spots.length)];
    const b = spots[cell % spots.length];
    return a && b ? Math.ceil(Math.hypot(a.x - b.x, a.y - b.y)) : 0;
  });
}

/** A day with lunch from a made-up town: `places` with values, stays and opening hours, always the same for a seed. */
export function madeDay(places: number, seed: number): RoutingProblem {
  const random = createRandom(seed);
  const spot = () => ({ x: random.int(SIDE), y: random.int(SIDE) });
  const spots = [{ x: SIDE / 2, y: SIDE / 2 }, ...Array.from({ length: places }, spot)];
  const visits = Array.from({ length: places }, (_, index) => {
    const earliest = 480 + 30 * random.int(8);
    return {
      node: index + 1,
      value: 10 + random.int(80),
      tier: 0 as const,
      stayMinutes: 15 + 5 * random.int(7),
      starts: [{ earliest, latest: earliest + 120 + 30 * random.int(12) }],
      routes: null,
    };
  });
  const lunch = { from: 690, to: 810, minutes: 45 };
  const day = { startNode: 0, endNode: 0, leaveAt: 480, backBy: 1020, lunch };
  return {
    visits,
    routes: [{ ...day, maxDriveMinutes: null, maxStops: null }],
    nodeCount: spots.length,
    travel: travelOf(spots),
  };
}

/** All of the places have to be made, at any time. */
export function madeTour(places: number, seed: number): RoutingProblem {
  const { visits, routes, ...rest } = madeDay(places, seed);
  const anyTime = { tier: 1 as const, stayMinutes: 0, starts: [{ earliest: 0, latest: 90_000 }] };
  return {
    ...rest,
    visits: visits.map((visit) => ({ ...visit, ...anyTime })),
    routes: routes.map((route) => ({ ...route, leaveAt: 0, backBy: 90_000, lunch: null })),
  };
}
