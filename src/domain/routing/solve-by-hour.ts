import type { TravelTable } from "../ports.ts";
import type { RoutingProblem, ScheduledRoute } from "./problem.ts";
import { scheduleRoute } from "./schedule.ts";
import { type SolveOptions, solve } from "./solve.ts";
import { tryOrder } from "./try-order.ts";

type Hours = TravelTable["hours"];

/** A day is planned so often at most, each time with what the plan before has shown. */
const MOST_ROUNDS = 5;

/**
 * The route of a day whose travel times depend on the hour. It is planned with their mean, then timed with what each leg
 * takes at its hour, then planned again: now ways from a place take what they take when the plan leaves it. The best of
 * these plans that keeps all limits at its own hours counts. If none does, the day is planned as if every hour were the
 * slowest, which can always be kept: so no appointment comes too late.
 */
export function solveByHour(
  problem: RoutingProblem,
  hours: Hours,
  options: SolveOptions,
): ScheduledRoute {
  if (hours.length === 0) return onlyRoute(problem, options);
  let best: ScheduledRoute | null = null;
  let travel = problem.travel;
  let before = "";
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const planned = onlyRoute({ ...problem, travel }, options);
    const order = orderOf(planned);
    if (order.join() === before) break;
    before = order.join();
    const timed = timeByHour(problem, hours, order);
    best = better(problem, best, timed.route);
    travel = asLeft(problem, hours, timed.route ?? planned);
    if (timed.route === null) raise(travel, timed.travel, legsOf(problem, order));
  }
  return best ?? forSlowest(problem, hours, options);
}

function forSlowest(problem: RoutingProblem, hours: Hours, options: SolveOptions): ScheduledRoute {
  const planned = onlyRoute({ ...problem, travel: extreme(hours, Math.max) }, options);
  return timeByHour(problem, hours, orderOf(planned)).route ?? planned;
}

/** Legs that were too slow for a plan count as what they took. */
function raise(travel: Int32Array, taken: Int32Array, legs: readonly number[]): void {
  for (const leg of legs) travel[leg] = Math.max(travel[leg] ?? 0, taken[leg] ?? 0);
}

/** The mean, but for ways from a place that a plan leaves at some time: those take what they take then. */
function asLeft(problem: RoutingProblem, hours: Hours, route: ScheduledRoute): Int32Array {
  const travel = problem.travel.slice();
  const { nodeCount } = problem;
  for (const [index, first] of legsOf(problem, orderOf(route)).entries()) {
    const row = Math.floor(first / nodeCount) * nodeCount;
    const leaveAt = departure(route, index);
    for (let leg = row; leg < row + nodeCount; leg += 1)
      travel[leg] = minutesAt(hours, leg, leaveAt) ?? 0;
  }
  return travel;
}

/** The one with more appointments, then more must-visits, then more value, then less driving. */
function better(
  { visits }: RoutingProblem,
  one: ScheduledRoute | null,
  other: ScheduledRoute | null,
): ScheduledRoute | null {
  if (one === null || other === null) return one ?? other;
  const worth = ({ stops, driveMinutes }: ScheduledRoute): readonly number[] => {
    const made = stops.flatMap(({ visit }) => visits[visit] ?? []);
    const value = made.reduce((sum, visit) => sum + visit.value, 0);
    const inTier = (tier: number): number => made.filter((visit) => visit.tier === tier).length;
    return [inTier(2), inTier(1), value, -driveMinutes];
  };
  const [own, its] = [worth(one), worth(other)];
  const differing = own.findIndex((each, index) => each !== its[index]);
  return (its[differing] ?? 0) > (own[differing] ?? 0) ? other : one;
}

/**
 * Times a route in a given order: each leg takes at least what it takes at the hour at which it begins. Null: it cannot
 * keep its limits then.
 */
export function timeByHour(
  problem: RoutingProblem,
  hours: Hours,
  order: readonly number[],
): { readonly route: ScheduledRoute | null; readonly travel: Int32Array } {
  const travel = hours.length === 0 ? problem.travel.slice() : extreme(hours, Math.min);
  const legs = legsOf(problem, order);
  // A leg gets slower each time, at most once for each of the hours.
  for (let round = 0; round <= legs.length * hours.length; round += 1) {
    const timed = { ...problem, travel };
    const [route] = problem.routes;
    if (route === undefined || !keepsLimits(timed, order)) break;
    const scheduled = scheduleRoute(timed, route, order);
    const slower = legs.filter((leg, index) => {
      const needed = minutesAt(hours, leg, departure(scheduled, index)) ?? 0;
      const isSlower = needed > (travel[leg] ?? 0);
      if (isSlower) travel[leg] = needed;
      return isSlower;
    });
    if (slower.length === 0) return { route: scheduled, travel };
  }
  return { route: null, travel };
}

/** Minutes of a leg for a departure at a time of the day; null: they do not depend on it. */
export const minutesAt = (hours: Hours, leg: number, at: number): number | null =>
  (hours.findLast(({ from }) => from <= at) ?? hours[0])?.minutes[leg] ?? null;

/** When the drive to the stop `index` begins, the last one being the end: after lunch, if that comes first. */
function departure({ leaveAt, stops, lunch }: ScheduledRoute, index: number): number {
  if (lunch !== null && lunch.afterStop === index - 1 && lunch.driveBeforeMinutes === 0)
    return lunch.leaveAt;
  return stops[index - 1]?.leaveAt ?? leaveAt;
}

function keepsLimits(problem: RoutingProblem, order: readonly number[]): boolean {
  const trial = tryOrder(problem, order);
  const most = problem.routes[0]?.maxDriveMinutes ?? Number.POSITIVE_INFINITY;
  return trial !== null && trial.missing === 0 && trial.driveMinutes <= most;
}

function onlyRoute(problem: RoutingProblem, options: SolveOptions): ScheduledRoute {
  const [route] = solve(problem, options).routes;
  if (!route) throw new Error("A day has one route");
  return route;
}

const orderOf = ({ stops }: ScheduledRoute): readonly number[] => stops.map(({ visit }) => visit);

/** Where the legs of a route stand in the table. */
function legsOf(problem: RoutingProblem, order: readonly number[]): readonly number[] {
  const [route] = problem.routes;
  const visited = order.map((visit) => problem.visits[visit]?.node ?? 0);
  const nodes = [route?.startNode ?? 0, ...visited, route?.endNode ?? 0];
  return nodes.slice(1).map((node, index) => (nodes[index] ?? 0) * problem.nodeCount + node);
}

/** The fastest or the slowest of all hours, leg by leg. */
function extreme(hours: Hours, pick: (...minutes: number[]) => number): Int32Array {
  const [first] = hours;
  return Int32Array.from(first?.minutes ?? [], (_, leg) =>
    pick(...hours.map(({ minutes }) => minutes[leg] ?? 0)),
  );
}
