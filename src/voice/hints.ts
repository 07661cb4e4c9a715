import { planResult } from "../tools/plan-result.ts";
import { ownersSeenBy, visibleAccounts } from "../tools/sight.ts";
import type { World } from "../tools/world.ts";

/** Transcription models read about 224 tokens of what they are told; a name has about four characters a token. */
const MOST_CHARACTERS = 600;
const LONGEST_NAME = 60;

/**
 * Names that the asker may say and may see, so that they are heard right: the stops of today's plan, the own team, then the
 * accounts with the most potential.
 */
export async function hintsFor(world: World): Promise<readonly string[]> {
  const { asker, book, shownPlans, today } = world;
  const [shown, accounts, people] = await Promise.all([
    shownPlans.get(asker.email, today),
    visibleAccounts(world),
    book.people(),
  ]);
  const own = new Set(accounts.map(({ id }) => id));
  const stops = planResult.safeParse(shown?.plan).data?.stops ?? [];
  const team = ownersSeenBy(asker, people);
  return fitting([
    ...stops.flatMap(({ account, accountId }) => (own.has(accountId) ? [account] : [])),
    ...people
      .filter(({ email }) => email !== asker.email && (team === null || team.includes(email)))
      .map(({ name }) => name),
    ...accounts
      .toSorted((left, right) => right.potentialCents - left.potentialCents)
      .map(({ name }) => name),
  ]);
}

/** Each name once, without what would end a list of names, as many as fit. */
function fitting(names: readonly string[]): readonly string[] {
  const kept = new Set<string>();
  let length = 0;
  for (const name of names) {
    const plain = name.replaceAll(/[^\p{L}\p{M}\p{N} &'’#.+/-]+/gu, " ").trim();
    if (plain === "" || plain.length > LONGEST_NAME || kept.has(plain)) continue;
    length += plain.length + 2;
    if (length > MOST_CHARACTERS) break;
    kept.add(plain);
  }
  return [...kept];
}
