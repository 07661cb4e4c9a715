import { type Button, buttons, type Card, note, type Part, table, text } from "../cards/card.ts";
import { percent, plural, shortMoney } from "../cards/format.ts";
import { periodWords, salesNote } from "../cards/period-words.ts";
import { kpiOf, type Metric } from "../domain/performance/kpis.ts";
import { type Months, monthPeriod } from "../domain/performance/periods.ts";
import { goalLines } from "./goal-lines.ts";
import type { GoalStanding } from "./goal-standing.ts";
import { figureText, METRICS } from "./metrics.ts";
import type { Outlook } from "./outlook.ts";
import { outlookWords } from "./outlook-words.ts";
import type { World } from "./world.ts";

export type Performance = {
  /** As it was asked for; null: the asker's own. */
  readonly territory: string | null;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly closed: Months | null;
  readonly asked: readonly string[];
  readonly goalCents: number | null;
  readonly figures: readonly FigureLike[];
  readonly before: readonly FigureLike[];
  readonly yearBefore: readonly FigureLike[];
  readonly teamAverage: readonly FigureLike[];
  readonly months: readonly {
    readonly month: string;
    readonly cents: number;
    readonly yearBeforeCents: number | null;
  }[];
  readonly goals: readonly GoalStanding[];
  readonly outlook: Outlook | null;
};

type FigureLike = {
  readonly metric: string;
  readonly value: number | null;
  readonly why: string | null;
};

/** Rows that most people want; the others are there when they are asked for. */
const USUAL: readonly Metric[] = [
  "revenue",
  "orders",
  "visits",
  "coverage",
  "winRate",
  "newCustomers",
  "retention",
  "satisfaction",
];

export function performanceCard(result: Performance, world: World): Card {
  const { currency } = world.workspace;
  const months = salesNote(result, result.closed, world.today);
  const average = averageWords(result, currency);
  return {
    title: titleOf(result, world),
    parts: [
      ...(result.outlook === null ? [] : [text(outlookWords(result.outlook, world))]),
      ...goalLines(goalsToTell(result), world),
      figuresTable(result, currency),
      ...chartOf(result, currency),
      ...(average === null ? [] : [note(average)]),
      ...(months === null ? [] : [note(months)]),
      ...missing(result).map(note),
      buttons(...buttonsOf(result, world)),
    ],
  };
}

const figureIn = (figures: readonly FigureLike[], metric: Metric): number | null =>
  figures.find((figure) => figure.metric === metric)?.value ?? null;

function titleOf(result: Performance, { today, workspace: { currency } }: World): string {
  const { label, closed, figures, goalCents } = result;
  const asked = METRICS.find((metric) => metric === result.asked[0]);
  const isOther = asked !== undefined && asked !== "revenue" && asked !== "attainment";
  if (isOther) {
    const value = figureText(asked, figureIn(figures, asked), currency);
    return `${label}, ${periodWords(result, today)}: ${kpiOf(asked).label.toLowerCase()} ${value}`;
  }
  const revenue = figureIn(figures, "revenue");
  if (closed === null || revenue === null) {
    const visits = figureIn(figures, "visits") ?? 0;
    return `${label}, ${periodWords(result, today)}: ${plural(visits, "visit")}, sales not known yet`;
  }
  const when = periodWords(monthPeriod(closed.first, closed.last), today);
  const attained = figureIn(figures, "attainment");
  const goal =
    goalCents === null || attained === null
      ? "no revenue goal is set"
      : `${percent(attained)} of the goal (${shortMoney(goalCents, currency)})`;
  return `${label}, ${when}: ${shortMoney(revenue, currency)}, ${goal}`;
}

/** What was asked for first. Revenue is told of already, unless its goal is for other months only. */
function goalsToTell({ goals, goalCents, outlook, asked }: Performance): readonly GoalStanding[] {
  const isTold = goalCents !== null || (outlook?.goalCents ?? null) !== null;
  const others = goals.filter(({ metric }) => metric !== "revenue" || !isTold);
  const rank = ({ metric }: GoalStanding): number => (asked.includes(metric) ? 0 : 1);
  return others.toSorted((a, b) => rank(a) - rank(b));
}

function figuresTable(result: Performance, currency: string): Part {
  const asked = METRICS.filter((metric) => result.asked.includes(metric));
  const rows = [...new Set([...asked, ...USUAL])].filter(
    (metric) => asked.includes(metric) || figureIn(result.figures, metric) !== null,
  );
  const cell = (figures: readonly FigureLike[], metric: Metric): string =>
    figureText(metric, figureIn(figures, metric), currency);
  return table(
    [
      { header: "Figure", align: "left" },
      { header: "Now", align: "right" },
      { header: "Before", align: "right" },
      { header: "A year before", align: "right" },
    ],
    rows.map((metric) => [
      kpiOf(metric).label,
      cell(result.figures, metric),
      cell(result.before, metric),
      cell(result.yearBefore, metric),
    ]),
  );
}

function chartOf({ months }: Performance, currency: string): readonly Part[] {
  if (months.length < 2) return [];
  const earlier = months.map(({ yearBeforeCents }) => yearBeforeCents);
  return [
    {
      kind: "chart",
      shape: "line",
      title: "Revenue by month",
      unit: "money",
      currency,
      labels: months.map(({ month }) => month),
      series: [
        { name: "This year", values: months.map(({ cents }) => cents) },
        ...(earlier.every((cents) => cents === null)
          ? []
          : [{ name: "The year before", values: earlier }]),
      ],
    },
  ];
}

function averageWords({ teamAverage }: Performance, currency: string): string | null {
  const known = teamAverage.filter(({ value }) => value !== null);
  if (known.length === 0) return null;
  const words = METRICS.filter((metric) => figureIn(known, metric) !== null).map(
    (metric) =>
      `${kpiOf(metric).label.toLowerCase()} ${figureText(metric, figureIn(known, metric), currency)}`,
  );
  return `The team's average rep: ${words.join(", ")}.`;
}

/** Why a figure that was asked for, or that people expect, is not there. */
function missing({ figures, asked }: Performance): readonly string[] {
  const reasons = figures.flatMap(({ metric, why }) =>
    why !== null && (asked.includes(metric) || metric === "winRate")
      ? METRICS.filter((known) => known === metric).map(
          (known) => `No ${kpiOf(known).label.toLowerCase()}: ${why}.`,
        )
      : [],
  );
  return reasons.length === 0 ? [] : [reasons.join(" ")];
}

function buttonsOf({ territory }: Performance, { asker }: World): readonly Button[] {
  const about = territory === null ? {} : { territory };
  const forManagers: readonly Button[] = [
    { label: "Who is overdue?", tool: "check_coverage", input: about },
    { label: "Compare my territories", tool: "compare_territories", input: {} },
  ];
  return [
    { label: "Forecast", tool: "forecast_revenue", input: about },
    ...(asker.role === "rep"
      ? [{ label: "My best accounts", tool: "rank_accounts", input: {} }]
      : forManagers),
    {
      label: "How is attainment computed?",
      tool: "explain_metric",
      input: { metric: "attainment" },
    },
  ];
}
