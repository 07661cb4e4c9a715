import type { Roads, TravelTable } from "../ports.ts";
import type { Place } from "../units.ts";
import { greatCircleKm } from "./great-circle.ts";

/**
 * The embedded estimate of road distance and driving time, for where no routing service is. docs/travel-times.md tells
 * how its numbers were fitted to tables of real road networks, and how far off it is: a leg's minutes by 16 % around
 * Harrisburg, 25 % in Liechtenstein and 29 % in Monaco (median).
 */

const WINDING_FAR = 1.24;
const WINDING_NEAR = 0.4;
const WINDING_FADES_KM = 5;

/** How long drives take by their distance as the crow flies. */
export type DriveModel = {
  /** Getting out of the parking space and into the next one. */
  readonly startMinutes: number;
  /** As the crow flies: roads wind, so that on the road it is more. */
  readonly nearKmh: number;
  readonly farKmh: number;
  /** The distance at which speed has gone most of the way from near to far. */
  readonly growsKm: number;
};

/** The first two were fitted; far is 90 km/h by road. */
export const FITTED: DriveModel = { startMinutes: 2.5, nearKmh: 43, farKmh: 72, growsKm: 120 };

/** Road kilometres for a distance as the crow flies. */
export function roadKm(crowKm: number): number {
  return crowKm * (WINDING_FAR + WINDING_NEAR * Math.exp(-crowKm / WINDING_FADES_KM));
}

/** Driving minutes for a distance as the crow flies; 0 for no distance. */
export const driveMinutes = (crowKm: number): number => modelMinutes(FITTED, crowKm);

export function modelMinutes(
  { startMinutes, nearKmh, farKmh, growsKm }: DriveModel,
  crowKm: number,
): number {
  if (crowKm === 0) return 0;
  const speed = nearKmh + (farKmh - nearKmh) * (1 - Math.exp(-crowKm / growsKm));
  return startMinutes + (60 * crowKm) / speed;
}

/** What people are told of it. */
export const ESTIMATED = "estimated from distance, without traffic";

/** All legs between places. Minutes are rounded up here and nowhere else: rounding up keeps the triangle inequality. */
export const estimateTable = (places: readonly Place[]): TravelTable =>
  estimateLegs(places, places);

/** The legs from each of some places to each of others, row by row. */
export function estimateLegs(from: readonly Place[], to: readonly Place[]): TravelTable {
  const width = to.length;
  const minutes = new Int32Array(from.length * width);
  const km = new Float64Array(from.length * width);
  for (const [row, origin] of from.entries()) {
    // A table of places among themselves is the same both ways: half of it is enough.
    const first = from === to ? row + 1 : 0;
    for (let column = first; column < width; column += 1) {
      const crowKm = greatCircleKm(origin, to[column] ?? origin);
      const legs =
        from === to ? [row * width + column, column * width + row] : [row * width + column];
      for (const leg of legs) {
        km[leg] = roadKm(crowKm);
        minutes[leg] = Math.ceil(driveMinutes(crowKm));
      }
    }
  }
  const estimated = new Uint8Array(0);
  return { minutes, km, hours: [], estimated, source: ESTIMATED, trouble: null };
}

/** The estimate as a source of travel times. */
export const estimatedRoads: Roads = {
  table: async (places) => estimateTable(places),
  from: async (origin, places) => estimateLegs([origin], places),
  mostPlaces: null,
  source: ESTIMATED,
  live: null,
};
