import { sumOf } from "../domain/sum-of.ts";
import type { PlanResult, PriceOfWish } from "./plan-result.ts";
import type { WeekPlans } from "./week-plans.ts";
import type { Wish } from "./wishes.ts";
import type { World } from "./world.ts";

/** More wishes than that are kept, but not priced: each costs the plan of a week. */
const MOST_PRICED = 3;

type Pricing<Input> = {
  readonly wishes: readonly Wish<Input>[];
  /** Of the week with all of them. */
  readonly plans: readonly PlanResult[];
  readonly planWith: (input: Input, quiet: World) => Promise<WeekPlans>;
};

/** Every wish with its price, found by planning the week once more without it. */
export async function priceWishes<Input>(
  world: World,
  { wishes, plans, planWith }: Pricing<Input>,
): Promise<readonly (PriceOfWish & { readonly without: Input })[]> {
  const own = totalsOf(plans);
  const priced: (PriceOfWish & { readonly without: Input })[] = [];
  for (const { label, without } of wishes.slice(0, MOST_PRICED)) {
    world.progress(`looking what "${label}" costs ...`);
    const lifted = await planWith(without, { ...world, progress: () => {} });
    const totals = totalsOf(lifted.plans);
    priced.push({
      label,
      value: Math.max(0, valueOf(lifted.plans) - valueOf(plans)),
      stops: totals.stops - own.stops,
      expectedCents: totals.expectedCents - own.expectedCents,
      free: null,
      without,
    });
  }
  return priced;
}

/** Points for having been planned before count for neither: one of the two may be new. */
const valueOf = (plans: readonly PlanResult[]): number =>
  sumOf(plans, ({ totals, stops }) => totals.value - sumOf(stops, agreedPoints));

const agreedPoints = ({ reasons }: PlanResult["stops"][number]): number =>
  sumOf(
    reasons.filter(({ signal }) => signal === "agreed"),
    ({ points }) => points,
  );

/** Of all days together. */
export function totalsOf(plans: readonly PlanResult[]) {
  const sum = (pick: (totals: PlanResult["totals"]) => number): number =>
    sumOf(plans, ({ totals }) => pick(totals));
  return {
    stops: sum(({ stops }) => stops),
    driveMinutes: sum(({ driveMinutes }) => driveMinutes),
    distanceKm: Math.round(sum(({ distanceKm }) => distanceKm) * 10) / 10,
    newAccounts: sum(({ newAccounts }) => newAccounts),
    existingAccounts: sum(({ existingAccounts }) => existingAccounts),
    expectedCents: sum(({ expectedCents }) => expectedCents),
  };
}
