import type { Lead, LeadWrite } from "../domain/leads/desk.ts";
import type { Person } from "../domain/model.ts";
import { withFewPosts } from "../tools/few-posts.ts";
import {
  decideNow,
  declinedIn,
  given,
  NOBODY_DECLINED,
  responsibleFor,
} from "../tools/give-lead.ts";
import { type Declined, factsOf } from "../tools/lead-candidates.ts";
import { type LeadDay, type LeadParts, withLeadDay } from "../tools/lead-day.ts";
import { escalationPost, outdated, reminderPost } from "../tools/lead-posts.ts";
import { matchLead, repeated } from "../tools/take-leads.ts";
import { workingInstant } from "../tools/working-time.ts";

/** Leads that came in before are for a person: an import of old ones is no flood. */
const MOST_DAYS = 30;
const DAY_MS = 86_400_000;

/** How many let a lead lie before a manager is told. */
const MOST_OFFERS = 2;

/** What was done, by lead. */
export type ClockStep = {
  readonly leadId: string;
  readonly step: "given" | "duplicate" | "reminded" | "late" | "passed on" | "escalated";
};

/**
 * Looks after the leads that wait: for somebody who can take them, or for an answer. Any number of processes may do it
 * at any time: each looks and writes in one transaction that holds off the others, and what it wrote is not done again.
 */
export async function keepLeadClock(parts: LeadParts): Promise<readonly ClockStep[]> {
  const since = new Date(parts.instant.getTime() - MOST_DAYS * DAY_MS);
  return withLeadDay(parts, async (day) => {
    const pending = await day.session.pending(since);
    const decided = await day.session.lastDecisions(pending.map(({ id }) => id));
    const done: { step: ClockStep["step"]; write: LeadWrite }[] = [];
    for (const lead of pending) {
      const row = decided.get(lead.id);
      const next =
        lead.status === "open"
          ? giveOpen(day, lead, row === undefined ? null : declinedIn(row))
          : remindOf(day, lead, declinedIn(row));
      if (next) done.push(next);
    }
    const author = { email: "", at: parts.instant, tool: "lead_clock" };
    const writes = done.map(({ write }) => write);
    await day.session.write(author, withFewPosts(day, writes));
    return done.map(({ step, write }) => ({ leadId: write.after.id, step }));
  });
}

type Step = { readonly step: ClockStep["step"]; readonly write: LeadWrite };

/** `declined` null: nobody has looked at it yet. As long as nobody can take it, nothing is written a second time. */
function giveOpen(day: LeadDay, lead: Lead, declined: Declined | null): Step | null {
  const isNew = declined === null;
  const { duplicate, accountId } = isNew ? matchLead(day, lead, true) : NOT_MATCHED;
  if (duplicate) {
    return { step: "duplicate", write: repeated(day, { before: lead, lead, first: duplicate }) };
  }
  const matched = { ...lead, accountId: lead.accountId ?? accountId };
  const decision = decideNow(day, matched, declined ?? NOBODY_DECLINED);
  if (decision.chosen === null && !isNew) return null;
  const write = given(day, { before: lead, lead: matched, decision });
  return { step: decision.chosen === null ? "escalated" : "given", write };
}

const NOT_MATCHED = { duplicate: null, accountId: null };

/** At half of the time, at its end, and at one and a half of it; only the rep's own working time counts. */
function remindOf(day: LeadDay, lead: Lead, declined: Declined): Step | null {
  const rep = day.people.get(lead.assignedEmail ?? "");
  if (!rep || !day.roster.reps.has(rep.email)) return passOn(day, lead, declined);
  const { instant } = day.parts;
  const isOver = isPast(day, lead, rep, 1.5);
  if (isOver) return lead.escalatedAt === null ? passOn(day, lead, declined) : null;
  if (lead.answerBy !== null && lead.answerBy <= instant) return reminded(day, lead, rep, 2);
  return isPast(day, lead, rep, 0.5) ? reminded(day, lead, rep, 1) : null;
}

/** Whether so many times the time to answer is over. */
function isPast(day: LeadDay, { assignedAt }: Lead, rep: Person, times: number): boolean {
  const { calendar, instant, policy } = day.parts;
  if (assignedAt === null) return false;
  const daysOff = day.daysOff.get(rep.email) ?? [];
  const minutes = Math.round(policy.leads.answerMinutes * times);
  const at = workingInstant(calendar, { rep, daysOff }, assignedAt, minutes);
  return at !== null && at <= instant;
}

function reminded(day: LeadDay, lead: Lead, rep: Person, count: 1 | 2): Step | null {
  if (lead.reminders >= count) return null;
  const posts = [reminderPost(day, { lead, rep, count })];
  const write = { ...plain(lead), after: { ...lead, reminders: count }, posts };
  return { step: count === 1 ? "reminded" : "late", write };
}

const plain = (lead: Lead): LeadWrite => ({
  before: lead,
  after: lead,
  decision: null,
  turn: null,
  posts: [],
  outdated: [],
  receipt: null,
});

/** Nobody answered: to the next best, and after two to the manager, who may give it by hand. */
function passOn(day: LeadDay, lead: Lead, declined: Declined): Step {
  const offers = lead.offers + 1;
  const again = new Map(declined);
  if (lead.assignedEmail !== null) again.set(lead.assignedEmail, "unanswered");
  const decision = offers < MOST_OFFERS ? decideNow(day, lead, again) : null;
  if (decision === null || decision.chosen === null)
    return escalated(day, { ...lead, offers }, lead);
  const write = given(day, { before: lead, lead: { ...lead, offers }, decision });
  const rep = day.people.get(decision.chosen)?.name ?? decision.chosen;
  const title = `${lead.id} ${lead.name} went on to ${rep}: no answer in time`;
  return { step: "passed on", write: { ...write, outdated: outdated(lead, title) } };
}

/** It stays where it is until a person decides. */
function escalated(day: LeadDay, lead: Lead, before: Lead): Step {
  const { instant } = day.parts;
  const reader = responsibleFor(day, { lead: factsOf(day, lead) });
  const holder = day.people.get(lead.assignedEmail ?? "")?.name ?? "somebody who left";
  const others =
    lead.offers < MOST_OFFERS ? "nobody else can take it now" : `${lead.offers} let it lie`;
  const why = `it is with ${holder}, who does not answer, and ${others}`;
  const after = { ...lead, escalatedAt: instant };
  const posts = reader === null ? [] : [escalationPost(day, { lead: after, reader, why })];
  return { step: "escalated", write: { ...plain(before), after, posts } };
}
