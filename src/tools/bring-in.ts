import { z } from "zod";
import { buttons, type Card, text } from "../cards/card.ts";
import { firstFew, longDate } from "../cards/format.ts";
import { clockOf } from "../domain/days.ts";
import type { Account } from "../domain/model.ts";
import type { DayRequest } from "../domain/routing/day.ts";
import { planRoute } from "../domain/routing/plan-day.ts";
import { sumOf } from "../domain/sum-of.ts";
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
  const base = { ...asked, date: plan.date, include: including(asked, accountId) };
  const quiet = { ...world, progress: () => {} };
  const { result, request } = await planOf(quiet, await orderOf(base, world));
  const wayOf = judge({ plan, account });
  const now = wayOf(plannedIn(result), result.totals.value);
  if (now === null) {
    const why = left?.hint ?? "It cannot be visited on that day";
    return { ...own, isPlanned: false, why, ways: [] };
  }
  const trial: Trial = async (change) => {
    const { stops } = await planRoute({ ...request, ...change }, world.roads);
    return wayOf(
      new Set(stops.map((stop) => stop.account.id)),
      sumOf(stops, ({ value }) => value),
    );
  };
  const instead = { label: "Plan it in", ...now, input: base };
  const ways =
    now.costs > 0 ? [instead, ...(await widerDays(trial, { request, base }))] : [instead];
  return {
    ...own,
    isPlanned: false,
    why: left?.hint ?? null,
    ways: ways.toSorted((a, b) => a.costs - b.costs),
  };
}

const including = ({ include = [] }: PlanDayInput, accountId: string): string[] => [
  ...new Set([...include, accountId]),
];

const plannedIn = ({ stops }: PlanResult): ReadonlySet<string | null> =>
  new Set(stops.map(({ accountId }) => accountId));

type Way = Pick<BringIn["ways"][number], "costs" | "dropped">;
/** The same day with other bounds; null: the account is still not in it. */
type Trial = (change: Partial<Pick<DayRequest, "backBy" | "leaveAt">>) => Promise<Way | null>;

const judge =
  ({ plan, account }: Pick<Asking, "plan" | "account">) =>
  (planned: ReadonlySet<string | null>, value: number): Way | null => {
    if (!planned.has(account.id)) return null;
    const dropped = plan.stops.filter(({ accountId }) => !planned.has(accountId));
    return { costs: plan.totals.value - value, dropped: dropped.map((stop) => stop.account) };
  };

type Widening = {
  readonly request: DayRequest;
  readonly base: PlanDayInput;
};

/** The least by which the day has to end later, or begin earlier, for the account to cost nothing. */
async function widerDays(
  trial: Trial,
  { request, base }: Widening,
): Promise<readonly BringIn["ways"][number][]> {
  const { backBy, leaveAt, earliestLeaveAt } = request;
  const later = await leastMinutes(Math.min(MOST_LATER, 24 * 60 - 1 - backBy), (minutes) =>
    trial({ backBy: backBy + minutes }),
  );
  const earlier = await leastMinutes(Math.min(MOST_LATER, leaveAt - earliestLeaveAt), (minutes) =>
    trial({ leaveAt: leaveAt - minutes }),
  );
  return [
    ...named(later, (minutes) => {
      const until = clockOf(backBy + minutes);
      return { label: `Back by ${until}`, input: { ...base, backBy: until } };
    }),
    ...named(earlier, (minutes) => {
      const from = clockOf(leaveAt - minutes);
      return { label: `Leave at ${from}`, input: { ...base, leaveAt: from } };
    }),
  ];
}

type Found = { readonly minutes: MinuteOfDay; readonly way: Way } | null;

const named = (
  found: Found,
  words: (minutes: number) => Pick<BringIn["ways"][number], "label" | "input">,
) => (found === null ? [] : [{ ...words(found.minutes), ...found.way }]);

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
