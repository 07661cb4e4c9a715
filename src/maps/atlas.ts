import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "../domain/units.ts";
import { plainName, spelledOut } from "./plain-name.ts";

/** A town of gazetteer/; the largest come first in all lists. */
export type AtlasTown = {
  readonly name: string;
  readonly place: Place;
  readonly region: string;
  /** Zero: not known. */
  readonly people: number;
};

export type AtlasCode = {
  readonly place: Place;
  readonly region: string;
  readonly town: string;
  /** Whether the place is only the centre of a town with several codes. */
  readonly isTownOnly: boolean;
};

/** Towns and postal codes of one country. */
export type Atlas = {
  readonly towns: readonly AtlasTown[];
  readonly byName: ReadonlyMap<string, readonly AtlasTown[]>;
  readonly codes: ReadonlyMap<string, AtlasCode>;
  /** Postal codes by plain name of their town. */
  readonly codesOf: (town: string) => readonly string[];
  readonly regions: ReadonlySet<string>;
};

const FOLDER = join(import.meta.dirname, "../../gazetteer");

/** Countries that gazetteer/ knows. */
const ATLAS_COUNTRIES = ["GB", "DE", "FR", "BR"] as const;

const atlases = new Map<string, Atlas>();

/** The towns and postal codes of a country, read when first asked for; null: there are none of it. */
export function atlasOf(country: string): Atlas | null {
  if (!(ATLAS_COUNTRIES as readonly string[]).includes(country)) return null;
  const atlas = atlases.get(country) ?? readAtlas(country);
  atlases.set(country, atlas);
  return atlas;
}

function readAtlas(country: string): Atlas {
  const byName = new Map<string, AtlasTown[]>();
  const add = (name: string, town: AtlasTown): void => {
    for (const key of new Set([plainName(name), spelledOut(name)])) {
      const towns = byName.get(key) ?? [];
      if (!towns.includes(town)) towns.push(town);
      byName.set(key, towns);
    }
  };
  const others: (() => void)[] = [];
  const towns = rowsOf(`${country}.towns.tsv`).map(
    ([name = "", lat, lng, region = "", people, also = ""]) => {
      const town = { name, place: pointOf(lat, lng), region, people: Number(people) };
      add(name, town);
      for (const other of also === "" ? [] : also.split(";"))
        if (!byName.has(plainName(other))) others.push(() => add(other, town));
      return town;
    },
  );
  // A town's own name goes before what a larger one is called elsewhere.
  for (const addOther of others) addOther();
  const codes = readCodes(country);
  let byTown: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    towns,
    byName,
    codes,
    codesOf(town) {
      byTown ??= groupByTown(codes);
      return byTown.get(plainName(town)) ?? [];
    },
    regions: new Set(towns.map(({ region }) => region)),
  };
}

const readCodes = (country: string): ReadonlyMap<string, AtlasCode> =>
  new Map(
    rowsOf(`${country}.codes.tsv`).map(([code = "", lat, lng, region = "", town = "", mark]) => [
      code,
      { place: pointOf(lat, lng), region, town, isTownOnly: mark === "town" },
    ]),
  );

function groupByTown(codes: ReadonlyMap<string, AtlasCode>): ReadonlyMap<string, string[]> {
  const byTown = new Map<string, string[]>();
  for (const [code, { town }] of codes) {
    const key = plainName(town);
    byTown.set(key, [...(byTown.get(key) ?? []), code]);
  }
  return byTown;
}

const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(FOLDER, file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));

const pointOf = (lat = "", lng = ""): Place => ({ lat: Number(lat), lng: Number(lng) });
