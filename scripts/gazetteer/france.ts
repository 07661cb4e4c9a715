import { readFileSync } from "node:fs";
import { plainName } from "../../src/maps/plain-name.ts";
import { type Code, centreOf } from "./codes.ts";
import { byName, medianPoint, nearestTown, type Town } from "./geonames.ts";

type Commune = {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
};

/** Postal codes of France at the centre of their communes; communes that GeoNames lacks lie among their neighbours. */
export function frenchCodes(file: string, towns: readonly Town[]): readonly Code[] {
  const communes = (JSON.parse(readFileSync(file, "utf8")) as Commune[]).filter(
    ({ codesPostaux }) => codesPostaux !== undefined,
  );
  const known = byName(towns);
  const byInsee = Map.groupBy(
    towns.filter(({ isPartOfTown }) => !isPartOfTown),
    ({ admin4 }) => admin4,
  );
  const townOf = ({ code, nom, population = 0 }: Commune): Town | null => {
    const own = byInsee.get(code) ?? [];
    const named = own.filter(({ name }) => plainName(name) === plainName(nom));
    const found =
      nearestTown(named.length > 0 ? named : own, null) ??
      (known.get(plainName(nom)) ?? []).find(({ admin4 }) => admin4 === code);
    return found ? { ...found, name: nom, population } : null;
  };
  const byCode = new Map<string, Town[]>();
  const without: string[] = [];
  const several = new Set<string>();
  for (const commune of communes) {
    const town = townOf(commune);
    const codes = commune.codesPostaux ?? [];
    for (const code of codes) {
      if (!byCode.has(code)) byCode.set(code, []);
      if (town) byCode.get(code)?.push(town);
      if (codes.length > 1) several.add(code);
    }
  }
  const codes = [...byCode].flatMap(([code, found]) => {
    if (found.length > 0) {
      const only = several.has(code) && found.length === 1;
      return [{ ...centreOf(code, found), isTownOnly: only }];
    }
    without.push(code);
    return [];
  });
  console.log(`FR: ${codes.length} codes placed, ${without.length} by their neighbours`);
  return [...codes, ...without.flatMap((code) => amongNeighbours(code, codes))];
}

/** A code none of whose communes is placed lies in the middle of the codes that begin alike. */
function amongNeighbours(code: string, codes: readonly Code[]): readonly Code[] {
  for (const length of [4, 3]) {
    const near = codes.filter((other) => other.code.startsWith(code.slice(0, length)));
    const middle = medianPoint(near);
    const [first] = near;
    if (middle && first)
      return [{ ...middle, code, town: "", region: first.region, isTownOnly: true }];
  }
  return [];
}
