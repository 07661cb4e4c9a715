import { readFileSync } from "node:fs";
import { plainName } from "../../src/maps/plain-name.ts";
import { type Code, centreOf } from "./codes.ts";
import { byName, medianPoint, nearestTown, type Point, squareOf, type Town } from "./geonames.ts";

/** Farther than this from the other codes that begin alike, a town is another one of the same name. */
const FAR_DEGREES = 0.9;

/** Postal codes of Germany at their towns. Of towns of one name the one near the codes that begin alike is meant. */
export function germanCodes(file: string, towns: readonly Town[]): readonly Code[] {
  const codes = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string[]>);
  const known = byName(towns);
  const candidates = (name: string): readonly Town[] => {
    for (const form of formsOf(name)) {
      const found = known.get(plainName(form));
      if (found) return found;
    }
    return [];
  };
  const counts = new Map<string, number>();
  for (const [, names] of codes)
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const regionOf = regions(codes, candidates);
  let lost = 0;
  const placed = codes.flatMap(([code, names]) => {
    const region = regionOf(code);
    const found = names.flatMap((name) => {
      const town = nearestTown(candidates(name), region);
      if (!town || (region && Math.sqrt(squareOf(town, region)) > FAR_DEGREES)) return [];
      return [{ ...town, name }];
    });
    if (found.length > 0) {
      const isTownOnly = names.length === 1 && (counts.get(names[0] ?? "") ?? 0) > 1;
      return [{ ...centreOf(code, found), isTownOnly }];
    }
    lost += 1;
    return region ? [{ ...region, code, town: names[0] ?? "", region: "", isTownOnly: true }] : [];
  });
  console.log(`DE: ${placed.length} codes, ${lost} of them only by their neighbours`);
  return placed;
}

/** "Neustadt a.d.Weinstraße", "Wedel (Holstein)" and "Bautzen - Budyšin" are known by shorter names too. */
const formsOf = (name: string): readonly string[] => [
  name,
  name.replace(/\s*[(,/].*$/, ""),
  name.replace(/\s+-\s.*$/, ""),
  name.replace(/-.*$/, ""),
  name.replace(/\s+(?:a\.|an der|am|bei|b\.|i\.|im|in|ob|vor|v\.).*$/, ""),
];

/** Where the codes are that begin with the same three digits, or else two. */
function regions(
  codes: readonly (readonly [string, readonly string[]])[],
  candidates: (name: string) => readonly Town[],
): (code: string) => Point | null {
  const sure = new Map<string, Point[]>();
  for (const [code, names] of codes)
    for (const name of names) {
      const found = candidates(name);
      const [only] = found;
      if (found.length !== 1 || !only) continue;
      for (const length of [2, 3]) {
        const key = code.slice(0, length);
        sure.set(key, [...(sure.get(key) ?? []), only]);
      }
    }
  const medians = new Map([...sure].map(([key, points]) => [key, medianPoint(points)]));
  return (code) => medians.get(code.slice(0, 3)) ?? medians.get(code.slice(0, 2)) ?? null;
}
