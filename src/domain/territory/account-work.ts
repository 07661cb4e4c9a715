import type { Account, AccountHistory } from "../model.ts";
import type { Place } from "../units.ts";

/** What an account asks of its rep and what it brings, for dividing accounts among reps. */
export type AccountWork = {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly zip: string | null;
  readonly segment: string | null;
  readonly industry: string | null;
  /** Null: not known; then no travel is counted, and it stays where it is. */
  readonly place: Place | null;
  readonly ownerEmail: string | null;
  readonly territory: string | null;
  readonly visitsAYear: number;
  readonly minutesAVisit: number;
  readonly potentialCents: number;
  /** Of the last twelve full months. */
  readonly revenueCents: number;
  readonly visitsLastYear: number;
  readonly openDeals: number;
  /** Why it keeps its rep in every alignment; null: it may change. */
  readonly lockReason: string | null;
};

/** Visits a year to an account without a cadence of its own. */
const DEFAULT_VISITS_A_YEAR = 4;

const DAYS_A_YEAR = 365;

/** Part of a year's revenue at risk when a customer's rep changes. Zoltners & Lorimer tell of 10 to 20 %. */
const RISK_SHARE = 0.15;
/** From so many visits a year on a customer has a relationship with its rep; fewer risk less. */
const RELATIONSHIP_VISITS = 4;

/** Visits that keep the cadence: one at the end of each longest interval. */
export function accountWork(account: Account, history: AccountHistory | undefined): AccountWork {
  const { id, name, city, zip, segment, industry, place, ownerEmail, territory } = account;
  return {
    id,
    name,
    city,
    zip,
    segment,
    industry,
    place,
    ownerEmail,
    territory,
    visitsAYear:
      account.cadenceMaxDays === null
        ? DEFAULT_VISITS_A_YEAR
        : DAYS_A_YEAR / account.cadenceMaxDays,
    minutesAVisit: account.visitMinutes,
    potentialCents: account.potentialCents,
    revenueCents: history?.lastYearCents ?? 0,
    visitsLastYear: history?.visitsLastYear ?? 0,
    openDeals: history?.openDeals ?? 0,
    lockReason: account.lockReason,
  };
}

/** Cents of yearly revenue that are likely lost if the account's rep changes. */
export function riskCents({ revenueCents, visitsLastYear }: AccountWork): number {
  const closeness = Math.min(1, visitsLastYear / RELATIONSHIP_VISITS);
  return Math.round(revenueCents * RISK_SHARE * closeness);
}
