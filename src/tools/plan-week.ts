import { z } from "zod";
import { longDate } from "../cards/format.ts";
import { addDays, weekdayOf } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import type { LocalDate } from "../domain/units.ts";
import { planWeekExamples } from "./examples/plan-week.ts";
import * as fields from "./fields.ts";
import { focusWords } from "./focus-words.ts";
import { avoidCues, onlyCues } from "./kind-cues.ts";
import { findPlace } from "./places.ts";
import { planResult, priceOfWish } from "./plan-result.ts";
import { findAccounts, findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";
import { weekCard } from "./week-card.ts";
import { type Day, type Night, planTheDays, rememberWeek, type WeekPlans } from "./week-plans.ts";
import { priceWishes, totalsOf } from "./week-prices.ts";
import { wishesOf } from "./wishes.ts";
import { dayOffWords, hoursOn } from "./working-day.ts";
import type { World } from "./world.ts";

const DEFAULT_DAYS = 5;
/** Calendar days that are looked through for working days. */
const FARTHEST = 60;

const planWeekInput = z.object({
  from: fields.date().optional(),
  days: fields.whole(1, 20).optional().describe("Working days"),
  overnight: fields.where().optional().describe("Where to sleep away from home: a town"),
  overnightOn: fields
    .date()
    .optional()
    .describe("Day after which the night is; leave out for the first day"),
  rep: fields.rep().optional(),
  exclude: fields.accounts().optional(),
  avoid: fields.kinds().optional(),
  only: fields.kinds().optional(),
  focus: fields.focus().optional(),
});

type PlanWeekInput = z.output<typeof planWeekInput>;

export const planWeek = defineTool({
  name: "plan_week",
  title: "Plan my week",
  description:
    "Plans a rep's next working days at once, five if none are said: each account at most once, appointments and days off kept, a night away from home if wanted.",
  right: "rep",
  effect: "read",
  phrases: [
    "plan my week",
    "plan my next week",
    "the next three days",
    "plan {rep}'s week from Monday",
    "plan my week, staying overnight in {town}",
  ],
  examples: planWeekExamples,
  slots: {
    days: { type: ["dayCount", "number"], after: "(?:(?:working|business|work) )?days?" },
    from: { type: ["date", "period"], part: "from", when: "future" },
    rep: { type: "person" },
    overnight: {
      type: ["address", "town", "account"],
      before:
        "(?:overnight|nights?|hotel|motel)(?: stay)?(?: (?:in|at|near))?|(?:stay(?:ing)?|sleep(?:ing)?)(?: (?:overnight|the night|over|a night))?(?: (?:in|at|near))",
      after: "overnight|over ?night|for (?:the|a|one) night",
      needsCue: true,
    },
    overnightOn: {
      type: "date",
      before: "(?:overnight|hotel|motel|stay|staying|sleep|sleeping)(?: \\w+){1,5}?",
      after: "night|overnight",
      needsCue: true,
    },
    exclude: {
      type: "account",
      isList: true,
      before: "skip(?:ping)?|without|not|avoid(?:ing)?|leav(?:e|ing) out|except(?: for)?",
      needsCue: true,
    },
    avoid: { type: "kind", isList: true, before: avoidCues, needsCue: true },
    only: { type: "kind", isList: true, before: onlyCues, after: "only", needsCue: true },
    focus: { type: "choice", words: focusWords },
  },
  input: planWeekInput,
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
    changes: z
      .array(
        z.object({ date: z.string(), added: z.array(z.string()), dropped: z.array(z.string()) }),
      )
      .describe("Days that were planned before and are different now"),
    limits: z
      .array(priceOfWish.extend({ without: planWeekInput.describe("What to ask for without it") }))
      .describe("What was asked for beyond the usual week, and its price"),
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
    const { days, off } = await workingDays(world, rep, {
      from: startOf(world, input.from),
      count: input.days ?? DEFAULT_DAYS,
    });
    const week = await weekOf(world, { rep, days }, input);
    await rememberWeek(world, rep, week);
    return {
      rep: { email: rep.email, name: rep.name },
      days: [...week.plans],
      off,
      changes: [...week.changes],
      limits: [
        ...(await priceWishes(world, {
          wishes: await wishesOf(world, input),
          plans: week.plans,
          planWith: (other, quiet) => weekOf(quiet, { rep, days }, other),
        })),
      ],
      totals: totalsOf(week.plans),
    };
  },

  card: (week, world) => weekCard(week, world),
});

type Days = { readonly rep: Person; readonly days: readonly Day[] };

async function weekOf(world: World, { rep, days }: Days, input: PlanWeekInput): Promise<WeekPlans> {
  const excluded = await findAccounts(world, input.exclude ?? []);
  return planTheDays(world, {
    rep,
    days,
    nights: await nightsOf(world, rep, days, input),
    excluded: excluded.map(({ id }) => id),
    asked: { focus: input.focus, avoid: input.avoid ?? [], only: input.only ?? [] },
  });
}

/** Where each day ends and the next one begins, when a night is spent away from home. */
async function nightsOf(
  world: World,
  rep: Person,
  days: readonly Day[],
  { overnight, overnightOn }: { overnight?: string | undefined; overnightOn?: string | undefined },
): Promise<readonly Night[]> {
  if (overnight === undefined) return [];
  const first = days[0]?.date ?? world.today;
  let date = overnightOn ?? first;
  while (date < first) date = addDays(date, 7); // "Tuesday" of a week that is planned ahead.
  if (days.slice(0, -1).some((day) => day.date === date))
    return [{ date, place: await findPlace(world, overnight, rep) }];
  throw new UserError(
    "no_such_night",
    `There is no night between two planned days after ${longDate(date)}.`,
    "Name a day of that week that is not its last.",
  );
}

/** "This week" began on Monday; what is over of it is not planned. */
function startOf({ today }: World, from: LocalDate | undefined): LocalDate {
  return from === undefined || (from < today && from > addDays(today, -7)) ? today : from;
}

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
