import { reasonOf } from "./decision-words.ts";
import type { Candidate, Claim, Decision, Exclusion, Judged, LeadFacts, Terms } from "./lead.ts";
import { pointsOf } from "./points.ts";
import type { Need } from "./rules.ts";
import { choose, equalsOf } from "./turns.ts";

/**
 * Who gets a lead. Hard rules first; then a score; and among those whose scores are as good as equal the one whose turn
 * it is. From the same lead, candidates and terms always the same decision, whatever the order of the candidates.
 */
export function decideLead(
  lead: LeadFacts,
  candidates: readonly Candidate[],
  terms: Terms,
): Decision {
  const named = new Set(terms.named?.emails);
  const sorted = isSorted(candidates) ? candidates : candidates.toSorted(byEmail);
  const barred = sorted.map((candidate) => barOf(candidate, lead, terms));
  const claims = sorted.map(({ email, claim }) => strongestOf(claim, named.has(email)));
  const claim = firstClaim(claims, barred);
  const judged = sorted.map((candidate, index): Judged => {
    const bar = barred[index] ?? outranked(claims[index] ?? "anybody", claim, terms);
    if (bar) return { candidate, ...bar, points: null, score: null };
    const points = pointsOf(candidate, terms.weights);
    const score = points.proximity + points.expertise + points.load + points.record;
    return { candidate, excludedBy: null, rule: null, points, score };
  });
  const { left, equal } = equalsOf(judged, terms.margin);
  const choice = choose(equal, left.length, lead);
  const decided = { lead, terms, claim, judged, ...choice };
  return { ...decided, reason: reasonOf(decided) };
}

/** A person gives a lead to somebody, whatever the rules say; the ledger keeps what they would have said. */
export function decideByHand(decided: Decision, chosen: string, giver: string): Decision {
  return { ...decided, chosen, by: "hand", reason: `given by ${giver}` };
}

const byEmail = (a: Candidate, b: Candidate): number => (a.email < b.email ? -1 : 1);

const isSorted = (candidates: readonly Candidate[]): boolean =>
  candidates.every(
    ({ email }, index) => index === 0 || (candidates[index - 1]?.email ?? "") < email,
  );

const CLAIMS: readonly Claim[] = ["owner", "rule", "territory", "region", "anybody"];

const rank = (claim: Claim): number => CLAIMS.indexOf(claim);

const strongestOf = (claim: Claim, isNamed: boolean): Claim =>
  isNamed && rank(claim) > rank("rule") ? "rule" : claim;

type Bar = { readonly excludedBy: Exclusion; readonly rule: string | null };

/**
 * The first claim for which somebody is left: an owner who is away does not keep a lead waiting. Without anybody it is
 * nobody's in particular.
 */
function firstClaim(claims: readonly Claim[], barred: readonly (Bar | null)[]): Claim {
  let first: Claim = "anybody";
  for (const [index, claim] of claims.entries()) {
    if (barred[index] === null && rank(claim) < rank(first)) first = claim;
  }
  return first;
}

function outranked(own: Claim, claim: Claim, { named }: Terms): Bar | null {
  if (rank(own) <= rank(claim)) return null;
  return claim === "rule"
    ? { excludedBy: "rule", rule: named?.rule ?? null }
    : { excludedBy: "claim", rule: null };
}

/** The first hard rule, besides the claim, that speaks against somebody. */
function barOf(candidate: Candidate, lead: LeadFacts, { needs }: Terms): Bar | null {
  const { declined, presence, givenToday, dailyCap } = candidate;
  if (declined !== null) return { excludedBy: declined, rule: null };
  if (presence !== "working") return { excludedBy: presence, rule: null };
  if (needsLanguage(lead) && !has(candidate, lead.language ?? "")) {
    return { excludedBy: "language", rule: null };
  }
  const missing = needs.find(({ skill }: Need) => !has(candidate, skill));
  if (missing) return { excludedBy: "skill", rule: missing.rule };
  return givenToday >= dailyCap ? { excludedBy: "cap", rule: null } : null;
}

/** Everybody speaks English. */
export const needsLanguage = ({ language }: Pick<LeadFacts, "language">): boolean =>
  language !== null && !/^(?:en|english)$/i.test(language);

const has = ({ skills }: Candidate, skill: string): boolean =>
  skills.some((each) => each.toLowerCase() === skill.toLowerCase());
