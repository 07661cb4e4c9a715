import { possibleLunch } from "./instance.ts";
import type { Route, RoutingProblem, ScheduledRoute, ScheduledStop } from "./problem.ts";

/**
 * Says when everything on a route happens, for visits in a given order: lunch lies where the route is back earliest, and
 * the departure is as late as the first stop allows. An order that keeps no limit is only expected of an empty route
 * whose start and end lie too far apart; it is timed as if the limits were not there.
 */
export function scheduleRoute(
  problem: RoutingProblem,
  route: Route,
  order: readonly number[],
): ScheduledRoute {
  const trip = { problem, route, order };
  let best: ScheduledRoute | null = null;
  for (const choice of choices(route, order.length)) {
    const timed = walk(trip, choice);
    if (timed && (best === null || timed.backAt < best.backAt)) {
      best = walk(trip, { ...choice, leaveAt: latestDeparture(route, timed) });
    }
  }
  return best ?? walkFreely(trip);
}

type Trip = {
  readonly problem: RoutingProblem;
  readonly route: Route;
  readonly order: readonly number[];
};

/** `lunchLeg`: the leg that has lunch on it, -1 for none; leg 0 leads to the first stop, the last leg to the end. */
type Choice = { readonly leaveAt: number; readonly backBy: number; readonly lunchLeg: number };

/** All ways to have lunch: at home after the return, at home before the departure, or on one of the legs. */
function choices(route: Route, stops: number): Choice[] {
  const lunch = possibleLunch(route);
  const { leaveAt, backBy } = route;
  if (!lunch) return [{ leaveAt, backBy, lunchLeg: -1 }];
  const eatenBefore = Math.max(leaveAt, lunch.from + lunch.minutes);
  const backForLunch = Math.min(backBy, lunch.to - lunch.minutes);
  return [
    { leaveAt, backBy: backForLunch, lunchLeg: -1 },
    { leaveAt: eatenBefore, backBy, lunchLeg: -1 },
    ...Array.from({ length: stops + 1 }, (_, lunchLeg) => ({ leaveAt, backBy, lunchLeg })),
  ];
}

/** Times a route, or null if it comes too late somewhere. */
function walk({ problem, route, order }: Trip, choice: Choice): ScheduledRoute | null {
  const stops: ScheduledStop[] = [];
  let lunch: ScheduledRoute["lunch"] = null;
  let now = choice.leaveAt;
  let from = route.startNode;
  for (const [index, visitIndex] of order.entries()) {
    const visit = problem.visits[visitIndex];
    if (visit === undefined) throw new Error(`There is no visit ${visitIndex}`);
    const travelMinutes = travelBetween(problem, from, visit.node);
    const leg = timeLeg(route, now, travelMinutes, index === choice.lunchLeg);
    const startAt = leg && firstStart(visit.starts, leg.freeAt);
    if (leg === null || startAt === null) return null;
    if (leg.lunch) lunch = { ...leg.lunch, afterStop: index - 1 };
    now = startAt + visit.stayMinutes;
    stops.push({ visit: visitIndex, travelMinutes, arriveAt: leg.arriveAt, startAt, leaveAt: now });
    from = visit.node;
  }
  const travelBackMinutes = travelBetween(problem, from, route.endNode);
  const home = timeLeg(route, now, travelBackMinutes, order.length === choice.lunchLeg);
  if (home === null || home.freeAt > choice.backBy) return null;
  if (home.lunch) lunch = { ...home.lunch, afterStop: order.length - 1 };
  const driveMinutes = stops.reduce((sum, stop) => sum + stop.travelMinutes, travelBackMinutes);
  const backAt = home.freeAt;
  return { leaveAt: choice.leaveAt, stops, lunch, travelBackMinutes, backAt, driveMinutes };
}

type Leg = {
  readonly arriveAt: number;
  /** When both the drive and lunch are over. */
  readonly freeAt: number;
  readonly lunch: Omit<NonNullable<ScheduledRoute["lunch"]>, "afterStop"> | null;
};

/** Times one leg: lunch before the drive if its window is open, else after it, else in between. Null: no time for lunch. */
function timeLeg(
  route: Route,
  leaveAt: number,
  driveMinutes: number,
  hasLunch: boolean,
): Leg | null {
  const lunch = hasLunch ? possibleLunch(route) : null;
  const arriveAt = leaveAt + driveMinutes;
  if (!lunch) return { arriveAt, freeAt: arriveAt, lunch: null };
  const lastStart = lunch.to - lunch.minutes;
  if (leaveAt > lastStart) return null;
  const earliest = leaveAt >= lunch.from ? leaveAt : Math.max(lunch.from, arriveAt);
  const startAt = Math.min(earliest, lastStart);
  const driveBeforeMinutes = Math.min(driveMinutes, startAt - leaveAt);
  const driveAfterMinutes = driveMinutes - driveBeforeMinutes;
  const lunchOverAt = startAt + lunch.minutes;
  return {
    arriveAt: driveAfterMinutes === 0 ? arriveAt : lunchOverAt + driveAfterMinutes,
    freeAt: lunchOverAt + driveAfterMinutes,
    lunch: { startAt, leaveAt: lunchOverAt, driveBeforeMinutes },
  };
}

/** The latest departure after which the first stop still starts at the same moment. */
function latestDeparture(route: Route, timed: ScheduledRoute): number {
  const first = timed.stops[0];
  if (first === undefined) return timed.leaveAt;
  const withoutWait = first.startAt - first.travelMinutes;
  const lunch = possibleLunch(route);
  if (!lunch || timed.lunch?.afterStop !== -1) return withoutWait;
  return Math.min(withoutWait - lunch.minutes, lunch.to - lunch.minutes);
}

function walkFreely(trip: Trip): ScheduledRoute {
  const free = { ...trip, route: { ...trip.route, lunch: null } };
  const timed = walk(free, {
    leaveAt: trip.route.leaveAt,
    backBy: Number.POSITIVE_INFINITY,
    lunchLeg: -1,
  });
  if (timed === null) throw new Error("A stop of the plan is closed when the route gets there");
  return timed;
}

function firstStart(
  starts: RoutingProblem["visits"][number]["starts"],
  arriveAt: number,
): number | null {
  const window = starts.find(({ latest }) => arriveAt <= latest);
  return window ? Math.max(arriveAt, window.earliest) : null;
}

function travelBetween(problem: RoutingProblem, from: number, to: number): number {
  return problem.travel[from * problem.nodeCount + to] ?? 0;
}
