import { minuteOf } from "../domain/days.ts";
import type { LocalDate } from "../domain/units.ts";
import { planDayExamples } from "./examples/plan-day.ts";
import { focusWords } from "./focus-words.ts";
import { avoidCues, onlyCues } from "./kind-cues.ts";
import { makePlan, type PlanOrder } from "./make-plan.ts";
import { findPlace } from "./places.ts";
import { planCard } from "./plan-card.ts";
import { type PlanDayInput, planDayInput } from "./plan-day-input.ts";
import { planResult } from "./plan-result.ts";
import { priceLimits } from "./price-limits.ts";
import { findAccounts, findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";
import { type WorkingDay, workingDay } from "./working-day.ts";
import type { World } from "./world.ts";

export const planDay = defineTool({
  name: "plan_day",
  title: "Plan my day",
  description:
    "Plans the visits of one rep on one day: which accounts, in which order, at what time, why, and what was left out. For any question about whom to visit on a day.",
  right: "rep",
  effect: "read",
  phrases: [
    "plan my day",
    "plan {date}",
    "who should I visit today?",
    "plan {rep}'s day for tomorrow",
    "plan {date}, home by 4, skip {account}",
    "my route for tomorrow with {account} in it, at most 6 stops",
    "new prospects only on Thursday",
  ],
  examples: planDayExamples,
  slots: {
    date: { type: "date" },
    rep: { type: "person" },
    backBy: {
      type: "time",
      before:
        "(?:(?:be )?(?:back|home|back home|done|through|finished?|ends?|ending|wrap(?:ped)? up|in|over|off|out|quit|stop|clock out|free) )?(?:by|before|no later than)|ending|ends?|finishing|(?:hard )?stop|(?:back|home|done|finish(?:ed)?|end(?:s|ing)?|wrap(?:ped)? up|quit|stop|clock out|off) (?:at|around)|until|to",
    },
    leaveAt: {
      type: "time",
      before:
        "(?:need to |have to |got to |want to )?(?:leave|leaving)(?: home| the house)?(?: by| at| around| after| before)?|(?:cant|cannot|can not|dont|wont|not|nothing|no calls|no stops|no visits|never)(?: \\w+){0,3} (?:before|until)|not (?:before|until)|(?:start|starts|starting|begin|begins|beginning)(?: \\w+)?(?: at| around| by| after| from)?|(?:head|heading|set|setting|roll|rolling|going|get|getting) (?:out|off)?(?: at| by| around)?|(?:out|out the door|on the road|on the go|hit the road|ready|available|free) (?:at|by|from|after|around)|from|after|no earlier than|only from",
      after: "start|departure|onwards?",
    },
    maxDriveMinutes: {
      type: "duration",
      after: "(?:of )?(?:driv\\w+|windshield.*|in the car|behind the wheel|on the road|road time)",
    },
    maxStops: {
      type: "number",
      before:
        "max(?:imum)?(?: of)?|(?:at|the) most|(?:no|not) more than|up to|(?:limit|cap|keep|hold)(?: \\w+)?(?: to| at)?|only|just|tops|fewer than",
      after:
        "(?:\\w+ )?(?:stops?|visits?|calls?|tops|max|accounts?|drop ins?|doors?|customers?|prospects?|places?|stores?|at most|maximum|or (?:fewer|less))",
      needsCue: true,
    },
    exclude: {
      type: "account",
      isList: true,
      before:
        "(?:keep|stay|lay)(?: me)? off|skip(?:ping)?|cancel(?:l?ing|l?ed)?|remove|removing|scratch|strike|pull|kill|nix|scrap|delete|(?:wont|dont|not|cant|nor) (?:go|going|want|visit|see|do|stop)?(?: to| at| by| see| visit)*|nor|leav(?:e|ing) (?:out|off)|avoid(?:ing)?|without|not|no|drop(?:ping)?|except(?: for)?|exclud(?:e|ing)|omit|(?:stay|steer|keep me) (?:away from|clear of)|forget(?: about)?|minus|ignore|dont (?:visit|send me to|include|want|go to|plan|need)|(?:take|cut) (?:out|off)|other than|anything but|leave",
      after:
        "(?:is|are|theyre) (?:closed|shut|out)|off the (?:list|route)|can wait|out of it|out|off",
      needsCue: true,
    },
    start: {
      type: ["home", "address", "town", "account"],
      before:
        "(?:start|begin|kick|set)\\w*(?: \\w+){0,2} (?:from|in|at|out of)|start\\w*|from|(?:leav|depart)\\w+ from|out of|(?:overnight|stay|sleep|wak)\\w*(?: up)?(?: in| at| near)",
      needsCue: true,
    },
    end: {
      type: ["home", "address", "town", "account"],
      before:
        "(?:end|finish|wrap)\\w*(?: (?:(?:the|my) day|up|me|it))?(?: in| at| near| back)*|last stop(?: in| at)",
      after: "(?:at|by|for) (?:the )?end of (?:the|my) day",
      shares:
        "(?:start|begin|leav|depart)\\w* (?:(?:from|in|at|out of) )?and (?:end|finish|stop|return)\\w*(?: (?:up|back))?(?: (?:in|at|to|near))?|(?:from|in) and (?:back )?to",
      needsCue: true,
    },
    include: { type: "account", isList: true },
    avoid: { type: "kind", isList: true, before: avoidCues, needsCue: true },
    only: { type: "kind", isList: true, before: onlyCues, after: "only", needsCue: true },
    focus: { type: "choice", words: focusWords },
  },
  input: planDayInput,
  result: planResult,

  async run(input, world) {
    const order = await orderOf(input, world);
    const plan = await makePlan(world, order);
    const limits = await priceLimits(world, {
      input,
      plan,
      orderOf: (other) => orderOf(other, world),
    });
    return { ...plan, limits: [...limits] };
  },

  card: (plan, world) => planCard(plan, world),
});

/** The same day from, or to, another place. */
const askAgain = (input: PlanDayInput, field: "start" | "end") => (at: string) => ({
  tool: "plan_day",
  input: { ...input, [field]: at },
});

/** The day that was asked for, everything resolved. */
export async function orderOf(input: PlanDayInput, world: World): Promise<PlanOrder> {
  const rep = await findRep(world, input.rep);
  const date = input.date ?? world.today;
  const usual = await workingDay(world, rep, date);
  const [include, exclude] = await Promise.all([
    findAccounts(world, input.include ?? []),
    findAccounts(world, input.exclude ?? []),
  ]);
  return {
    rep,
    date,
    start: await findPlace(world, input.start ?? "home", rep, askAgain(input, "start")),
    end: await findPlace(world, input.end ?? "home", rep, askAgain(input, "end")),
    ...hoursOf(world, usual, { ...input, date }),
    maxDriveMinutes: input.maxDriveMinutes ?? rep.maxDriveMinutes,
    maxStops: input.maxStops ?? null,
    include: new Set(include.map(({ id }) => id)),
    exclude: new Set(exclude.map(({ id }) => id)),
    avoid: input.avoid ?? [],
    only: input.only ?? [],
    agreed: new Set(),
    focus: input.focus,
    asked: input,
    hasLunch: true,
    isUnderWay: false,
  };
}

/** A day that has begun is planned from now on; what the rep says of the hours comes before the usual ones. */
function hoursOf(
  { today, now }: World,
  usual: WorkingDay,
  input: {
    readonly date: LocalDate;
    readonly leaveAt?: string | undefined;
    readonly backBy?: string | undefined;
  },
): Pick<PlanOrder, "leaveAt" | "backBy"> {
  const begun = input.date === today ? now : 0;
  const leaveAt = Math.max(
    begun,
    input.leaveAt === undefined ? usual.from : minuteOf(input.leaveAt),
  );
  return { leaveAt, backBy: input.backBy === undefined ? usual.to : minuteOf(input.backBy) };
}
