import { duration } from "../cards/format.ts";
import { clockOf, minuteOf } from "../domain/days.ts";
import type { DayRequest } from "../domain/routing/day.ts";
import { planRoute } from "../domain/routing/plan-day.ts";
import { sumOf } from "../domain/sum-of.ts";
import { type PlanOrder, planOf } from "./make-plan.ts";
import type { PlanDayInput } from "./plan-day-input.ts";
import type { PlanResult } from "./plan-result.ts";
import { type Wish, wishesOf } from "./wishes.ts";
import type { World } from "./world.ts";

/** What a wish costs: what the plan would have more of without it. */
export type PricedLimit = NonNullable<PlanResult["limits"]>[number];

/** More wishes than that are kept, but not priced: each costs a plan or more. */
const MOST_PRICED = 6;

type Limit = Wish<PlanDayInput> & {
  /** For a bound with a number: how it moves. */
  readonly bound: Bound | null;
};

type Bound = {
  /** Of the plan without the bound: where the bound would have to be for that plan. */
  readonly own: number;
  readonly free: (plan: PlanResult) => number;
  readonly at: (request: DayRequest, value: number) => DayRequest;
  readonly words: (value: number) => string;
  /** In which the bound is looked for. */
  readonly step: number;
};

type Pricing = {
  readonly input: PlanDayInput;
  readonly plan: PlanResult;
  readonly orderOf: (input: PlanDayInput) => Promise<PlanOrder>;
};

/** Every wish of the input with its price, found by planning the day once more without it. */
export async function priceLimits(
  world: World,
  { input, plan, orderOf }: Pricing,
): Promise<readonly PricedLimit[]> {
  const priced: PricedLimit[] = [];
  const quiet = { ...world, progress: () => {} };
  for (const limit of (await limitsOf(world, input)).slice(0, MOST_PRICED)) {
    const { result: lifted, request } = await planOf(quiet, await orderOf(limit.without));
    const gain = lifted.totals.value - plan.totals.value;
    priced.push({
      label: limit.label,
      value: Math.max(0, gain),
      stops: lifted.totals.stops - plan.totals.stops,
      expectedCents: lifted.totals.expectedCents - plan.totals.expectedCents,
      free: gain > 0 ? await nearestFree(world, limit.bound, { request, lifted }) : null,
      without: limit.without,
    });
  }
  return priced;
}

/** The nearest bound with which the plan is worth as much as without one, by halving; each was planned. */
async function nearestFree(
  world: World,
  bound: Bound | null,
  { request, lifted }: { readonly request: DayRequest; readonly lifted: PlanResult },
): Promise<string | null> {
  if (bound === null) return null;
  const { own, step } = bound;
  const far = bound.free(lifted) - own;
  const at = (steps: number): number => own + Math.sign(far) * step * steps;
  const isFree = async (steps: number): Promise<boolean> => {
    const { stops } = await planRoute(bound.at(request, at(steps)), world.roads);
    return sumOf(stops, ({ value }) => value) >= lifted.totals.value;
  };
  let tight = 0;
  let free = Math.ceil(Math.abs(far) / step);
  if (!(await isFree(free))) return null;
  while (free - tight > 1) {
    const middle = Math.floor((tight + free) / 2);
    if (await isFree(middle)) free = middle;
    else tight = middle;
  }
  return bound.words(at(free));
}

const limitsOf = async (world: World, input: PlanDayInput): Promise<readonly Limit[]> => [
  ...boundsOf(input),
  ...(await wishesOf(world, input)).map((wish) => ({ ...wish, bound: null })),
];

function boundsOf(input: PlanDayInput): readonly Limit[] {
  const { leaveAt, backBy, maxDriveMinutes, maxStops } = input;
  return [
    ...(leaveAt === undefined ? [] : [leaveLimit(input, leaveAt)]),
    ...(backBy === undefined ? [] : [backLimit(input, backBy)]),
    ...(maxDriveMinutes === undefined ? [] : [driveLimit(input, maxDriveMinutes)]),
    ...(maxStops === undefined ? [] : [stopLimit(input, maxStops)]),
  ];
}

const leaveLimit = (input: PlanDayInput, leaveAt: string): Limit => ({
  label: `Not before ${leaveAt}`,
  without: { ...input, leaveAt: undefined },
  bound: {
    own: minuteOf(leaveAt),
    free: ({ start }) => minuteOf(start.at),
    at: (request, value) => ({ ...request, leaveAt: value }),
    words: (value) => `leaving at ${clockOf(value)}`,
    step: 5,
  },
});

const backLimit = (input: PlanDayInput, backBy: string): Limit => ({
  label: `Back by ${backBy}`,
  without: { ...input, backBy: undefined },
  bound: {
    own: minuteOf(backBy),
    free: ({ end }) => minuteOf(end.at),
    at: (request, value) => ({ ...request, backBy: value }),
    words: (value) => `back by ${clockOf(value)}`,
    step: 5,
  },
});

const driveLimit = (input: PlanDayInput, minutes: number): Limit => ({
  label: `At most ${duration(minutes)} driving`,
  without: { ...input, maxDriveMinutes: undefined },
  bound: {
    own: minutes,
    free: ({ totals }) => totals.driveMinutes,
    at: (request, value) => ({ ...request, maxDriveMinutes: value }),
    words: (value) => `${duration(value)} of driving`,
    step: 5,
  },
});

const stopLimit = (input: PlanDayInput, stops: number): Limit => ({
  label: `At most ${stops} stops`,
  without: { ...input, maxStops: undefined },
  bound: {
    own: stops,
    free: ({ totals }) => totals.stops,
    at: (request, value) => ({ ...request, maxStops: value }),
    words: (value) => `${value} stops`,
    step: 1,
  },
});
