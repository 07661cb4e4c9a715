import { decideByHand, decideLead, needsLanguage } from "./decide.ts";
import type { Candidate, Decision, Exclusion, Judged, LeadFacts, Terms } from "./lead.ts";
import {
  type Columns,
  columnsOf,
  type Emails,
  equalColumns,
  lengthen,
  readColumns,
  shorten,
  type TurnColumns,
} from "./ledger-columns.ts";
import { equalsOf } from "./turns.ts";

/**
 * A decision as the ledger stores it: small with hundreds of reps, and enough to compute it again. Whoever is excluded is
 * kept under what excludes, which is all that a decision looks at; whoever was outscored with what makes the score;
 * and whoever came into question with everything.
 */
export type LedgerRow = {
  readonly v: 1;
  readonly lead: LeadFacts;
  readonly terms: Omit<Terms, "named"> & {
    readonly named: { readonly rule: string; readonly who: Emails } | null;
  };
  readonly chosen: string | null;
  readonly by: Decision["by"];
  readonly reason: string;
  readonly out: readonly {
    readonly by: Exclusion;
    readonly rule: string | null;
    readonly who: Emails;
  }[];
  readonly outscored: Columns | null;
  readonly equal: (Columns & TurnColumns) | null;
};

export function toLedgerRow({ lead, terms, judged, chosen, by, reason }: Decision): LedgerRow {
  const { left, equal } = equalsOf(judged, terms.margin);
  const isEqual = new Set(equal);
  const { named, ...rest } = terms;
  return {
    v: 1,
    lead,
    terms: { ...rest, named: named && { rule: named.rule, who: shorten(named.emails) } },
    chosen,
    by,
    reason,
    out: excludedIn(judged),
    outscored: columnsOf(left.filter((each) => !isEqual.has(each))),
    equal: equal.length === 0 ? null : equalColumns(equal),
  };
}

/** Whoever is excluded, by what excludes them and in the order of e-mails. */
function excludedIn(judged: readonly Judged[]): LedgerRow["out"] {
  const groups: { by: Exclusion; rule: string | null; emails: string[] }[] = [];
  for (const { excludedBy, rule, candidate } of judged) {
    if (excludedBy === null) continue;
    const group = groups.find((each) => each.by === excludedBy && each.rule === rule);
    if (group) group.emails.push(candidate.email);
    else groups.push({ by: excludedBy, rule, emails: [candidate.email] });
  }
  return groups.map(({ by, rule, emails }) => ({ by, rule, who: shorten(emails) }));
}

/** The lead, candidates and terms of a row: as far as the decision looked at them, no further. */
export function toDecisionInput(row: LedgerRow): {
  readonly lead: LeadFacts;
  readonly candidates: readonly Candidate[];
  readonly terms: Terms;
} {
  const { lead, terms, out, outscored, equal } = row;
  const candidates = [
    ...out.flatMap(({ who, ...why }) =>
      lengthen(who).map((email) => excludedCandidate(row, email, why)),
    ),
    ...[...readColumns(outscored), ...readColumns(equal)].map(({ email, facts }) => ({
      ...plainCandidate(row, email),
      ...facts,
    })),
  ];
  const { named } = terms;
  return {
    lead,
    candidates,
    terms: { ...terms, named: named && { rule: named.rule, emails: lengthen(named.who) } },
  };
}

/** The decision, computed again from what is stored and nothing else. */
export function fromLedgerRow(row: LedgerRow): Decision {
  const { lead, candidates, terms } = toDecisionInput(row);
  const decided = decideLead(lead, candidates, terms);
  if (row.by !== "hand" || row.chosen === null) return decided;
  return { ...decideByHand(decided, row.chosen, ""), reason: row.reason };
}

/** Somebody who has every skill that is asked for, and nothing that speaks for or against it. */
function plainCandidate({ lead, terms }: LedgerRow, email: string): Candidate {
  return {
    email,
    claim: "anybody",
    skills: [
      ...terms.needs.map(({ skill }) => skill),
      ...(needsLanguage(lead) ? [lead.language ?? ""] : []),
    ],
    presence: "working",
    declined: null,
    givenToday: 0,
    waiting: 0,
    dailyCap: 1,
    km: null,
    expertise: 0,
    record: null,
    share: 1,
    turns: 0,
    lastGivenAt: 0,
    valueCents: 0,
  };
}

function excludedCandidate(
  row: LedgerRow,
  email: string,
  { by, rule }: { readonly by: Exclusion; readonly rule: string | null },
): Candidate {
  const plain = plainCandidate(row, email);
  switch (by) {
    case "claim":
    case "rule":
      return plain;
    case "passed":
    case "unanswered":
      return { ...plain, declined: by };
    case "absent":
    case "off hours":
      return { ...plain, presence: by };
    case "language":
      return { ...plain, skills: [] };
    case "skill":
      return { ...plain, skills: plain.skills.filter((skill) => !asks(row, skill, rule)) };
    case "cap":
      return { ...plain, givenToday: plain.dailyCap };
  }
}

const asks = ({ terms }: LedgerRow, skill: string, rule: string | null): boolean =>
  terms.needs.some((need) => need.skill === skill && need.rule === rule);
