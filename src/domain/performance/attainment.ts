import { type Goal, type GoalMetric, goalFor, type MonthsGoal } from "./goals.ts";
import type { Measured } from "./kpis.ts";
import type { Month } from "./periods.ts";

/** A territory whose goals count for a group: its own name, and those below it that have goals of their own. */
export type GoalPlace = { readonly name: string; readonly below: readonly string[] };

type Asked = {
  readonly metric: GoalMetric;
  readonly span: { readonly first: Month; readonly last: Month };
  readonly fiscalYearStart: number;
};

/**
 * The goal of several places together. A region's own goal goes before the sum of the territories below it. Null: some
 * place has no goal for these months; a part of a goal would make attainment look better than it is.
 */
export function goalOfPlaces(
  goals: readonly Goal[],
  places: readonly GoalPlace[],
  { metric, span, fiscalYearStart }: Asked,
): MonthsGoal | null {
  const about = (territory: string): MonthsGoal | null =>
    goalFor(
      goals.filter((goal) => goal.metric === metric && goal.territory === territory),
      span,
      fiscalYearStart,
    );
  const found = places.map(
    ({ name, below }) => about(name) ?? (below.length === 0 ? null : sumOf(below.map(about))),
  );
  return found.length === 0 ? null : sumOf(found);
}

function sumOf(goals: readonly (MonthsGoal | null)[]): MonthsGoal | null {
  let [target, isPart] = [0, false];
  for (const goal of goals) {
    if (goal === null) return null;
    target += goal.target;
    isPart ||= goal.isPart;
  }
  return { target, isPart };
}

/**
 * The goal of several places for a rate or an average, which do not add up: the mean of their goals, weighted by what the
 * figure is counted in there, which is the figure of all if each just reaches its own. `goals` are of one figure and one
 * period. Null: some place has none.
 */
export function meanGoalOfPlaces(
  goals: readonly Goal[],
  places: readonly GoalPlace[],
  weightOf: (territories: readonly string[]) => number,
): number | null {
  const own = new Map(goals.map(({ territory, target }) => [territory, target]));
  const weighted = places.flatMap(({ name, below }) => {
    const target = own.get(name);
    if (target !== undefined) return [{ target, weight: weightOf([name, ...below]) }];
    const parts = below.length === 0 ? [name] : below;
    return parts.map((part) => ({ target: own.get(part) ?? null, weight: weightOf([part]) }));
  });
  let [sum, weights, plain] = [0, 0, 0];
  for (const { target, weight } of weighted) {
    if (target === null) return null;
    sum += target * weight;
    weights += weight;
    plain += target;
  }
  if (weighted.length === 0) return null;
  return Math.round(weights > 0 ? sum / weights : plain / weighted.length);
}

type Aim = {
  readonly target: number;
  /** To the end of the goal's period; 0: it is over. */
  readonly weeksLeft: number;
  /** A count or a sum; rates and averages are not caught up by so much a week. */
  readonly addsUp: boolean;
};

/** How far a goal is reached, what is missing, and how much that is a week. */
export function standing(value: number | null, { target, weeksLeft, addsUp }: Aim) {
  if (value === null || target <= 0) return { share: null, missing: null, missingPerWeek: null };
  const missing = Math.max(0, target - value);
  const isWeekly = addsUp && weeksLeft > 0;
  return {
    share: addsUp ? value / target : null,
    missing,
    missingPerWeek: isWeekly ? Math.ceil(missing / Math.max(1, weeksLeft)) : null,
  };
}

/** What was reached as a share of the goal of the same months. */
export function attainment(reached: Measured, goal: MonthsGoal | null): Measured {
  if (reached.value === null) return reached;
  if (goal === null || goal.target <= 0) return { value: null, why: "no goal is set" };
  return { value: reached.value / goal.target, why: null };
}
