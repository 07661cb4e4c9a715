import { readFileSync } from "node:fs";
import type { RoutingProblem } from "../src/domain/routing/problem.ts";

/** Later than any tour ends, and still small enough for the planner's times. */
const END = 90_000_000;

type Window = { readonly earliest: number; readonly latest: number };

/** TSPLIB, EUC_2D: distances rounded to the nearest whole number (Reinelt 1991). Node 0 is the first city. */
export function readTsp(file: string): RoutingProblem {
  const lines = readFileSync(file, "utf8").split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() === "NODE_COORD_SECTION") + 1;
  if (first === 0 || !lines.some((line) => /EDGE_WEIGHT_TYPE\s*:\s*EUC_2D/.test(line)))
    throw new Error(`${file} is no TSPLIB file with EUC_2D coordinates`);
  const end = lines.findIndex((line, at) => at >= first && !/^\s*\d/.test(line));
  const cities = lines.slice(first, end < 0 ? undefined : end).map((line) => {
    const [, x = 0, y = 0] = line.trim().split(/\s+/).map(Number);
    return { x, y };
  });
  const travel = Int32Array.from({ length: cities.length ** 2 }, (_, cell) => {
    const a = cities[Math.floor(cell / cities.length)];
    const b = cities[cell % cities.length];
    return a && b ? Math.round(Math.hypot(a.x - b.x, a.y - b.y)) : 0;
  });
  return allOf(
    travel,
    cities.map(() => ({ earliest: 0, latest: END })),
  );
}

/** Dumas et al. (1995): the number of nodes, the matrix of whole minutes, then a window for each node; node 0 is the depot. */
export function readTsptw(file: string): RoutingProblem {
  const [size = 0, ...numbers] = readFileSync(file, "utf8").trim().split(/\s+/).map(Number);
  const travel = Int32Array.from(numbers.slice(0, size * size));
  const windows = Array.from({ length: size }, (_, node) => {
    const [earliest = 0, latest = END] = numbers.slice(size * size + 2 * node);
    return { earliest, latest };
  });
  return allOf(travel, windows);
}

/** One route that has to make every visit. */
function allOf(travel: Int32Array, [depot, ...windows]: readonly Window[]): RoutingProblem {
  return {
    visits: windows.map((window, index) => ({
      node: index + 1,
      value: 1,
      tier: 1,
      stayMinutes: 0,
      starts: [window],
      routes: null,
    })),
    routes: [
      {
        startNode: 0,
        endNode: 0,
        leaveAt: depot?.earliest ?? 0,
        backBy: depot?.latest ?? END,
        maxDriveMinutes: null,
        maxStops: null,
        lunch: null,
      },
    ],
    nodeCount: windows.length + 1,
    travel,
  };
}
