import { UserError } from "../domain/errors.ts";
import type { Territory } from "../domain/model.ts";
import { findScope } from "./performance-scope.ts";
import { findRep } from "./sight.ts";
import type { World } from "./world.ts";

/** A territory or a region that gets a goal, and the territories below it that somebody owns. */
export type GoalHolder = { readonly name: string; readonly parts: readonly Territory[] };

/** By name, by the rep who owns it, or, nothing said, the region of the asker. Refuses what the asker may not see. */
export async function findGoalPlace(world: World, words: string | undefined): Promise<GoalHolder> {
  const all = await world.book.territories();
  const name = words?.includes("@") === true ? await ownedBy(world, words, all) : words;
  const wanted = name ?? regionOf(world, all);
  const { territories, label } = await findScope(world, wanted);
  const below = all.filter((each) => territories.includes(each.name) && each.name !== label);
  return { name: label, parts: below };
}

async function ownedBy(world: World, email: string, all: readonly Territory[]): Promise<string> {
  const rep = await findRep(world, email);
  const owned = all.filter(({ ownerEmail }) => ownerEmail === rep.email);
  return onlyOne(owned, `${rep.name} has`);
}

/** The topmost territory that the asker answers for; an administrator's is the only one at the top. */
function regionOf({ asker }: World, all: readonly Territory[]): string {
  const tops = all.filter(({ managerEmail, parent }) =>
    asker.role === "admin"
      ? parent === null
      : managerEmail === asker.email &&
        all.find(({ name }) => name === parent)?.managerEmail !== asker.email,
  );
  return onlyOne(tops, "You answer for");
}

function onlyOne(found: readonly Territory[], whose: string): string {
  const [first] = found;
  if (first !== undefined && found.length === 1) return first.name;
  throw new UserError(
    "missing",
    "For which territory is the goal?",
    found.length === 0
      ? "Name a territory or a region."
      : `${whose} ${found.map(({ name }) => name).join(", ")}: name one of them.`,
  );
}
