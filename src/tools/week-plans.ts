import type { Person } from "../domain/model.ts";
import type { DayPlan, DayRequest, NamedPlace } from "../domain/routing/day.ts";
import { planDays } from "../domain/routing/plan-week.ts";
import type { LocalDate } from "../domain/units.ts";
import type { DayBook } from "./day-request.ts";
import { balanced, type PlanOrder, requestOf, surplusOfNew } from "./make-plan.ts";
import { findPlace } from "./places.ts";
import { type PlanDayInput, planDayInput } from "./plan-day-input.ts";
import { type PlanResult, planResult, toPlanResult } from "./plan-result.ts";
import type { WorkingDay } from "./working-day.ts";
import type { World } from "./world.ts";

export type Day = { readonly date: LocalDate; readonly hours: WorkingDay };

/** The night after a day. */
export type Night = { readonly date: LocalDate; readonly place: NamedPlace };

export type WeekOrder = {
  readonly rep: Person;
  readonly days: readonly Day[];
  readonly nights: readonly Night[];
  readonly excluded: readonly string[];
  readonly asked: Pick<PlanOrder, "focus"> & {
    readonly avoid: string[];
    readonly only: string[];
  };
};

/** What became of a day that was planned before. */
export type DayChange = { readonly date: LocalDate; added: string[]; dropped: string[] };

/** Rounds of the search for each day, after each day was planned by itself. */
const EFFORT = 200;

export type WeekPlans = {
  readonly plans: readonly PlanResult[];
  readonly changes: readonly DayChange[];
  /** What was asked for each day. */
  readonly asked: readonly PlanDayInput[];
};

/**
 * Plans the days at once. What was planned for a day before stays there unless something clearly better has come up;
 * what changed is told.
 */
export async function planTheDays(world: World, order: WeekOrder): Promise<WeekPlans> {
  const before = await shownBefore(world, order);
  const orders = await ordersOf(world, order, before);
  world.progress(`planning ${order.days.length} days ...`);
  const quiet = { ...world, progress: () => {} };
  const planWith = async (newPoints: number) => {
    const books = await Promise.all(orders.map((one) => requestOf(quiet, one, newPoints)));
    const requests = books.map(({ request }): DayRequest => request);
    return { books, plans: await planDays(requests, world.roads, EFFORT) };
  };
  const { books, plans } =
    order.asked.focus === "balanced"
      ? await balanced(planWith, (made) => surplusOfNew(made.plans))
      : await planWith(0);
  const results = plans.map((plan, index) => resultOf(world, order.rep, plan, books[index]?.book));
  return {
    plans: results,
    changes: results.flatMap((plan) => changeOf(plan, before) ?? []),
    asked: orders.map(({ asked }) => asked),
  };
}

/** Remembers the days as shown. */
export async function rememberWeek(
  world: World,
  { email }: Person,
  { plans, asked }: WeekPlans,
): Promise<void> {
  for (const [index, plan] of plans.entries()) {
    const input = asked[index] ?? {};
    await world.shownPlans.put(email, plan.date, { input, plan, at: world.instant });
  }
}

function resultOf(world: World, rep: Person, plan: DayPlan, book: DayBook | undefined) {
  const unplaced = [...plan.unplaced, ...(book?.unplaced ?? [])];
  return toPlanResult(world, {
    rep,
    plan: { ...plan, unplaced },
    scored: book?.scored ?? new Map(),
  });
}

/** Plans of these days that the rep was shown for the same wishes, by date: for others the week is thought anew. */
async function shownBefore(
  world: World,
  { rep, days, asked }: WeekOrder,
): Promise<ReadonlyMap<LocalDate, PlanResult>> {
  const shown = await Promise.all(days.map(({ date }) => world.shownPlans.get(rep.email, date)));
  const same = shown.filter(
    (row) => wishesIn(planDayInput.safeParse(row?.input).data ?? {}) === wishesIn(asked),
  );
  const parsed = same.flatMap((row) => planResult.safeParse(row?.plan).data ?? []);
  return new Map(parsed.map((plan) => [plan.date, plan]));
}

/** As text, to be compared; a day that was asked for with bounds of its own is another wish. */
const wishesIn = (asked: PlanDayInput): string => {
  const { focus, avoid = [], only = [], ...more } = asked;
  return JSON.stringify([focus ?? null, avoid, only, { ...more, date: undefined, rep: undefined }]);
};

async function ordersOf(
  world: World,
  { rep, days, nights, excluded, asked }: WeekOrder,
  before: ReadonlyMap<LocalDate, PlanResult>,
): Promise<readonly PlanOrder[]> {
  const home = await findPlace(world, "home", rep);
  const bound = await boundDays(world, rep, days, before);
  return days.map(({ date, hours }, index) => {
    const elsewhere = bound.filter((one) => one.date !== date).map(({ accountId }) => accountId);
    return {
      rep,
      date,
      start: nightAfter(nights, days[index - 1]) ?? home,
      end: nightAfter(nights, days[index]) ?? home,
      leaveAt: date === world.today ? Math.max(world.now, hours.from) : hours.from,
      backBy: hours.to,
      maxDriveMinutes: rep.maxDriveMinutes,
      maxStops: null,
      include: new Set<string>(),
      exclude: new Set([...excluded, ...elsewhere]),
      avoid: asked.avoid,
      only: asked.only,
      focus: asked.focus,
      agreed: new Set(before.get(date)?.stops.map(({ accountId }) => accountId)),
      asked: { ...asked },
      hasLunch: true,
      isUnderWay: false,
    };
  });
}

const nightAfter = (nights: readonly Night[], day: Day | undefined) =>
  nights.find(({ date }) => date === day?.date)?.place;

/** Accounts with an appointment, or that were planned for a day before: no other day may take them. */
async function boundDays(
  world: World,
  rep: Person,
  days: readonly Day[],
  before: ReadonlyMap<LocalDate, PlanResult>,
) {
  const [first, last] = [days[0]?.date ?? world.today, days.at(-1)?.date ?? world.today];
  const appointments = await world.book.appointments(rep.email, first, last);
  const promised = appointments.flatMap(({ date, accountId }) =>
    accountId === null ? [] : [{ date, accountId }],
  );
  const known = new Set(promised.map(({ accountId }) => accountId));
  const planned = [...before.values()].flatMap(({ date, stops }) =>
    stops.flatMap(({ accountId }) => (known.has(accountId) ? [] : [{ date, accountId }])),
  );
  return [...promised, ...planned];
}

function missing(from: PlanResult, other: PlanResult): string[] {
  const there = new Set(other.stops.map(({ accountId }) => accountId));
  return from.stops.flatMap(({ accountId, account }) => (there.has(accountId) ? [] : [account]));
}

function changeOf(plan: PlanResult, before: ReadonlyMap<LocalDate, PlanResult>): DayChange | null {
  const was = before.get(plan.date);
  if (was === undefined) return null;
  const [added, dropped] = [missing(plan, was), missing(was, plan)];
  return added.length + dropped.length === 0 ? null : { date: plan.date, added, dropped };
}
