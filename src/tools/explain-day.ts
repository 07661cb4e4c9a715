import { z } from "zod";
import { buttons, type Card, note, type Table, table, text } from "../cards/card.ts";
import { longDate } from "../cards/format.ts";
import type { Person } from "../domain/model.ts";
import type { LocalDate } from "../domain/units.ts";
import { bringIn, bringInCard, waysIn } from "./bring-in.ts";
import * as fields from "./fields.ts";
import { countReasons } from "./plan-card.ts";
import { planDay } from "./plan-day.ts";
import { type PlanDayInput, planDayInput } from "./plan-day-input.ts";
import { type PlanResult, planResult } from "./plan-result.ts";
import { findAccount, findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const explainDay = defineTool({
  name: "explain_day",
  title: "Explain the plan",
  description:
    "Why a day's plan is as it is: every stop with all its reasons, and every account left out with what it would take.",
  right: "rep",
  effect: "read",
  phrases: [
    "why these stops?",
    "what was left out?",
    "explain my plan",
    "what would it take to see {account}?",
  ],
  examples: [
    "why am I going there today",
    "what did you leave out of my day",
    "why are these on my route",
    "explain today's route",
    "what would it take to fit {account} in",
    "what would it take to get {account} into my day",
    "what would bring {account} in tomorrow",
    "how could I still see {account} today",
    "how can {account} get into the plan",
    "why is {account} not in my plan",
    "why isn't {account} on my route today",
    "why was {account} left out",
    "why did you leave out {account}",
    "why this order of stops",
    "why am I sent to {account} today",
    "why is {account} first on my route",
    "explain my plan for tomorrow",
    "explain the plan for friday",
    "how did you choose today's stops",
    "what didn't make it onto my route",
    "who did you leave off today",
    "which accounts were left out of tomorrow",
    "how do I get {account} in as well",
    "what has to change so that {account} fits",
    "what would I have to give up to see {account} today",
    "why aren't we going to {account} tomorrow",
  ],
  slots: { date: { type: "date" }, rep: { type: "person" }, account: { type: "account" } },
  input: z.object({
    date: fields.date().optional(),
    rep: fields.rep().optional(),
    account: fields.account().optional().describe("Asks what would bring this one in"),
  }),
  result: planResult.extend({ bringIn: bringIn.optional() }),

  async run(input, world) {
    const rep = await findRep(world, input.rep);
    const date = input.date ?? world.today;
    const { plan, asked } = await shownPlan(world, rep, date);
    if (input.account === undefined) return plan;
    const account = await findAccount(world, input.account);
    return { ...plan, bringIn: await waysIn(world, { plan, asked, account }) };
  },

  card(result, world) {
    return result.bringIn === undefined
      ? whyCard(result, world)
      : bringInCard(result.bringIn, result);
  },
});

/** The plan that was shown, or the day as it would be planned now, and what was asked for with it. */
async function shownPlan(
  world: World,
  { email }: Person,
  date: LocalDate,
): Promise<{ readonly plan: PlanResult; readonly asked: PlanDayInput }> {
  const own = email === world.asker.email ? {} : { rep: email };
  const shown = await world.shownPlans.get(email, date);
  const plan = planResult.safeParse(shown?.plan);
  const asked = planDayInput.safeParse(shown?.input);
  if (plan.success) return { plan: plan.data, asked: { ...asked.data, ...own, date } };
  const { result } = await planDay.call({ date, ...own }, world);
  return { plan: planResult.parse(result), asked: { date, ...own } };
}

function whyCard({ date, stops, unplaced, rep }: PlanResult, { asker }: World): Card {
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
}

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
