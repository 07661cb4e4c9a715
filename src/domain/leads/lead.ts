import type { Place } from "../units.ts";
import type { LeadRule, Need } from "./rules.ts";

/** What is known of a lead when it is given to somebody; null: not known. */
export type LeadFacts = {
  readonly id: string;
  readonly name: string;
  readonly town: string | null;
  readonly state: string | null;
  /** The postal code, or all of the town's. */
  readonly zips: readonly string[];
  readonly place: Place | null;
  /** Names of the territories whose rules claim it. */
  readonly territories: readonly string[];
  /** Who owns the account that it is about. */
  readonly ownerEmail: string | null;
  readonly industry: string | null;
  readonly segment: string | null;
  readonly source: string | null;
  readonly language: string | null;
  readonly valueCents: number | null;
  /** What else the sender told. */
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * Why somebody comes into question, strongest first: the owner of the account it is about, named by a rule, the owner of
 * a territory that claims it, a colleague of those, or anybody.
 */
export type Claim = "owner" | "rule" | "territory" | "region" | "anybody";

/** Everything about one rep that a decision looks at; stored with it, so that it can be computed again. */
export type Candidate = {
  readonly email: string;
  readonly claim: Exclude<Claim, "rule">;
  readonly skills: readonly string[];
  /** Whether the rep works at this moment, and if not, why. */
  readonly presence: "working" | "absent" | "off hours";
  /** What the rep said to this very lead before; null: was not asked. */
  readonly declined: "passed" | "unanswered" | null;
  /** Leads of this day, those that wait for an answer, and the most that a day may bring. */
  readonly givenToday: number;
  readonly waiting: number;
  readonly dailyCap: number;
  /** Kilometres from the home; null: not known. */
  readonly km: number | null;
  /** Share of the own customers that are of the lead's industry, 0 to 1. */
  readonly expertise: number;
  /** Share of the answered leads that were accepted, 0 to 1; null: too few to say. */
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

/** The first rule that excludes somebody. "claim": others have a stronger one; "rule": a rule names others. */
export type Exclusion =
  | "claim"
  | "rule"
  | "passed"
  | "unanswered"
  | "absent"
  | "off hours"
  | "language"
  | "skill"
  | "cap";

export type ScorePart = "proximity" | "expertise" | "load" | "record";

export type Judged = {
  readonly candidate: Candidate;
  /** Null: nothing excludes the rep. */
  readonly excludedBy: Exclusion | null;
  /** The workspace's own rule that excluded the rep, by its name; null: none of them did. */
  readonly rule: string | null;
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
  /** Tried in order: the first that names somebody wins; the skills that rules ask for add up. */
  readonly rules: readonly LeadRule[];
  /** Whether reps see the points of others when they ask why a lead went elsewhere. Managers always do. */
  readonly showScores: boolean;
};

export const DEFAULT_LEAD_POLICY: LeadPolicy = {
  weights: { proximity: 45, expertise: 25, load: 15, record: 15 },
  margin: 8,
  skills: {},
  dailyCap: 8,
  answerMinutes: 120,
  rules: [],
  showScores: false,
};

/** What of the policy counts for one lead; stored with the decision. */
export type Terms = {
  /** Tells two policies apart; see versionOf. */
  readonly version: string;
  readonly weights: LeadPolicy["weights"];
  readonly margin: number;
  readonly needs: readonly Need[];
  /** Whom the first rule that names somebody names; null: no rule does. */
  readonly named: { readonly rule: string; readonly emails: readonly string[] } | null;
};

/** Everything that led to who got a lead. */
export type Decision = {
  readonly lead: LeadFacts;
  readonly terms: Terms;
  /** The strongest claim among those who could take it. */
  readonly claim: Claim;
  /** E-mail; null: nobody could take it. */
  readonly chosen: string | null;
  /** By e-mail. */
  readonly judged: readonly Judged[];
  /** What decided: the only one left, the best score, the turn, the value among those whose turn it was, or a person. */
  readonly by: "nobody" | "only one" | "score" | "turn" | "value" | "hand";
  readonly reason: string;
};
