import { readFileSync } from "node:fs";
import { plainName } from "../../src/maps/plain-name.ts";
import { regionOf } from "./admin1.ts";

/** A populated place of GeoNames' cities500: the world's places of at least 500 people, and seats of administrations. */
export type Town = {
  readonly name: string;
  readonly others: readonly string[];
  readonly lat: number;
  readonly lng: number;
  /** As addresses write it, such as "Bayern" or "SP". */
  readonly region: string;
  /** GeoNames' code of the fourth level: in France the INSEE code of the commune. */
  readonly admin4: string;
  readonly isPartOfTown: boolean;
  readonly population: number;
};

/** Below this size other names are those of hamlets that were merged, and disturb more than they help. */
const KNOWN_ABROAD = 20_000;

export function readTowns(file: string, country: string): readonly Town[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((cells) => cells[8] === country)
    .map((cells) => {
      const name = cells[1] ?? "";
      const population = Number(cells[14]);
      return {
        name,
        others: population < KNOWN_ABROAD ? [] : otherNames(name, cells[3] ?? ""),
        lat: Number(cells[4]),
        lng: Number(cells[5]),
        region: regionOf(country, cells[10] ?? ""),
        admin4: cells[13] ?? "",
        isPartOfTown: cells[7] === "PPLX",
        population,
      };
    });
}

/** Names in Latin letters that are more than another spelling; airports' codes are left out. */
function otherNames(name: string, list: string): readonly string[] {
  const known = new Set([plainName(name)]);
  return list.split(",").filter((other) => {
    const plain = plainName(other);
    if (!/^[\p{Script=Latin}\s.'’()/-]+$/u.test(other) || /^[A-Z]{3}$/.test(other)) return false;
    if (known.has(plain) || plain.length < 3) return false;
    known.add(plain);
    return true;
  });
}

export type Point = { readonly lat: number; readonly lng: number };

/** The middle one of each coordinate: a wrong place among many does not move it. */
export function medianPoint(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  const middle = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return {
    lat: middle(points.map(({ lat }) => lat)),
    lng: middle(points.map(({ lng }) => lng)),
  };
}

/** Near enough for choosing between towns of one name within one country. */
export const squareOf = (a: Point, b: Point): number =>
  (a.lat - b.lat) ** 2 + ((a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180)) ** 2;

/** Of towns of one name the one near a point; without a point the largest. */
export function nearestTown(towns: readonly Town[], near: Point | null): Town | undefined {
  if (near === null) return towns.toSorted((a, b) => b.population - a.population)[0];
  return towns.toSorted((a, b) => squareOf(a, near) - squareOf(b, near))[0];
}

/** Towns by plain name, own names before others. */
export function byName(towns: readonly Town[]): ReadonlyMap<string, readonly Town[]> {
  const found = new Map<string, Town[]>();
  for (const town of towns) push(found, plainName(town.name), town);
  for (const town of towns)
    for (const other of town.others) {
      const plain = plainName(other);
      if (!(found.get(plain) ?? []).some(({ name }) => plainName(name) === plain))
        push(found, plain, town);
    }
  return found;
}

function push(map: Map<string, Town[]>, key: string, town: Town): void {
  const list = map.get(key) ?? [];
  list.push(town);
  map.set(key, list);
}
