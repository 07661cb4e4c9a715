import { possibleLunch } from "./instance.ts";
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
  const lunch = possibleLunch(route);
  let node = route.startNode;
  let clocks = clocksAtStart(route, lunch);
  let driveMinutes = 0;
  for (const index of order) {
    const visit = problem.visits[index];
    if (!visit) return null;
    const leg = problem.travel[node * problem.nodeCount + visit.node] ?? 0;
    const arrived = driven(clocks, leg, lunch);
    clocks = { before: leaveFrom(visit, arrived.before), after: leaveFrom(visit, arrived.after) };
    if (clocks.before === null && clocks.after === null) return null;
    driveMinutes += leg;
    node = visit.node;
  }
  const home = problem.travel[node * problem.nodeCount + route.endNode] ?? 0;
  const back = backAt(driven(clocks, home, lunch), lunch);
  if (back === null) return null;
  return { missing: Math.max(0, back - route.backBy), driveMinutes: driveMinutes + home };
}

type Lunch = Route["lunch"];

/** Who leaves late enough has had lunch at home. */
const clocksAtStart = ({ leaveAt }: Route, lunch: Lunch): Clocks => ({
  before: leaveAt,
  after: lunch === null ? leaveAt : Math.max(leaveAt, lunch.from + lunch.minutes),
});

/** Lunch may interrupt the drive: only the moment of leaving decides whether it fits. */
function driven({ before, after }: Clocks, minutes: number, lunch: Lunch): Clocks {
  const fed = plus(after, minutes);
  if (lunch === null || before === null) return { before: plus(before, minutes), after: fed };
  const had = Math.max(lunch.from, before + minutes) + lunch.minutes;
  const isInTime = before + lunch.minutes <= lunch.to;
  return { before: before + minutes, after: earliest(fed, isInTime ? had : null) };
}

/** Who is back early enough has lunch at home. */
const backAt = ({ before, after }: Clocks, lunch: Lunch): number | null => {
  const isHomeForLunch = before !== null && (lunch === null || before <= lunch.to - lunch.minutes);
  return earliest(after, isHomeForLunch ? before : null);
};

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
