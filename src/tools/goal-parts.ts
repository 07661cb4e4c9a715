import { UserError } from "../domain/errors.ts";
import { splitGoal } from "../domain/performance/goal-split.ts";
import { GOAL_METRICS, type GoalMetric, goalDays } from "../domain/performance/goals.ts";
import { measureAccounts } from "../domain/performance/kpis.ts";
import { shiftMonths } from "../domain/performance/periods.ts";
import type { GoalHolder } from "./goal-place.ts";
import type { World } from "./world.ts";

export const SPLITS = ["potential", "history", "even"] as const;
export type SplitBy = (typeof SPLITS)[number];

type Asked = {
  readonly metric: GoalMetric;
  readonly period: string;
  readonly target: number;
  readonly splitBy?: SplitBy | undefined;
  readonly floor?: number | undefined;
  readonly cap?: number | undefined;
};

type Part = { readonly territory: string; readonly rep: string | null; readonly target: number };

/** The parts of a region's number; without a wish to split it, it is the region's alone and there are none. */
export async function splitAmong(
  world: World,
  holder: GoalHolder,
  asked: Asked,
): Promise<{ readonly parts: readonly Part[]; readonly note: string | null }> {
  const { splitBy, target, floor = null, cap = null } = asked;
  if (splitBy === undefined) return { parts: [], note: null };
  requireParts(holder, asked);
  const { parts } = holder;
  const weights = await weightsOf(
    world,
    parts.map(({ name }) => name),
    asked,
  );
  const amounts = splitGoal(target, weights, { floor, cap });
  if (amounts === null) {
    throw new UserError(
      "impossible",
      "No split keeps this floor and this cap.",
      "The floor is a share of the even part, at most 1; the cap a multiple of it, at least 1.",
    );
  }
  const isFlat = splitBy !== "even" && weights.every((weight) => weight === 0);
  return {
    parts: parts.map(({ name, ownerEmail }, at) => ({
      territory: name,
      rep: ownerEmail,
      target: amounts[at] ?? 0,
    })),
    note: isFlat ? `There is no ${splitBy} to split by, so it is split evenly.` : null,
  };
}

function requireParts({ name, parts }: GoalHolder, { metric }: Asked): void {
  if (parts.length < 2) {
    throw new UserError(
      "bad_input",
      `${name} has no territories below it to split a goal among.`,
      "Name a region, or set the goal without splitting it.",
    );
  }
  if (GOAL_METRICS[metric].addsUp) return;
  throw new UserError(
    "bad_input",
    "A rate or an average cannot be split: its parts do not add up.",
    "Set it for each territory, or split revenue, orders, visits or new customers.",
  );
}

/** Potential of the accounts, or what was reached in the same months a year before. */
async function weightsOf(
  { book, today, workspace }: World,
  names: readonly string[],
  { splitBy, metric, period }: Asked,
): Promise<readonly number[]> {
  const days = goalDays(period, workspace.fiscalYearStart);
  if (splitBy === "even" || days === null) return names.map(() => 1);
  const facts = await book.performance(shiftMonths(days, -12), today, await book.salesUntil());
  return names.map((name) => {
    const own = facts.filter(({ territory }) => territory === name);
    if (splitBy === "potential") return own.reduce((sum, each) => sum + each.potentialCents, 0);
    return measureAccounts(metric, own).value ?? 0;
  });
}
