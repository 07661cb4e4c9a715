import type { Route, RoutingProblem, Visit } from "./problem.ts";

/** How one order of visits would go on the first route. */
export type Trial = {
  /** Minutes by which the route would be back too late; 0: in time. */
  readonly missing: number;
  readonly driveMinutes: number;
};

/** A clock for each of two lives: lunch still to come, and lunch had. Null: that life has come to an end. */
type Clocks = { readonly before: number | null; readonly after: number | null };

/** Walks the order as early as possible; null when some visit cannot start within its opening hours or lunch never fits. */
export function tryOrder(problem: RoutingProblem, order: readonly number[]): Trial | null {
  const [route] = problem.routes;
  if (!route) return null;
  let node = route.startNode;
  let clocks: Clocks = { before: route.leaveAt, after: skipsLunch(route) ? route.leaveAt : null };
  let driveMinutes = 0;
  for (const index of order) {
    const visit = problem.visits[index];
    if (!visit) return null;
    const leg = problem.travel[node * problem.nodeCount + visit.node] ?? 0;
    const arrived = withLunch(
      { before: plus(clocks.before, leg), after: plus(clocks.after, leg) },
      route.lunch,
    );
    clocks = { before: leaveFrom(visit, arrived.before), after: leaveFrom(visit, arrived.after) };
    if (clocks.before === null && clocks.after === null) return null;
    driveMinutes += leg;
    node = visit.node;
  }
  const home = problem.travel[node * problem.nodeCount + route.endNode] ?? 0;
  const back = backAt(
    { before: plus(clocks.before, home), after: plus(clocks.after, home) },
    route,
  );
  if (back === null) return null;
  return { missing: Math.max(0, back - route.backBy), driveMinutes: driveMinutes + home };
}

/** A day without lunch, or one that begins when there is no room for it any more, has had it. */
const skipsLunch = ({ lunch, leaveAt }: Route): boolean =>
  lunch === null || leaveAt > lunch.to - lunch.minutes;

function withLunch({ before, after }: Clocks, lunch: Route["lunch"]): Clocks {
  if (lunch === null || before === null) return { before, after };
  const start = Math.max(before, lunch.from);
  const had = start + lunch.minutes <= lunch.to ? start + lunch.minutes : null;
  return { before, after: earliest(after, had) };
}

/** Who is back early enough has lunch at home. */
function backAt({ before, after }: Clocks, { lunch }: Route): number | null {
  const isHomeForLunch = lunch === null || (before !== null && before <= lunch.to - lunch.minutes);
  const had =
    lunch !== null && before !== null ? withLunch({ before, after: null }, lunch).after : null;
  return earliest(earliest(after, had), isHomeForLunch ? before : null);
}

function leaveFrom({ starts, stayMinutes }: Visit, arrived: number | null): number | null {
  if (arrived === null) return null;
  const window = starts.find(({ latest }) => arrived <= latest);
  return window ? Math.max(arrived, window.earliest) + stayMinutes : null;
}

const plus = (clock: number | null, minutes: number): number | null =>
  clock === null ? null : clock + minutes;

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
