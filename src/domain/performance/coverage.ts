import type { AccountFacts } from "./facts.ts";

/** An account with what was done there lately, and how long it may be left alone. */
export type Served = AccountFacts & {
  /** Days after which a visit is due: its own cadence, or the one that was asked for. Null: none is wanted. */
  readonly limitDays: number | null;
  readonly cadenceMinDays: number | null;
};

/** How well the accounts of a rep, a territory or a segment are served. */
export type Service = {
  readonly accounts: number;
  /** Share of them that was visited within the limit; null: there is none. */
  readonly coverage: number | null;
  readonly overdue: number;
  readonly overdueA: number;
  readonly visits: number;
  /** Visits beyond what the shortest wanted interval allows. */
  readonly surplusVisits: number;
};

/** Due for a visit, or never visited though one is wanted. */
export const isLate = ({ limitDays, daysSinceVisit }: Served): boolean =>
  limitDays !== null && (daysSinceVisit === null || daysSinceVisit > limitDays);

/** Days beyond the limit; an account that was never visited counts as one interval late. */
export function lateDays({ limitDays, daysSinceVisit }: Served): number {
  if (limitDays === null) return 0;
  return daysSinceVisit === null ? limitDays : Math.max(0, daysSinceVisit - limitDays);
}

/** What makes a late account urgent: its potential times how many of its intervals it is late. */
const urgencyOf = (account: Served): number =>
  account.limitDays === null ? 0 : (account.potentialCents * lateDays(account)) / account.limitDays;

/** The most urgent first. */
export const byUrgency = (accounts: readonly Served[]): readonly Served[] =>
  accounts
    .filter(isLate)
    .toSorted((a, b) => urgencyOf(b) - urgencyOf(a) || (a.accountId < b.accountId ? -1 : 1));

/** `days`: length of the period in which visits were counted. */
export function serviceOf(accounts: readonly Served[], days: number): Service {
  const wanted = accounts.filter(({ limitDays }) => limitDays !== null);
  const late = wanted.filter(isLate);
  return {
    accounts: wanted.length,
    coverage: wanted.length === 0 ? null : 1 - late.length / wanted.length,
    overdue: late.length,
    overdueA: late.filter(({ segment }) => segment === "A").length,
    visits: accounts.reduce((sum, { visits }) => sum + visits, 0),
    surplusVisits: accounts.reduce((sum, account) => sum + surplusOf(account, days), 0),
  };
}

/** Visits above the most that the cadence asks for. */
export function surplusOf({ visits, cadenceMinDays }: Served, days: number): number {
  if (cadenceMinDays === null || cadenceMinDays <= 0) return 0;
  return Math.max(0, visits - Math.ceil(days / cadenceMinDays));
}

/** How effort and worth are spread: the share of visits that a segment gets, and of the potential that it holds. */
export type Effort = {
  readonly segment: string;
  readonly accounts: number;
  readonly visitShare: number | null;
  readonly potentialShare: number | null;
  readonly service: Service;
};

export function effortBySegment(accounts: readonly Served[], days: number): readonly Effort[] {
  const visits = accounts.reduce((sum, account) => sum + account.visits, 0);
  const potential = accounts.reduce((sum, { potentialCents }) => sum + potentialCents, 0);
  const segments = [...new Set(accounts.map(({ segment }) => segment ?? NO_SEGMENT))].toSorted();
  return segments.map((segment) => {
    const own = accounts.filter((account) => (account.segment ?? NO_SEGMENT) === segment);
    const service = serviceOf(own, days);
    const worth = own.reduce((sum, { potentialCents }) => sum + potentialCents, 0);
    return {
      segment,
      accounts: own.length,
      visitShare: visits === 0 ? null : service.visits / visits,
      potentialShare: potential === 0 ? null : worth / potential,
      service,
    };
  });
}

const NO_SEGMENT = "none";
