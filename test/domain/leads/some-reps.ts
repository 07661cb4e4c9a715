import { decideLead } from "../../../src/domain/leads/decide.ts";
import {
  type Candidate,
  DEFAULT_LEAD_POLICY,
  type Decision,
  type LeadFacts,
  type LeadPolicy,
} from "../../../src/domain/leads/lead.ts";
import { createRoster, type Roster } from "../../../src/domain/leads/roster.ts";
import { termsFor } from "../../../src/domain/leads/rules.ts";
import { standingAfter } from "../../../src/domain/leads/turns.ts";

export const LEAD: LeadFacts = {
  id: "L1",
  name: "Harbor Bakery",
  town: null,
  state: null,
  zips: [],
  place: null,
  territories: [],
  ownerEmail: null,
  industry: "restaurant",
  segment: null,
  source: null,
  language: null,
  valueCents: 100_000,
  fields: {},
};

export const rep = (email: string, more: Partial<Candidate> = {}): Candidate => ({
  email,
  claim: "territory",
  skills: [],
  presence: "working",
  declined: null,
  givenToday: 0,
  waiting: 0,
  dailyCap: 8,
  km: 20,
  expertise: 0.2,
  record: null,
  share: 1,
  turns: 0,
  lastGivenAt: 0,
  valueCents: 0,
  ...more,
});

/** Everybody is a rep below "boss". */
export const rosterOf = (team: readonly Candidate[]): Roster =>
  createRoster(
    team.map(({ email }) => ({ email, managerEmail: "boss", role: "rep" })),
    [],
  );

export const decide = (
  lead: Partial<LeadFacts>,
  candidates: readonly Candidate[],
  policy: Partial<LeadPolicy> = {},
): Decision => {
  const facts = { ...LEAD, ...lead };
  const whole = { ...DEFAULT_LEAD_POLICY, ...policy };
  return decideLead(facts, candidates, termsFor(facts, whole, rosterOf(candidates)));
};

type Streamed = {
  readonly leadAt?: (number: number) => Partial<LeadFacts>;
  readonly policy?: Partial<LeadPolicy>;
};

type Change = (candidate: Candidate, number: number) => Candidate;

/** Gives a stream of leads one after the other; `change` says what is different at each. */
export function stream(
  team: readonly Candidate[],
  count: number,
  change: Change = (candidate) => candidate,
  { leadAt = () => ({}), policy = {} }: Streamed = {},
): readonly Decision[] {
  let now = team;
  return Array.from({ length: count }, (_, number) => {
    const candidates = now.map((candidate) => change({ ...candidate, givenToday: 0 }, number));
    const decision = decide({ id: `L${number}`, ...leadAt(number) }, candidates, policy);
    const after = standingAfter(decision);
    now = now.map((candidate) =>
      candidate.email === decision.chosen
        ? { ...candidate, ...after, lastGivenAt: number + 1 }
        : candidate,
    );
    return decision;
  });
}

/** Leads of each, in the order of the team. */
export const countsOf = (
  decisions: readonly Decision[],
  team: readonly Candidate[],
): readonly number[] =>
  team.map(({ email }) => decisions.filter(({ chosen }) => chosen === email).length);
