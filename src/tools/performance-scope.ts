import { UserError } from "../domain/errors.ts";
import type { Person, Territory } from "../domain/model.ts";
import type { GoalPlace } from "../domain/performance/attainment.ts";
import { findRep, visibleOwners } from "./sight.ts";
import { territoriesBelow } from "./territories.ts";
import type { World } from "./world.ts";

type Owned = { readonly ownerEmail: string | null; readonly territory: string | null };

/** A territory, a region, a rep or a team, and what of it the asker sees. */
export type Scope = {
  readonly label: string;
  readonly reps: readonly Person[];
  /** The territories whose goals count. */
  readonly places: readonly GoalPlace[];
  /** Territories that somebody owns. */
  readonly territories: readonly string[];
  readonly isIn: (account: Owned) => boolean;
};

/** What a name, a region or an e-mail means; nothing said: all that is the asker's. Refuses what the asker may not see. */
export async function findScope(world: World, words: string | undefined): Promise<Scope> {
  if (words === undefined) return scopeOf(world, world.asker);
  if (words.includes("@")) return scopeOf(world, await findRep(world, words));
  return namedScope(world, words);
}

/** Everything of a person: a rep's accounts, a manager's team, an administrator's company. */
async function scopeOf(world: World, person: Person): Promise<Scope> {
  const owners = await visibleOwners({ ...world, asker: person });
  const [people, all] = await Promise.all([world.book.people(), world.book.territories()]);
  const isMine = (email: string | null): boolean =>
    owners === null || (email !== null && owners.includes(email));
  const mine = all.filter(
    ({ ownerEmail, managerEmail }) =>
      isMine(ownerEmail) || (person.role !== "rep" && managerEmail === person.email),
  );
  const owned = mine.filter(({ ownerEmail }) => ownerEmail !== null && isMine(ownerEmail));
  return {
    label: labelOf(world, person),
    reps: people.filter(({ email, role }) => role === "rep" && isMine(email)),
    places: placesOf(mine),
    territories: owned.map(({ name }) => name),
    isIn: ({ ownerEmail }) => isMine(ownerEmail),
  };
}

function labelOf({ asker, workspace }: World, person: Person): string {
  if (person.role === "admin") return workspace.name;
  if (person.role === "rep") return person.email === asker.email ? "You" : person.name;
  return person.email === asker.email ? "Your team" : `${person.name}'s team`;
}

async function namedScope(world: World, words: string): Promise<Scope> {
  const names = await territoriesBelow(world, words);
  const [people, all, owners] = await Promise.all([
    world.book.people(),
    world.book.territories(),
    visibleOwners(world),
  ]);
  const below = all.filter(({ name }) => names.has(name));
  const isSeen = (email: string | null): boolean =>
    owners === null || (email !== null && owners.includes(email));
  // A part of a region is not the region: its figures and its goal would not fit each other.
  if (below.some(({ ownerEmail }) => ownerEmail !== null && !isSeen(ownerEmail))) {
    throw new UserError(
      "not_allowed",
      `${words} is not yours to see as a whole.`,
      "Ask for your own territory, or ask its manager.",
    );
  }
  const held = new Set(below.map(({ ownerEmail }) => ownerEmail));
  const label = all.find(({ name }) => name.toLowerCase() === words.toLowerCase())?.name ?? words;
  return {
    label,
    reps: people.filter(({ email, role }) => role === "rep" && held.has(email)),
    places: placesOf(below),
    territories: below.filter(({ ownerEmail }) => ownerEmail !== null).map(({ name }) => name),
    isIn: ({ ownerEmail, territory }) =>
      territory !== null && names.has(territory) && isSeen(ownerEmail),
  };
}

/** The topmost of some territories, each with those below it that nothing is below of. */
function placesOf(territories: readonly Territory[]): readonly GoalPlace[] {
  const names = new Set(territories.map(({ name }) => name));
  const childrenOf = (name: string): readonly string[] =>
    territories.filter(({ parent }) => parent === name).map((child) => child.name);
  const leavesOf = (name: string): readonly string[] =>
    childrenOf(name).flatMap((child) => {
      const leaves = leavesOf(child);
      return leaves.length === 0 ? [child] : leaves;
    });
  return territories
    .filter(({ parent }) => parent === null || !names.has(parent))
    .map(({ name }) => ({ name, below: leavesOf(name) }));
}
