import { readFileSync } from "node:fs";
import type { RoutingProblem } from "../src/domain/routing/problem.ts";

type Place = {
  readonly x: number;
  readonly y: number;
  readonly service: number;
  readonly score: number;
  readonly open: number;
  readonly close: number;
};

/**
 * Reads an instance of the team orienteering problem with time windows in the form of the KU Leuven group: two lines of
 * head, then per place `i x y service score f a list... open close`; place 0 is the depot. Travel is the Euclidean
 * distance rounded down to `decimals`; all times become integers of that unit. Visit v is place v + 1.
 */
export function readToptw(file: string, routes: number, decimals: number): RoutingProblem {
  const unit = 10 ** decimals;
  const places = readFileSync(file, "utf8").trim().split("\n").slice(2).map(parsePlace);
  const [depot, ...visits] = places;
  if (depot === undefined) throw new Error(`No places in ${file}`);
  const route = {
    startNode: 0,
    endNode: 0,
    leaveAt: Math.round(depot.open * unit),
    backBy: Math.round(depot.close * unit),
    maxDriveMinutes: null,
    maxStops: null,
    lunch: null,
  };
  return {
    visits: visits.map((place, index) => ({
      node: index + 1,
      value: place.score,
      tier: 0,
      stayMinutes: Math.round(place.service * unit),
      starts: [{ earliest: Math.round(place.open * unit), latest: Math.round(place.close * unit) }],
      routes: null,
    })),
    routes: Array.from({ length: routes }, () => route),
    nodeCount: places.length,
    travel: euclidean(places, unit),
  };
}

function parsePlace(line: string): Place {
  const numbers = line.trim().split(/\s+/).map(Number);
  const [, x, y, service, score] = numbers;
  const [open, close] = numbers.slice(-2);
  if (x === undefined || y === undefined || service === undefined)
    throw new Error(`Bad line ${line}`);
  return { x, y, service, score: score ?? 0, open: open ?? 0, close: close ?? 0 };
}

/** The small addition undoes a distance such as 4.999999999 that is 5 in truth. */
function euclidean(places: readonly Place[], unit: number): Int32Array {
  const travel = new Int32Array(places.length ** 2);
  for (const [from, a] of places.entries()) {
    for (const [to, b] of places.entries()) {
      const distance = Math.hypot(a.x - b.x, a.y - b.y);
      travel[from * places.length + to] = Math.floor(distance * unit + 1e-9);
    }
  }
  return travel;
}
