import { decideLead } from "./decide.ts";
import type { Candidate, Exclusion, LeadFacts, LeadPolicy } from "./lead.ts";
import { lengthen, readColumns } from "./ledger-columns.ts";
import { type LedgerRow, toDecisionInput } from "./ledger-row.ts";
import { claimsFor, type Roster } from "./roster.ts";
import { termsFor } from "./rules.ts";

/** A kept decision under other conditions. */
export type Replayed = {
  readonly lead: LeadFacts;
  /** Who got it, and who would have. */
  readonly was: string | null;
  readonly would: string | null;
};

/** What of a rep's facts a decision did not look at, as of today. */
export type Today = Pick<Candidate, "skills" | "km" | "expertise">;

/** Excluded by these, somebody could not have taken the lead under any rule. */
const AWAY: ReadonlySet<Exclusion> = new Set([
  "passed",
  "unanswered",
  "absent",
  "off hours",
  "cap",
]);

/**
 * Decides kept leads again under a policy, with the ledger's own candidates: who was away, at the cap or had said no
 * stays out, and turns, loads and records are those of then. Of those whom a claim, a rule or a skill had excluded the
 * ledger keeps no more than that: the rest is as of today.
 */
export function replayLeads(
  rows: readonly LedgerRow[],
  policy: LeadPolicy,
  roster: Roster,
  todayOf: (email: string, lead: LeadFacts) => Today | null,
): readonly Replayed[] {
  return rows.map((row) => {
    const { lead, candidates } = toDecisionInput(row);
    const claims = claimsFor(lead, roster);
    const { away, known } = excludedIn(row);
    const again = candidates.map((candidate): Candidate => {
      const { email } = candidate;
      const claim = claims.get(email) ?? "anybody";
      const today = todayOf(email, lead);
      if (today === null || away.has(email)) return { ...candidate, claim };
      const { skills } = today;
      return known.has(email) ? { ...candidate, claim, skills } : { ...candidate, ...today, claim };
    });
    const { chosen } = decideLead(lead, again, termsFor(lead, policy, roster));
    return { lead, was: row.chosen, would: chosen };
  });
}

function excludedIn({ out, outscored, equal }: LedgerRow) {
  const away = out.filter(({ by }) => AWAY.has(by)).flatMap(({ who }) => lengthen(who));
  const known = [...readColumns(outscored), ...readColumns(equal)].map(({ email }) => email);
  return { away: new Set(away), known: new Set(known) };
}
