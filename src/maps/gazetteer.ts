import zipcodes from "zipcodes";
import type { Gazetteer, KnownPlace } from "../domain/ports.ts";
import type { Place } from "../domain/units.ts";
import { atlasOf } from "./atlas.ts";
import { findCode, findTown } from "./find-abroad.ts";

type Town = {
  readonly name: string;
  readonly state: string;
  readonly places: Place[];
  readonly zips: string[];
};

/** Smaller places are found when they are named, but no question is searched for their names. */
const LISTED_PEOPLE = 10_000;

/**
 * Towns and postal codes of some states of the US (two letters) and of some other countries (ISO codes), from embedded
 * data. A US town lies at the mean of its postal codes; a name that several states or countries know is the one of the
 * one that comes first, and a state goes before a country.
 */
export function createGazetteer(
  states: readonly string[],
  countries: readonly string[],
): Gazetteer & { readonly towns: readonly string[] } {
  const towns = new Map<string, Town>();
  for (const state of states) addTowns(towns, state);
  return {
    find: (words) =>
      findAtHome(words, towns, countries.length > 0 && towns.size === 0) ??
      findFirst(words, countries),
    towns: [...[...towns.values()].map(({ name }) => name), ...countries.flatMap(listedTowns)],
  };
}

/** Where all accounts are in other countries, five digits are a postal code of theirs. */
function findAtHome(
  words: string,
  towns: ReadonlyMap<string, Town>,
  isAbroad: boolean,
): KnownPlace | null {
  const zip = isAbroad ? undefined : zipcodes.lookup(words.trim());
  const town = towns.get(normal(zip ? zip.city : words));
  if (zip) {
    const place = { lat: zip.latitude, lng: zip.longitude };
    return { name: zip.city, place, zips: [zip.zip], state: zip.state };
  }
  return town
    ? { name: town.name, place: mean(town.places), zips: town.zips, state: town.state }
    : null;
}

function findFirst(words: string, countries: readonly string[]): KnownPlace | null {
  for (const country of countries) {
    const code = findCode(country, words);
    if (code) {
      const { place, state, city } = code;
      return { name: city ?? words.trim(), place, state, zips: [words.trim().toUpperCase()] };
    }
    const town = findTown(country, words, null);
    if (town) {
      const name = town.city ?? words;
      const zips = atlasOf(country)?.codesOf(name) ?? [];
      return { name, place: town.place, state: town.state, zips };
    }
  }
  return null;
}

const listedTowns = (country: string): readonly string[] =>
  (atlasOf(country)?.towns ?? [])
    .filter(({ people }) => people >= LISTED_PEOPLE)
    .map(({ name }) => name);

function addTowns(towns: Map<string, Town>, state: string): void {
  const known = new Set(towns.keys());
  for (const { city, zip, latitude: lat, longitude: lng } of zipcodes.lookupByState(state)) {
    const key = normal(city);
    if (known.has(key)) continue;
    const town = towns.get(key) ?? { name: city, state, places: [], zips: [] };
    town.places.push({ lat, lng });
    town.zips.push(zip);
    towns.set(key, town);
  }
}

const normal = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "")
    .replace(/^saint/, "st");

function mean(places: readonly Place[]): Place {
  const sum = (pick: (place: Place) => number): number =>
    places.reduce((total, place) => total + pick(place), 0);
  return { lat: sum(({ lat }) => lat) / places.length, lng: sum(({ lng }) => lng) / places.length };
}
