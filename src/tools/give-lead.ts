import { decideLead } from "../domain/leads/decide.ts";
import type { Lead, LeadWrite, Turn } from "../domain/leads/desk.ts";
import type { Decision } from "../domain/leads/lead.ts";
import { lengthen } from "../domain/leads/ledger-columns.ts";
import type { LedgerRow } from "../domain/leads/ledger-row.ts";
import { termsFor } from "../domain/leads/rules.ts";
import { standingAfter } from "../domain/leads/turns.ts";
import type { Person } from "../domain/model.ts";
import { candidatesFor, claimantsFor, type Declined, factsOf } from "./lead-candidates.ts";
import type { LeadDay } from "./lead-day.ts";
import { escalationPost, offerPost } from "./lead-posts.ts";
import { workingInstant } from "./working-time.ts";

export const NOBODY_DECLINED: Declined = new Map();

/** Who should get a lead now. Nothing is written. */
export function decideNow(day: LeadDay, lead: Lead, declined: Declined): Decision {
  const facts = factsOf(day, lead);
  const terms = termsFor(facts, day.parts.policy.leads, day.roster);
  const named = terms.named?.emails ?? [];
  const decision = decideLead(facts, claimantsFor(day, facts, declined, named), terms);
  if (decision.claim !== "anybody") return decision;
  return decideLead(facts, candidatesFor(day, facts, declined), terms);
}

/** Who said no to a lead before, or nothing, as its last decision has it. */
export const declinedIn = (row: LedgerRow | undefined): Declined =>
  new Map(
    (row?.out ?? []).flatMap(({ by, who }) =>
      by === "passed" || by === "unanswered"
        ? lengthen(who).map((email): [string, "passed" | "unanswered"] => [email, by])
        : [],
    ),
  );

/** What becomes of a lead by a decision: somebody has it and the clock runs, or who answers for it is told why not. */
export function given(
  day: LeadDay,
  {
    before,
    lead,
    decision,
  }: {
    readonly before: Lead | null;
    readonly lead: Lead;
    readonly decision: Decision;
  },
): LeadWrite {
  const rep = day.reps.find(({ person }) => person.email === decision.chosen);
  if (!rep) return unassigned(day, { before, lead, decision });
  const { instant, calendar, policy } = day.parts;
  const turn: Turn = { ...standingAfter(decision), lastGivenAt: instant };
  rep.turn = turn;
  rep.waiting += 1;
  rep.givenToday += 1;
  rep.candidate = null;
  const daysOff = day.daysOff.get(rep.person.email) ?? [];
  const minutes = policy.leads.answerMinutes;
  const after: Lead = {
    ...lead,
    status: "waiting",
    assignedEmail: rep.person.email,
    assignedAt: instant,
    answerBy: workingInstant(calendar, { rep: rep.person, daysOff }, instant, minutes),
    ...UNANSWERED,
    escalatedAt: null,
  };
  const posts = [offerPost(day, { lead: after, rep: rep.person, decision })];
  return { before, after, decision, turn, posts, outdated: [], receipt: null };
}

const UNANSWERED = { answeredAt: null, reminders: 0 };

/** Said once: it is decided again as soon as somebody works. */
function unassigned(
  day: LeadDay,
  { before, lead, decision }: Parameters<typeof given>[1],
): LeadWrite {
  const isTold = lead.escalatedAt !== null && lead.assignedEmail === null;
  const after: Lead = {
    ...lead,
    status: "open",
    assignedEmail: null,
    assignedAt: null,
    answerBy: null,
    ...UNANSWERED,
    escalatedAt: isTold ? lead.escalatedAt : day.parts.instant,
  };
  const reader = responsibleFor(day, decision);
  const isRefused = decision.judged.every(({ candidate }) => candidate.declined !== null);
  const then = isRefused
    ? "give it to somebody by name"
    : "it is given as soon as somebody can take it";
  const why = `${decision.reason}; ${then}`;
  const posts =
    isTold || reader === null ? [] : [escalationPost(day, { lead: after, reader, why })];
  return { before, after, decision, turn: null, posts, outdated: [], receipt: null };
}

/** Who answers for a lead: the manager of a territory that claims it or of its owner, else an administrator. */
export function responsibleFor(
  { people, roster, territories }: LeadDay,
  { lead }: Pick<Decision, "lead">,
): Person | null {
  const claiming = territories.filter(({ name }) => lead.territories.includes(name));
  const emails = claiming.flatMap(({ managerEmail, ownerEmail }) => [
    managerEmail,
    people.get(ownerEmail ?? "")?.managerEmail ?? null,
  ]);
  for (const email of emails) {
    const person = people.get(email ?? "");
    if (person && !roster.reps.has(person.email)) return person;
  }
  const all = [...people.values()];
  return (
    all.find(({ role }) => role === "admin") ?? all.find(({ role }) => role === "manager") ?? null
  );
}
