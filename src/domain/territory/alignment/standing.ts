import { sumOf } from "../../sum-of.ts";
import type { Place } from "../../units.ts";
import type { AccountWork } from "../account-work.ts";
import type { TeamRep } from "./team.ts";
import { sharedWay, surroundingsOf, wayTo } from "./workload.ts";

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

/** The road to each account, as far as it does not depend on who has it. */
export type Roadwork = {
  /** Ids of the accounts nearby. */
  readonly nearby: ReadonlyMap<string, readonly string[]>;
  /** Minutes a year from visit to visit; nothing for accounts without a place. */
  readonly hops: ReadonlyMap<string, number>;
};

export function roadworkOf(accounts: readonly AccountWork[]): Roadwork {
  const placed = accounts.flatMap(({ id, place, visitsAYear }) =>
    place === null ? [] : [{ id, place, visitsAYear }],
  );
  const { nearby, hopMinutes } = surroundingsOf(placed.map(({ place }) => place));
  return {
    nearby: new Map(
      placed.map(({ id }, index) => [
        id,
        (nearby[index] ?? []).flatMap((near) => placed[near]?.id ?? []),
      ]),
    ),
    hops: new Map(
      placed.map(({ id, visitsAYear }, index) => [id, visitsAYear * (hopMinutes[index] ?? 0)]),
    ),
  };
}

type Holding = {
  readonly accounts: readonly AccountWork[];
  readonly roadwork: Roadwork;
  /** Who has an account; null: nobody. */
  readonly ownerOf: (account: AccountWork) => string | null;
  readonly homes: ReadonlyMap<string, Place>;
};

/** What each rep has, in the order of the reps. Accounts of nobody are not counted. */
export function standingsOf(
  reps: readonly TeamRep[],
  { accounts, roadwork, ownerOf, homes }: Holding,
): readonly RepStanding[] {
  const own = Map.groupBy(accounts, ownerOf);
  const owners = new Map(accounts.map((account) => [account.id, ownerOf(account)]));
  const travelTo = ({ id, place, visitsAYear }: AccountWork, email: string): number => {
    const home = homes.get(email);
    if (place === null || !home) return 0;
    const company = (roadwork.nearby.get(id) ?? []).filter((near) => owners.get(near) === email);
    return (
      sharedWay(wayTo(home, place, visitsAYear), company.length) + (roadwork.hops.get(id) ?? 0)
    );
  };
  const sums = reps.map((rep) => {
    const held = own.get(rep.email) ?? [];
    const travel = sumOf(held, (account) => travelTo(account, rep.email));
    const visits = sumOf(held, ({ visitsAYear, minutesAVisit }) => visitsAYear * minutesAVisit);
    return {
      email: rep.email,
      name: rep.name,
      share: rep.share,
      accounts: held.length,
      workloadMinutes: Math.round(visits + travel),
      travelMinutes: Math.round(travel),
      potentialCents: sumOf(held, ({ potentialCents }) => potentialCents),
      revenueCents: sumOf(held, ({ revenueCents }) => revenueCents),
    };
  });
  const shares = sumOf(sums, ({ share }) => share);
  const work = sumOf(sums, ({ workloadMinutes }) => workloadMinutes) / shares;
  const worth = sumOf(sums, ({ potentialCents }) => potentialCents) / shares;
  return sums.map(({ share, ...standing }) => ({
    ...standing,
    index: ratio(standing.workloadMinutes, work * share),
    potentialIndex: ratio(standing.potentialCents, worth * share),
  }));
}

const ratio = (value: number, average: number): number => (average > 0 ? value / average : 1);
