import { z } from "zod";
import { addDays } from "../domain/days.ts";
import type { Period } from "../domain/performance/facts.ts";
import type { Metric } from "../domain/performance/kpis.ts";
import {
  addMonths,
  closedMonths,
  periodBefore,
  quarterOf,
  shiftMonths,
} from "../domain/performance/periods.ts";
import { askedPeriod } from "./asked-period.ts";
import { showPerformanceExamples } from "./examples/show-performance.ts";
import * as fields from "./fields.ts";
import { goalShape, goalStandings } from "./goal-standing.ts";
import { metricWords } from "./metric-words.ts";
import { type Figure, figureShape, METRICS, metricField } from "./metrics.ts";
import { outlookOf, wholePeriod } from "./outlook.ts";
import { performanceCard } from "./performance-card.ts";
import { countPeriod, figureOf, groupOf } from "./performance-groups.ts";
import { findScope, type Scope } from "./performance-scope.ts";
import { type History, historyOf } from "./revenue-history.ts";
import { teamAverage } from "./team-average.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const range = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const showPerformance = defineTool({
  name: "show_performance",
  title: "Show performance",
  description:
    "Figures of a territory, a rep or a team against the goal, the period before and the year before, and whether the goal will be met.",
  right: "rep",
  effect: "read",
  phrases: [
    "how am I doing?",
    "are we on target?",
    "my numbers in March",
    "how is {territory} doing this quarter?",
  ],
  examples: showPerformanceExamples,
  slots: {
    territory: { type: ["person", "territory"] },
    metrics: { type: "choice", isList: true, words: metricWords },
    from: { type: "period", part: "from" },
    to: { type: "period", part: "to" },
  },
  input: z.object({
    territory: fields
      .territory()
      .optional()
      .describe("Territory, region or e-mail of a rep; leave out for the asker's own"),
    metrics: z.array(metricField()).max(17).optional(),
    from: fields.date().optional(),
    to: fields.date().optional(),
  }),
  result: z.object({
    territory: z.string().nullable().describe("As it was asked for"),
    label: z.string(),
    from: z.string(),
    to: z.string(),
    closed: z.object({ first: z.string(), last: z.string(), count: z.int() }).nullable(),
    asked: z.array(z.string()),
    goalCents: z.int().nullable().describe("Of the closed months"),
    figures: z.array(figureShape),
    before: z.array(figureShape).describe("The period before"),
    yearBefore: z.array(figureShape).describe("The same days a year before"),
    teamAverage: z.array(figureShape).describe("A rep's mean; empty: not for the asker"),
    months: z.array(
      z.object({ month: z.string(), cents: z.number(), yearBeforeCents: z.number().nullable() }),
    ),
    goals: z.array(goalShape).describe("Each figure with a goal that meets the period"),
    outlook: z
      .object({
        from: z.string(),
        to: z.string(),
        reachedCents: z.number(),
        landing: range.describe(
          "Revenue of the whole period, with the range of four in five cases",
        ),
        goalCents: z.number().nullable(),
        missingCents: z.number().nullable(),
        weeksLeft: z.number(),
        missingPerWeekCents: z.number().nullable(),
        verdict: z.enum(["reached", "on_target", "likely", "unlikely", "off_target", "no_goal"]),
      })
      .nullable(),
  }),

  async run(input, world) {
    const { today, workspace } = world;
    const quarter = quarterOf(today, workspace.fiscalYearStart);
    const usual = await usualPeriod(world, quarter);
    const period = askedPeriod(input, today, usual);
    const [scope, counted] = await Promise.all([
      findScope(world, input.territory),
      countPeriod(world, period),
    ]);
    // A quarter that has only begun says nothing of sales, but where it will end can be told.
    const ahead = period === usual ? quarter : period;
    const group = await groupOf(world, scope, counted);
    const history = await historyOf(world, scope);
    const past = soFar(period, today);
    return {
      territory: input.territory ?? null,
      label: scope.label,
      ...period,
      closed: counted.closed,
      asked: [...new Set(input.metrics)],
      goalCents: group.goal,
      figures: METRICS.map((metric): Figure => ({ metric, ...figureOf(metric, group) })),
      before: await figuresIn(world, scope, periodBefore(past)),
      yearBefore: await figuresIn(world, scope, shiftMonths(past, -12)),
      teamAverage: [...(await teamAverage(world, scope, counted))],
      months: lastYear(history),
      goals: [
        ...(await goalStandings(world, {
          scope,
          counted,
          period: wholePeriod(ahead, today, workspace.fiscalYearStart),
        })),
      ],
      outlook: await outlookOf(world, { scope, history, counted, period: ahead }),
    };
  },

  card: performanceCard,
});

/** The quarter that runs once one of its months is closed, until then the one before. */
async function usualPeriod({ book, today }: World, quarter: Period): Promise<Period> {
  const isKnown = closedMonths(quarter, today, await book.salesUntil()) !== null;
  return isKnown ? quarter : periodBefore(quarter);
}

/** What is over of a period, so that it meets as many days of another. */
function soFar({ from, to }: Period, today: string): Period {
  const yesterday = addDays(today, -1);
  return { from, to: [to, yesterday > from ? yesterday : from].toSorted()[0] ?? to };
}

async function figuresIn(world: World, scope: Scope, period: Period): Promise<Figure[]> {
  const group = await groupOf(world, scope, await countPeriod(world, period));
  return METRICS.map((metric: Metric): Figure => ({ metric, ...figureOf(metric, group) }));
}

/** Twelve months, each beside the same one a year before. */
function lastYear({ months }: History) {
  const known = new Map(months.map(({ month, cents }) => [month, cents]));
  return months.slice(-12).map(({ month, cents }) => ({
    month,
    cents,
    yearBeforeCents: known.get(addMonths(month, -12)) ?? null,
  }));
}
