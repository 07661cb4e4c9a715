import { z } from "zod";
import { addDays, weekdayOf } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import type { LocalDate } from "../domain/units.ts";
import { planWeekExamples } from "./examples/plan-week.ts";
import * as fields from "./fields.ts";
import { focusWords } from "./focus-words.ts";
import { avoidCues, onlyCues } from "./kind-cues.ts";
import { makePlan } from "./make-plan.ts";
import { findPlace } from "./places.ts";
import type { PlanDayInput } from "./plan-day-input.ts";
import { type PlanResult, planResult } from "./plan-result.ts";
import { findAccounts, findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";
import { weekCard } from "./week-card.ts";
import { dayOffWords, hoursOn, type WorkingDay } from "./working-day.ts";
import type { World } from "./world.ts";

const DEFAULT_DAYS = 5;
/** Calendar days that are looked through for working days. */
const FARTHEST = 60;

export const planWeek = defineTool({
  name: "plan_week",
  title: "Plan my week",
  description:
    "Plans a rep's next working days, five if none are said: each account at most once, appointments and days off kept, day after day.",
  right: "rep",
  effect: "read",
  phrases: [
    "plan my week",
    "plan my next week",
    "the next three days",
    "plan {rep}'s week from Monday",
  ],
  examples: planWeekExamples,
  slots: {
    days: { type: ["dayCount", "number"], after: "(?:(?:working|business|work) )?days?" },
    from: { type: ["date", "period"], part: "from", when: "future" },
    rep: { type: "person" },
    exclude: {
      type: "account",
      isList: true,
      before: "skip(?:ping)?|without|not|avoid(?:ing)?|leav(?:e|ing) out|except(?: for)?",
      needsCue: true,
    },
    avoid: { type: "kind", isList: true, before: avoidCues, needsCue: true },
    only: { type: "kind", isList: true, before: onlyCues, needsCue: true },
    focus: { type: "choice", words: focusWords },
  },
  input: z.object({
    from: fields.date().optional(),
    days: fields.whole(1, 20).optional().describe("Working days"),
    rep: fields.rep().optional(),
    exclude: fields.accounts().optional(),
    avoid: fields.kinds().optional(),
    only: fields.kinds().optional(),
    focus: fields.focus().optional(),
  }),
  result: z.object({
    rep: z.object({ email: z.string(), name: z.string() }),
    days: z.array(planResult),
    off: z
      .array(
        z.object({
          date: z.string(),
          why: z.string(),
          isUsual: z.boolean().describe("No working day of the rep's week, such as a Sunday"),
        }),
      )
      .describe("Days left out"),
    totals: z.object({
      stops: z.int(),
      driveMinutes: z.int(),
      distanceKm: z.number(),
      newAccounts: z.int(),
      existingAccounts: z.int(),
      expectedCents: z.int(),
    }),
  }),

  async run(input, world) {
    const rep = await findRep(world, input.rep);
    const excluded = await findAccounts(world, input.exclude ?? []);
    const { days, off } = await workingDays(world, rep, {
      from: startOf(world, input.from),
      count: input.days ?? DEFAULT_DAYS,
    });
    const plans: PlanResult[] = [];
    const promised = await appointmentDays(world, rep, days);
    const visited = new Set(excluded.map(({ id }) => id));
    for (const [index, { date, hours }] of days.entries()) {
      world.progress(`Planning day ${index + 1} of ${days.length}`);
      const elsewhere = promised.filter((one) => one.date !== date).map((one) => one.accountId);
      const plan = await planOne(world, {
        rep,
        date,
        hours,
        asked: { focus: input.focus, avoid: input.avoid ?? [], only: input.only ?? [] },
        exclude: new Set([...visited, ...elsewhere]),
      });
      for (const { accountId } of plan.stops) visited.add(accountId);
      plans.push(plan);
    }
    return { rep: { email: rep.email, name: rep.name }, days: plans, off, totals: totalsOf(plans) };
  },

  card: (week, world) => weekCard(week, world),
});

/** "This week" began on Monday; what is over of it is not planned. */
function startOf({ today }: World, from: LocalDate | undefined): LocalDate {
  return from === undefined || (from < today && from > addDays(today, -7)) ? today : from;
}

type Day = { readonly date: LocalDate; readonly hours: WorkingDay };

/** The next days on which the rep works; those of the time between on which not, with the reason. */
async function workingDays(
  world: World,
  rep: Person,
  { from, count }: { readonly from: LocalDate; readonly count: number },
) {
  if (from < world.today) {
    throw new UserError("past_date", "That week is over.", "Plan a week to come.", [
      { label: "Plan my next days", tool: "plan_week", input: {} },
    ]);
  }
  const days: Day[] = [];
  const off: { date: string; why: string; isUsual: boolean }[] = [];
  for (let ahead = 0; days.length < count && ahead < FARTHEST; ahead += 1) {
    const date = addDays(from, ahead);
    const hours = await hoursOn(world, rep, date);
    if (hours === null) {
      const isUsual = !rep.workDays.includes(weekdayOf(date));
      off.push({ date, why: dayOffWords(world, rep, date), isUsual });
    } else if (date === world.today && world.now >= hours.to) {
      off.push({ date, why: "The working day is over.", isUsual: false });
    } else days.push({ date, hours });
  }
  const last = days.at(-1)?.date;
  if (last !== undefined) return { days, off: off.filter(({ date }) => date < last) };
  throw new UserError(
    "day_off",
    `${rep.name} does not work within the next ${FARTHEST} days.`,
    "Name a later day.",
  );
}

/** On which day of the week an account has an appointment: no other day may take it. */
async function appointmentDays(world: World, rep: Person, days: readonly Day[]) {
  const [first, last] = [days[0]?.date ?? world.today, days.at(-1)?.date ?? world.today];
  const appointments = await world.book.appointments(rep.email, first, last);
  return appointments.flatMap(({ date, accountId }) =>
    accountId === null ? [] : [{ date, accountId }],
  );
}

type DayOrder = Day & {
  readonly rep: Person;
  readonly asked: Pick<PlanDayInput, "focus"> & {
    readonly avoid: string[];
    readonly only: string[];
  };
  readonly exclude: ReadonlySet<string>;
};

async function planOne(world: World, { rep, date, hours, asked, exclude }: DayOrder) {
  const home = await findPlace(world, "home", rep);
  return makePlan(world, {
    rep,
    date,
    start: home,
    end: home,
    leaveAt: date === world.today ? Math.max(world.now, hours.from) : hours.from,
    backBy: hours.to,
    maxDriveMinutes: rep.maxDriveMinutes,
    maxStops: null,
    include: new Set(),
    exclude,
    agreed: new Set(),
    focus: asked.focus,
    avoid: asked.avoid,
    only: asked.only,
    asked,
    hasLunch: true,
    isUnderWay: false,
  });
}

function totalsOf(plans: readonly PlanResult[]) {
  const sum = (pick: (totals: PlanResult["totals"]) => number): number =>
    plans.reduce((all, { totals }) => all + pick(totals), 0);
  return {
    stops: sum(({ stops }) => stops),
    driveMinutes: sum(({ driveMinutes }) => driveMinutes),
    distanceKm: Math.round(sum(({ distanceKm }) => distanceKm) * 10) / 10,
    newAccounts: sum(({ newAccounts }) => newAccounts),
    existingAccounts: sum(({ existingAccounts }) => existingAccounts),
    expectedCents: sum(({ expectedCents }) => expectedCents),
  };
}
