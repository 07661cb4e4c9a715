import type { Place } from "../../units.ts";

/** Accounts that go together: one, or all of a postal code with the same rep. Sums over them, per year. */
export type Unit = {
  readonly accounts: number;
  readonly place: Place;
  readonly visits: number;
  /** At the customers', without travel. */
  readonly visitMinutes: number;
  readonly potentialCents: number;
  /** Revenue that is likely lost if the rep changes. */
  readonly riskCents: number;
  /** Index of the rep who has it; -1: nobody, or somebody who leaves. */
  readonly current: number;
  /** It stays where it is. */
  readonly isFixed: boolean;
  /** Indices of the reps who can serve it; null: all. */
  readonly allowed: readonly number[] | null;
};

export type Rep = {
  readonly home: Place;
  /** The middle of the accounts of today; for somebody new the home. Accounts far from it make a territory ragged. */
  readonly middle: Place;
  /** Working time against that of a full-time rep, above 0. */
  readonly share: number;
};

/** What is worth how much when accounts are divided. All in money, so that a proposal can say what it costs. */
export type Weights = {
  /** An hour of a rep, in cents: travel is paid with it. */
  readonly hourCents: number;
  /** Deviation from the average that nobody minds, 0.1 = 10 %. */
  readonly tolerance: number;
  /** How much the balance of potential counts beside that of work, 0 to 1. */
  readonly potential: number;
  /** What a minute from the middle of a territory costs beside a minute on the road, 0 to 1 or more. */
  readonly compactness: number;
  /** What handing over an account costs beside the revenue at risk, in minutes. */
  readonly handoverMinutes: number;
};

export type AlignmentProblem = {
  readonly units: readonly Unit[];
  readonly reps: readonly Rep[];
  readonly weights: Weights;
  /** At most so many accounts change their rep; null: any number. Accounts of nobody do not count. */
  readonly maxMoves: number | null;
};

/** The usual advice for balance is 10 to 15 % around the average (Zoltners & Lorimer 2000). */
export const DEFAULT_WEIGHTS: Weights = {
  hourCents: 6_000,
  tolerance: 0.1,
  potential: 0.25,
  compactness: 2,
  handoverMinutes: 60,
};
