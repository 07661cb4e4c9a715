import type { Place } from "../../units.ts";
import type { AccountWork } from "../account-work.ts";
import type { Weights } from "./problem.ts";

/** A rep who takes part in an alignment. */
export type TeamRep = {
  /** For somebody not hired yet a made-up one, such as "new-1". */
  readonly email: string;
  readonly name: string;
  /** Where the days start; null: the middle of the accounts is taken. */
  readonly home: Place | null;
  /** Working time against that of a full-time rep, above 0. */
  readonly share: number;
  readonly isNew: boolean;
};

/** Accounts and people that are to be divided anew, and what must stay. */
export type AlignmentRequest = {
  readonly accounts: readonly AccountWork[];
  /** Those who will have accounts afterwards. */
  readonly reps: readonly TeamRep[];
  /** Names of those who will not, by e-mail. */
  readonly leaving: ReadonlyMap<string, string>;
  /** Ids of accounts that stay with their rep. */
  readonly lockedAccounts: ReadonlySet<string>;
  /** E-mails of reps whose accounts stay, and who get none. */
  readonly lockedReps: ReadonlySet<string>;
  readonly weights: Weights;
  /** At most so many accounts change their rep; null: any number. Accounts of leavers must and do not count. */
  readonly maxMoves: number | null;
};

/** Why an account keeps its rep; null: it may change. */
export function keptBecause(
  { lockedAccounts, lockedReps, leaving }: AlignmentRequest,
  { id, ownerEmail, lockReason, openDeals, place }: AccountWork,
): "locked" | "openDeals" | "noPlace" | null {
  if (ownerEmail === null || leaving.has(ownerEmail)) return null;
  if (lockedAccounts.has(id) || lockedReps.has(ownerEmail) || lockReason !== null) return "locked";
  if (openDeals > 0) return "openDeals";
  return place === null ? "noPlace" : null;
}

/** Where a rep's days start. */
export const homeOf = (rep: TeamRep, accounts: readonly AccountWork[]): Place =>
  rep.home ?? middleOfRep(rep, accounts);

/** The middle of what a rep has; of somebody without accounts the home, or else the middle of everything. */
export function middleOfRep({ email, home }: TeamRep, accounts: readonly AccountWork[]): Place {
  const own = accounts.filter(({ ownerEmail, place }) => ownerEmail === email && place !== null);
  if (own.length > 0) return middleOf(own);
  return home ?? middleOf(accounts);
}

/** The mean place, each account by its visits. */
export function middleOf(accounts: readonly AccountWork[]): Place {
  let [lat, lng, visits] = [0, 0, 0];
  for (const { place, visitsAYear } of accounts) {
    if (place === null) continue;
    lat += place.lat * visitsAYear;
    lng += place.lng * visitsAYear;
    visits += visitsAYear;
  }
  return visits === 0 ? { lat: 0, lng: 0 } : { lat: lat / visits, lng: lng / visits };
}
