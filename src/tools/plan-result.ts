import { z } from "zod";
import { clockOf } from "../domain/days.ts";
import { convexHull } from "../domain/geo/hull.ts";
import type { Person } from "../domain/model.ts";
import type { CalendarEvent } from "../domain/ports.ts";
import type { DayPlan, DayStop } from "../domain/routing/day.ts";
import { mapLinks } from "./map-links.ts";
import { planDayInput } from "./plan-day-input.ts";
import { expectedCents, type Scored } from "./score-book.ts";
import type { World } from "./world.ts";

/** A planned day as programs and cards get it. Clock times are local "HH:MM", durations minutes, distances km. */

const clock = z.string().describe("HH:MM, local");
const place = z.object({ name: z.string(), lat: z.number(), lng: z.number() });

const reason = z.object({ signal: z.string(), points: z.int(), why: z.string() });

const stop = z.object({
  accountId: z.string(),
  account: z.string(),
  city: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  place: z.object({ lat: z.number(), lng: z.number() }),
  precision: z.string(),
  title: z.string().nullable().describe("What an appointment is about"),
  arriveAt: clock,
  startAt: clock,
  leaveAt: clock,
  travelMinutes: z.int(),
  distanceKm: z.number(),
  stayMinutes: z.int(),
  opensAt: clock,
  closesAt: clock,
  tier: z.enum(["appointment", "must", "chosen"]),
  isNew: z.boolean(),
  value: z.int(),
  reasons: z.array(reason),
  expectedCents: z.int(),
});

/** What a plan would have more of without a wish. */
export const priceOfWish = z.object({
  label: z.string(),
  value: z.int().describe("Points that the plan would be worth more without it"),
  stops: z.int().describe("Stops that it would have more, or fewer if negative"),
  expectedCents: z.int(),
  free: z.string().nullable().describe("The nearest bound that would cost nothing"),
});

export type PriceOfWish = z.output<typeof priceOfWish>;

export const planResult = z.object({
  date: z.string(),
  rep: z.object({ email: z.string(), name: z.string() }),
  start: z.object({ name: z.string(), place, at: clock }),
  end: z.object({ name: z.string(), place, at: clock }),
  stops: z.array(stop),
  unplaced: z.array(
    z.object({
      accountId: z.string(),
      account: z.string(),
      city: z.string().nullable(),
      value: z.int(),
      reason: z.string(),
      hint: z.string(),
    }),
  ),
  totals: z.object({
    stops: z.int(),
    driveMinutes: z.int(),
    distanceKm: z.number(),
    visitMinutes: z.int(),
    waitMinutes: z.int(),
    value: z.int(),
    newAccounts: z.int(),
    existingAccounts: z.int(),
    expectedCents: z.int(),
  }),
  lunch: z
    .object({ startAt: clock, leaveAt: clock, afterStop: z.int(), near: z.string() })
    .nullable(),
  links: z.object({ googleMaps: z.string(), appleMaps: z.string(), ics: z.string() }),
  travelSource: z.string(),
  outline: z
    .array(z.object({ lat: z.number(), lng: z.number() }))
    .describe("Around the accounts of the territory"),
  candidates: z.int().describe("How many accounts were looked at"),
  limits: z
    .array(priceOfWish.extend({ without: planDayInput.describe("What to ask for without it") }))
    .optional()
    .describe("What was asked for beyond the usual day, and its price"),
});

export type PlanResult = z.output<typeof planResult>;
export type StopResult = z.output<typeof stop>;

type Parts = {
  readonly rep: Person;
  readonly plan: DayPlan;
  readonly scored: ReadonlyMap<string, Scored>;
};

export function toPlanResult(world: World, { rep, plan, scored }: Parts): PlanResult {
  const stops = plan.stops.map((one) => toStopResult(one, scored.get(one.account.id)));
  return {
    date: plan.date,
    rep: { email: rep.email, name: rep.name },
    start: endpoint(plan.start),
    end: endpoint(plan.end),
    stops,
    unplaced: plan.unplaced.map(({ account, value, reason: why, hint }) => ({
      accountId: account.id,
      account: account.name,
      city: account.city,
      value,
      reason: why,
      hint,
    })),
    totals: totalsOf(plan, stops),
    lunch: plan.lunch && {
      startAt: clockOf(plan.lunch.startAt),
      leaveAt: clockOf(plan.lunch.leaveAt),
      afterStop: plan.lunch.afterStop,
      near: lunchTown(plan),
    },
    links: { ...mapLinks(plan), ics: icsLink(world, rep, plan) },
    travelSource: plan.travelSource,
    outline: [...convexHull([...scored.values()].flatMap(({ account }) => account.place ?? []))],
    candidates: scored.size,
  };
}

const endpoint = ({ name, place: at, at: minute }: DayPlan["start"]) => ({
  name,
  place: { name, ...at },
  at: clockOf(minute),
});

function toStopResult(one: DayStop, scored: Scored | undefined): StopResult {
  return {
    accountId: one.account.id,
    account: one.account.name,
    city: one.account.city,
    address: one.account.address,
    phone: one.account.phone,
    place: one.account.place,
    precision: one.account.precision,
    title: one.title,
    arriveAt: clockOf(one.arriveAt),
    startAt: clockOf(one.startAt),
    leaveAt: clockOf(one.leaveAt),
    travelMinutes: one.travelMinutes,
    distanceKm: round(one.distanceKm),
    stayMinutes: one.stayMinutes,
    opensAt: clockOf(one.window.from),
    closesAt: clockOf(one.window.to),
    tier: one.tier,
    isNew: one.account.lifecycle !== "customer",
    value: one.value,
    reasons: [...one.reasons],
    expectedCents: scored ? expectedCents(scored) : 0,
  };
}

function totalsOf(plan: DayPlan, stops: readonly StopResult[]): PlanResult["totals"] {
  const sum = (pick: (one: StopResult) => number): number =>
    stops.reduce((total, one) => total + pick(one), 0);
  return {
    stops: stops.length,
    driveMinutes: plan.driveMinutes,
    distanceKm: round(plan.distanceKm),
    visitMinutes: sum(({ stayMinutes }) => stayMinutes),
    waitMinutes: plan.stops.reduce((total, one, index) => total + waitAt(plan, one, index), 0),
    value: sum(({ value }) => value),
    newAccounts: sum(({ isNew }) => Number(isNew)),
    existingAccounts: sum(({ isNew }) => Number(!isNew)),
    expectedCents: sum(({ expectedCents: cents }) => cents),
  };
}

/** Between arrival and start; lunch on the way is no waiting. */
function waitAt({ lunch }: DayPlan, { arriveAt, startAt }: DayStop, index: number): number {
  const pause =
    lunch && lunch.afterStop === index - 1 && lunch.startAt >= arriveAt
      ? lunch.leaveAt - lunch.startAt
      : 0;
  return startAt - arriveAt - pause;
}

/** The tenth of a kilometre is what a program gets; people see whole ones. */
const round = (km: number): number => Math.round(km * 10) / 10;

const lunchTown = ({ lunch, stops, start }: DayPlan): string =>
  stops[lunch?.afterStop ?? -1]?.account.city ?? stops[0]?.account.city ?? start.name;

function icsLink(world: World, rep: Person, plan: DayPlan): string {
  const events = plan.stops.map(
    (one): CalendarEvent => ({
      id: `${plan.date}-${rep.email}-${one.account.id}`,
      date: plan.date,
      startAt: one.startAt,
      endAt: one.leaveAt,
      timeZone: rep.timeZone,
      title: one.title === null ? one.account.name : `${one.account.name}: ${one.title}`,
      description: one.reasons.map(({ why }) => why).join("\n"),
      address: [one.account.address, one.account.city, one.account.state, one.account.zip]
        .filter(Boolean)
        .join(", "),
      place: one.account.place,
    }),
  );
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(world.calendarFile(events))}`;
}
