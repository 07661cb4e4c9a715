import { UserError } from "../domain/errors.ts";
import type { Account, Person } from "../domain/model.ts";
import type { Place } from "../domain/units.ts";
import { findPlace } from "./places.ts";
import type { World } from "./world.ts";

/** A kind of account as a plan may avoid it or keep to it. */
export type AccountKind = {
  /** As it is said: "north of Marion", "chains", "bar", "segment C", "Ames". */
  readonly words: string;
  readonly has: (account: Account) => boolean;
};

/** Accounts of one name from which on it is a chain. */
const CHAIN = 3;

/**
 * What "chains", an industry, "segment C", a town or "north of Marion" means among these accounts. Throws when it is
 * none of them.
 */
export async function findKinds(
  world: World,
  words: readonly string[],
  { rep, accounts }: { readonly rep: Person; readonly accounts: readonly Account[] },
): Promise<readonly AccountKind[]> {
  return Promise.all(
    words.map(async (each) => ({ words: each, has: await testOf(world, each, { rep, accounts }) })),
  );
}

async function testOf(
  world: World,
  words: string,
  { rep, accounts }: { readonly rep: Person; readonly accounts: readonly Account[] },
): Promise<AccountKind["has"]> {
  const wanted = words.trim().toLowerCase();
  const side = /^(north|south|east|west) of (.+)$/i.exec(words.trim());
  if (side) return sideTest(side[1] ?? "", await landmark(world, side[2] ?? "", { rep, accounts }));
  if (wanted === "chains") return chainTest(accounts);
  const segment = /^segment (\w{1,20})$/.exec(wanted)?.[1];
  if (segment !== undefined) return (account) => account.segment?.toLowerCase() === segment;
  const is = (value: string | null): boolean => value?.toLowerCase() === wanted;
  if (accounts.some(({ industry }) => is(industry))) return ({ industry }) => is(industry);
  if (accounts.some(({ city }) => is(city))) return ({ city }) => is(city);
  throw new UserError(
    "not_found",
    `No account of ${rep.name} is of the kind or in the town "${words}".`,
    'Say a town, an industry, "chains", "segment C" or "north of" a town.',
  );
}

function chainTest(accounts: readonly Account[]): AccountKind["has"] {
  const counts = new Map<string, number>();
  for (const { name } of accounts) {
    const base = chainName(name);
    counts.set(base, (counts.get(base) ?? 0) + 1);
  }
  return ({ name }) => (counts.get(chainName(name)) ?? 0) >= CHAIN;
}

/** "QuickStop #104" is a QuickStop. */
const chainName = (name: string): string => name.replace(/\s*#?\s*\d+$/, "").toLowerCase();

const AXES: Readonly<Record<string, (place: Place, mark: Place) => boolean>> = {
  north: (place, mark) => place.lat > mark.lat,
  south: (place, mark) => place.lat < mark.lat,
  east: (place, mark) => place.lng > mark.lng,
  west: (place, mark) => place.lng < mark.lng,
};

function sideTest(side: string, mark: Place): AccountKind["has"] {
  const isThere = AXES[side.toLowerCase()];
  return ({ place }) => place !== null && isThere?.(place, mark) === true;
}

/** Rivers and roads are on no map of ours: the towns of the accounts are. */
async function landmark(
  world: World,
  words: string,
  { rep, accounts }: { readonly rep: Person; readonly accounts: readonly Account[] },
): Promise<Place> {
  const isKnown = /^home$/i.test(words) || world.gazetteer.find(words) !== null;
  if (isKnown) return (await findPlace(world, words, rep)).place;
  const towns = [...new Set(accounts.flatMap(({ city }) => city ?? []))].slice(0, 3);
  throw new UserError(
    "not_found",
    `I do not know where ${words} is: I know towns, not rivers or roads.`,
    `Say it by a town, as in "nothing north of ${towns[0] ?? "home"}".`,
  );
}
