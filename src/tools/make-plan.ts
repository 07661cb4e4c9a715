import { UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import type { DayPlan, NamedPlace } from "../domain/routing/day.ts";
import { planRoute } from "../domain/routing/plan-day.ts";
import type { LocalDate, MinuteOfDay } from "../domain/units.ts";
import { type DayWishes, readDay } from "./day-request.ts";
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
  readonly focus: DayWishes["focus"];
  /** False when lunch was had already. */
  readonly hasLunch: boolean;
};

/** Plans the day and remembers what was shown. */
export async function makePlan(world: World, order: PlanOrder): Promise<PlanResult> {
  if (order.leaveAt >= order.backBy) {
    throw new UserError(
      "no_time",
      "That leaves no time at all: the day ends before it begins.",
      "Start earlier, or be back later.",
    );
  }
  const plan = await (order.focus === "balanced" ? balancedPlan : onePlan)(world, order, 0);
  const result = toPlanResult(world, plan);
  await world.shownPlans.put(order.rep.email, order.date, {
    input: shownInput(order),
    plan: result,
    at: world.instant,
  });
  return result;
}

type Made = Parameters<typeof toPlanResult>[1];

async function onePlan(world: World, order: PlanOrder, newPoints: number): Promise<Made> {
  const { rep, date, include, exclude, agreed, focus } = order;
  const book = await readDay(world, { rep, date, include, exclude, agreed, focus, newPoints });
  const appointments = book.appointments.filter(
    ({ endAt, account }) => endAt > order.leaveAt && !exclude.has(account.id),
  );
  const lunch = order.hasLunch ? rep.lunch : null;
  const plan = await planRoute(
    { ...order, lunch, appointments, candidates: book.candidates },
    world.roads,
  );
  return {
    rep,
    plan: { ...plan, unplaced: [...plan.unplaced, ...book.unplaced] },
    scored: book.scored,
  };
}

/** How strongly the lacking kind is favoured, try after try, until both kinds are within one visit of each other. */
const BALANCE_TRIES = 5;
const BALANCE_STEP = 14;

async function balancedPlan(world: World, order: PlanOrder): Promise<Made> {
  let best = await onePlan(world, order, 0);
  let newPoints = 0;
  for (let tried = 1; tried < BALANCE_TRIES && Math.abs(surplusOfNew(best.plan)) > 1; tried += 1) {
    newPoints -= Math.sign(surplusOfNew(best.plan)) * BALANCE_STEP;
    const next = await onePlan(world, order, newPoints);
    if (Math.abs(surplusOfNew(next.plan)) < Math.abs(surplusOfNew(best.plan))) best = next;
  }
  return best;
}

const surplusOfNew = ({ stops }: DayPlan): number =>
  stops.reduce((sum, { account }) => sum + (account.lifecycle === "customer" ? -1 : 1), 0);

const shownInput = (order: PlanOrder) => ({
  exclude: [...order.exclude],
  include: [...order.include],
  focus: order.focus ?? null,
  endName: order.end.name,
  backBy: order.backBy,
  maxDriveMinutes: order.maxDriveMinutes,
  maxStops: order.maxStops,
});
