import { greatCircleKm } from "../../geo/great-circle.ts";
import { driveMinutes } from "../../geo/travel-estimate.ts";
import type { Place } from "../../units.ts";
import { nearestNeighbours } from "./neighbours.ts";

/** Visits that share one way from home and back, where there are as many nearby. */
const VISITS_A_DAY = 8;
/** Accounts around one that can be visited on the same day. */
const NEARBY = VISITS_A_DAY;
/** Nearest of them, whose distance tells how far it is from the visit before. */
const NEXT_VISITS = 4;

/** Minutes by road, estimated from the distance. */
export const minutesBetween = (a: Place, b: Place): number => driveMinutes(greatCircleKm(a, b));

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
  const join = (one: number, other: number): void => {
    nearby[one]?.add(other);
    nearby[other]?.add(one);
  };
  for (const [from, neighbours] of near.entries()) {
    for (const { index } of neighbours) join(from, index);
  }
  for (const [from, towns] of nextTowns(places).entries()) {
    for (const to of towns) join(from, to);
  }
  return {
    nearby: nearby.map((set) => [...set].toSorted((a, b) => a - b)),
    hopMinutes: near.map((neighbours) => {
      const legs = neighbours.slice(0, NEXT_VISITS).map(({ km }) => driveMinutes(km));
      return legs.reduce((sum, leg) => sum + leg, 0) / Math.max(1, legs.length);
    }),
  };
}

/** Places in one cell of so many degrees are one town. */
const TOWN_DEGREES = 0.06;
const NEXT_TOWNS = 4;

const cellOf = ({ lat, lng }: Place): string =>
  `${Math.floor(lat / TOWN_DEGREES)} ${Math.floor(lng / TOWN_DEGREES)}`;

/** For each place one place in each of the next towns: a town of many places would else be an island. */
function nextTowns(places: readonly Place[]): readonly (readonly number[])[] {
  const firstIn = new Map<string, number>();
  for (const [index, place] of places.entries()) {
    if (!firstIn.has(cellOf(place))) firstIn.set(cellOf(place), index);
  }
  const firsts = [...firstIn.values()];
  const near = nearestNeighbours(
    firsts.flatMap((index) => places[index] ?? []),
    NEXT_TOWNS,
  );
  const next = new Map(
    [...firstIn.keys()].map((cell, town) => [
      cell,
      (near[town] ?? []).flatMap(({ index }) => firsts[index] ?? []),
    ]),
  );
  return places.map((place) => next.get(cellOf(place)) ?? []);
}

/** Minutes of a day on the road or at customers. */
const DAY_MINUTES = 480;
/** A visit and the hop to it, roughly. */
const VISIT_MINUTES = 45;

/** The way from home and back, for visits to one place. */
export type Way = {
  /** Minutes a year, if no visit shared it. */
  readonly minutes: number;
  /** Visits that fit into a day with it: the farther, the fewer. */
  readonly most: number;
};

export function wayTo(home: Place, place: Place, visits: number): Way {
  const both = 2 * minutesBetween(home, place);
  const fitting = (DAY_MINUTES - both) / VISIT_MINUTES;
  return { minutes: visits * both, most: Math.max(1, Math.min(VISITS_A_DAY, fitting)) };
}

/**
 * Minutes a year of the way that fall to these visits: it is shared with the other visits of the same day, and those are
 * at nearby accounts of the same rep.
 */
export const sharedWay = ({ minutes, most }: Way, ownNearby: number): number =>
  minutes / Math.min(most, 1 + ownNearby);

/** Minutes a year between the middle of a territory and a place, shared like the way from home. */
export const apartMinutes = (middle: Place, place: Place, visits: number): number =>
  (2 * visits * minutesBetween(middle, place)) / VISITS_A_DAY;
