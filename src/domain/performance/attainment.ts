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

/** What was reached as a share of the goal of the same months. */
export function attainment(reached: Measured, goal: MonthsGoal | null): Measured {
  if (reached.value === null) return reached;
  if (goal === null || goal.target <= 0) return { value: null, why: "no goal is set" };
  return { value: reached.value / goal.target, why: null };
}
