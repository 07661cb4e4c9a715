import type { Route, RoutingProblem, Visit } from "../../../src/domain/routing/problem.ts";

/** Appointments, must-visits and value of a plan, most important first. */
export type Worth = readonly [appointments: number, mustVisits: number, value: number];

/**
 * The best worth of any plan, found by trying every order of every set of visits on every route. Minute by minute
 * rather than by formula, so that it shares no idea with the planner. For up to about 7 visits.
 */
export function bestWorth(problem: RoutingProblem): Worth {
  let sets = new Map<number, Worth>([[0, [0, 0, 0]]]);
  for (const [index, route] of problem.routes.entries()) {
    const possible = possibleSets(problem, route, index);
    const next = new Map(sets);
    for (const [made, worth] of sets) {
      for (const set of possible) {
        if ((made & set) === 0) next.set(made | set, add(worth, worthOf(problem, set)));
      }
    }
    sets = next;
  }
  return [...sets.values()].reduce((best, worth) => (compare(worth, best) > 0 ? worth : best));
}

export function worthOfVisits(problem: RoutingProblem, visits: readonly number[]): Worth {
  return worthOf(
    problem,
    visits.reduce((set, visit) => set | (1 << visit), 0),
  );
}

function worthOf(problem: RoutingProblem, set: number): Worth {
  const made = problem.visits.filter((_, index) => (set >> index) & 1);
  const ofTier = (tier: number) => made.filter((visit) => visit.tier === tier).length;
  return [ofTier(2), ofTier(1), made.reduce((sum, visit) => sum + visit.value, 0)];
}

function add(a: Worth, b: Worth): Worth {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function compare(a: Worth, b: Worth): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

type State = { readonly now: number; readonly isFed: boolean };

/** Sets of visits, as bits, that one route can make in some order. */
function possibleSets(problem: RoutingProblem, route: Route, routeIndex: number): Set<number> {
  const possible = new Set<number>();
  const lunch =
    route.lunch?.minutes && route.lunch.from + route.lunch.minutes <= route.lunch.to
      ? route.lunch
      : null;
  const drive = (from: number, to: number) => problem.travel[from * problem.nodeCount + to] ?? 0;

  /** Every moment at which a leg may be over, with lunch at any minute that its window allows. */
  function ends({ now, isFed }: State, minutes: number): State[] {
    const result = [{ now: now + minutes, isFed }];
    if (lunch === null || isFed) return result;
    for (let start = Math.max(now, lunch.from); start + lunch.minutes <= lunch.to; start++) {
      const drivenBefore = Math.min(minutes, start - now);
      result.push({ now: start + lunch.minutes + minutes - drivenBefore, isFed: true });
    }
    return result;
  }

  function isHome(states: readonly State[]): boolean {
    return states.some(
      ({ now, isFed }) =>
        now <= route.backBy && (lunch === null || isFed || now + lunch.minutes <= lunch.to),
    );
  }

  function mayFollow(set: number, visit: number): boolean {
    const isMade = ((set >> visit) & 1) === 1;
    const isAllowed = problem.visits[visit]?.routes?.includes(routeIndex) !== false;
    return !isMade && isAllowed && countBits(set) < (route.maxStops ?? 99);
  }

  function extend(set: number, node: number, states: readonly State[], driven: number): void {
    const home = drive(node, route.endNode);
    const isAllowed = driven + home <= (route.maxDriveMinutes ?? Number.POSITIVE_INFINITY);
    if (set !== 0 && isAllowed && isHome(states.flatMap((state) => ends(state, home)))) {
      possible.add(set);
    }
    for (const [index, visit] of problem.visits.entries()) {
      if (!mayFollow(set, index)) continue;
      const minutes = drive(node, visit.node);
      const arrivals = states.flatMap((state) => ends(state, minutes));
      const left = pareto(arrivals.flatMap((state) => visitFrom(visit, state)));
      if (left.length > 0) extend(set | (1 << index), visit.node, left, driven + minutes);
    }
  }

  const departures: State[] = [{ now: route.leaveAt, isFed: false }];
  if (lunch)
    departures.push({ now: Math.max(route.leaveAt, lunch.from + lunch.minutes), isFed: true });
  extend(0, route.startNode, departures, 0);
  return possible;
}

function visitFrom(visit: Visit, { now, isFed }: State): State[] {
  const window = visit.starts.find(({ latest }) => latest >= now);
  return window ? [{ now: Math.max(now, window.earliest) + visit.stayMinutes, isFed }] : [];
}

/** Of each kind the earliest; waiting is always allowed, so a later one can do nothing more. */
function pareto(states: readonly State[]): State[] {
  return [false, true].flatMap((isFed) => {
    const same = states.filter((state) => state.isFed === isFed);
    return same.length === 0 ? [] : [{ now: Math.min(...same.map(({ now }) => now)), isFed }];
  });
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
