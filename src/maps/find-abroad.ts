import { greatCircleKm } from "../domain/geo/great-circle.ts";
import type { Located } from "../domain/ports.ts";
import { type Atlas, type AtlasCode, type AtlasTown, atlasOf } from "./atlas.ts";
import { plainName } from "./plain-name.ts";
import { regionOf } from "./regions.ts";

/** Of towns of one name the largest is meant when it is this many times as large as the next. */
const MUCH_LARGER = 5;

/** What a town of unknown size may have: the larger ones are known. */
const UNKNOWN_PEOPLE = 20_000;

/** Places of one name this near to each other are one town and its parts. */
const SAME_TOWN_KM = 15;

/** Where a postal code of a country lies; null: it is not known there. */
export function findCode(country: string, zip: string): Located | null {
  const atlas = atlasOf(country);
  const code = atlas && codeIn(country, atlas, zip);
  if (!code) return null;
  const { place, region, town, isTownOnly } = code;
  return {
    place,
    precision: isTownOnly ? "city" : "postal_code",
    city: town === "" ? null : town,
    state: region === "" ? null : region,
    country,
  };
}

/** Where a town of a country lies; null: it is not known, or several are meant as well. */
export function findTown(country: string, city: string, state: string | null): Located | null {
  const atlas = atlasOf(country);
  if (!atlas) return null;
  const region = state === null ? null : regionOf(country, state, atlas.regions);
  for (const form of formsOf(city)) {
    const named = atlas.byName.get(plainName(form)) ?? [];
    const there = region === null ? named : named.filter((town) => town.region === region);
    const town = oneOf(there);
    if (!town) continue;
    const { name, place, region: own } = town;
    return { place, precision: "city", city: name, state: own === "" ? null : own, country };
  }
  return null;
}

function codeIn(country: string, { codes }: Atlas, zip: string): AtlasCode | undefined {
  const code = zip.trim().toUpperCase();
  switch (country) {
    case "GB":
      return codes.get(outwardOf(code)) ?? codes.get(outwardOf(code).replace(/[A-Z]$/, ""));
    case "BR":
      return codeInRange(codes, code.replaceAll(/\D/g, ""));
    default:
      return codes.get(code.replace(/^[A-Z]{1,2}[- ]/, "").replaceAll(/\s/g, ""));
  }
}

/** "SW1A" of "SW1A 1AA" and of "SW1A1AA"; an outward code alone stays as it is. */
function outwardOf(code: string): string {
  const joined = code.replaceAll(/[^A-Z0-9]/g, "");
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(joined) ? joined.slice(0, -3) : joined;
}

type Range = { readonly from: number; readonly to: number; readonly code: AtlasCode };

const rangesOf = new WeakMap<ReadonlyMap<string, AtlasCode>, readonly Range[]>();

/** Ranges are of the first digits: "01-05" ends at 05999999. */
function codeInRange(codes: ReadonlyMap<string, AtlasCode>, digits: string): AtlasCode | undefined {
  if (digits.length !== 8) return undefined;
  const ranges =
    rangesOf.get(codes) ??
    [...codes].map(([range, code]) => {
      const [from = "", to = ""] = range.split("-");
      return { from: Number(from.padEnd(8, "0")), to: Number(to.padEnd(8, "9")), code };
    });
  rangesOf.set(codes, ranges);
  const number = Number(digits);
  return ranges.find(({ from, to }) => number >= from && number <= to)?.code;
}

/** As it is written, then without what the post adds: "LYON CEDEX 03", "Paris 11e", "Bad Homburg (Hessen)". */
const formsOf = (city: string): ReadonlySet<string> =>
  new Set([
    city,
    city.replace(/\s+cedex\b.*$/i, ""),
    city.replace(/[\s-]+\d+\s*(?:e|er|ème|eme)?(?:\s+arr.*)?$/i, "").replace(/\s+cedex\b.*$/i, ""),
    city.replace(/\s*[(,/;].*$/, ""),
    city.replace(/\s+-\s.*$/, ""),
  ]);

function oneOf(towns: readonly AtlasTown[]): AtlasTown | null {
  const [first, ...rest] = towns.toSorted((a, b) => b.people - a.people);
  if (!first) return null;
  const rivals = rest.filter(
    ({ place, people }) =>
      (people || UNKNOWN_PEOPLE) * MUCH_LARGER > (first.people || UNKNOWN_PEOPLE) &&
      greatCircleKm(place, first.place) > SAME_TOWN_KM,
  );
  return rivals.length === 0 ? first : null;
}
