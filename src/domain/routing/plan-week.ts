import { estimatedRoads } from "../geo/travel-estimate.ts";
import type { Roads } from "../ports.ts";
import { sumOf } from "../sum-of.ts";
import type { Candidate, DayPlan, DayRequest } from "./day.ts";
import { defaultEffort } from "./default-effort.ts";
import { finishDay, type PreparedDay, prepareDay, SEED } from "./plan-day.ts";
import type { Route, RoutingProblem, Visit } from "./problem.ts";
import { solve } from "./solve.ts";
import { solveByHour, timeByHour } from "./solve-by-hour.ts";

/** The days of a week stand one after the other on the clock of the search. */
const DAY_MINUTES = 24 * 60;

/** More candidates of a day than that only cost time. */
const MOST_CANDIDATES = 400;

/**
 * Plans several days at once: which account on which day, and each day's order; each account at most once. An account
 * that is a candidate on some days only, by its cadence or its opening hours, is planned on one of those; its value is
 * that of its best day. `effort`: rounds of the search for each day.
 */
export async function planDays(
  requests: readonly DayRequest[],
  roads: Roads,
  effort: number,
): Promise<readonly DayPlan[]> {
  // One source lays out the whole week; a road service that tells only some places is asked once for each day's own.
  const layout = roads.mostPlaces === null ? roads : estimatedRoads;
  const days = await Promise.all(
    requests.map((request) => prepareDay(request, layout, MOST_CANDIDATES)),
  );
  const week = await weekOf(days, layout);
  const from = dayAfterDay(days, week);
  const { routes } = solve(week.problem, { iterations: effort * days.length, seed: SEED, from });
  const atOnce = routes.map(({ stops }) => stops.map(({ visit }) => visit));
  const best = worth(days, week, atOnce) >= worth(days, week, from) ? atOnce : from;
  const planned = best.map((order) => order.map((visit) => week.accounts[visit] ?? ""));
  return Promise.all(
    requests.map(async (request, index) => {
      const others = new Set(planned.flatMap((ids, day) => (day === index ? [] : ids)));
      const own = new Set(planned[index]);
      const day = plannedFirst(withoutOthers(request, others), own, roads.mostPlaces);
      return finish(await prepareDay(day, roads, MOST_CANDIDATES), planned[index] ?? []);
    }),
  );
}

/** What the days are worth, each visit at its value on its own day. */
const worth = (days: readonly PreparedDay[], week: Week, orders: readonly (readonly number[])[]) =>
  sumOf([...days.entries()], ([day, { problem }]) => {
    const ownOf = new Map(week.visitsOf[day]?.map((visit, own) => [visit, own]));
    return sumOf(orders[day] ?? [], (visit) => problem.visits[ownOf.get(visit) ?? -1]?.value ?? 0);
  });

/** A plan to begin with: each day with what the days before have left. */
function dayAfterDay(days: readonly PreparedDay[], week: Week): readonly (readonly number[])[] {
  const taken = new Set<number>();
  return days.map(({ problem }, day) => {
    const visitOf = week.visitsOf[day] ?? [];
    const free = problem.visits.map((visit, index) =>
      taken.has(visitOf[index] ?? -1) ? { ...visit, starts: [] } : visit,
    );
    const open = { ...problem, visits: free };
    const [route] = solve(open, { iterations: defaultEffort(open), seed: SEED }).routes;
    const order = route?.stops.map(({ visit }) => visitOf[visit] ?? -1) ?? [];
    for (const visit of order) taken.add(visit);
    return order;
  });
}

/** What another day has is no candidate of this one. */
const withoutOthers = (request: DayRequest, others: ReadonlySet<string>): DayRequest => ({
  ...request,
  candidates: request.candidates.filter(({ account }) => !others.has(account.id)),
});

/** Only as many as roads are asked for, so that none of those that the week planned is left aside. */
function plannedFirst(
  request: DayRequest,
  planned: ReadonlySet<string>,
  mostPlaces: number | null,
): DayRequest {
  const ends = 2 + request.appointments.length;
  const most = Math.min(MOST_CANDIDATES, (mostPlaces ?? Number.POSITIVE_INFINITY) - ends);
  if (request.candidates.length <= most) return request;
  const isPlanned = ({ account }: Candidate): boolean => planned.has(account.id);
  const own = request.candidates.filter(isPlanned);
  const others = request.candidates.filter((candidate) => !isPlanned(candidate));
  return { ...request, candidates: [...own, ...others].slice(0, Math.max(own.length, most)) };
}

/** The day as the week planned it, or anew where roads at their hours do not allow that. */
function finish(day: PreparedDay, accounts: readonly string[]): DayPlan {
  const { appointments, candidates } = day.request;
  const all = [...appointments, ...candidates].map(({ account }) => account.id);
  const order = accounts.map((id) => all.indexOf(id)).filter((visit) => visit >= 0);
  const { problem, table } = day;
  const asPlanned = timeByHour(problem, table.hours, order).route;
  const search = { iterations: defaultEffort(problem), seed: SEED };
  return finishDay(day, asPlanned ?? solveByHour(problem, table.hours, search));
}

type Week = {
  readonly problem: RoutingProblem;
  /** Account of each visit. */
  readonly accounts: readonly string[];
  /** The visits of each day's own problem, as visits of the week. */
  readonly visitsOf: readonly (readonly number[])[];
};

/** One problem of all days: a route for each, and each account once with the windows of all its days. */
async function weekOf(days: readonly PreparedDay[], roads: Roads): Promise<Week> {
  const places = days.flatMap(({ request: { start, end } }) => [start.place, end.place]);
  const visits: Visit[] = [];
  const accounts: string[] = [];
  const indexOf = new Map<string, number>();
  const visitsOf = days.map(({ request, problem }, day) => {
    const all = [...request.appointments, ...request.candidates];
    return problem.visits.map((visit, index) => {
      const account = all[index]?.account;
      if (account === undefined) throw new Error("A visit without an account");
      const known = visit.tier === 2 ? undefined : indexOf.get(account.id);
      const shifted = onDay(visit, day);
      if (known !== undefined) {
        visits[known] = joined(visits[known] ?? shifted, shifted);
        return known;
      }
      if (visit.tier !== 2) indexOf.set(account.id, visits.length);
      const routes = visit.tier === 2 ? [day] : null;
      accounts.push(account.id);
      return visits.push({ ...shifted, routes, node: places.push(account.place) - 1 }) - 1;
    });
  });
  const { minutes: travel } = await roads.table(places, days[0]?.request.date ?? "");
  const problem = { visits, routes: routesOf(days), nodeCount: places.length, travel };
  return { problem, accounts, visitsOf };
}

const routesOf = (days: readonly PreparedDay[]): readonly Route[] =>
  days.flatMap(({ problem }, day) => {
    const later = (minutes: number): number => minutes + day * DAY_MINUTES;
    return problem.routes.map((route) => ({
      ...route,
      startNode: 2 * day,
      endNode: 2 * day + 1,
      leaveAt: later(route.leaveAt),
      backBy: later(route.backBy),
      lunch: route.lunch && {
        ...route.lunch,
        from: later(route.lunch.from),
        to: later(route.lunch.to),
      },
    }));
  });

const onDay = (visit: Visit, day: number): Visit => ({
  ...visit,
  starts: visit.starts.map(({ earliest, latest }) => ({
    earliest: earliest + day * DAY_MINUTES,
    latest: latest + day * DAY_MINUTES,
  })),
});

const joined = (visit: Visit, other: Visit): Visit => ({
  ...visit,
  value: Math.max(visit.value, other.value),
  tier: visit.tier === 1 || other.tier === 1 ? 1 : 0,
  starts: [...visit.starts, ...other.starts],
});
