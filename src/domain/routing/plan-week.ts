import type { Roads } from "../ports.ts";
import type { DayPlan, DayRequest } from "./day.ts";
import { finishDay, type PreparedDay, prepareDay, SEED } from "./plan-day.ts";
import type { RoutingProblem, Visit } from "./problem.ts";
import { scheduleRoute } from "./schedule.ts";
import { solve } from "./solve.ts";

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
  const days = await Promise.all(
    requests.map((request) => prepareDay(request, roads, MOST_CANDIDATES)),
  );
  const week = await weekOf(days, roads);
  const { routes } = solve(week.problem, { iterations: effort * days.length, seed: SEED });
  const planned = routes.map(({ stops }) => stops.map(({ visit }) => week.accounts[visit] ?? ""));
  return Promise.all(
    requests.map(async (request, index) => {
      const others = new Set(planned.flatMap((ids, day) => (day === index ? [] : ids)));
      const own = withoutOthers(request, others);
      return finish(await prepareDay(own, roads, MOST_CANDIDATES), planned[index] ?? []);
    }),
  );
}

/** What another day has is no candidate of this one. */
const withoutOthers = (request: DayRequest, others: ReadonlySet<string>): DayRequest => ({
  ...request,
  candidates: request.candidates.filter(({ account }) => !others.has(account.id)),
});

/** The day as the week planned it; the search may only have found room that the week did not see. */
function finish(day: PreparedDay, accounts: readonly string[]): DayPlan {
  const { appointments, candidates } = day.request;
  const all = [...appointments, ...candidates].map(({ account }) => account.id);
  const order = accounts.map((id) => all.indexOf(id)).filter((visit) => visit >= 0);
  const [route] = day.problem.routes;
  if (!route) throw new Error("A day has one route");
  return finishDay(day, scheduleRoute(day.problem, route, order));
}

type Week = {
  readonly problem: RoutingProblem;
  /** Account of each visit. */
  readonly accounts: readonly string[];
};

/** One problem of all days: a route for each, and each account once with the windows of all its days. */
async function weekOf(days: readonly PreparedDay[], roads: Roads): Promise<Week> {
  const places = days.flatMap(({ request: { start, end } }) => [start.place, end.place]);
  const visits: Visit[] = [];
  const accounts: string[] = [];
  const indexOf = new Map<string, number>();
  for (const [day, { request, problem }] of days.entries()) {
    const all = [...request.appointments, ...request.candidates];
    for (const [index, visit] of problem.visits.entries()) {
      const account = all[index]?.account;
      if (account === undefined) continue;
      const isFixed = visit.tier === 2;
      const known = isFixed ? undefined : indexOf.get(account.id);
      const shifted = onDay(visit, day);
      if (known === undefined) {
        if (!isFixed) indexOf.set(account.id, visits.length);
        visits.push({ ...shifted, node: places.length, routes: isFixed ? [day] : null });
        places.push(account.place);
        accounts.push(account.id);
      } else visits[known] = joined(visits[known] ?? shifted, shifted);
    }
  }
  const { minutes: travel } = await roads.table(places, days[0]?.request.date ?? "");
  const routes = days.flatMap(({ problem }, day) =>
    problem.routes.map((route) => ({
      ...route,
      startNode: 2 * day,
      endNode: 2 * day + 1,
      leaveAt: route.leaveAt + day * DAY_MINUTES,
      backBy: route.backBy + day * DAY_MINUTES,
      lunch: route.lunch && {
        ...route.lunch,
        from: route.lunch.from + day * DAY_MINUTES,
        to: route.lunch.to + day * DAY_MINUTES,
      },
    })),
  );
  return { problem: { visits, routes, nodeCount: places.length, travel }, accounts };
}

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
