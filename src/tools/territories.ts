import { UserError } from "../domain/errors.ts";
import type { Territory } from "../domain/model.ts";
import { visibleOwners } from "./sight.ts";
import type { World } from "./world.ts";

/** Names of the territories at and below a territory, a region, or a person's e-mail; refuses what the asker may not see. */
export async function territoriesBelow(world: World, words: string): Promise<ReadonlySet<string>> {
  const all = await world.book.territories();
  const wanted = words.toLowerCase();
  const tops = all.filter(
    ({ name, ownerEmail }) => name.toLowerCase() === wanted || ownerEmail === wanted,
  );
  if (tops.length === 0) {
    throw new UserError(
      "not_found",
      `There is no territory "${words}".`,
      `There are ${all.map(({ name }) => name).join(", ")}.`,
    );
  }
  const below = new Map(tops.map((territory) => [territory.name, territory]));
  for (let size = 0; size < below.size; ) {
    size = below.size;
    for (const territory of all)
      if (territory.parent !== null && below.has(territory.parent))
        below.set(territory.name, territory);
  }
  await requireSight(world, [...below.values()], words);
  return new Set(below.keys());
}

async function requireSight(
  world: World,
  territories: readonly Territory[],
  words: string,
): Promise<void> {
  const owners = await visibleOwners(world);
  if (
    owners === null ||
    territories.some(({ ownerEmail }) => ownerEmail !== null && owners.includes(ownerEmail))
  )
    return;
  throw new UserError(
    "not_allowed",
    `${words} is not yours to see.`,
    "Ask for your own territory, or ask its manager.",
  );
}
