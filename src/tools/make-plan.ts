import { UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import type {
  DayAppointment,
  DayPlan,
  DayRequest,
  DayStop,
  NamedPlace,
  Unplaced,
} from "../domain/routing/day.ts";
import { planRoute } from "../domain/routing/plan-day.ts";
import { minutesAt } from "../domain/routing/solve-by-hour.ts";
import type { LocalDate, MinuteOfDay } from "../domain/units.ts";
import { type DayBook, type DayWishes, readDay } from "./day-request.ts";
import type { PlanDayInput } from "./plan-day-input.ts";
import { type PlanResult, toPlanResult } from "./plan-result.ts";
import type { World } from "./world.ts";

/** One day of one rep as it shall be planned, everything resolved. */
export type PlanOrder = {
  readonly rep: Person;
  readonly date: LocalDate;
  readonly start: NamedPlace;
  readonly end: NamedPlace;
  readonly leaveAt: MinuteOfDay;
  readonly backBy: MinuteOfDay;
  readonly maxDriveMinutes: number | null;
  readonly maxStops: number | null;
  readonly include: ReadonlySet<string>;
  readonly exclude: ReadonlySet<string>;
  readonly agreed: ReadonlySet<string>;
  /** Kinds of accounts, see `findKinds`. */
  readonly avoid: readonly string[];
  readonly only: readonly string[];
  readonly focus: DayWishes["focus"];
  /** What the person said, kept for when the day is planned again. */
  readonly asked: PlanDayInput;
  /** False when lunch was had already. */
  readonly hasLunch: boolean;
  /** Whether the rep is on the road: an appointment that cannot be kept in time is then made late rather than not at all. */
  readonly isUnderWay: boolean;
};

/** Plans the day and remembers what was shown. */
export async function makePlan(world: World, order: PlanOrder): Promise<PlanResult> {
  const { result } = await planOf(world, order);
  await world.shownPlans.put(order.rep.email, order.date, {
    input: order.asked,
    plan: result,
    at: world.instant,
  });
  return result;
}

/** Plans the day; nobody is shown it. */
export async function planOf(
  world: World,
  order: PlanOrder,
): Promise<{ readonly result: PlanResult; readonly request: DayRequest }> {
  if (order.leaveAt >= order.backBy) {
    throw new UserError(
      "no_time",
      "That leaves no time at all: the day ends before it begins.",
      "Start earlier, or be back later.",
    );
  }
  const made = await (order.focus === "balanced" ? balancedPlan : onePlan)(world, order, 0);
  return { result: toPlanResult(world, made), request: made.request };
}

type Made = Parameters<typeof toPlanResult>[1] & { readonly request: DayRequest };

async function onePlan(world: World, order: PlanOrder, newPoints: number): Promise<Made> {
  const { request, book } = await requestOf(world, order, newPoints);
  const plan = await planRoute(request, world.roads);
  return {
    rep: order.rep,
    plan: { ...plan, unplaced: [...plan.unplaced, ...book.unplaced] },
    scored: book.scored,
    request,
  };
}

/** The day as the planner takes it, and what was read for it. */
export async function requestOf(
  world: World,
  order: PlanOrder,
  newPoints: number,
): Promise<{ readonly request: DayRequest; readonly book: DayBook }> {
  const book = await readDay(world, { ...order, newPoints });
  const ahead = book.appointments.filter(
    ({ endAt, account }) => endAt > order.leaveAt && !order.exclude.has(account.id),
  );
  const appointments = order.isUnderWay ? await postponed(world, order, ahead) : ahead;
  const lunch = order.hasLunch ? order.rep.lunch : null;
  const earliestLeaveAt = earliestLeave(world, order);
  const { candidates } = book;
  return { request: { ...order, earliestLeaveAt, lunch, appointments, candidates }, book };
}

const earliestLeave = (
  { today, now }: World,
  { isUnderWay, leaveAt, date }: PlanOrder,
): MinuteOfDay => {
  if (isUnderWay) return leaveAt;
  return date === today ? now : 0;
};

/** Appointments that begin before the rep can be there start on arrival. */
async function postponed(
  world: World,
  { start, leaveAt, date }: PlanOrder,
  appointments: readonly DayAppointment[],
): Promise<readonly DayAppointment[]> {
  const targets = appointments.map(({ account }) => account.place);
  const roads = await world.roads.from(start.place, targets, date);
  return appointments.map((one, index) => {
    const minutes = minutesAt(roads.hours, index, leaveAt) ?? roads.minutes[index] ?? 0;
    const arriveAt = leaveAt + minutes;
    if (arriveAt <= one.startAt) return one;
    const title = `${one.title}, ${arriveAt - one.startAt} min late`;
    return { ...one, title, startAt: arriveAt, endAt: arriveAt + (one.endAt - one.startAt) };
  });
}

/** Points that a new account may have more or less than one that buys: more than any signal gives. */
const MOST_NEW_POINTS = 48;
/** Halvings until one point is left. */
const BALANCE_TRIES = 7;

const balancedPlan = async (world: World, order: PlanOrder): Promise<Made> =>
  evened(
    world,
    await balanced(
      (points) => onePlan(world, order, points),
      ({ plan }) => surplusOfNew([plan]),
    ),
    MOST_LEFT_OUT,
  );

/** Accounts that may be left out for the sake of the balance alone. */
const MOST_LEFT_OUT = 3;

/** Where points jump over the middle: the stop worth least of the kind that is too many makes room for another one. */
async function evened(world: World, made: Made, tries: number): Promise<Made> {
  const surplus = surplusOfNew([made.plan]);
  const isExtra = ({ account, tier }: DayStop): boolean =>
    tier === "chosen" && (account.lifecycle !== "customer") === surplus > 0;
  const [least] = made.plan.stops.filter(isExtra).toSorted((a, b) => a.value - b.value);
  if (Math.abs(surplus) <= 1 || tries === 0 || least === undefined) return made;
  const { id } = least.account;
  const candidates = made.request.candidates.filter(({ account }) => account.id !== id);
  const request = { ...made.request, candidates };
  const plan = await planRoute(request, world.roads);
  const told = new Set(plan.unplaced.map(({ account }) => account.id));
  const others = made.plan.unplaced.filter(
    ({ account }) =>
      !told.has(account.id) && !plan.stops.some((stop) => stop.account.id === account.id),
  );
  const left: Unplaced = {
    account: least.account,
    value: least.value,
    reason: "lower_value",
    hint: "Left out for as many new accounts as existing ones; name it to have it planned in",
  };
  const unplaced = [...plan.unplaced, left, ...others];
  const better = await evened(world, { ...made, request, plan: { ...plan, unplaced } }, tries - 1);
  return Math.abs(surplusOfNew([better.plan])) < Math.abs(surplus) ? better : made;
}

/** Looks, by halving, for the points at which new and existing accounts are within one visit of each other. */
export async function balanced<Planned>(
  planWith: (newPoints: number) => Promise<Planned>,
  surplusOf: (planned: Planned) => number,
): Promise<Planned> {
  let best = await planWith(0);
  let [least, most] = surplusOf(best) > 0 ? [-MOST_NEW_POINTS, 0] : [0, MOST_NEW_POINTS];
  for (let tried = 0; tried < BALANCE_TRIES && Math.abs(surplusOf(best)) > 1; tried += 1) {
    const middle = Math.round((least + most) / 2);
    const next = await planWith(middle);
    if (surplusOf(next) > 0) most = middle;
    else least = middle;
    if (Math.abs(surplusOf(next)) < Math.abs(surplusOf(best))) best = next;
  }
  return best;
}

/** How many more stops at accounts that do not buy yet than at others. */
export const surplusOfNew = (plans: readonly DayPlan[]): number =>
  plans
    .flatMap(({ stops }) => stops)
    .reduce((sum, { account }) => sum + (account.lifecycle === "customer" ? -1 : 1), 0);
