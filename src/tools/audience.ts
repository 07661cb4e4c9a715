import type { Person, Role } from "../domain/model.ts";
import { ownersSeenBy } from "./sight.ts";
import { isEnough } from "./tool.ts";
import type { Audience, World } from "./world.ts";

/** What everybody of these people may see. */
export function audienceOf(
  readers: readonly Pick<Person, "email" | "role">[],
  people: readonly Person[],
): Audience {
  const seen = readers.map((reader) => ownersSeenBy(reader, people));
  return {
    owners: seen.reduce(common, null),
    role: readers.map(({ role }) => role).reduce(least, "admin"),
  };
}

type Owners = readonly string[] | null;

function common(left: Owners, right: Owners): Owners {
  if (left === null || right === null) return left ?? right;
  return left.filter((owner) => right.includes(owner));
}

const least = (left: Role, right: Role): Role => (isEnough(left, right) ? right : left);

/**
 * The world of the same question as all of the readers could ask it. It leaves no traces: the asker's own answer does.
 * `hasLooked` tells afterwards whether the answer depended on who sees what at all.
 */
export function beforeOthers(
  world: World,
  { owners, role }: Audience,
): { readonly world: World; readonly hasLooked: () => boolean } {
  let looked = false;
  const audience: Audience = {
    role,
    get owners() {
      looked = true;
      return owners;
    },
  };
  const shared = {
    ...world,
    audience,
    asker: { ...world.asker, role },
    shownPlans: { ...world.shownPlans, put: async () => {} },
    progress: () => {},
  };
  return { world: shared, hasLooked: () => looked };
}

/** Whether the readers see whatever the asker sees. */
export async function seesAll(world: World, { owners, role }: Audience): Promise<boolean> {
  if (!isEnough(role, world.asker.role)) return false;
  const own = ownersSeenBy(world.asker, await world.book.people());
  return owners === null || (own !== null && own.every((owner) => owners.includes(owner)));
}
