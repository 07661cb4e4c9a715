import type { Located, Places } from "../../domain/ports.ts";
import type { Target } from "./kind.ts";
import type { Report } from "./report.ts";
import { EMPTY_REPORT } from "./reports.ts";

/**
 * Finds the home towns of people who have no coordinates, so that their days can start there. A town that does not
 * name its state is looked for in the states and countries where the accounts are, the one with most accounts first.
 */
export async function placeHomes(target: Target, places: Places): Promise<Report | null> {
  const { tx, workspaceId } = target;
  const people = await tx.person.findMany({
    where: { homeTown: { not: null }, homeLat: null },
    orderBy: { email: "asc" },
  });
  if (people.length === 0) return null;
  const areas = await areasOf(target);
  const notes: string[] = [];
  let placed = 0;
  for (const { email, homeTown } of people) {
    const found = findTown(homeTown ?? "", areas, places);
    if (found === null) {
      notes.push(
        `${email}: ${homeTown} is not a town that is known here; give home_lat and home_lng`,
      );
      continue;
    }
    placed += 1;
    notes.push(
      `${email}: days start at the centre of ${[found.city ?? homeTown, found.state].filter(Boolean).join(", ")}`,
    );
    await tx.person.update({
      where: { workspaceId_email: { workspaceId, email } },
      data: { homeLat: found.place.lat, homeLng: found.place.lng },
    });
  }
  const counts = { read: people.length, updated: placed, unchanged: people.length - placed };
  return { ...EMPTY_REPORT, ...counts, file: "home towns", kind: "people", notes, isDryRun: false };
}

type Area = { readonly state: string | null; readonly country: string };

function findTown(town: string, areas: readonly Area[], places: Places): Located | null {
  const [city = town, own] = town.split(",").map((part) => part.trim());
  const countries = [...new Set(["US", ...areas.map(({ country }) => country)])];
  const where: readonly Area[] =
    own === undefined ? areas : countries.map((country) => ({ state: own, country }));
  for (const area of where) {
    const found = places.locate({ zip: null, city, ...area });
    if (found) return found;
  }
  return null;
}

/** States and countries of the accounts, those with most accounts first. */
async function areasOf({ tx }: Target): Promise<readonly Area[]> {
  const rows = await tx.account.findMany({ select: { state: true, country: true } });
  const counts = new Map<string, { readonly area: Area; count: number }>();
  for (const { state, country } of rows) {
    // Abroad a town is known without its region, which few addresses name.
    const area = { state: country === "US" || country === "CA" ? state : null, country };
    const known = counts.get(JSON.stringify(area)) ?? { area, count: 0 };
    known.count += 1;
    counts.set(JSON.stringify(area), known);
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count).map(({ area }) => area);
}
