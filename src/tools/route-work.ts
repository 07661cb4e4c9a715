import { UserError } from "../domain/errors.ts";
import { decideByHand } from "../domain/leads/decide.ts";
import type { Lead, LeadWrite } from "../domain/leads/desk.ts";
import type { Decision } from "../domain/leads/lead.ts";
import type { Person } from "../domain/model.ts";
import { decideNow, declinedIn, given, NOBODY_DECLINED } from "./give-lead.ts";
import { type LeadDay, withLeadDay } from "./lead-day.ts";
import { outdated } from "./lead-posts.ts";
import { matchLead, type NewLead, openLead, takeLeads } from "./take-leads.ts";
import type { World } from "./world.ts";

/** Where a lead goes, or would go. */
export type Routing = {
  readonly lead: Lead;
  readonly before: Lead["status"];
  /** Null: it repeats another one. */
  readonly decision: Decision | null;
  readonly names: ReadonlyMap<string, Person>;
};

export async function previewNew(world: World, brought: NewLead): Promise<Routing> {
  return withLeadDay(world, async (day) => {
    const id = `L${await day.session.nextNumber()}`;
    const fresh = openLead(brought, id, world.instant);
    const { duplicate, accountId } = matchLead(day, fresh, brought.isNamed);
    const common = { before: "open", names: day.people } as const;
    if (duplicate) {
      const { id: duplicateOf, assignedEmail } = duplicate;
      return { ...common, lead: { ...fresh, duplicateOf, assignedEmail }, decision: null };
    }
    const lead = { ...fresh, accountId };
    return { ...common, lead, decision: decideNow(day, lead, NOBODY_DECLINED) };
  });
}

export async function giveNew(world: World, brought: NewLead): Promise<Routing> {
  const [taken] = await takeLeads(world, authorOf(world), [brought]);
  if (!taken) throw new Error("A lead that was brought was not taken");
  const people = await world.book.people();
  const names = new Map(people.map((person) => [person.email, person]));
  return { ...taken, before: "open", names };
}

export async function previewKnown(world: World, id: string, to: Person | null): Promise<Routing> {
  return withLeadDay(world, async (day) => {
    const lead = await leadOf(day, id);
    return {
      lead,
      before: lead.status,
      decision: await decideKnown(day, lead, { world, to }),
      names: day.people,
    };
  });
}

/** Only by name does a lead that somebody has go to somebody else. */
export async function giveKnown(world: World, id: string, to: Person | null): Promise<Routing> {
  return withLeadDay(world, async (day) => {
    const lead = await leadOf(day, id);
    if (to === null && lead.status !== "open" && lead.status !== "passed") throw isTaken(lead);
    const decision = await decideKnown(day, lead, { world, to });
    const write = given(day, { before: lead, lead: { ...lead, offers: 0 }, decision });
    const { assignedEmail } = write.after;
    const next = day.people.get(assignedEmail ?? "")?.name ?? "nobody";
    const isMoved = lead.assignedEmail !== null && lead.assignedEmail !== assignedEmail;
    const old = isMoved ? outdated(lead, `${id} ${lead.name} was given to ${next}`) : [];
    const done: LeadWrite = { ...write, outdated: old };
    await day.session.write(authorOf(world), [done]);
    return { lead: write.after, before: lead.status, decision, names: day.people };
  });
}

async function leadOf(day: LeadDay, id: string): Promise<Lead> {
  const lead = await day.session.lead(id);
  if (lead === null) throw new Error(`The lead ${id} is gone`);
  return lead;
}

async function decideKnown(
  day: LeadDay,
  lead: Lead,
  { world, to }: { readonly world: World; readonly to: Person | null },
): Promise<Decision> {
  const rows = await day.session.lastDecisions([lead.id]);
  const declined = new Map(declinedIn(rows.get(lead.id)));
  // The manager was told that this one does not answer.
  if (lead.escalatedAt !== null && lead.assignedEmail !== null)
    declined.set(lead.assignedEmail, "unanswered");
  const decided = decideNow(day, lead, declined);
  return to === null ? decided : decideByHand(decided, to.email, world.asker.name);
}

const authorOf = ({ asker, instant }: World) => ({
  email: asker.email,
  at: instant,
  tool: "route_lead",
});

const isTaken = (lead: Lead): UserError =>
  new UserError(
    "already_done",
    `${lead.id} is with ${lead.assignedEmail ?? "somebody"} already.`,
    "Ask for a preview to see who else could take it.",
    [{ label: "Preview", tool: "route_lead", input: { lead: lead.id, preview: true } }],
  );
