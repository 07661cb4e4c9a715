import zipcodes from "zipcodes";
import type { Gazetteer } from "../domain/ports.ts";
import type { Place } from "../domain/units.ts";

type Town = { readonly name: string; readonly places: Place[]; readonly zips: string[] };

/**
 * Towns and postal codes of some states (two letters), from embedded US data. A town lies at the mean of its postal
 * codes; a name that several states know is the one of the state that comes first.
 */
export function createGazetteer(
  states: readonly string[],
): Gazetteer & { readonly towns: readonly string[] } {
  const towns = new Map<string, Town>();
  for (const state of states) addTowns(towns, state);
  const find: Gazetteer["find"] = (words) => {
    const zip = zipcodes.lookup(words.trim());
    const town = towns.get(normal(zip ? zip.city : words));
    if (zip)
      return { name: zip.city, place: { lat: zip.latitude, lng: zip.longitude }, zips: [zip.zip] };
    return town ? { name: town.name, place: mean(town.places), zips: town.zips } : null;
  };
  return { find, towns: [...towns.values()].map(({ name }) => name) };
}

function addTowns(towns: Map<string, Town>, state: string): void {
  const known = new Set(towns.keys());
  for (const { city, zip, latitude: lat, longitude: lng } of zipcodes.lookupByState(state)) {
    const key = normal(city);
    if (known.has(key)) continue;
    const town = towns.get(key) ?? { name: city, places: [], zips: [] };
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
