import type { LeadFacts, LeadPolicy } from "../domain/leads/lead.ts";
import { replayLeads, type Today } from "../domain/leads/replay.ts";
import { createRoster } from "../domain/leads/roster.ts";
import { expertiseOf, kmBetween } from "./lead-candidates.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;
/** How far it looks back. */
const DAYS = 30;

/** What another lead policy would have done with the leads of the last 30 days. */
export type LeadPolicyPreview = {
  readonly total: number;
  /** E-mails; null: nobody. */
  readonly moved: readonly {
    readonly leadId: string;
    readonly name: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
};

/**
 * Both policies decide again, with the owners of territories as they are today: what differs between the two is the
 * policy's doing. Leads that the other policy would leave where they went have not moved.
 */
export async function previewLeadPolicy(
  world: World,
  newPolicy: LeadPolicy,
): Promise<LeadPolicyPreview> {
  const { book, leads, instant, policy } = world;
  const from = new Date(instant.getTime() - DAYS * DAY_MS);
  const [people, territories, entries, market] = await Promise.all([
    book.people(),
    book.territories(),
    leads.decisions(from, instant),
    leads.market(),
  ]);
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const todayOf = (email: string, lead: LeadFacts): Today | null => {
    const person = byEmail.get(email);
    return person
      ? {
          skills: person.skills,
          km: kmBetween(person, lead),
          expertise: expertiseOf(market, person, lead.industry),
        }
      : null;
  };
  const roster = createRoster(people, territories);
  const rows = entries.map(({ row }) => row).filter(({ by }) => by !== "hand");
  const now = replayLeads(rows, policy.leads, roster, todayOf);
  const then = replayLeads(rows, newPolicy, roster, todayOf);
  const moved = then.flatMap(({ lead, was, would }, index) =>
    would === now[index]?.would || would === was
      ? []
      : [{ leadId: lead.id, name: lead.name, from: was, to: would }],
  );
  return { total: rows.length, moved };
}
