import { z } from "zod";
import { buttons, note, type Table, table, text } from "../cards/card.ts";
import { longDate } from "../cards/format.ts";
import * as fields from "./fields.ts";
import { countReasons } from "./plan-card.ts";
import { planDay } from "./plan-day.ts";
import { type PlanResult, planResult } from "./plan-result.ts";
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
    const near = unplaced.filter(({ reason }) => !DISTANT.has(reason)).slice(0, MOST_SHOWN);
    const own = rep.email === asker.email ? {} : { rep: rep.email };
    return {
      title: `Why ${longDate(date)} looks as it does`,
      parts: [
        ...stops.map((one) => text(allReasons(one))),
        ...(near.length === 0 ? [] : [leftOutTable(near)]),
        note(`Left out in all: ${countReasons(unplaced)}.`),
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

function allReasons({ account, value, reasons, title }: PlanResult["stops"][number]): string {
  const points = reasons.map((reason) => `${reason.why} +${reason.points}`).join(", ");
  return `${account}: ${value} points${title === null ? "" : " (appointment)"}. ${points}.`;
}

const leftOutTable = (near: PlanResult["unplaced"]): Table =>
  table(
    [
      { header: "Left out", align: "left" },
      { header: "What it would take", align: "left" },
    ],
    near.map(({ account, city, hint }) => [`${account}${city === null ? "" : `, ${city}`}`, hint]),
  );

const MOST_SHOWN = 12;

/** Reasons that nobody can do anything about on the day. */
const DISTANT: ReadonlySet<string> = new Set([
  "visited_recently",
  "lower_value",
  "closed_that_day",
  "not_in_focus",
]);
