import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Point, Town } from "./geonames.ts";

/** Where a postal code, or the beginning of one, lies. */
export type Code = Point & {
  readonly code: string;
  readonly town: string;
  readonly region: string;
  /** Whether it is only the centre of a town that has several codes. */
  readonly isTownOnly: boolean;
};

/** The centre of what a code covers: its towns, each weighing as many as live there. */
export function centreOf(code: string, towns: readonly Town[]): Omit<Code, "isTownOnly"> {
  const weightOf = ({ population }: Town): number => Math.max(population, 100);
  const total = towns.reduce((sum, town) => sum + weightOf(town), 0);
  const mean = (pick: (town: Town) => number): number =>
    towns.reduce((sum, town) => sum + pick(town) * weightOf(town), 0) / total;
  const [largest] = towns.toSorted((a, b) => b.population - a.population);
  if (!largest) throw new Error(`${code} has no towns`);
  const centre = { lat: mean(({ lat }) => lat), lng: mean(({ lng }) => lng) };
  return { code, ...centre, town: largest.name, region: largest.region };
}

/** Codes that several share with a large town's centre, moved to their own part of that town. */
export function withinTowns(country: string, codes: readonly Code[]): readonly Code[] {
  const lines = readFileSync(join(import.meta.dirname, "districts.txt"), "utf8").split("\n");
  const parts = new Map(
    lines
      .map((line) => line.split(" "))
      .filter(([own]) => own === country)
      .map(([, start = "", lat, lng]) => [start, { lat: Number(lat), lng: Number(lng) }]),
  );
  return codes.map((code) => {
    const part = [5, 4, 3].map((length) => parts.get(code.code.slice(0, length))).find(Boolean);
    return part && code.isTownOnly ? { ...code, ...part, isTownOnly: false } : code;
  });
}
