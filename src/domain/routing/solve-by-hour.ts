import type { TravelTable } from "../ports.ts";
import type { RoutingProblem, ScheduledRoute } from "./problem.ts";
import { scheduleRoute } from "./schedule.ts";
import { type SolveOptions, solve } from "./solve.ts";
import { tryOrder } from "./try-order.ts";

type Hours = TravelTable["hours"];

/** Plans are made so often at most before the day is planned as if every hour were the slowest. */
const MOST_ROUNDS = 5;

/**
 * The route of a day whose travel times depend on the hour. It is planned with their mean, then timed with the time that
 * each leg takes at its hour. If it then comes too late anywhere, those legs count as what they take, and it is planned
 * again. A plan for the slowest hours can always be kept, so no appointment comes too late.
 */
export function solveByHour(
  problem: RoutingProblem,
  hours: Hours,
  options: SolveOptions,
): ScheduledRoute {
  if (hours.length === 0) return onlyRoute(problem, options);
  const travel = problem.travel.slice();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const order = orderOf(onlyRoute({ ...problem, travel }, options));
    const timed = timeByHour(problem, hours, order);
    if (timed.route !== null) return timed.route;
    for (const leg of legsOf(problem, order))
      travel[leg] = Math.max(travel[leg] ?? 0, timed.travel[leg] ?? 0);
  }
  const slowest = onlyRoute({ ...problem, travel: extreme(hours, Math.max) }, options);
  return timeByHour(problem, hours, orderOf(slowest)).route ?? slowest;
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
