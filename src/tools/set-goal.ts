import { z } from "zod";
import { UserError } from "../domain/errors.ts";
import {
  GOAL_METRICS,
  GOAL_NAMES,
  type Goal,
  type GoalMetric,
  goalMonths,
  storedTarget,
  targetOf,
} from "../domain/performance/goals.ts";
import { monthOf } from "../domain/performance/periods.ts";
import { setGoalExamples } from "./examples/set-goal.ts";
import * as fields from "./fields.ts";
import { goalCard } from "./goal-card.ts";
import { SPLITS, splitAmong } from "./goal-parts.ts";
import { findGoalPlace } from "./goal-place.ts";
import { goalMetricWords, splitWords } from "./goal-words.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const MONEY = GOAL_NAMES.filter((metric) => GOAL_METRICS[metric].unit === "money");

/** Cents. Less than that is hardly a goal in money: it is asked what is meant. */
const LEAST_MONEY = 100_00;

const goal = z.object({
  territory: z.string(),
  rep: z.string().nullable(),
  before: z.number().nullable(),
  target: z.number(),
});

export const setGoal = defineTool({
  name: "set_goal",
  title: "Set a goal",
  description:
    "Sets what a territory, a rep or a region should reach in a month, a quarter or a year, and splits a region's number by potential, history or evenly. Can be taken back.",
  right: "manager",
  effect: "write",
  phrases: [
    "set the revenue goal for {territory} to $150,000 for May",
    "split a revenue goal of 1 million for Q3 over {territory} by potential",
  ],
  examples: setGoalExamples,
  slots: {
    metric: { type: "choice", words: goalMetricWords },
    territory: {
      type: ["person", "territory"],
      isRequiredUnless: ["splitBy"],
    },
    period: { type: "goalPeriod", isRequired: true },
    target: {
      type: ["money", "share", "number"],
      isRequired: true,
      takesBareNumber: true,
      moneyFor: { field: "metric", values: MONEY },
    },
    splitBy: { type: "choice", words: splitWords },
    floor: { type: "share", before: "(?:floor|at least|minimum|no less than)", needsCue: true },
    cap: { type: "share", before: "(?:cap|capped|at most|maximum|no more than)", needsCue: true },
  },
  input: z.object({
    territory: fields
      .territory()
      .optional()
      .describe("Territory, region or e-mail of a rep; leave out for the asker's own region"),
    metric: z
      .enum(GOAL_NAMES, `goals are set for ${GOAL_NAMES.join(", ")}`)
      .optional()
      .describe("A figure; without one a sum of money is revenue"),
    period: z
      .string()
      .regex(
        /^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/i,
        "not a period; write a month as 2026-04, a quarter as 2026-Q2, a year as 2026",
      )
      .describe("2026-04, 2026-Q2 or 2026; quarters and years are fiscal"),
    target: z
      .number("use a number")
      .positive("use a number above 0")
      .max(1e13, "that is too much")
      .describe("Cents for money, a share of 0 to 1 for rates, else the number"),
    splitBy: z.enum(SPLITS).optional().describe("How a region's number is split"),
    floor: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe("Least part of each, as a share of the even part"),
    cap: z
      .number()
      .min(1)
      .max(100)
      .optional()
      .describe("Largest part of each, as a multiple of the even part"),
  }),
  result: z.object({
    territory: z.string(),
    metric: z.enum(GOAL_NAMES),
    period: z.string(),
    target: z.number(),
    before: z.number().nullable().describe("What the goal was; null: none"),
    splitBy: z.string().nullable(),
    parts: z.array(goal).describe("They add up to the target exactly"),
    note: z.string().nullable(),
    changeId: z.string(),
  }),

  async run(input, world) {
    const metric = metricOf(input);
    const period = input.period.toUpperCase();
    requireToCome(period, world);
    const target = storedTarget(metric, amountOf(metric, input.target));
    const place = await findGoalPlace(world, input.territory);
    const { parts, note } = await splitAmong(world, place, { ...input, metric, period, target });
    const goals: Goal[] = [
      { territory: place.name, metric, period, target },
      ...parts.map((part) => ({ territory: part.territory, metric, period, target: part.target })),
    ];
    const known = await world.book.goals();
    const before = (territory: string): number | null => {
      const set = known.find(
        (each) => each.territory === territory && each.metric === metric && each.period === period,
      );
      return set === undefined ? null : targetOf(metric, set.target);
    };
    const author = { email: world.asker.email, at: world.instant, tool: "set_goal" };
    const { changeId } = await world.writer.setGoals(author, goals);
    return {
      territory: place.name,
      metric,
      period,
      target: targetOf(metric, target),
      before: before(place.name),
      splitBy: input.splitBy ?? null,
      parts: parts.map((part) => ({
        ...part,
        before: before(part.territory),
        target: targetOf(metric, part.target),
      })),
      note,
      changeId,
    };
  },

  card: goalCard,
});

function metricOf({
  metric,
  target,
}: {
  metric?: GoalMetric | undefined;
  target: number;
}): GoalMetric {
  if (metric !== undefined) return metric;
  if (target >= LEAST_MONEY) return "revenue";
  throw new UserError(
    "missing",
    "A goal of what?",
    "Say revenue, visits, new customers, coverage or another figure.",
  );
}

/** "85" of a share is 85 %. */
function amountOf(metric: GoalMetric, target: number): number {
  const { unit } = GOAL_METRICS[metric];
  if (unit !== "share") {
    if (Math.round(target) > 0) return Math.round(target);
    throw new UserError("bad_input", "That goal is less than one.", "Say a larger number.");
  }
  const share = target > 1 ? target / 100 : target;
  if (share <= 1) return share;
  throw new UserError(
    "bad_input",
    "A rate cannot be more than 100 %.",
    "Say a share such as 85 %.",
  );
}

function requireToCome(period: string, { today, workspace }: World): void {
  const months = goalMonths(period, workspace.fiscalYearStart);
  if (months !== null && months.last >= monthOf(today)) return;
  throw new UserError(
    "past_date",
    `${period} is over.`,
    "Set goals for a month, a quarter or a year that runs or is to come.",
  );
}
