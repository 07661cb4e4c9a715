import zipcodes from "zipcodes";
import type { Place } from "../domain/units.ts";

export type Town = {
  readonly name: string;
  readonly place: Place;
  /** How many postal codes it has: the best sign of size that this data holds. */
  readonly zipCount: number;
};

type Bounds = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

let towns: readonly Town[] | null = null;

/** US towns of a region, the largest first; at most `limit`. */
export function townsWithin({ south, west, north, east }: Bounds, limit: number): readonly Town[] {
  towns ??= readTowns();
  return towns
    .filter(({ place: { lat, lng } }) => lat >= south && lat <= north && lng >= west && lng <= east)
    .slice(0, limit);
}

/** A town lies where its lowest postal code does: that is the main post office's, as a rule in the centre. */
function readTowns(): readonly Town[] {
  const known = new Map<string, Town>();
  const codes = Object.values(zipcodes.codes).toSorted((a, b) => compare(a.zip, b.zip));
  for (const { city, state, country, latitude: lat, longitude: lng } of codes) {
    if (country !== "US") continue;
    const key = `${city}|${state}`;
    const { place, zipCount } = known.get(key) ?? { place: { lat, lng }, zipCount: 0 };
    known.set(key, { name: city, place, zipCount: zipCount + 1 });
  }
  return [...known.values()].toSorted((a, b) => b.zipCount - a.zipCount || compare(a.name, b.name));
}

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
