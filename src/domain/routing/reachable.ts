import type { Route, RoutingProblem, Visit } from "./problem.ts";

/** A visit that at least one route could make if it made no other, with start windows cut to what is possible. */
export type ReachableVisit = {
  /** Index into the problem's visits. */
  readonly index: number;
  readonly visit: Visit;
  readonly starts: readonly { readonly earliest: number; readonly latest: number }[];
  /** Indices of the routes that could make it. */
  readonly routes: readonly number[];
};

/** Visits that no route can make are dropped before the search, so that they cost nothing in it. */
export function keepReachable(problem: RoutingProblem): ReachableVisit[] {
  const reachable: ReachableVisit[] = [];
  for (const [index, visit] of problem.visits.entries()) {
    const options = problem.routes
      .map((route, routeIndex) => ({ routeIndex, bounds: startBounds(problem, route, visit) }))
      .filter(
        ({ routeIndex, bounds }) => mayVisit(visit, routeIndex) && isOpenWithin(visit, bounds),
      );
    if (options.length === 0) continue;
    const earliest = Math.min(...options.map(({ bounds }) => bounds.earliest));
    const latest = Math.max(...options.map(({ bounds }) => bounds.latest));
    const starts = cutWindows(visit.starts, earliest, latest);
    reachable.push({ index, visit, starts, routes: options.map(({ routeIndex }) => routeIndex) });
  }
  return reachable;
}

type Bounds = { readonly earliest: number; readonly latest: number };

/** When the visit could start if it were the route's only one, its opening hours aside. */
function startBounds(problem: RoutingProblem, route: Route, visit: Visit): Bounds {
  const there = travelMinutes(problem, route.startNode, visit.node);
  const back = travelMinutes(problem, visit.node, route.endNode);
  const isTooFar = route.maxDriveMinutes !== null && there + back > route.maxDriveMinutes;
  if (isTooFar || route.maxStops === 0) return { earliest: 1, latest: 0 };
  return { earliest: route.leaveAt + there, latest: route.backBy - back - visit.stayMinutes };
}

function travelMinutes(problem: RoutingProblem, from: number, to: number): number {
  return problem.travel[from * problem.nodeCount + to] ?? 0;
}

function mayVisit(visit: Visit, route: number): boolean {
  return visit.routes === null || visit.routes.includes(route);
}

function isOpenWithin(visit: Visit, { earliest, latest }: Bounds): boolean {
  return earliest <= latest && cutWindows(visit.starts, earliest, latest).length > 0;
}

function cutWindows(windows: Visit["starts"], earliest: number, latest: number): Bounds[] {
  return windows
    .map((window) => ({
      earliest: Math.max(window.earliest, earliest),
      latest: Math.min(window.latest, latest),
    }))
    .filter((window) => window.earliest <= window.latest);
}
