import { greatCircleKm } from "../../geo/great-circle.ts";
import { driveMinutes, roadKm } from "../../geo/travel-estimate.ts";
import type { Place } from "../../units.ts";
import { nearestNeighbours } from "./neighbours.ts";

/** Visits that share one way from home and back, where there are as many nearby. */
const VISITS_A_DAY = 8;
/** Accounts around one that can be visited on the same day. */
const NEARBY = VISITS_A_DAY;
/** Nearest of them, whose distance tells how far it is from the visit before. */
const NEXT_VISITS = 4;

/** Minutes by road, estimated from the distance. */
export const minutesBetween = (a: Place, b: Place): number =>
  driveMinutes(roadKm(greatCircleKm(a, b)));

/** Where an account, or a group of them, lies among the others. */
export type Surroundings = {
  /** Indices of the others nearby, in both directions: being near is mutual. */
  readonly nearby: readonly (readonly number[])[];
  /** Minutes from the visit before, when that is nearby. */
  readonly hopMinutes: readonly number[];
};

export function surroundingsOf(places: readonly Place[]): Surroundings {
  const near = nearestNeighbours(places, NEARBY);
  const nearby = places.map(() => new Set<number>());
  for (const [from, neighbours] of near.entries()) {
    for (const { index: to } of neighbours) {
      nearby[from]?.add(to);
      nearby[to]?.add(from);
    }
  }
  return {
    nearby: nearby.map((set) => [...set].toSorted((a, b) => a - b)),
    hopMinutes: near.map((neighbours) => {
      const legs = neighbours.slice(0, NEXT_VISITS).map(({ km }) => driveMinutes(roadKm(km)));
      return legs.reduce((sum, leg) => sum + leg, 0) / Math.max(1, legs.length);
    }),
  };
}

/**
 * Which part of the way from home and back falls to one visit: the way is shared with the visits of the same day, and
 * those are nearby accounts of the same rep. Alone, it is the whole way.
 */
export const wayShare = (ownNearby: number): number =>
  1 / (1 + Math.min(VISITS_A_DAY - 1, ownNearby));

/** Minutes a year for the way from home and back, if no visit shared it. */
export const wayMinutes = (visits: number, home: Place, place: Place): number =>
  2 * visits * minutesBetween(home, place);
