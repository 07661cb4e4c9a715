import type { LocalDate } from "../units.ts";

/** What happened at one account in a period; what every figure is computed from. */
export type AccountFacts = {
  readonly accountId: string;
  readonly ownerEmail: string | null;
  readonly territory: string | null;
  readonly segment: string | null;
  /** What it could buy in a year. */
  readonly potentialCents: number;
  /** Orders of the closed months of the period, and of the same months a year before. */
  readonly revenueCents: number;
  readonly orders: number;
  readonly yearBeforeCents: number;
  /** Its first order ever fell into the period. */
  readonly isNew: boolean;
  /** It ordered in the three months before the period, and in the last three of it. */
  readonly wasActive: boolean;
  readonly isActive: boolean;
  readonly visits: number;
  readonly visitMinutes: number;
  /** Sum and number of the marks from 1 to 5 that its visits got. */
  readonly marks: number;
  readonly marked: number;
  /** Longest wanted interval between visits, in days; null: none. */
  readonly cadenceMaxDays: number | null;
  /** Days from the last visit to the end of the period; null: never visited. */
  readonly daysSinceVisit: number | null;
  /** Deals closed in the period, and how many days the won ones had taken together. */
  readonly won: number;
  readonly lost: number;
  readonly wonDays: number;
};

/** What the leads given to one person in a period became. */
export type LeadFacts = {
  readonly email: string;
  readonly given: number;
  readonly accepted: number;
};

/** Days, both belong to it. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** A territory, a rep, a region or a period, with everything that is counted for it. */
export type Group = {
  readonly label: string;
  readonly accounts: readonly AccountFacts[];
  readonly leads: readonly LeadFacts[];
  /** Working time of its reps in the period, absences taken off. */
  readonly workMinutes: number;
  /** Closed months of the period: sales are known by month. */
  readonly months: number;
};
