import { driveMinutes, roadKm } from "../../geo/travel-estimate.ts";
import type { Place } from "../../units.ts";
import type { AccountWork } from "../account-work.ts";
import { nearestNeighbours } from "./neighbours.ts";
import type { TeamRep } from "./team.ts";
import { travelMinutes } from "./workload.ts";

/** What one rep has, per year. */
export type RepStanding = {
  readonly email: string;
  readonly name: string;
  readonly accounts: number;
  /** Visits and travel, in minutes. */
  readonly workloadMinutes: number;
  readonly travelMinutes: number;
  readonly potentialCents: number;
  readonly revenueCents: number;
  /** Workload against the average rep's, 1 is average. */
  readonly index: number;
  /** Potential against the average rep's. */
  readonly potentialIndex: number;
};

/** Nearest other accounts whose distance tells how far the next visit is. */
const NEXT_VISITS = 4;

/** Minutes from the visit before, for each account: the mean to the nearest other accounts; 0 without a place. */
export function hopMinutes(accounts: readonly AccountWork[]): ReadonlyMap<string, number> {
  const placed = accounts.flatMap(({ id, place }) => (place === null ? [] : [{ id, place }]));
  const near = nearestNeighbours(
    placed.map(({ place }) => place),
    NEXT_VISITS,
  );
  return new Map(
    placed.map(({ id }, index) => {
      const legs = (near[index] ?? []).map(({ km }) => driveMinutes(roadKm(km)));
      return [id, legs.reduce((sum, leg) => sum + leg, 0) / Math.max(1, legs.length)];
    }),
  );
}

/** Travel minutes a year to an account for somebody who lives at `home`. */
export const travelTo = (account: AccountWork, home: Place, hop: number): number =>
  account.place === null
    ? 0
    : travelMinutes({ visits: account.visitsAYear, place: account.place }, home, hop);

type Holding = {
  readonly accounts: readonly AccountWork[];
  readonly hops: ReadonlyMap<string, number>;
  /** Who has an account; null: nobody. */
  readonly ownerOf: (account: AccountWork) => string | null;
  readonly homes: ReadonlyMap<string, Place>;
};

/** What each rep has, in the order of the reps. Accounts of nobody are not counted. */
export function standingsOf(
  reps: readonly TeamRep[],
  { accounts, hops, ownerOf, homes }: Holding,
): readonly RepStanding[] {
  const own = Map.groupBy(accounts, ownerOf);
  const sums = reps.map((rep) => {
    const held = own.get(rep.email) ?? [];
    const home = homes.get(rep.email);
    const travel = total(held, (account) =>
      home ? travelTo(account, home, hops.get(account.id) ?? 0) : 0,
    );
    const visits = total(held, ({ visitsAYear, minutesAVisit }) => visitsAYear * minutesAVisit);
    return {
      email: rep.email,
      name: rep.name,
      share: rep.share,
      accounts: held.length,
      workloadMinutes: Math.round(visits + travel),
      travelMinutes: Math.round(travel),
      potentialCents: total(held, ({ potentialCents }) => potentialCents),
      revenueCents: total(held, ({ revenueCents }) => revenueCents),
    };
  });
  const shares = total(sums, ({ share }) => share);
  const work = total(sums, ({ workloadMinutes }) => workloadMinutes) / shares;
  const worth = total(sums, ({ potentialCents }) => potentialCents) / shares;
  return sums.map(({ share, ...standing }) => ({
    ...standing,
    index: ratio(standing.workloadMinutes, work * share),
    potentialIndex: ratio(standing.potentialCents, worth * share),
  }));
}

const ratio = (value: number, average: number): number => (average > 0 ? value / average : 1);

const total = <Item>(items: readonly Item[], amount: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + amount(item), 0);
