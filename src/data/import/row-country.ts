import { countryCode } from "../../domain/geo/countries.ts";
import { greatCircleKm } from "../../domain/geo/great-circle.ts";
import type { Places } from "../../domain/ports.ts";
import type { Place } from "../../domain/units.ts";
import type { Cells } from "./kind.ts";
import { textOf } from "./rows.ts";
import { plainWords } from "./values/names.ts";
import { countriesOfZip } from "./values/zips.ts";

/** What a row says of its country. */
export type Where = {
  readonly zip: string | null;
  readonly city: string | null;
  readonly state: string | null;
  /** As the row writes it. */
  readonly country: string | null;
  /** Its coordinates. */
  readonly place: Place | null;
};

export const whereIn = (cells: Cells, place: Place | null): Where => ({
  zip: textOf(cells["zip"]),
  city: textOf(cells["city"]),
  state: textOf(cells["state"]),
  country: textOf(cells["country"]),
  place,
});

/** A town this far from its postal code is another town of the name. */
const SAME_TOWN_KM = 40;

/** Coordinates this far from a postal code are in another country, or wrong. */
const SAME_COUNTRY_KM = 150;

/**
 * The one country (ISO code) that a row itself tells: by its country, by a form of postal code that no other country
 * has, by a postal code that its town, state or coordinates agree with. Null: it may be one of several.
 */
export function countryTold(where: Where, places: Places | null): string | null {
  if (where.country !== null) return countryCode(where.country);
  const { zip, place } = where;
  const countries = zip === null ? [] : countriesOfZip(zip);
  const [only] = countries;
  if (only === undefined || countries.length === 1) return only ?? null;
  if (places === null) return null;
  // Nearly all files are of the United States: the others' data is read only for rows that contradict it.
  const agreeing = countries.filter(
    (country, index) =>
      (index === 0 || !agrees(where, "US", places)) && agrees(where, country, places),
  );
  if (agreeing.length > 0) return agreeing.length === 1 ? (agreeing[0] ?? null) : null;
  if (place === null) return null;
  const near = countries.filter((country) => {
    const code = places.locate({ zip, city: null, state: null, country });
    return code !== null && greatCircleKm(place, code.place) < SAME_COUNTRY_KM;
  });
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Whether town or state are those of the postal code in this country. */
function agrees({ zip, city, state }: Where, country: string, places: Places): boolean {
  const code = places.locate({ zip: fullCode(zip ?? ""), city: null, state: null, country });
  if (code === null) return false;
  if (isSame(code.city, city) || isSame(code.state, state)) return true;
  if (city === null) return false;
  const town = places.locate({ zip: null, city, state, country });
  return town !== null && greatCircleKm(code.place, town.place) < SAME_TOWN_KM;
}

/** Spreadsheets take the zero off "01067". */
const fullCode = (zip: string): string =>
  /^\d{3,4}$/.test(zip.trim()) ? zip.trim().padStart(5, "0") : zip;

const isSame = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && plainWords(a) === plainWords(b);

/** The countries in which a postal code is known. */
export const knownIn = (zip: string, places: Places): readonly string[] =>
  countriesOfZip(zip).filter(
    (country) => places.locate({ zip, city: null, state: null, country }) !== null,
  );
