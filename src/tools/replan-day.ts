import { z } from "zod";
import type { Part } from "../cards/card.ts";
import { text } from "../cards/card.ts";
import { firstFew } from "../cards/format.ts";
import { addDays, minuteOf } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { replanDayExamples } from "./examples/replan-day.ts";
import * as fields from "./fields.ts";
import { makePlan } from "./make-plan.ts";
import { findPlace } from "./places.ts";
import { planCard } from "./plan-card.ts";
import { planDay } from "./plan-day.ts";
import { type PlanDayInput, planDayInput } from "./plan-day-input.ts";
import { type PlanResult, planResult } from "./plan-result.ts";
import { type DayProgress, whereNow } from "./progress-of-day.ts";
import { findAccounts } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const replanDay = defineTool({
  name: "replan_day",
  title: "Replan the rest of my day",
  description:
    "Plans the rest of today anew after a delay, a cancellation or an addition, and says what changed.",
  right: "rep",
  effect: "read",
  phrases: [
    "I'm running 20 minutes late",
    "the 2 pm cancelled",
    "{account} cancelled",
    "squeeze in {account} this afternoon",
    "drop the 11:30 and add {account}",
    "replan the rest of my day",
  ],
  examples: replanDayExamples,
  slots: {
    lateMinutes: { type: "duration", after: "(?:\\w+ )?(?:late|behind|over|longer|delayed)" },
    at: { type: "time", before: "(?:its|it is|time is)(?: now| already)?|now", needsCue: true },
    cancel: {
      type: ["account", "time"],
      isList: true,
      before:
        "cancel(?:led|lation)?|drop(?:ping)?|skip(?:ping)?|scratch|lost|lose|without|remove|(?:take|took|cut|cross)(?: out| off)?|kill|cut|bump|strike|forget|ditch|no show (?:at|from)|instead of|not going to make|cant make|wont make|miss(?:ed|ing)?",
      after:
        "cancell?\\w*|bail\\w*|blew (?:me|us) off|call\\w* (?:it )?(?:off|to cancel|in sick)|fell (?:through|off)|no show\\w*|(?:is|are|was|were|got|has|had|have)? ?(?:closed|shut|out|off|not there|a no show|cancelled|scrapped|moved|pushed|postponed|rescheduled|gone)|stood me up|flak\\w+|(?:back|pull|dropp)\\w+ out|postponed?|(?:wants? to )?reschedul\\w+|moved|pushed|(?:cant|cannot|wont|couldnt) \\w+|didnt show|never showed|ghosted|(?:isnt|arent|wasnt|is not|are not|was not) (?:in|there|available|open|around|here|free)|says? (?:no|not)|(?:is not|isnt|not) (?:happening|possible)|(?:appointment|meeting|visit|call|stop|slot|one|guy|people) (?:just )?(?:is |was |has |got )?(?:cancell?\\w*|off|fell through|bailed|moved|called off)|all cancelled|both cancelled",
      needsCue: true,
    },
    add: { type: "account", isList: true },
  },
  input: z.object({
    at: fields.time().optional(),
    lateMinutes: fields.whole(0, 1440).optional(),
    cancel: z
      .array(z.string().min(1))
      .max(50)
      .optional()
      .describe("Account ids, or times such as 14:00 for what is planned then"),
    add: fields.accounts().optional(),
  }),
  result: planResult.extend({
    changed: z.object({
      done: z.array(z.string()),
      kept: z.array(z.string()),
      dropped: z.array(z.string()),
      added: z.array(z.string()),
      valueBefore: z.int(),
      valueAfter: z.int(),
    }),
  }),

  async run(input, world) {
    const rep = world.asker;
    const shown = await todaysPlan(world);
    const at = input.at === undefined ? world.now : minuteOf(input.at);
    const cancelled = await cancelledStops(world, shown, input.cancel ?? []);
    const add = await findAccounts(world, input.add ?? []);
    const state = whereNow(shown, { at, lateMinutes: input.lateMinutes ?? 0, cancelled });
    if (state.freeAt >= minuteOf(shown.end.at) && state.freeAt >= rep.workEnd) {
      throw new UserError("day_over", "The working day is over.", "Plan tomorrow instead.", [
        { label: "Plan tomorrow", tool: "plan_day", input: { date: addDays(world.today, 1) } },
      ]);
    }
    const ahead = state.ahead.filter(({ accountId }) => !cancelled.has(accountId));
    const kept = await keptWishes(world, shown, state);
    const plan = await makePlan(world, {
      ...kept,
      rep,
      date: world.today,
      start: state.place,
      end: await findPlace(world, kept.asked.end ?? "home", rep),
      leaveAt: state.freeAt,
      include: new Set(add.map(({ id }) => id)),
      exclude: new Set([
        ...kept.exclude,
        ...cancelled,
        ...state.done.map(({ accountId }) => accountId),
      ]),
      agreed: new Set(ahead.map(({ accountId }) => accountId)),
      hasLunch: !state.hadLunch,
      isUnderWay: true,
    });
    return {
      ...plan,
      changed: changesOf(shown, plan, {
        done: state.done.map(({ account }) => account),
        ahead: state.ahead,
      }),
    };
  },

  card(result, world) {
    return planCard(result, world, whatChanged(result.changed));
  },
});

type Change = {
  done: string[];
  kept: string[];
  dropped: string[];
  added: string[];
  valueBefore: number;
  valueAfter: number;
};

function changesOf(
  before: PlanResult,
  after: PlanResult,
  was: { done: string[]; ahead: PlanResult["stops"] },
): Change {
  const now = new Set(after.stops.map(({ accountId }) => accountId));
  const then = new Set(before.stops.map(({ accountId }) => accountId));
  return {
    done: was.done,
    kept: was.ahead.filter(({ accountId }) => now.has(accountId)).map(({ account }) => account),
    dropped: was.ahead.filter(({ accountId }) => !now.has(accountId)).map(({ account }) => account),
    added: after.stops
      .filter(({ accountId }) => !then.has(accountId))
      .map(({ account }) => account),
    valueBefore: was.ahead.reduce((sum, { value }) => sum + value, 0),
    valueAfter: after.totals.value,
  };
}

const say = (label: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${label}: ${firstFew(names, 4)}.`];

function whatChanged({ done, kept, dropped, added }: Change): readonly Part[] {
  const lines = [...say("Dropped", dropped), ...say("Added", added), ...say("Done already", done)];
  const same = kept.length === 0 ? [] : [`${kept.length} of the stops ahead stay.`];
  return [text([...lines, ...same].join(" ") || "Nothing changes.")];
}

/** The plan that the rep has in hand for today; without one, the day as it would have been planned this morning. */
async function todaysPlan(world: World): Promise<PlanResult> {
  const shown = await world.shownPlans.get(world.asker.email, world.today);
  const plan = shown && planResult.safeParse(shown.plan);
  if (plan?.success) return plan.data;
  const morning = { ...world, now: 0 };
  const { result } = await planDay.call({ date: world.today }, morning);
  return planResult.parse(result);
}

/** What was asked for the day in the morning still holds, as far as the day has not used it up. */
async function keptWishes(world: World, shown: PlanResult, { done, drivenMinutes }: DayProgress) {
  const row = await world.shownPlans.get(world.asker.email, world.today);
  const parsed = planDayInput.safeParse(row?.input);
  const asked: PlanDayInput = parsed.success ? parsed.data : {};
  const { workEnd } = world.asker;
  const mostDriving = asked.maxDriveMinutes ?? world.asker.maxDriveMinutes;
  return {
    asked,
    avoid: asked.avoid ?? [],
    only: asked.only ?? [],
    focus: asked.focus,
    exclude: (await findAccounts(world, asked.exclude ?? [])).map(({ id }) => id),
    maxStops: asked.maxStops === undefined ? null : Math.max(0, asked.maxStops - done.length),
    maxDriveMinutes: mostDriving === null ? null : Math.max(0, mostDriving - drivenMinutes),
    backBy:
      asked.backBy === undefined
        ? Math.max(workEnd, minuteOf(shown.end.at))
        : minuteOf(asked.backBy),
  };
}

/** Half an hour either way: "the 2 pm" is what is planned next to it. */
const NEAR_MINUTES = 45;

async function cancelledStops(
  world: World,
  shown: PlanResult,
  wanted: readonly string[],
): Promise<ReadonlySet<string>> {
  const times = wanted.filter((words) => /^\d{2}:\d{2}$/.test(words));
  const accounts = await findAccounts(
    world,
    wanted.filter((words) => !times.includes(words)),
  );
  const byTime = times.map((time) => {
    const nearest = shown.stops.toSorted((a, b) => gap(a.startAt, time) - gap(b.startAt, time))[0];
    if (nearest && gap(nearest.startAt, time) <= NEAR_MINUTES) return nearest.accountId;
    const planned = shown.stops.map(({ startAt, account }) => `${startAt} ${account}`);
    throw new UserError(
      "not_found",
      `Nothing is planned at ${time}.`,
      planned.length > 0 ? `There is ${firstFew(planned, 12)}.` : "Plan the day first.",
    );
  });
  return new Set([...byTime, ...accounts.map(({ id }) => id)]);
}

const gap = (a: string, b: string): number => Math.abs(minuteOf(a) - minuteOf(b));
