import { buttons, type Card, note, table, text } from "../cards/card.ts";
import { money, percent, whole } from "../cards/format.ts";
import { periodWords } from "../cards/period-words.ts";
import { GOAL_METRICS, type GoalMetric, goalDays } from "../domain/performance/goals.ts";
import { kpiOf } from "../domain/performance/kpis.ts";
import type { World } from "./world.ts";

export type GoalResult = {
  readonly territory: string;
  readonly metric: GoalMetric;
  readonly period: string;
  readonly target: number;
  readonly before: number | null;
  readonly splitBy: string | null;
  readonly parts: readonly {
    readonly territory: string;
    readonly before: number | null;
    readonly target: number;
  }[];
  readonly note: string | null;
  readonly changeId: string;
};

const SPLIT_WORDS: Readonly<Record<string, string>> = {
  potential: "Split by what the accounts could buy",
  history: "Split by the same months a year before",
  even: "Split evenly",
};

export function goalCard(result: GoalResult, world: World): Card {
  const { territory, metric, period, before, parts, splitBy, changeId } = result;
  const { currency, fiscalYearStart } = world.workspace;
  const say = (amount: number | null): string => amountWords(metric, amount, currency);
  const days = goalDays(period, fiscalYearStart);
  const when = days === null ? period : periodWords(days, world.today);
  const was = before === null ? "there was none" : `it was ${say(before)}`;
  return {
    title: `${territory}: the ${kpiOf(metric).label.toLowerCase()} goal for ${when} is ${say(result.target)} (${was})`,
    parts: [
      ...(parts.length === 0
        ? []
        : [
            text(`${SPLIT_WORDS[splitBy ?? ""] ?? "Split"}; the parts add up to it exactly.`),
            table(
              [
                { header: "Territory", align: "left" },
                { header: "Was → is", align: "right" },
              ],
              parts.map((part) => [
                part.territory,
                `${part.before === null ? "" : `${say(part.before)} → `}${say(part.target)}`,
              ]),
            ),
          ]),
      ...(result.note === null ? [] : [note(result.note)]),
      buttons(
        {
          label: "Are we on target?",
          tool: "show_performance",
          input: { territory },
          isPrimary: true,
        },
        { label: "Take it back", tool: "undo_change", input: { change: changeId } },
      ),
    ],
  };
}

/** Goals are written out: nobody is measured by a rounded number. */
function amountWords(metric: GoalMetric, amount: number | null, currency: string): string {
  if (amount === null) return "–";
  switch (GOAL_METRICS[metric].unit) {
    case "money":
      return money(amount, currency);
    case "share":
      return percent(amount);
    case "count":
      return whole(amount);
  }
}
