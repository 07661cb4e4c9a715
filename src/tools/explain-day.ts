import { z } from "zod";
import { buttons, note, table, text } from "../cards/card.ts";
import { longDate } from "../cards/format.ts";
import * as fields from "./fields.ts";
import { REASONS } from "./plan-card.ts";
import { planDay } from "./plan-day.ts";
import { planResult } from "./plan-result.ts";
import { findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const explainDay = defineTool({
  name: "explain_day",
  title: "Explain the plan",
  description:
    "Why a day's plan is as it is: every stop with all its reasons, and every account left out with what it would take.",
  right: "rep",
  effect: "read",
  phrases: ["why these stops?", "what was left out?", "explain my plan"],
  examples: [
    "why am I going there today",
    "what did you leave out of my day",
    "why are these on my route",
    "explain today's route",
  ],
  slots: { date: { type: "date" }, rep: { type: "person" } },
  input: z.object({ date: fields.date().optional(), rep: fields.rep().optional() }),
  result: planResult,

  async run(input, world) {
    const rep = await findRep(world, input.rep);
    const date = input.date ?? world.today;
    const shown = await world.shownPlans.get(rep.email, date);
    const plan = shown && planResult.safeParse(shown.plan);
    if (plan?.success) return plan.data;
    return planResult.parse((await planDay.call({ date, rep: rep.email }, world)).result);
  },

  card({ date, stops, unplaced, rep }, { asker }) {
    const counts = new Map<string, number>();
    for (const { reason } of unplaced) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const near = unplaced.filter(({ reason }) => !DISTANT.has(reason)).slice(0, MOST_SHOWN);
    const own = rep.email === asker.email ? {} : { rep: rep.email };
    return {
      title: `Why ${longDate(date)} looks as it does`,
      parts: [
        ...stops.map(({ account, value, reasons, title }) =>
          text(
            `${account}: ${value} points${title === null ? "" : " (appointment)"}. ${reasons.map(({ points, why }) => `${why} +${points}`).join(", ")}.`,
          ),
        ),
        ...(near.length === 0
          ? []
          : [
              table(
                [
                  { header: "Left out", align: "left" },
                  { header: "What it would take", align: "left" },
                ],
                near.map(({ account, city, hint }) => [
                  `${account}${city === null ? "" : `, ${city}`}`,
                  hint,
                ]),
              ),
            ]),
        note(
          `Left out in all: ${
            [...counts]
              .toSorted((a, b) => b[1] - a[1])
              .map(([reason, count]) => `${count} ${REASONS[reason] ?? reason}`)
              .join(", ") || "none"
          }.`,
        ),
        buttons(
          ...near.slice(0, 2).map(({ account, accountId }) => ({
            label: `Plan in ${account}`,
            tool: "plan_day",
            input: { date, include: [accountId], ...own },
          })),
        ),
      ],
    };
  },
});

const MOST_SHOWN = 12;

/** Reasons that nobody can do anything about on the day. */
const DISTANT: ReadonlySet<string> = new Set([
  "visited_recently",
  "lower_value",
  "closed_that_day",
  "not_in_focus",
]);
