import { UserError } from "../domain/errors.ts";
import type { Account, Person } from "../domain/model.ts";
import type { World } from "./world.ts";

/** Who sees what: a rep the own accounts, a manager those of the team downwards, an administrator all. */

/** The owners whose accounts the asker sees; null: all. */
export async function visibleOwners({ asker, book }: World): Promise<readonly string[] | null> {
  if (asker.role === "admin") return null;
  if (asker.role === "rep") return [asker.email];
  return teamOf(asker.email, await book.people());
}

/** The person and everybody below, however many levels. */
function teamOf(email: string, people: readonly Person[]): readonly string[] {
  const team = new Set([email]);
  for (let size = 0; size < team.size; ) {
    size = team.size;
    for (const person of people)
      if (person.managerEmail !== null && team.has(person.managerEmail)) team.add(person.email);
  }
  return [...team];
}

export async function visibleAccounts(world: World): Promise<readonly Account[]> {
  return world.book.accounts(await visibleOwners(world));
}

/** The account of an id, or of a name that only one visible account bears. */
export async function findAccount(world: World, words: string): Promise<Account> {
  return pickAccount(world, await visibleAccounts(world), words);
}

/** Like findAccount for many: tells all that are unknown at once. */
export async function findAccounts(
  world: World,
  list: readonly string[],
): Promise<readonly Account[]> {
  if (list.length === 0) return [];
  const accounts = await visibleAccounts(world);
  return Promise.all(list.map((words) => pickAccount(world, accounts, words)));
}

async function pickAccount(
  world: World,
  accounts: readonly Account[],
  words: string,
): Promise<Account> {
  const wanted = words.trim().toLowerCase();
  const byId = accounts.find(({ id }) => id.toLowerCase() === wanted);
  if (byId) return byId;
  const named = accounts.filter(({ name }) => name.toLowerCase() === wanted);
  if (named[0] && named.length === 1) return named[0];
  const near =
    named.length > 1
      ? named.map(({ id, name, city }) => ({ id, label: `${name}, ${city}` }))
      : await world.suggestAccounts(words);
  const list = near.map(({ id, label }) => `${label} (${id})`).slice(0, 4);
  if (named.length > 1) {
    throw new UserError(
      "ambiguous",
      `${named.length} of your accounts are called ${words}.`,
      `Which one: ${list.join("; ")}?`,
    );
  }
  throw new UserError(
    "not_found",
    `I do not know "${words}" among the accounts you see.`,
    list.length > 0
      ? `Did you mean ${list.join("; ")}?`
      : "Check the spelling, or ask whose it is.",
  );
}

/** The rep that is meant: the asker, or somebody of the asker's team. */
export async function findRep(world: World, email: string | undefined): Promise<Person> {
  if (email === undefined || email === world.asker.email) return world.asker;
  const people = await world.book.people();
  const person = people.find((other) => other.email === email.toLowerCase());
  const owners = await visibleOwners(world);
  const isAllowed = owners === null || owners.includes(email.toLowerCase());
  if (world.asker.role !== "rep" && !person) {
    throw new UserError(
      "not_found",
      `There is nobody with the address ${email}.`,
      "Use the e-mail address of a colleague.",
    );
  }
  if (person && isAllowed) return person;
  throw new UserError(
    "not_allowed",
    world.asker.role === "rep"
      ? "You see your own plans and accounts only."
      : `${person?.name} is not in your team.`,
    "Ask their manager.",
  );
}
