import { type Button, buttons, type Card, note, type Part, table, text } from "../../cards/card.ts";
import { distance, duration, longDate, plural } from "../../cards/format.ts";
import { minuteOf } from "../../domain/days.ts";
import type { Person } from "../../domain/model.ts";
import { planCard } from "../plan-card.ts";
import { planDay } from "../plan-day.ts";
import { type PlanResult, planResult } from "../plan-result.ts";
import { visibleOwners } from "../sight.ts";
import { hoursOn } from "../working-day.ts";
import type { World } from "../world.ts";
import { digestButtons } from "./digest-buttons.ts";

/** The rep's own day; null: there is none, as the rep does not work or it is over. */
export async function ownDayPlan(world: World, isBrief: boolean): Promise<Card | null> {
  const { asker, today, now } = world;
  const hours = await hoursOn(world, asker, today);
  if (hours === null || now >= hours.to) return null;
  const plan = await planOf(world, asker);
  if (plan.stops.length === 0) {
    return {
      title: `${longDate(today)}: nothing to visit today`,
      parts: [digestButtons("day_plan")],
    };
  }
  const { title, parts } = planCard(plan, world);
  const kept = parts.filter(({ kind }) => (isBrief ? kind === "table" : isOfDigest(kind)));
  return { title, parts: [...kept, planButtons(plan, isBrief)] };
}

/** The forms and buttons of the chat would fill a phone every morning. */
const isOfDigest = (kind: Part["kind"]): boolean => kind !== "form" && kind !== "buttons";

function planButtons({ links, date }: PlanResult, isBrief: boolean): Part {
  const change: readonly Button[] = isBrief
    ? [
        {
          label: "More of this",
          tool: "change_digest",
          input: { digest: "day_plan", change: "full" },
        },
      ]
    : [
        {
          label: "Less of this",
          tool: "change_digest",
          input: { digest: "day_plan", change: "brief" },
        },
      ];
  return buttons(
    { label: "Navigate", url: links.googleMaps },
    { label: "What was left out", tool: "explain_day", input: { date } },
    ...change,
    {
      label: "Not today",
      tool: "change_digest",
      input: { digest: "day_plan", change: "not_today" },
    },
  );
}

/** Names and counts of a team: nothing of an account that others in the channel may not see. */
export async function teamDayPlan(world: World, isBrief: boolean): Promise<Card> {
  const [people, owners] = await Promise.all([world.book.people(), visibleOwners(world)]);
  const reps = people.filter(
    ({ email, role }) => role === "rep" && (owners === null || owners.includes(email)),
  );
  const days: Day[] = [];
  for (const rep of reps) days.push(await dayOf(world, rep)); // One after the other: memory stays small.
  const out = days.flatMap(({ rep, plan }) => (plan === null ? [rep.name] : []));
  const plans = days.flatMap(({ rep, plan }) => (plan === null ? [] : [{ rep, plan }]));
  const stops = plans.reduce((sum, { plan }) => sum + plan.totals.stops, 0);
  const title = `${longDate(world.today)}: ${plural(plans.length, "rep")} on the road, ${plural(stops, "visit")} planned`;
  const away = out.length === 0 ? [] : [note(`Not on the road: ${out.join(", ")}.`)];
  if (plans.length === 0)
    return { title: `${longDate(world.today)}: nobody is on the road`, parts: away };
  return {
    title,
    parts: [...(isBrief ? [] : [teamTable(plans)]), ...totals(plans), ...away],
  };
}

/** What the rep agreed with the chat already stays; else the day, or what is left of it, is planned. */
async function planOf(world: World, rep: Person): Promise<PlanResult> {
  const shown = await world.shownPlans.get(rep.email, world.today);
  const known = planResult.safeParse(shown?.plan);
  if (known.success && minuteOf(known.data.start.at) >= world.now) return known.data;
  return planDay.run(rep.email === world.asker.email ? {} : { rep: rep.email }, world);
}

type Day = { readonly rep: Person; readonly plan: PlanResult | null };

async function dayOf(world: World, rep: Person): Promise<Day> {
  const hours = await hoursOn(world, rep, world.today);
  if (hours === null || world.now >= hours.to) return { rep, plan: null };
  const plan = await planOf(world, rep);
  return { rep, plan: plan.stops.length === 0 ? null : plan };
}

type Planned = { readonly rep: Person; readonly plan: PlanResult };

const teamTable = (plans: readonly Planned[]): Part =>
  table(
    [
      { header: "Rep", align: "left" },
      { header: "Visits", align: "right" },
      { header: "Out and back", align: "right" },
    ],
    plans.map(({ rep, plan }) => [
      rep.name,
      `${plan.totals.stops} (${plan.totals.newAccounts} new)`,
      `${plan.start.at} to ${plan.end.at}`,
    ]),
  );

function totals(plans: readonly Planned[]): readonly Part[] {
  const km = plans.reduce((sum, { plan }) => sum + plan.totals.distanceKm, 0);
  const minutes = plans.reduce((sum, { plan }) => sum + plan.totals.driveMinutes, 0);
  return [text(`Together ${distance(km)} and ${duration(minutes)} of driving.`)];
}
