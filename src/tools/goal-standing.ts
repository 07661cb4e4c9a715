import { z } from "zod";
import { daysBetween } from "../domain/days.ts";
import { goalOfPlaces, meanGoalOfPlaces, standing } from "../domain/performance/attainment.ts";
import type { AccountFacts, Period } from "../domain/performance/facts.ts";
import {
  GOAL_METRICS,
  GOAL_NAMES,
  type Goal,
  type GoalMetric,
  goalDays,
  targetOf,
} from "../domain/performance/goals.ts";
import { ACCOUNT_KPIS, type Kpi, type Measured } from "../domain/performance/kpis.ts";
import { monthOf, monthPeriod } from "../domain/performance/periods.ts";
import { type Counted, countPeriod, figureOf, groupOf } from "./performance-groups.ts";
import type { Scope } from "./performance-scope.ts";
import type { World } from "./world.ts";

/** Where a figure stands against the goal that is stored for it. */
export const goalShape = z.object({
  metric: z.enum(GOAL_NAMES),
  from: z.string().describe("Days of the goal, which may be others than those asked for"),
  to: z.string(),
  target: z.number().describe("Cents, a count, or a share of 1"),
  value: z.number().nullable().describe("Reached so far; sales by closed months"),
  why: z.string().nullable().describe("Why there is no value"),
  share: z.number().nullable().describe("Of the goal; null for rates and averages"),
  missing: z.number().nullable().describe("0: the goal is reached"),
  weeksLeft: z.number().describe("0: the period is over"),
  missingPerWeek: z.number().nullable().describe("Null for rates and averages, and when over"),
});

export type GoalStanding = z.output<typeof goalShape>;

type Asked = {
  readonly scope: Scope;
  /** The months that are asked about, to their end. */
  readonly period: Period;
  /** What was counted already, of whichever period. */
  readonly counted: Counted;
};

/** One for each figure that has a goal in the period: the goal of just that period, else one that meets it. */
export async function goalStandings(world: World, asked: Asked): Promise<readonly GoalStanding[]> {
  const counts = new Map([[keyOf(asked.counted.period), Promise.resolve(asked.counted)]]);
  const countOnce = (period: Period): Promise<Counted> => {
    const known = counts.get(keyOf(period)) ?? countPeriod(world, period);
    counts.set(keyOf(period), known);
    return known;
  };
  const all = await Promise.all(
    GOAL_NAMES.map(async (metric) => {
      const found = storedGoal(world, asked, metric);
      return found === null
        ? null
        : standingOf(world, asked.scope, { ...found, metric, countOnce });
    }),
  );
  return all.filter((each) => each !== null);
}

const keyOf = ({ from, to }: Period): string => `${from} ${to}`;

/** The days of a goal, and the goal of the scope for them; how much each territory's goal weighs is known later. */
type Found = {
  readonly days: Period;
  readonly target: (weightOf: (territories: readonly string[]) => number) => number | null;
};

function storedGoal(
  { today, workspace: { fiscalYearStart } }: World,
  { scope, period, counted }: Asked,
  metric: GoalMetric,
): Found | null {
  const names = new Set(scope.places.flatMap(({ name, below }) => [name, ...below]));
  const goals = counted.goals.filter((goal) => goal.metric === metric && names.has(goal.territory));
  const stored = [...new Set(goals.map((goal) => goal.period))].flatMap((name): Found[] => {
    const days = goalDays(name, fiscalYearStart);
    if (days === null || days.to < period.from || days.from > period.to) return [];
    return [{ days, target: targetIn(goals, { scope, metric, name, days, fiscalYearStart }) }];
  });
  const whole = monthPeriod(monthOf(period.from), monthOf(period.to));
  const isWhole = keyOf(whole) === keyOf(period);
  const sum = targetIn(goals, { scope, metric, name: null, days: period, fiscalYearStart });
  const candidates = [...(isWhole ? [{ days: period, target: sum }] : []), ...stored];
  const known = candidates.filter(({ target }) => target(() => 1) !== null);
  return known.toSorted((a, b) => order(a.days, b.days, { period, today }))[0] ?? null;
}

/** Goals that add up are put together from those of months and quarters; a rate is only that of its own period. */
function targetIn(
  goals: readonly Goal[],
  {
    scope: { places },
    metric,
    name,
    days,
    fiscalYearStart,
  }: {
    readonly scope: Scope;
    readonly metric: GoalMetric;
    readonly name: string | null;
    readonly days: Period;
    readonly fiscalYearStart: number;
  },
): Found["target"] {
  if (!GOAL_METRICS[metric].addsUp) {
    const own = goals.filter(({ period }) => period === name);
    return (weightOf) => meanGoalOfPlaces(own, places, weightOf);
  }
  const span = { first: monthOf(days.from), last: monthOf(days.to) };
  const goal = goalOfPlaces(goals, places, { metric, span, fiscalYearStart });
  return () => (goal === null || goal.isPart ? null : goal.target);
}

/** What was asked for, then what holds it, then what has begun; the shortest, the latest. */
function order(
  a: Period,
  b: Period,
  { period, today }: { readonly period: Period; readonly today: string },
): number {
  const rank = (days: Period): number => {
    if (keyOf(days) === keyOf(period)) return 0;
    if (days.from <= period.from && days.to >= period.to) return 1;
    return days.from <= today ? 2 : 3;
  };
  const lengths = daysBetween(a.from, a.to) - daysBetween(b.from, b.to);
  const first = rank(a) - rank(b);
  if (first !== 0) return first;
  const latest = rank(a) === 3 ? daysBetween(b.from, a.from) : daysBetween(a.from, b.from);
  return rank(a) === 1 ? lengths : latest || lengths;
}

type One = Found & {
  readonly metric: GoalMetric;
  readonly countOnce: (period: Period) => Promise<Counted>;
};

async function standingOf(
  world: World,
  scope: Scope,
  { metric, days, target, countOnce }: One,
): Promise<GoalStanding | null> {
  const { today } = world;
  const counted = await countOnce(days);
  const stored = target((territories) => weightIn(metric, counted.facts, territories));
  if (stored === null) return null;
  const reached: Measured =
    days.from > today
      ? { value: null, why: "it has not begun" }
      : figureOf(metric, await groupOf(world, scope, counted));
  const start = days.from > today ? days.from : today;
  const weeksLeft = days.to < today ? 0 : (daysBetween(start, days.to) + 1) / 7;
  const { addsUp } = GOAL_METRICS[metric];
  const goal = targetOf(metric, stored);
  return {
    metric,
    ...days,
    target: goal,
    ...reached,
    ...standing(reached.value, { target: goal, weeksLeft, addsUp }),
    weeksLeft,
  };
}

/** A rate of a team is that of its territories weighted by what it is counted in, and so is its goal. */
function weightIn(
  metric: GoalMetric,
  facts: readonly AccountFacts[],
  territories: readonly string[],
): number {
  const { bottom }: Kpi = ACCOUNT_KPIS[metric];
  if (bottom === null) return 1;
  return facts
    .filter(({ territory }) => territory !== null && territories.includes(territory))
    .reduce((sum, account) => sum + bottom(account), 0);
}
