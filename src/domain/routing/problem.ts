/**
 * The planner's problem: a team orienteering problem with time windows (Vansteenwegen & Gunawan 2019), with a floating
 * lunch per route and caps. All times are integers of one unit (minutes in the product, tenths in the benchmarks),
 * between -100 and +100 million.
 *
 * The better of two plans keeps more appointments (tier 2); then more must-visits (tier 1); then it is worth more; then
 * it drives less.
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
  /**
   * A pause that lies wholly within its window, at any moment between leaving one stop (or the start) and starting the
   * next (or arriving at the end); it may interrupt the drive. It is left out when it fits at home: after a return by
   * `to - minutes` or before a departure from `from + minutes` on. A lunch longer than its window, or of no minutes, does not count.
   */
  readonly lunch: { readonly from: number; readonly to: number; readonly minutes: number } | null;
};

export type RoutingProblem = {
  readonly visits: readonly Visit[];
  readonly routes: readonly Route[];
  readonly nodeCount: number;
  /**
   * Row-major `nodeCount` x `nodeCount` times from node to node, integers; need not be symmetric. Any matrix gives a
   * legal plan, but only one that keeps the triangle inequality (no detour is shorter) gives a good one.
   */
  readonly travel: Int32Array;
};

/** Where and when a visit happens. Between `arriveAt` and `startAt` lies the wait, and lunch if it is taken on arrival. */
export type ScheduledStop = {
  /** Index into `visits`. */
  readonly visit: number;
  readonly travelMinutes: number;
  /** When the drive is done: the previous leave + travel, + lunch if that was taken before or during this drive. */
  readonly arriveAt: number;
  readonly startAt: number;
  readonly leaveAt: number;
};

export type ScheduledRoute = {
  /** The latest departure that keeps the start of every stop as it is. */
  readonly leaveAt: number;
  readonly stops: readonly ScheduledStop[];
  /**
   * On the leg after stop `afterStop` (-1: the leg from the start), after `driveBeforeMinutes` of its drive: none of it
   * if the window is open by then, else all of it if the window allows, else as much as it allows.
   */
  readonly lunch: {
    readonly startAt: number;
    readonly leaveAt: number;
    readonly afterStop: number;
    readonly driveBeforeMinutes: number;
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
