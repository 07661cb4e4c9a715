import type { Random } from "../random.ts";
import { at, realAt } from "../typed-arrays.ts";
import { drawUntilBlink, type Insertion } from "./insertion.ts";
import { type Instance } from "./instance.ts";
import { createTours, type Tours } from "./tours.ts";

/** Everything the search holds. All of it is allocated once, and the rounds change it in place. */
export type Search = {
  readonly instance: Instance;
  readonly random: Random;
  readonly tours: Tours;
  /** The routes as they were before this round; only rows of touched routes are current. */
  readonly before: Tours;
  /** 1 if this round has changed the route. */
  readonly isTouched: Int32Array;
  readonly found: Insertion;
  untilBlink: number;
  /** Visits to be tried in this round, in the order of trying. */
  readonly queue: Int32Array;
  queueLength: number;
  /** The round in which a visit was last taken out of a route. */
  readonly removedIn: Int32Array;
  round: number;
  /** How much each visit of the queue is wanted in this round, by visit. */
  readonly appeal: Float64Array;
  /** Cheapest place and its cost by visit and route, `[visit * routeCount + route]`, while filling by ratio. */
  readonly placeCost: Int32Array;
  readonly place: Int32Array;
  /** All visits, the one with the largest gain first. */
  readonly byGain: Int32Array;
};

export function createSearch(instance: Instance, random: Random): Search {
  return {
    instance,
    random,
    tours: createTours(instance),
    before: createTours(instance),
    isTouched: new Int32Array(instance.routeCount),
    found: { route: -1, position: 0, cost: 0 },
    untilBlink: drawUntilBlink({ random }),
    queue: new Int32Array(instance.visitCount),
    queueLength: 0,
    removedIn: new Int32Array(instance.visitCount).fill(-1),
    round: 0,
    appeal: new Float64Array(instance.visitCount),
    placeCost: new Int32Array(instance.visitCount * instance.routeCount),
    place: new Int32Array(instance.visitCount * instance.routeCount),
    byGain: visitsByGain(instance),
  };
}

export function beginRound(search: Search): void {
  search.round++;
  search.isTouched.fill(0);
}

/** Remembers a route before its first change in this round. */
export function touch(search: Search, route: number): void {
  if (at(search.isTouched, route) === 1) return;
  search.isTouched[route] = 1;
  copyRoute(search.tours, search.before, route);
}

/** Puts every route of this round back as it was. */
export function undoRound(search: Search): void {
  const { tours, before, isTouched, instance } = search;
  for (let route = 0; route < instance.routeCount; route++) {
    if (at(isTouched, route) === 1) setRouteOf(tours, route, -1);
  }
  for (let route = 0; route < instance.routeCount; route++) {
    if (at(isTouched, route) === 0) continue;
    copyRoute(before, tours, route);
    setRouteOf(tours, route, route);
  }
}

/** Copies all routes and who makes which visit. */
export function copyTours(source: Tours, target: Tours): void {
  for (let route = 0; route < source.length.length; route++) copyRoute(source, target, route);
  target.routeOf.set(source.routeOf);
}

function copyRoute(source: Tours, target: Tours, route: number): void {
  const row = route * source.rowSize;
  const end = row + at(source.length, route) + 1;
  for (let index = row; index <= end; index++) {
    target.spots[index] = at(source.spots, index);
    target.leave[index] = at(source.leave, index);
    target.leaveFed[index] = at(source.leaveFed, index);
    target.due[index] = at(source.due, index);
    target.dueFed[index] = at(source.dueFed, index);
    target.leg[index] = at(source.leg, index);
    target.slack[index] = at(source.slack, index);
  }
  target.length[route] = at(source.length, route);
  target.maxSlack[route] = at(source.maxSlack, route);
  target.drive[route] = at(source.drive, route);
  target.gain[route] = realAt(source.gain, route);
}

function setRouteOf(tours: Tours, route: number, value: number): void {
  const row = route * tours.rowSize;
  const end = row + at(tours.length, route);
  for (let index = row + 1; index <= end; index++) tours.routeOf[at(tours.spots, index)] = value;
}

function visitsByGain({ gain, visitCount }: Instance): Int32Array {
  const visits = Int32Array.from({ length: visitCount }, (_, visit) => visit);
  return visits.toSorted((a, b) => realAt(gain, b) - realAt(gain, a) || a - b);
}
