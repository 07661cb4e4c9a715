import { facts, note, type Part } from "../cards/card.ts";
import { percent, plural, roundMoney, whole } from "../cards/format.ts";
import { periodWords } from "../cards/period-words.ts";
import { GOAL_METRICS, type GoalMetric } from "../domain/performance/goals.ts";
import { kpiOf } from "../domain/performance/kpis.ts";
import type { GoalStanding } from "./goal-standing.ts";
import { figureText } from "./metrics.ts";
import type { World } from "./world.ts";

/** More are counted, not shown. */
const MOST_LINES = 3;

/** One line a goal: "Visits, January to March: 302 of 500 (60 %). Missing: 198, 47 a week for 4 weeks". */
export function goalLines(goals: readonly GoalStanding[], world: World): readonly Part[] {
  if (goals.length === 0) return [];
  const rest = goals.length - MOST_LINES;
  const lines = goals
    .slice(0, MOST_LINES)
    .map((goal): [string, string] => [
      `${kpiOf(goal.metric).label}, ${periodWords(goal, world.today)}`,
      standingWords(goal, world.workspace.currency),
    ]);
  return [
    facts(Object.fromEntries(lines)),
    ...(rest > 0 ? [note(`… and ${plural(rest, "more goal", "more goals")}.`)] : []),
  ];
}

function standingWords(goal: GoalStanding, currency: string): string {
  const { metric, target, value, why, missing } = goal;
  const say = (amount: number): string => figureText(metric, amount, currency);
  if (value === null || missing === null) return `goal ${say(target)}, nothing to say yet: ${why}`;
  if (goal.share === null) {
    return `${say(value)} against a goal of ${say(target)}, ${missing === 0 ? "reached" : `${distance(metric, missing, currency)} short`}`;
  }
  const reached = `${say(value)} of ${say(target)} (${percent(goal.share)})`;
  return missing === 0 ? `${reached}, reached` : `${reached}${missingWords(goal, say, currency)}`;
}

/** Shares differ by points, not by per cent. */
function distance(metric: GoalMetric, missing: number, currency: string): string {
  if (GOAL_METRICS[metric].unit !== "share") return figureText(metric, missing, currency);
  const points = Math.round(missing * 100);
  return points === 0 ? "less than a point" : plural(points, "point");
}

function missingWords(
  { metric, missing, missingPerWeek, weeksLeft }: GoalStanding,
  say: (amount: number) => string,
  currency: string,
): string {
  const amount = say(missing ?? 0);
  if (missingPerWeek === null) return `, ${amount} short`;
  if (weeksLeft < 2) {
    const days = Math.max(1, Math.round(weeksLeft * 7));
    return `. Missing: ${amount} in ${plural(days, "day")}`;
  }
  const isMoney = GOAL_METRICS[metric].unit === "money";
  const each = isMoney ? roundMoney(missingPerWeek, currency) : whole(missingPerWeek);
  return `. Missing: ${amount}, ${each} a week for ${whole(Math.round(weeksLeft))} weeks`;
}
