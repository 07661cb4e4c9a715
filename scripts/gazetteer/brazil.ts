import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { plainName } from "../../src/maps/plain-name.ts";
import { type Code, centreOf } from "./codes.ts";
import { byName, nearestTown, type Town } from "./geonames.ts";

/** Ranges of Brazilian postal codes at their municipality: "08000-08499" is the code of a range. */
export function brazilianCodes(towns: readonly Town[]): readonly Code[] {
  const known = byName(towns);
  const lines = readFileSync(join(import.meta.dirname, "br-ranges.txt"), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [, range, state, name] = /^(\d+-\d+) ([A-Z]{2}) (.+)$/.exec(line) ?? [];
    if (range === undefined || name === undefined) return [];
    const there = (known.get(plainName(name)) ?? []).filter(({ region }) => region === state);
    const town = nearestTown(there, null);
    if (town) return [{ ...centreOf(range, [town]), isTownOnly: true }];
    console.log(`BR: no place for ${line}`);
    return [];
  });
}

type Municipality = {
  readonly name: string;
  readonly state_code: string;
  readonly latitude: string;
  readonly longitude: string;
};

/** All municipalities; GeoNames knows but a third of them, and gives those their size and other names. */
export function municipalities(folder: string, towns: readonly Town[]): readonly Town[] {
  const known = Map.groupBy(towns, (town) => keyOf(town.region, town.name));
  const files = globSync(join(folder, "dist/data/Brazil-BR/*/cities.json")).toSorted();
  const all = files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as Municipality[]);
  const found = all.map(({ name, state_code: region, latitude, longitude }): Town => {
    const same = nearestTown(known.get(keyOf(region, name)) ?? [], null);
    known.delete(keyOf(region, name));
    if (same) return { ...same, name };
    const place = { lat: Number(latitude), lng: Number(longitude) };
    return { name, region, ...place, others: [], admin4: "", isPartOfTown: false, population: 0 };
  });
  return [...found, ...[...known.values()].flat()];
}

const keyOf = (region: string, name: string): string => `${region} ${plainName(name)}`;
