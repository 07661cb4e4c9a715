import { daysBetween } from "../domain/days.ts";
import { forecast, type Range } from "../domain/forecast/forecast.ts";
import { goalOfPlaces } from "../domain/performance/attainment.ts";
import type { Period } from "../domain/performance/facts.ts";
import {
  monthOf,
  monthPeriod,
  monthsBetween,
  quarterOf,
  yearOf,
} from "../domain/performance/periods.ts";
import type { Counted } from "./performance-groups.ts";
import type { Scope } from "./performance-scope.ts";
import type { History } from "./revenue-history.ts";
import type { World } from "./world.ts";

/** Where a period will end by forecast, and what its goal takes. */
export type Outlook = Period & {
  /** Revenue of its closed months. */
  readonly reachedCents: number;
  /** All of it: what is reached, and the forecast of the rest. */
  readonly landing: Range;
  readonly goalCents: number | null;
  readonly missingCents: number | null;
  readonly weeksLeft: number;
  readonly missingPerWeekCents: number | null;
  readonly verdict: "reached" | "on_target" | "likely" | "unlikely" | "off_target" | "no_goal";
};

type Asked = {
  readonly scope: Scope;
  readonly history: History;
  readonly counted: Counted;
  /** The period that the goal is for. */
  readonly period: Period;
};

/** Null: the period is over, or there is nothing to tell it by. */
export async function outlookOf(
  world: World,
  { scope, history, counted, period: asked }: Asked,
): Promise<Outlook | null> {
  const { fiscalYearStart } = world.workspace;
  const period = wholePeriod(asked, world.today, fiscalYearStart);
  const [first, last] = [monthOf(period.from), monthOf(period.to)];
  if (period.to < world.today || last < history.next || history.months.length === 0) return null;
  const reachedCents = history.months
    .filter(({ month }) => month >= first)
    .reduce((sum, { cents }) => sum + cents, 0);
  const cents = history.months.map((each) => each.cents);
  const horizon = monthsBetween(history.next, last) + 1;
  const skipped = Math.max(0, monthsBetween(history.next, first));
  const ahead = forecast(cents, horizon, await world.trendModel()).fromThen[skipped];
  if (ahead === undefined) return null;
  const landing = {
    value: Math.round(reachedCents + ahead.value),
    low: Math.round(reachedCents + ahead.low),
    high: Math.round(reachedCents + ahead.high),
  };
  const span = { first, last };
  const about = { metric: "revenue", span, fiscalYearStart } as const;
  const goal = goalOfPlaces(counted.goals, scope.places, about)?.target ?? null;
  const weeksLeft = (daysBetween(world.today, period.to) + 1) / 7;
  const missingCents = goal === null ? null : Math.max(0, goal - reachedCents);
  return {
    ...period,
    reachedCents,
    landing,
    goalCents: goal,
    missingCents,
    weeksLeft,
    missingPerWeekCents:
      missingCents === null ? null : Math.round(missingCents / Math.max(1, weeksLeft)),
    verdict: verdictOf(landing, goal, reachedCents),
  };
}

/** "So far" is about the quarter, the year or the month that runs. */
export function wholePeriod(period: Period, today: string, fiscalYearStart: number): Period {
  const { from, to } = period;
  if (to > today) return { from, to: monthPeriod(monthOf(to), monthOf(to)).to };
  if (to < today) return period;
  const running = [quarterOf(today, fiscalYearStart), yearOf(today, fiscalYearStart)];
  const month = monthPeriod(monthOf(today), monthOf(today));
  return running.find((each) => each.from === from) ?? { from, to: month.to };
}

function verdictOf(
  { value, low, high }: Range,
  goal: number | null,
  reached: number,
): Outlook["verdict"] {
  if (goal === null) return "no_goal";
  if (reached >= goal) return "reached";
  if (low >= goal) return "on_target";
  if (high < goal) return "off_target";
  return value >= goal ? "likely" : "unlikely";
}
