import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainName } from "../../src/maps/plain-name.ts";
import { type Code, centreOf } from "./codes.ts";
import { byName, medianPoint, nearestTown, type Point, type Town } from "./geonames.ts";

type District = {
  readonly code: string;
  readonly town: string;
  /** Where it is, for towns that GeoNames does not know by this name. */
  readonly point: Point | null;
};

/** A town named after more districts than this is larger than any of them. */
const MANY_DISTRICTS = 3;

/** Outward codes of the United Kingdom at the town, or the part of one, that they are named after. */
export function britishCodes(towns: readonly Town[]): readonly Code[] {
  const known = byName(towns);
  return readDistricts().flatMap((districts) => {
    const find = (town: string, near: Point | null): Town | undefined =>
      nearestTown(known.get(plainName(town)) ?? [], near);
    const sure = districts.flatMap(({ town }) => {
      const found = known.get(plainName(town)) ?? [];
      return found.length === 1 ? found : [];
    });
    const middle = medianPoint(sure);
    return districts.flatMap(({ code, town, point }) => {
      const found = point ? { ...nowhere(sure), ...point, name: town } : find(town, middle);
      if (!found) {
        console.log(`GB: no place for ${code} ${town}`);
        return [];
      }
      const same = districts.filter((other) => other.town === town);
      return [{ ...centreOf(code, [found]), isTownOnly: same.length > MANY_DISTRICTS }];
    });
  });
}

/** A town without a size, in the country of the towns around it. */
const nowhere = (around: readonly Town[]): Omit<Town, "lat" | "lng" | "name"> => ({
  others: [],
  region: around[0]?.region ?? "",
  admin4: "",
  isPartOfTown: true,
  population: 0,
});

/** One list for each postcode area. */
function readDistricts(): readonly (readonly District[])[] {
  const lines = readFileSync(join(import.meta.dirname, "gb-districts.txt"), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map(districtsOf);
}

/** "AB 10,11 Aberdeen; 30 Laurencekirk @56.9,-2.5": the first line about a district counts. */
function districtsOf(line: string): readonly District[] {
  const area = /^[A-Z]+/.exec(line)?.[0] ?? "";
  const found = new Map<string, District>();
  for (const part of line.slice(area.length).split(";")) {
    const [, numbers = "", town = "", at] = PART.exec(part.trim()) ?? [];
    const point = at === undefined ? null : pointOf(at);
    for (const code of codesOf(area, numbers))
      if (!found.has(code)) found.set(code, { code, town, point });
  }
  return [...found.values()];
}

const PART = /^(\S+) ([^@]+?)(?: @(\S+))?$/;

function pointOf(text: string): Point {
  const [lat = 0, lng = 0] = text.split(",").map(Number);
  return { lat, lng };
}

const codesOf = (area: string, numbers: string): readonly string[] =>
  numbers.split(",").flatMap((part) => {
    const [from = "", to] = part.split("-");
    if (to === undefined) return [`${area}${from}`];
    const count = Number(to) - Number(from) + 1;
    return Array.from({ length: count }, (_one, index) => `${area}${Number(from) + index}`);
  });
