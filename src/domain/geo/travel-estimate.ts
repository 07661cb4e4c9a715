import type { Roads, TravelTable } from "../ports.ts";
import type { Place } from "../units.ts";
import { greatCircleKm } from "./great-circle.ts";

/**
 * The embedded estimate of road distance and driving time, for where no routing service is. Its numbers were fitted to
 * tables of a real road network (OSRM, car profile, without traffic; around Harrisburg and in Liechtenstein): roads wind
 * more over short distances, and longer trips use faster roads. Median error of a leg's minutes there: 16 % and 28 %.
 */

const WINDING_FAR = 1.24;
const WINDING_NEAR = 0.4;
const WINDING_FADES_KM = 5;

const START_MINUTES = 1.5;
const SPEED_NEAR_KMH = 35;
const SPEED_FAR_KMH = 90;
const SPEED_GROWS_KM = 25;

/** Road kilometres for a distance as the crow flies. */
export function roadKm(crowKm: number): number {
  return crowKm * (WINDING_FAR + WINDING_NEAR * Math.exp(-crowKm / WINDING_FADES_KM));
}

/** Driving minutes for a distance by road; 0 for no distance. */
export function driveMinutes(km: number): number {
  if (km === 0) return 0;
  const speed =
    SPEED_NEAR_KMH + (SPEED_FAR_KMH - SPEED_NEAR_KMH) * (1 - Math.exp(-km / SPEED_GROWS_KM));
  return START_MINUTES + (60 * km) / speed;
}

/** All legs between places. Minutes are rounded up here and nowhere else: rounding up keeps the triangle inequality. */
export function estimateTable(places: readonly Place[]): TravelTable {
  const n = places.length;
  const minutes = new Int32Array(n * n);
  const km = new Float64Array(n * n);
  for (const [i, a] of places.entries()) {
    for (const [j, b] of places.entries()) {
      if (j <= i) continue;
      const road = roadKm(greatCircleKm(a, b));
      const leg = Math.ceil(driveMinutes(road));
      km[i * n + j] = road;
      km[j * n + i] = road;
      minutes[i * n + j] = leg;
      minutes[j * n + i] = leg;
    }
  }
  return { minutes, km, source: "estimated from distance, without traffic" };
}

/** The estimate as a source of travel times. */
export const estimatedRoads: Roads = { table: async (places) => estimateTable(places) };
