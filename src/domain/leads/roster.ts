import type { Person, Territory } from "../model.ts";
import { teamOf } from "../team.ts";
import type { Claim, LeadFacts } from "./lead.ts";

/** Who there is, as rules and claims need it. */
export type Roster = {
  readonly people: readonly Pick<Person, "email" | "managerEmail">[];
  /** E-mails of those who take leads. */
  readonly reps: ReadonlySet<string>;
  readonly territories: ReadonlyMap<string, Pick<Territory, "parent" | "ownerEmail">>;
  /** Owners of the territories below each one. */
  readonly ownersBelow: ReadonlyMap<string, ReadonlySet<string>>;
  /** Reps of each manager, found when first asked. */
  readonly teams: Map<string, readonly string[]>;
};

export function createRoster(
  people: readonly Pick<Person, "email" | "managerEmail" | "role">[],
  territories: readonly Territory[],
): Roster {
  const ownersBelow = new Map<string, Set<string>>();
  for (const { parent, ownerEmail } of territories) {
    if (parent === null || ownerEmail === null) continue;
    ownersBelow.set(parent, (ownersBelow.get(parent) ?? new Set()).add(ownerEmail));
  }
  return {
    people,
    reps: new Set(people.filter(({ role }) => role === "rep").map(({ email }) => email)),
    territories: new Map(territories.map((territory) => [territory.name, territory])),
    ownersBelow,
    teams: new Map(),
  };
}

/** The reps below a manager, however many levels, by e-mail. */
export function teamOfManager(roster: Roster, manager: string): readonly string[] {
  const known = roster.teams.get(manager);
  if (known) return known;
  const team = [...teamOf(manager, roster.people)]
    .filter((email) => roster.reps.has(email))
    .toSorted();
  roster.teams.set(manager, team);
  return team;
}

/** Who has more of a claim to a lead than anybody; whoever is not in it has that. */
export function claimsFor(
  { territories: names, ownerEmail }: Pick<LeadFacts, "territories" | "ownerEmail">,
  { territories, ownersBelow }: Roster,
): ReadonlyMap<string, Exclude<Claim, "rule">> {
  const claims = new Map<string, Exclude<Claim, "rule">>();
  const claiming = names.flatMap((name) => territories.get(name) ?? []);
  for (const { parent } of claiming)
    for (const email of (parent !== null && ownersBelow.get(parent)) || [])
      claims.set(email, "region");
  for (const { ownerEmail: email } of claiming) if (email !== null) claims.set(email, "territory");
  if (ownerEmail !== null) claims.set(ownerEmail, "owner");
  return claims;
}
