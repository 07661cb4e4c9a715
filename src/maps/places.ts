import { createRequire } from "node:module";
import type { Places } from "../domain/ports.ts";
import type { Place } from "../domain/units.ts";

type Zip = {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
};

type Zipcodes = {
  lookup(zip: string): Zip | undefined;
  lookupByState(state: string): readonly Zip[];
};

let loaded: Zipcodes | null = null;

/** Forty megabytes in memory, which an import of sales alone has no use for: read when first asked. */
const zipcodes = (): Zipcodes =>
  (loaded ??= createRequire(import.meta.url)("zipcodes") as Zipcodes);

type Located = ReturnType<Places["locate"]>;

/** Postal codes and towns of the United States, and the first three letters of postal codes of Canada. */
export function createPlaces(): Places {
  const towns = new Map<string, Located>();
  return {
    locate({ zip, city, state, country }) {
      if (country !== null && !HOME.has(country.toLowerCase())) return null;
      const code = zip === null ? null : byZip(zip);
      if (code) return code;
      if (city === null || state === null) return null;
      const key = `${city}|${state}`.toLowerCase();
      const town = towns.get(key) ?? byTown(city, state);
      towns.set(key, town);
      return town;
    },
  };
}

const HOME = new Set(["us", "usa", "united states", "united states of america", "ca", "canada"]);

function byZip(zip: string): Located {
  const found = zipcodes().lookup(zip.trim().slice(0, /^[a-z]/i.test(zip) ? 3 : 5));
  if (!found) return null;
  const { latitude: lat, longitude: lng, city, state } = found;
  return { place: { lat, lng }, precision: "postal_code", city, state };
}

/** A town lies at the mean of its postal codes. */
function byTown(city: string, state: string): Located {
  const name = city.trim().toLowerCase();
  const found = zipcodes()
    .lookupByState(state.trim().toUpperCase())
    .filter((zip) => zip.city.toLowerCase() === name);
  const [first] = found;
  if (!first) return null;
  const mean = (pick: (zip: (typeof found)[number]) => number): number =>
    found.reduce((sum, zip) => sum + pick(zip), 0) / found.length;
  const place: Place = {
    lat: mean(({ latitude }) => latitude),
    lng: mean(({ longitude }) => longitude),
  };
  return { place, precision: "city", city: first.city, state: first.state };
}
