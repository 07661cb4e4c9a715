import { UserError } from "../domain/errors.ts";
import type { Lead } from "../domain/leads/desk.ts";
import { visibleOwners } from "./sight.ts";
import type { World } from "./world.ts";

/** The lead of a number, or the one of this name. Everybody may ask how any lead was given. */
export async function findLead(world: World, words: string): Promise<Lead> {
  const wanted = words.trim().toLowerCase();
  const leads = await world.leads.list(world.instant);
  const byId = leads.find(({ id }) => id.toLowerCase() === wanted);
  if (byId) return byId;
  const named = leads.filter(({ name }) => name.toLowerCase() === wanted);
  if (named[0] && named.length === 1) return named[0];
  throw new UserError(
    named.length > 1 ? "ambiguous" : "not_found",
    named.length > 1 ? `${named.length} leads are called ${words}.` : `There is no lead ${words}.`,
    named.length > 1
      ? `Say which: ${named.map(({ id }) => id).join(", ")}.`
      : "Ask for my leads to see their numbers.",
    [{ label: "My leads", tool: "list_leads", input: {} }],
  );
}

/** Leads of people whom the asker sees, and those that nobody has. */
export async function visibleLeads(world: World): Promise<readonly Lead[]> {
  const [leads, owners] = await Promise.all([
    world.leads.list(world.instant),
    visibleOwners(world),
  ]);
  const isManager = world.asker.role !== "rep";
  return leads.filter(
    ({ assignedEmail }) =>
      (assignedEmail === null && isManager) ||
      (assignedEmail !== null && (owners === null || owners.includes(assignedEmail))),
  );
}
