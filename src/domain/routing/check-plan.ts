import type {
  Route,
  RoutingProblem,
  ScheduledRoute,
  ScheduledStop,
  Solution,
  Visit,
} from "./problem.ts";

/**
 * Checks a plan against its problem and says in words what is wrong with it; an empty list means that it is legal. It
 * shares no code with the planner and derives every time, limit and sum anew.
 */
export function checkPlan(problem: RoutingProblem, solution: Solution): string[] {
  const wrong: string[] = [];
  if (solution.routes.length !== problem.routes.length) {
    wrong.push(`${solution.routes.length} routes planned, ${problem.routes.length} asked for`);
  }
  for (const [index, planned] of solution.routes.entries()) {
    const route = problem.routes[index];
    if (route === undefined) continue;
    const check = { problem, route, planned, routeIndex: index };
    const found = [
      ...checkPlaces(check),
      ...checkTimes(check),
      ...checkLunch(check),
      ...checkLimits(check),
    ];
    wrong.push(...found.map((words) => `route ${index}: ${words}`));
  }
  return [...wrong, ...checkVisits(problem, solution)];
}

type Check = {
  readonly problem: RoutingProblem;
  readonly route: Route;
  readonly planned: ScheduledRoute;
  readonly routeIndex: number;
};

/** No visit twice, and the value is the sum of the values. */
function checkVisits(problem: RoutingProblem, solution: Solution): string[] {
  const wrong: string[] = [];
  const made = new Set<number>();
  let value = 0;
  for (const { visit } of solution.routes.flatMap((route) => route.stops)) {
    if (made.has(visit)) wrong.push(`visit ${visit} is made twice`);
    made.add(visit);
    value += problem.visits[visit]?.value ?? 0;
  }
  if (value !== solution.value) wrong.push(`the value is ${value}, not ${solution.value}`);
  return wrong;
}

/** Every stop is a visit that this route may make, and every drive is as long as the matrix says. */
function checkPlaces({ problem, route, planned, routeIndex }: Check): string[] {
  const wrong: string[] = [];
  let place = route.startNode;
  let drive = 0;
  for (const stop of planned.stops) {
    const visit = problem.visits[stop.visit];
    if (visit === undefined) return [`there is no visit ${stop.visit}`];
    if (visit.routes?.includes(routeIndex) === false)
      wrong.push(`may not make visit ${stop.visit}`);
    const minutes = problem.travel[place * problem.nodeCount + visit.node];
    if (minutes !== stop.travelMinutes)
      wrong.push(`the drive to visit ${stop.visit} is ${minutes}`);
    drive += stop.travelMinutes;
    place = visit.node;
  }
  const back = problem.travel[place * problem.nodeCount + route.endNode];
  if (back !== planned.travelBackMinutes) wrong.push(`the drive back is ${back}`);
  drive += planned.travelBackMinutes;
  if (drive !== planned.driveMinutes) wrong.push(`the driving adds up to ${drive}`);
  return wrong;
}

/** Nothing begins before what precedes it is over, and each visit lies within one of its windows. */
function checkTimes({ problem, route, planned }: Check): string[] {
  const wrong: string[] = [];
  let now = planned.leaveAt;
  if (now < route.leaveAt) wrong.push(`leaves at ${now}, before ${route.leaveAt}`);
  for (const [index, stop] of planned.stops.entries()) {
    const visit = problem.visits[stop.visit];
    if (visit === undefined) continue;
    const pause = lunchOnLeg(planned, index - 1);
    const drivenAt = now + stop.travelMinutes;
    if (stop.arriveAt !== drivenAt && stop.arriveAt !== drivenAt + pause) {
      wrong.push(`reaches visit ${stop.visit} at ${stop.arriveAt}, not ${drivenAt} (+ ${pause})`);
    }
    if (stop.startAt < drivenAt + pause) wrong.push(`starts visit ${stop.visit} too early`);
    wrong.push(...checkVisitTimes(visit, stop));
    now = stop.leaveAt;
  }
  const pause = lunchOnLeg(planned, planned.stops.length - 1);
  const earliestBack = now + planned.travelBackMinutes + pause;
  if (planned.backAt < earliestBack)
    wrong.push(`is back at ${planned.backAt}, not ${earliestBack}`);
  return wrong;
}

function checkVisitTimes(visit: Visit, stop: ScheduledStop): string[] {
  const wrong: string[] = [];
  const isOpen = visit.starts.some((w) => w.earliest <= stop.startAt && stop.startAt <= w.latest);
  if (!isOpen) wrong.push(`starts visit ${stop.visit} at ${stop.startAt}, outside its windows`);
  if (stop.startAt < stop.arriveAt) wrong.push(`starts visit ${stop.visit} before arriving`);
  if (stop.leaveAt !== stop.startAt + visit.stayMinutes) {
    wrong.push(`stays at visit ${stop.visit} until ${stop.leaveAt}`);
  }
  return wrong;
}

function lunchOnLeg({ lunch }: ScheduledRoute, afterStop: number): number {
  return lunch?.afterStop === afterStop ? lunch.leaveAt - lunch.startAt : 0;
}

/** Lunch is as long as it should be, in its window and on its leg, and is left out only where it fits at home. */
function checkLunch({ route, planned }: Check): string[] {
  const asked = route.lunch;
  const taken = planned.lunch;
  if (asked === null || asked.minutes === 0 || asked.from + asked.minutes > asked.to) {
    return taken === null ? [] : ["has a lunch that nobody asked for"];
  }
  if (taken === null) {
    if (planned.stops.length === 0) return [];
    const eatsBefore = asked.from + asked.minutes <= planned.leaveAt;
    const eatsAfter = planned.backAt + asked.minutes <= asked.to;
    return eatsBefore || eatsAfter ? [] : ["has no lunch"];
  }
  return [...checkLunchTimes(asked, taken), ...checkLunchLeg(planned, taken)];
}

function checkLunchTimes(
  asked: NonNullable<Route["lunch"]>,
  taken: NonNullable<ScheduledRoute["lunch"]>,
): string[] {
  const wrong: string[] = [];
  if (taken.leaveAt - taken.startAt !== asked.minutes) wrong.push("lunch has the wrong length");
  if (taken.startAt < asked.from || taken.leaveAt > asked.to) wrong.push("lunch is at a bad time");
  return wrong;
}

/** On its leg there is time for the drive before lunch, lunch, and the drive after it. */
function checkLunchLeg(
  planned: ScheduledRoute,
  taken: NonNullable<ScheduledRoute["lunch"]>,
): string[] {
  const leg = legAfter(planned, taken.afterStop);
  if (leg === null) return ["lunch is on no leg"];
  const before = taken.driveBeforeMinutes;
  const wrong: string[] = [];
  if (before < 0 || before > leg.drive) wrong.push("lunch splits the drive at an impossible point");
  if (leg.from + before > taken.startAt) wrong.push("lunch begins before the drive before it ends");
  if (taken.leaveAt + leg.drive - before > leg.to) wrong.push("the drive after lunch is too short");
  return wrong;
}

function legAfter(planned: ScheduledRoute, afterStop: number) {
  const { stops } = planned;
  if (afterStop < -1 || afterStop >= stops.length) return null;
  const next = stops[afterStop + 1];
  return {
    from: stops[afterStop]?.leaveAt ?? planned.leaveAt,
    to: next?.startAt ?? planned.backAt,
    drive: next?.travelMinutes ?? planned.travelBackMinutes,
  };
}

/** Latest return, most driving and most stops. An empty route may break them: no plan could mend that. */
function checkLimits({ route, planned }: Check): string[] {
  const wrong: string[] = [];
  if (planned.stops.length === 0) return wrong;
  if (planned.backAt > route.backBy)
    wrong.push(`is back at ${planned.backAt}, after ${route.backBy}`);
  if (route.maxDriveMinutes !== null && planned.driveMinutes > route.maxDriveMinutes) {
    wrong.push(`drives ${planned.driveMinutes}, more than ${route.maxDriveMinutes}`);
  }
  if (route.maxStops !== null && planned.stops.length > route.maxStops) {
    wrong.push(`makes ${planned.stops.length} stops, more than ${route.maxStops}`);
  }
  return wrong;
}
