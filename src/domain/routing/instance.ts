import { at } from "../typed-arrays.ts";
import type { Route, RoutingProblem } from "./problem.ts";
import { keepReachable, type ReachableVisit } from "./reachable.ts";

/** Later than any time, and small enough that two of them still fit into 32 bits. */
export const NEVER = 1_000_000_000;

/**
 * A problem as flat arrays, which is what makes the search fast. A *spot* is a place in a sequence: 0 ... visitCount - 1
 * are the visits that can be made at all, then follow the start and the end of each route.
 */
export type Instance = {
  readonly visitCount: number;
  readonly routeCount: number;
  readonly spotCount: number;
  /** Index in the problem, by visit. */
  readonly original: Int32Array;
  /** Row-major, `[from * spotCount + to]`. */
  readonly travel: Int32Array;
  /** The transpose, `[to * spotCount + from]`: the search asks for all ways into one spot, and rows are quick to read. */
  readonly inbound: Int32Array;
  readonly stay: Int32Array;
  /** First and last moment at which a spot may be started. */
  readonly open: Int32Array;
  readonly close: Int32Array;
  /** Windows of spot s are `windowFrom[s]` up to but excluding `windowFrom[s + 1]`. */
  readonly windowFrom: Int32Array;
  readonly windowEarliest: Int32Array;
  readonly windowLatest: Int32Array;
  /** 1 if route r may make visit v, `[v * routeCount + r]`. */
  readonly allowed: Int32Array;
  /** 1 for appointments and must-visits. */
  readonly isRequired: Int32Array;
  readonly value: Int32Array;
  /** The value with the weight of its tier, so that one sum orders plans by appointments, must-visits, value. */
  readonly gain: Float64Array;
  readonly leaveAt: Int32Array;
  readonly backBy: Int32Array;
  readonly maxDrive: Int32Array;
  readonly maxStops: Int32Array;
  /** 0: no lunch. */
  readonly lunchMinutes: Int32Array;
  readonly lunchFrom: Int32Array;
  readonly lunchTo: Int32Array;
};

export function createInstance(problem: RoutingProblem): Instance {
  const visits = keepReachable(problem);
  const routeCount = problem.routes.length;
  const spotCount = visits.length + 2 * routeCount;
  return {
    visitCount: visits.length,
    routeCount,
    spotCount,
    original: Int32Array.from(visits, ({ index }) => index),
    ...travelOfSpots(problem, visits),
    ...windowsOfSpots(visits, routeCount),
    stay: spotArray(spotCount, visits, ({ visit }) => visit.stayMinutes),
    allowed: allowedRoutes(visits, routeCount),
    isRequired: Int32Array.from(visits, ({ visit }) => (visit.tier > 0 ? 1 : 0)),
    value: Int32Array.from(visits, ({ visit }) => visit.value),
    gain: gains(visits),
    ...routeArrays(problem.routes),
  };
}

function spotArray(
  spotCount: number,
  visits: readonly ReachableVisit[],
  read: (visit: ReachableVisit) => number,
): Int32Array {
  const numbers = new Int32Array(spotCount);
  for (const [index, visit] of visits.entries()) numbers[index] = read(visit);
  return numbers;
}

function travelOfSpots(problem: RoutingProblem, visits: readonly ReachableVisit[]) {
  const nodes = Int32Array.from([
    ...visits.map(({ visit }) => visit.node),
    ...problem.routes.flatMap((route) => [route.startNode, route.endNode]),
  ]);
  const size = nodes.length;
  const travel = new Int32Array(size * size);
  const inbound = new Int32Array(size * size);
  for (let from = 0; from < size; from++) {
    const row = at(nodes, from) * problem.nodeCount;
    for (let to = 0; to < size; to++) {
      const minutes = at(problem.travel, row + at(nodes, to));
      travel[from * size + to] = minutes;
      inbound[to * size + from] = minutes;
    }
  }
  return { travel, inbound };
}

function windowsOfSpots(visits: readonly ReachableVisit[], routeCount: number) {
  const anyTime = Array.from({ length: 2 * routeCount }, () => [
    { earliest: -NEVER, latest: NEVER },
  ]);
  const spots = [...visits.map(({ starts }) => starts), ...anyTime];
  const all = spots.flat();
  const windowFrom = new Int32Array(spots.length + 1);
  for (const [spot, starts] of spots.entries()) {
    windowFrom[spot + 1] = at(windowFrom, spot) + starts.length;
  }
  return {
    windowFrom,
    windowEarliest: Int32Array.from(all, ({ earliest }) => earliest),
    windowLatest: Int32Array.from(all, ({ latest }) => latest),
    open: Int32Array.from(spots, (starts) => starts[0]?.earliest ?? NEVER),
    close: Int32Array.from(spots, (starts) => starts.at(-1)?.latest ?? -NEVER),
  };
}

function allowedRoutes(visits: readonly ReachableVisit[], routeCount: number): Int32Array {
  const allowed = new Int32Array(visits.length * routeCount);
  for (const [index, { routes }] of visits.entries()) {
    for (const route of routes) allowed[index * routeCount + route] = 1;
  }
  return allowed;
}

/** Each tier weighs more than everything below it together, as long as all of it stays below 2^53. */
function gains(visits: readonly ReachableVisit[]): Float64Array {
  const mustWeight = 1 + visits.reduce((sum, { visit }) => sum + visit.value, 0);
  const appointmentWeight = mustWeight * (1 + visits.length);
  const weights = [0, mustWeight, appointmentWeight] as const;
  return Float64Array.from(visits, ({ visit }) => visit.value + weights[visit.tier]);
}

function routeArrays(routes: readonly Route[]) {
  const column = (read: (route: Route) => number) => Int32Array.from(routes, read);
  return {
    leaveAt: column((route) => route.leaveAt),
    backBy: column((route) => route.backBy),
    maxDrive: column((route) => route.maxDriveMinutes ?? NEVER),
    maxStops: column((route) => route.maxStops ?? NEVER),
    lunchMinutes: column((route) => possibleLunch(route)?.minutes ?? 0),
    lunchFrom: column((route) => possibleLunch(route)?.from ?? 0),
    lunchTo: column((route) => possibleLunch(route)?.to ?? 0),
  };
}

/** A lunch longer than its window can never be had, so nobody has to have it; nor one that takes no time. */
export function possibleLunch({ lunch }: Route): Route["lunch"] {
  const isPossible = lunch !== null && lunch.minutes > 0 && lunch.from + lunch.minutes <= lunch.to;
  return isPossible ? lunch : null;
}
