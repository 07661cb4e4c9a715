import { UserError } from "../domain/errors.ts";
import type { Account, Person, Territory } from "../domain/model.ts";
import { type AccountWork, accountWork } from "../domain/territory/account-work.ts";
import { visibleOwners } from "./sight.ts";
import { territoriesBelow } from "./territories.ts";
import type { World } from "./world.ts";

/** The reps whose work is looked at together, with everything that they have. */
export type Team = {
  /** "East", or whose team it is. */
  readonly name: string;
  readonly reps: readonly Person[];
  readonly territories: readonly Territory[];
  readonly accounts: readonly Account[];
  readonly works: readonly AccountWork[];
};

/** The reps of a region or territory, or all whom the asker manages; refuses what the asker may not see. */
export async function findTeam(world: World, words: string | undefined): Promise<Team> {
  const [people, territories, owners] = await Promise.all([
    world.book.people(),
    world.book.territories(),
    visibleOwners(world),
  ]);
  const names = words === undefined ? null : await territoriesBelow(world, words);
  const inTeam = territories.filter(({ name }) => names === null || names.has(name));
  const ownersOfTeam = new Set(inTeam.map(({ ownerEmail }) => ownerEmail));
  const reps = people.filter(
    ({ email, role }) =>
      role === "rep" &&
      (owners === null || owners.includes(email)) &&
      (names === null || ownersOfTeam.has(email)),
  );
  if (reps.length === 0) {
    throw new UserError(
      "not_found",
      words === undefined ? "You have no reps." : `${words} has no reps.`,
      "Name a region whose territories have owners, or import people and territories.",
    );
  }
  const accounts = await world.book.accounts(reps.map(({ email }) => email));
  const histories = await world.book.histories(
    accounts.map(({ id }) => id),
    world.today,
  );
  const emails = new Set(reps.map(({ email }) => email));
  return {
    name: words ?? (world.asker.role === "admin" ? world.workspace.name : "your team"),
    reps,
    territories: territories.filter(({ ownerEmail }) => ownerEmail && emails.has(ownerEmail)),
    accounts,
    works: accounts.map((account) => accountWork(account, histories.get(account.id))),
  };
}
