import type { Role } from "../../domain/model.ts";
import { teamOf } from "../../domain/team.ts";

/** The names of one workspace: what words in a sentence may mean. */
export type Directory = {
  readonly accounts: readonly DirectoryAccount[];
  readonly people: readonly DirectoryPerson[];
  readonly territories: readonly DirectoryTerritory[];
  /** Towns of the accounts and other known towns of the area. */
  readonly towns: readonly string[];
};

export type DirectoryAccount = {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly city: string | null;
  readonly ownerEmail: string | null;
  readonly industry: string | null;
};

export type DirectoryPerson = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly managerEmail: string | null;
};

export type DirectoryTerritory = {
  readonly name: string;
  readonly parent: string | null;
  readonly ownerEmail: string | null;
};

export type Asker = { readonly email: string; readonly role: Role };

/** E-mails of the people whose work the asker may see, the asker among them. */
export function visiblePeople(directory: Directory, asker: Asker): ReadonlySet<string> {
  if (asker.role === "admin") return new Set(directory.people.map((person) => person.email));
  if (asker.role === "rep") return new Set([asker.email]);
  return teamOf(asker.email, directory.people);
}

/** Names of the territories and regions that the asker may see; null: all of them. */
export function visibleTerritories(directory: Directory, asker: Asker): ReadonlySet<string> | null {
  if (asker.role === "admin") return null;
  const people = visiblePeople(directory, asker);
  const own = directory.territories.filter(({ ownerEmail }) => people.has(ownerEmail ?? ""));
  const names = new Set(own.map(({ name }) => name));
  if (asker.role === "rep") return names;
  for (const { parent } of own) if (parent !== null) names.add(parent);
  return names;
}
