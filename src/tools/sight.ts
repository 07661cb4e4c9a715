import { UserError } from "../domain/errors.ts";
import type { Account, Person } from "../domain/model.ts";
import { teamOf } from "../domain/team.ts";
import type { World } from "./world.ts";

/** Who sees what: a rep the own accounts, a manager those of the team downwards, an administrator all. */

/** The owners whose accounts the asker sees, and everybody who reads along; null: all. */
export async function visibleOwners({
  asker,
  audience,
  book,
}: World): Promise<readonly string[] | null> {
  return audience === null ? ownersSeenBy(asker, await book.people()) : audience.owners;
}

/** The owners whose accounts a person sees; null: all. */
export function ownersSeenBy(
  { email, role }: Pick<Person, "email" | "role">,
  people: readonly Person[],
): readonly string[] | null {
  if (role === "admin") return null;
  return role === "rep" ? [email] : [...teamOf(email, people)];
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
  await requireShared(world, email ?? world.asker.email);
  if (email === undefined || email === world.asker.email) return world.asker;
  const people = await world.book.people();
  const person = people.find((other) => other.email === email.toLowerCase());
  if (world.asker.role === "rep") throw notYours("You see your own plans and accounts only.");
  if (!person) {
    throw new UserError(
      "not_found",
      `There is nobody with the address ${email}.`,
      "Use the e-mail address of a colleague.",
    );
  }
  const owners = await visibleOwners(world);
  if (owners === null || owners.includes(person.email)) return person;
  throw notYours(`${person.name} is not in your team.`);
}

const notYours = (message: string): UserError =>
  new UserError("not_allowed", message, "Ask their manager.");

/** Before others a day is nobody's but of who is seen by all of them. */
async function requireShared({ audience }: World, email: string): Promise<void> {
  const owners = audience?.owners ?? null;
  if (owners === null || owners.includes(email.toLowerCase())) return;
  throw new UserError(
    "not_allowed",
    "Not everybody who reads along may see that.",
    "Ask me privately.",
  );
}
