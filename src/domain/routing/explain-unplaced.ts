import { clockOf } from "../days.ts";
import type { Candidate, DayAppointment, DayRequest, Unplaced } from "./day.ts";
import type { RoutingProblem, ScheduledRoute } from "./problem.ts";
import { type Trial, tryOrder } from "./try-order.ts";

type Explained = {
  readonly request: DayRequest;
  readonly problem: RoutingProblem;
  readonly route: ScheduledRoute;
};

/** Only so many get the careful answer "what would it take": nobody reads on. The rest are of lower value. */
const MOST_EXPLAINED = 24;

/** Says of every visit that the route leaves out why, and what would bring it in; each remedy was tried on this route. */
export function explainUnplaced({ request, problem, route }: Explained): readonly Unplaced[] {
  const order = route.stops.map(({ visit }) => visit);
  const placed = new Set(order);
  const fixed = request.appointments.length;
  const missed = request.appointments
    .filter((_, index) => !placed.has(index))
    .map(missedAppointment);
  const left = request.candidates
    .map((candidate, index) => ({ candidate, visit: fixed + index }))
    .filter(({ visit }) => !placed.has(visit))
    .toSorted(
      (a, b) =>
        Number(b.candidate.isMust) - Number(a.candidate.isMust) ||
        b.candidate.value - a.candidate.value,
    );
  const explained = left.map(({ candidate, visit }, rank) => {
    if (rank >= MOST_EXPLAINED && !candidate.isMust) return lowerValue(candidate);
    return explain({ request, problem, order, candidate, visit });
  });
  return [...missed, ...explained];
}

const missedAppointment = ({ account, title, value, startAt }: DayAppointment): Unplaced => ({
  account,
  value,
  reason: "collides",
  hint: `"${title}" at ${clockOf(startAt)} cannot be reached within the working day: move it, start earlier or come back later`,
});

const lowerValue = ({ account, value }: Candidate): Unplaced => ({
  account,
  value,
  reason: "lower_value",
  hint: "Others are worth more for the time it takes; name it to have it planned in",
});

type Question = {
  readonly request: DayRequest;
  readonly problem: RoutingProblem;
  readonly order: readonly number[];
  readonly candidate: Candidate;
  readonly visit: number;
};

function explain(question: Question): Unplaced {
  const { account, value } = question.candidate;
  const why = tooFar(question) ?? overStops(question) ?? noRoom(question);
  return why === null ? lowerValue(question.candidate) : { account, value, ...why };
}

type Why = Pick<Unplaced, "reason" | "hint">;

function tooFar({ request, problem, visit }: Question): Why | null {
  const alone = bestInsertion(problem, [], visit, NO_LIMIT);
  if (alone === null)
    return {
      reason: "too_far",
      hint: `Not open when it could be reached from ${request.start.name}`,
    };
  if (alone.missing === 0) return null;
  return {
    reason: "too_far",
    hint: `Alone it would need ${alone.missing} min more than the day has`,
  };
}

function overStops({ request: { maxStops }, problem, order, visit }: Question): Why | null {
  if (maxStops === null || order.length < maxStops) return null;
  if (bestInsertion(problem, order, visit, NO_STOPS)?.missing !== 0) return null;
  return { reason: "over_stop_limit", hint: `Would fit with ${maxStops + 1} stops` };
}

function noRoom(question: Question): Why | null {
  const { request, problem, order, candidate, visit } = question;
  const best = bestInsertion(problem, order, visit, NO_LIMIT);
  if (best === null) {
    const open = `Open ${windowsOf(candidate)} only; it does not fit between the other stops`;
    return { reason: "closed_at_that_time", hint: swapHint(question) ?? open };
  }
  if (best.missing > 0) return { reason: "no_time", hint: timeHint(question, best) };
  const over = best.driveMinutes - (request.maxDriveMinutes ?? best.driveMinutes);
  return over > 0
    ? { reason: "over_drive_limit", hint: `Would fit with ${over} min more driving` }
    : null;
}

/** "Needs 25 min more: start at 07:35, or drop X." Starting earlier is offered only where it was tried and helps. */
function timeHint(question: Question, best: Trial): string {
  const { request, problem, visit, order } = question;
  const remedies: string[] = [];
  const earlier = request.leaveAt - best.missing;
  if (
    earlier >= request.earliestLeaveAt &&
    bestInsertion(withLeaveAt(problem, earlier), order, visit, NO_LIMIT)?.missing === 0
  ) {
    remedies.push(`start at ${clockOf(earlier)}`);
  }
  if (request.backBy + best.missing <= 24 * 60)
    remedies.push(`be back at ${clockOf(request.backBy + best.missing)}`);
  const swap = swapHint(question);
  if (swap !== null) remedies.push(swap);
  return `Needs ${best.missing} min more${remedies.length > 0 ? `: ${remedies.join(", or ")}` : ""}`;
}

/** The stop of least value whose place the visit could take. */
function swapHint({ request, problem, order, visit }: Question): string | null {
  const fixed = request.appointments.length;
  const swaps = order
    .filter((other) => other >= fixed && !request.candidates[other - fixed]?.isMust)
    .map((other) => ({
      other,
      trial: bestInsertion(
        problem,
        order.filter((stop) => stop !== other),
        visit,
        KEEP_LIMITS,
      ),
    }))
    .filter(({ trial }) => trial?.missing === 0)
    .toSorted(
      (a, b) => (problem.visits[a.other]?.value ?? 0) - (problem.visits[b.other]?.value ?? 0),
    );
  const best = swaps[0];
  if (!best) return null;
  const dropped = request.candidates[best.other - fixed];
  const own = problem.visits[visit]?.value ?? 0;
  return `drop ${dropped?.account.name} (worth ${dropped?.value} points, this one ${own})`;
}

const windowsOf = ({ windows }: Candidate): string =>
  windows.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(" and ");

type Limits = { readonly stops: boolean; readonly drive: boolean };
const NO_LIMIT: Limits = { stops: false, drive: false };
const NO_STOPS: Limits = { stops: false, drive: true };
const KEEP_LIMITS: Limits = { stops: true, drive: true };

/** The place in the order where the visit misses the end of the day by least; null: its opening hours never allow it. */
function bestInsertion(
  problem: RoutingProblem,
  order: readonly number[],
  visit: number,
  limits: Limits,
): Trial | null {
  let best: Trial | null = null;
  for (let position = 0; position <= order.length; position += 1) {
    const trial = tryOrder(problem, order.toSpliced(position, 0, visit));
    if (trial === null || !isWithin(problem, trial, order.length + 1, limits)) continue;
    if (
      best === null ||
      trial.missing < best.missing ||
      (trial.missing === best.missing && trial.driveMinutes < best.driveMinutes)
    )
      best = trial;
  }
  return best;
}

function isWithin(
  { routes }: RoutingProblem,
  trial: Trial,
  stops: number,
  limits: Limits,
): boolean {
  const [route] = routes;
  if (limits.stops && route?.maxStops != null && stops > route.maxStops) return false;
  return (
    !limits.drive || route?.maxDriveMinutes == null || trial.driveMinutes <= route.maxDriveMinutes
  );
}

const withLeaveAt = (problem: RoutingProblem, leaveAt: number): RoutingProblem => ({
  ...problem,
  routes: problem.routes.map((route) => ({ ...route, leaveAt })),
});
