import { z } from "zod";
import { buttons, type Card, text } from "../cards/card.ts";
import { firstFew, longDate } from "../cards/format.ts";
import { clockOf, minuteOf } from "../domain/days.ts";
import type { Account } from "../domain/model.ts";
import type { MinuteOfDay } from "../domain/units.ts";
import { planOf } from "./make-plan.ts";
import { orderOf } from "./plan-day.ts";
import { type PlanDayInput, planDayInput } from "./plan-day-input.ts";
import type { PlanResult } from "./plan-result.ts";
import type { World } from "./world.ts";

/** What brings an account that was left out into the day's plan; each way was planned. */
export const bringIn = z.object({
  accountId: z.string(),
  account: z.string(),
  isPlanned: z.boolean(),
  why: z.string().nullable().describe("Why it is not in the plan"),
  ways: z
    .array(
      z.object({
        label: z.string(),
        costs: z.int().describe("Points that the plan is then worth less; below 0: more"),
        dropped: z.array(z.string()).describe("Accounts that then have no place"),
        input: planDayInput,
      }),
    )
    .describe("The smallest change of each kind, the cheapest first"),
});

export type BringIn = z.output<typeof bringIn>;

/** The day may end so much later, or begin so much earlier, in minutes. */
const MOST_LATER = 180;
const STEP = 5;

type Asking = {
  readonly plan: PlanResult;
  /** What the person asked for when the plan was made. */
  readonly asked: PlanDayInput;
  readonly account: Account;
};

/** The smallest changes that bring one account in, found by planning the day again with each. */
export async function waysIn(world: World, { plan, asked, account }: Asking): Promise<BringIn> {
  const { id: accountId, name } = account;
  const own = { accountId, account: name };
  if (plan.stops.some((stop) => stop.accountId === accountId))
    return { ...own, isPlanned: true, why: null, ways: [] };
  const left = plan.unplaced.find((each) => each.accountId === accountId);
  const trial = trying({ ...world, progress: () => {} }, { plan, asked, account });
  const now = await trial({});
  if (now === null) {
    const why = left?.hint ?? "It cannot be visited on that day";
    return { ...own, isPlanned: false, why, ways: [] };
  }
  const instead = { label: "Plan it in", ...now };
  const ways = now.costs > 0 ? [instead, ...(await widerDays(trial, { plan, asked }))] : [instead];
  return {
    ...own,
    isPlanned: false,
    why: left?.hint ?? null,
    ways: ways.toSorted((a, b) => a.costs - b.costs),
  };
}

type Way = Omit<BringIn["ways"][number], "label">;
type Trial = (change: Pick<PlanDayInput, "backBy" | "leaveAt">) => Promise<Way | null>;

function trying(world: World, { plan, asked, account }: Asking): Trial {
  return async (change) => {
    const include = [...new Set([...(asked.include ?? []), account.id])];
    const input: PlanDayInput = { ...asked, date: plan.date, ...change, include };
    const { result } = await planOf(world, await orderOf(input, world));
    const planned = new Set(result.stops.map(({ accountId }) => accountId));
    if (!planned.has(account.id)) return null;
    const dropped = plan.stops.filter(({ accountId }) => !planned.has(accountId));
    return {
      costs: plan.totals.value - result.totals.value,
      dropped: dropped.map((stop) => stop.account),
      input,
    };
  };
}

/** The least by which the day has to end later, or begin earlier, for the account to cost nothing. */
async function widerDays(
  trial: Trial,
  { plan, asked }: Pick<Asking, "plan" | "asked">,
): Promise<readonly BringIn["ways"][number][]> {
  const backBy = minuteOf(asked.backBy ?? plan.end.at);
  const leaveAt = minuteOf(plan.start.at);
  const later = await leastMinutes(Math.min(MOST_LATER, 24 * 60 - 1 - backBy), (minutes) =>
    trial({ backBy: clockOf(backBy + minutes) }),
  );
  const earlier = await leastMinutes(Math.min(MOST_LATER, leaveAt), (minutes) =>
    trial({ leaveAt: clockOf(leaveAt - minutes) }),
  );
  return [
    ...named(later, (minutes) => `Back by ${clockOf(backBy + minutes)}`),
    ...named(earlier, (minutes) => `Leave at ${clockOf(leaveAt - minutes)}`),
  ];
}

type Found = { readonly minutes: MinuteOfDay; readonly way: Way } | null;

const named = (found: Found, label: (minutes: number) => string) =>
  found === null ? [] : [{ label: label(found.minutes), ...found.way }];

/** By halving; null: even the most is not enough. */
async function leastMinutes(
  most: number,
  at: (minutes: number) => Promise<Way | null>,
): Promise<Found> {
  const enough = async (minutes: number): Promise<Found> => {
    const way = await at(minutes);
    return way !== null && way.costs <= 0 ? { minutes, way } : null;
  };
  let best = most < STEP ? null : await enough(most - (most % STEP));
  let least = 0;
  while (best !== null && best.minutes - least > STEP) {
    const middle = least + STEP * Math.floor((best.minutes - least) / STEP / 2);
    const found = await enough(middle);
    if (found === null) least = middle;
    else best = found;
  }
  return best;
}

/** What it would take, on a phone. */
export function bringInCard(found: BringIn, { date }: PlanResult): Card {
  const day = longDate(date);
  if (found.isPlanned) return { title: `${found.account} is in the plan of ${day}`, parts: [] };
  const title =
    found.ways.length === 0
      ? `${found.account} cannot be visited on ${day}`
      : `What it takes to see ${found.account} on ${day}`;
  return {
    title,
    parts: [
      ...(found.why === null ? [] : [text(`Left out: ${found.why}.`)]),
      ...found.ways.map((way) => text(`${way.label}: ${costWords(way)}.`)),
      buttons(...found.ways.map(({ label, input }) => ({ label, tool: "plan_day", input }))),
    ],
  };
}

function costWords({ costs, dropped }: Way): string {
  const lost = dropped.length === 0 ? "" : `, without ${firstFew(dropped, 3)}`;
  return costs > 0 ? `costs ${costs} points${lost}` : `costs nothing${lost}`;
}
