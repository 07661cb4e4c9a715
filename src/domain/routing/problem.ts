/**
 * The planner's problem: a team orienteering problem with time windows (Vansteenwegen & Gunawan 2019), with a floating
 * break per route and caps. All times are integers of one unit (minutes in the product, tenths in the benchmarks).
 */

/** One visit that may be made, at most once, by at most one route. */
export type Visit = {
  /** Row and column of this visit in `travel`. */
  readonly node: number;
  /** Gained when visited, an integer of 0 or more. */
  readonly value: number;
  /** 0: optional, 1: must be kept if any plan can keep it, 2: an appointment, kept before everything else. */
  readonly tier: 0 | 1 | 2;
  readonly stayMinutes: number;
  /** When the visit may start, ascending and disjoint; `latest` already leaves room for the whole stay. */
  readonly starts: readonly { readonly earliest: number; readonly latest: number }[];
  /** Routes that may make this visit; null: any. */
  readonly routes: readonly number[] | null;
};

/** One day of one rep. */
export type Route = {
  readonly startNode: number;
  readonly endNode: number;
  /** Not before this; the route may leave later so as not to wait at its first stop. */
  readonly leaveAt: number;
  /** The route must have arrived at `endNode` by then. */
  readonly backBy: number;
  readonly maxDriveMinutes: number | null;
  readonly maxStops: number | null;
  /** A pause between two stops that lies wholly within its window; skipped when the route ends or begins so that it fits outside. */
  readonly lunch: { readonly from: number; readonly to: number; readonly minutes: number } | null;
};

export type RoutingProblem = {
  readonly visits: readonly Visit[];
  readonly routes: readonly Route[];
  readonly nodeCount: number;
  /** Row-major `nodeCount` x `nodeCount` times from node to node, integers; need not be symmetric. */
  readonly travel: Int32Array;
};

/** Where a visit happens. `waitMinutes` lies between arrival (and lunch, if taken here) and start. */
export type ScheduledStop = {
  /** Index into `visits`. */
  readonly visit: number;
  readonly travelMinutes: number;
  readonly arriveAt: number;
  readonly startAt: number;
  readonly leaveAt: number;
};

export type ScheduledRoute = {
  /** The latest departure that keeps every time below as it is. */
  readonly leaveAt: number;
  readonly stops: readonly ScheduledStop[];
  /** Taken after stop `afterStop` (-1: before the first) and before driving on. */
  readonly lunch: {
    readonly startAt: number;
    readonly leaveAt: number;
    readonly afterStop: number;
  } | null;
  readonly travelBackMinutes: number;
  readonly backAt: number;
  readonly driveMinutes: number;
};

export type Solution = {
  readonly routes: readonly ScheduledRoute[];
  /** Sum of the values of the visits made. */
  readonly value: number;
  readonly iterations: number;
};
