import type { Roads, TravelTable } from "../ports.ts";
import type { Candidate, DayAppointment, DayPlan, DayRequest, DayStop, Unplaced } from "./day.ts";
import { placesOf } from "./day-problem.ts";
import { defaultEffort } from "./default-effort.ts";
import { explainUnplaced } from "./explain-unplaced.ts";
import { nearFirst } from "./near-first.ts";
import type { ScheduledRoute } from "./problem.ts";
import type { SolveOptions } from "./solve.ts";
import { solveByHour } from "./solve-by-hour.ts";
import { sourceInWords } from "./travel-words.ts";
import { type DayOnRoads, withRoads } from "./with-roads.ts";

/** Any fixed number: the same question gets the same answer. */
export const SEED = 20_261;

/** How much a plan may cost. */
export type Effort = {
  /** More candidates than that only cost time: those worth least for the detour they are from a rough plan are told "lower value". */
  readonly mostCandidates: number;
  /** null: as much as suits a question in a chat. */
  readonly search: Omit<SolveOptions, "seed"> | null;
};

const USUAL: Effort = { mostCandidates: 400, search: null };

/** Chooses and orders the visits of one day, and says why the others are not in it. */
export async function planRoute(
  request: DayRequest,
  roads: Roads,
  effort: Effort = USUAL,
): Promise<DayPlan> {
  const day = await prepareDay(request, roads, effort.mostCandidates);
  const search = effort.search ?? { iterations: defaultEffort(day.problem) };
  const route = solveByHour(day.problem, day.table.hours, { ...search, seed: SEED });
  return finishDay(day, route);
}

/** A day as the search takes it. */
export type PreparedDay = DayOnRoads & {
  /** What cannot be in the plan whatever it is. */
  readonly unplaced: readonly Unplaced[];
};

export async function prepareDay(
  request: DayRequest,
  roads: Roads,
  mostCandidates: number,
): Promise<PreparedDay> {
  const { near, far } = nearest(request, mostCandidates);
  const { appointments, collisions } = withoutCollisions(request.appointments);
  const visited = new Set(appointments.map(({ account }) => account.id));
  const candidates = near.filter(({ account }) => !visited.has(account.id));
  const day = await withRoads({ ...request, candidates, appointments }, roads);
  return { ...day, unplaced: [...far, ...collisions] };
}

/** The plan of a route, and why the others are not in it. */
export function finishDay(day: PreparedDay, route: ScheduledRoute): DayPlan {
  const unplaced = [...explainUnplaced({ ...day.wide, route }), ...day.unplaced];
  return toPlan(day.request, route, day.table, unplaced);
}

/** Two appointments at once cannot both be kept: the earlier one is, and the other is told. */
function withoutCollisions(appointments: readonly DayAppointment[]): {
  appointments: readonly DayAppointment[];
  collisions: readonly Unplaced[];
} {
  const kept: DayAppointment[] = [];
  const collisions: Unplaced[] = [];
  for (const appointment of appointments.toSorted(
    (a, b) => a.startAt - b.startAt || a.endAt - b.endAt,
  )) {
    const other = kept.find(({ endAt }) => endAt > appointment.startAt);
    if (other) collisions.push(collision(appointment, other));
    else kept.push(appointment);
  }
  return { appointments: kept, collisions };
}

const collision = ({ account, title, value }: DayAppointment, other: DayAppointment): Unplaced => ({
  account,
  value,
  reason: "collides",
  hint: `"${title}" is at the same time as "${other.title}" at ${other.account.name}: move one of them`,
});

function nearest(
  request: DayRequest,
  most: number,
): { near: readonly Candidate[]; far: readonly Unplaced[] } {
  if (request.candidates.length <= most) return { near: request.candidates, far: [] };
  const ranked = nearFirst(request).candidates;
  const far = ranked.slice(most).map(
    ({ account, value }): Unplaced => ({
      account,
      value,
      reason: "lower_value",
      hint: "Many others are worth more today; name it to have it planned in",
    }),
  );
  return { near: ranked.slice(0, most), far };
}

function toPlan(
  request: DayRequest,
  route: ScheduledRoute,
  table: TravelTable,
  unplaced: readonly Unplaced[],
): DayPlan {
  const nodes = [0, ...route.stops.map(({ visit }) => visit + 2), 1];
  const size = placesOf(request).length;
  const legs = nodes.slice(1).map((node, index) => (nodes[index] ?? 0) * size + node);
  const legKm = (index: number): number => table.km[legs[index] ?? 0] ?? 0;
  const stops = route.stops.map((stop, index) => toStop(request, stop, legKm(index)));
  return {
    date: request.date,
    start: { ...request.start, at: route.leaveAt },
    end: { ...request.end, at: route.backAt },
    stops,
    lunch: route.lunch,
    unplaced: unplaced.toSorted(
      (a, b) => b.value - a.value || (a.account.id < b.account.id ? -1 : 1),
    ),
    driveMinutes: route.driveMinutes,
    distanceKm: legs.reduce((sum, _leg, index) => sum + legKm(index), 0),
    travelSource: sourceInWords(table, legs),
  };
}

function toStop(
  { appointments, candidates }: DayRequest,
  stop: ScheduledRoute["stops"][number],
  distanceKm: number,
): DayStop {
  const { visit, ...times } = stop;
  const placed = { ...times, distanceKm, stayMinutes: stop.leaveAt - stop.startAt };
  const own = { from: stop.startAt, to: stop.leaveAt };
  const fixed = appointments[visit];
  if (fixed) {
    const { account, title, value, reasons } = fixed;
    return { ...placed, account, title, value, reasons, tier: "appointment", window: own };
  }
  const free = candidates[visit - appointments.length];
  if (!free) throw new Error("A stop without a candidate");
  const { account, value, reasons, windows, isMust } = free;
  const window = windows.find(({ from, to }) => from <= own.from && own.to <= to) ?? own;
  return {
    ...placed,
    account,
    title: null,
    value,
    reasons,
    tier: isMust ? "must" : "chosen",
    window,
  };
}
