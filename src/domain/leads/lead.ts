import type { Place } from "../units.ts";

/** What is known of a lead when it is given to somebody; null: not known. */
export type LeadFacts = {
  readonly id: string;
  readonly name: string;
  readonly place: Place | null;
  readonly industry: string | null;
  readonly segment: string | null;
  readonly language: string | null;
  readonly valueCents: number | null;
};

/** Why somebody comes into question: the owner of the account it belongs to, of a territory that claims it, a colleague of those, or anybody. */
export type Claim = "owner" | "territory" | "region" | "anybody";

/** Everything about one rep that a decision looks at; stored with it, so that it can be computed again. */
export type Candidate = {
  readonly email: string;
  readonly name: string;
  readonly claim: Claim;
  readonly skills: readonly string[];
  /** Whether the rep works at this moment, and if not, why. */
  readonly presence: "working" | "absent" | "off hours";
  /** Leads of this day, those that wait for an answer, and the most that a day may bring. */
  readonly givenToday: number;
  readonly waiting: number;
  readonly dailyCap: number;
  /** Kilometres from the home or the nearest own account; null: not known. */
  readonly km: number | null;
  /** Share of the own customers that are of the lead's industry, 0 to 1. */
  readonly expertise: number;
  /** Share of the answered leads that were accepted in time, 0 to 1; null: too few to say. */
  readonly record: number | null;
  /** Working time against a full day, above 0: half days count half. */
  readonly share: number;
  /** Leads so far, each divided by the share of its day: who has the least is next. */
  readonly turns: number;
  /** When the last lead came, in milliseconds since 1970; 0: never. Among equals the longest wait is over first. */
  readonly lastGivenAt: number;
  /** Value of the leads so far, in cents. */
  readonly valueCents: number;
};

/** The first rule that excludes somebody. */
export type Exclusion = "claim" | "absent" | "off hours" | "language" | "skill" | "cap";

export type ScorePart = "proximity" | "expertise" | "load" | "record";

export type Judged = {
  readonly candidate: Candidate;
  /** Null: nothing excludes the rep. */
  readonly excludedBy: Exclusion | null;
  /** Points by part, adding up to the score; null for who is excluded. */
  readonly points: Readonly<Record<ScorePart, number>> | null;
  readonly score: number | null;
};

/** Conditions and weights that an administrator may change. */
export type LeadPolicy = {
  /** The most points of each part; they add up to 100. */
  readonly weights: Readonly<Record<ScorePart, number>>;
  /** Scores within so many points of the best count as equal, and whose turn it is decides. */
  readonly margin: number;
  /** The skill that leads of an industry need, by industry. */
  readonly skills: Readonly<Record<string, string>>;
  /** Leads a day at most, where a rep has no own number. */
  readonly dailyCap: number;
  /** Working minutes in which a lead is to be answered. */
  readonly answerMinutes: number;
};

export const DEFAULT_LEAD_POLICY: LeadPolicy = {
  weights: { proximity: 45, expertise: 25, load: 15, record: 15 },
  margin: 8,
  skills: {},
  dailyCap: 8,
  answerMinutes: 120,
};

/** Everything that led to who got a lead. */
export type Decision = {
  readonly lead: LeadFacts;
  /** E-mail; null: nobody could take it. */
  readonly chosen: string | null;
  readonly judged: readonly Judged[];
  /** What decided: the only one left, the best score, the turn, or the value among those whose turn it was. */
  readonly by: "nobody" | "only one" | "score" | "turn" | "value";
  readonly reason: string;
};
