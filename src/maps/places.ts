import { createRequire } from "node:module";
import type { Located, Places } from "../domain/ports.ts";
import type { Place } from "../domain/units.ts";
import { findCode, findTown } from "./find-abroad.ts";
import { isOnLand } from "./land.ts";

type Zip = {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  readonly country: string;
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

/**
 * Postal codes and towns of the United States, the United Kingdom, Germany, France and Brazil, and the first three
 * letters of postal codes of Canada.
 */
export function createPlaces(): Places {
  const towns = new Map<string, Located | null>();
  return {
    locate({ zip, city, state, country }) {
      const code = zip === null ? null : byZip(country, zip);
      if (code || city === null) return code;
      const key = `${country}|${city}|${state}`.toLowerCase();
      const town = towns.has(key) ? towns.get(key) : byTown(country, city, state);
      towns.set(key, town ?? null);
      return town ?? null;
    },
    isOnLand,
  };
}

const isHome = (country: string | null): boolean =>
  country === null || country === "US" || country === "CA";

function byZip(country: string | null, zip: string): Located | null {
  if (country !== null && !isHome(country)) return findCode(country, zip);
  const found = zipcodes().lookup(zip.trim().slice(0, /^[a-z]/i.test(zip) ? 3 : 5));
  if (!found) return null;
  const { latitude: lat, longitude: lng, city, state } = found;
  const place: Place = { lat, lng };
  return { place, precision: "postal_code", city, state, country: isoOf(found) };
}

const isoOf = ({ country }: Zip): string => (country === "Canada" ? "CA" : country);

/** A town lies at the mean of its postal codes. */
function byTown(country: string | null, city: string, state: string | null): Located | null {
  if (country !== null && !isHome(country)) return findTown(country, city, state);
  if (state === null) return null;
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
  return {
    place,
    precision: "city",
    city: first.city,
    state: first.state,
    country: isoOf(first),
  };
}
