import type { Places } from "../../domain/ports.ts";
import type { Target } from "./kind.ts";
import type { Report } from "./report.ts";
import { EMPTY_REPORT } from "./reports.ts";

/**
 * Finds the home towns of people who have no coordinates, so that their days can start there. A town that does not
 * name its state is looked for in the states where the accounts are, the one with most accounts first.
 */
export async function placeHomes(target: Target, places: Places): Promise<Report | null> {
  const { tx, workspaceId } = target;
  const people = await tx.person.findMany({
    where: { homeTown: { not: null }, homeLat: null },
    orderBy: { email: "asc" },
  });
  if (people.length === 0) return null;
  const states = await statesOf(target);
  const notes: string[] = [];
  let placed = 0;
  for (const { email, homeTown } of people) {
    const found = findTown(homeTown ?? "", states, places);
    if (found === null) {
      notes.push(
        `${email}: ${homeTown} is not a town that is known here; give home_lat and home_lng`,
      );
      continue;
    }
    placed += 1;
    notes.push(`${email}: days start at the centre of ${found.city ?? homeTown}, ${found.state}`);
    await tx.person.update({
      where: { workspaceId_email: { workspaceId, email } },
      data: { homeLat: found.place.lat, homeLng: found.place.lng },
    });
  }
  const counts = { read: people.length, updated: placed, unchanged: people.length - placed };
  return { ...EMPTY_REPORT, ...counts, file: "home towns", kind: "people", notes, isDryRun: false };
}

function findTown(
  town: string,
  states: readonly string[],
  places: Places,
): ReturnType<Places["locate"]> {
  const [city = town, own] = town.split(",").map((part) => part.trim());
  for (const state of own === undefined ? states : [own]) {
    const found = places.locate({ zip: null, city, state, country: null });
    if (found) return found;
  }
  return null;
}

async function statesOf({ tx }: Target): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  for (const { state } of await tx.account.findMany({ select: { state: true } }))
    if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([state]) => state);
}
