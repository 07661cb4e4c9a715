import { at, realAt } from "../typed-arrays.ts";
import { scanRoute, scanSpan } from "./insertion.ts";
import { NEVER } from "./instance.ts";
import { type Search, touch } from "./search.ts";
import { insertStop } from "./tours.ts";

/** The gain counts with a power between these two, drawn anew for each round: the larger, the greedier for big visits. */
const LEAST_POWER = 1;
const MOST_POWER = 2;
/** Each visit's ratio is multiplied by a number drawn between 1 - NOISE / 2 and 1 + NOISE / 2. */
const NOISE = 1.5;

/**
 * Makes, again and again, the visit with the best ratio of gain to the time it costs, until none fits. The ratio is that
 * of Vansteenwegen et al. (2009), blurred by chance; trying visits in a fixed order instead left five times the gap.
 */
export function fillByRatio(search: Search): void {
  drawAppeals(search);
  findAllPlaces(search);
  while (true) {
    const chosen = chooseNext(search);
    if (chosen < 0) return;
    const { route, position } = search.found;
    touch(search, route);
    insertStop(search.instance, search.tours, chosen, search.found);
    for (let index = 0; index < search.queueLength; index++) {
      refreshPlace(search, at(search.queue, index), route, position);
    }
  }
}

function drawAppeals({ queue, queueLength, instance, appeal, random }: Search): void {
  const power = LEAST_POWER + (MOST_POWER - LEAST_POWER) * random.next();
  for (let index = 0; index < queueLength; index++) {
    const visit = at(queue, index);
    const blur = 1 + NOISE * (random.next() - 0.5);
    appeal[visit] = realAt(instance.gain, visit) ** power * blur;
  }
}

function findAllPlaces(search: Search): void {
  const { queue, queueLength, removedIn, round, instance, isTouched } = search;
  for (let index = 0; index < queueLength; index++) {
    const visit = at(queue, index);
    const wasAbsent = at(removedIn, visit) !== round;
    for (let route = 0; route < instance.routeCount; route++) {
      if (!wasAbsent || at(isTouched, route) === 1) findPlace(search, visit, route);
      else search.placeCost[visit * instance.routeCount + route] = NEVER;
    }
  }
}

function findPlace(search: Search, visit: number, route: number): void {
  const { found } = search;
  const cell = visit * search.instance.routeCount + route;
  found.cost = NEVER;
  scanRoute(search, visit, route);
  search.placeCost[cell] = found.cost;
  search.place[cell] = found.position;
}

/**
 * Brings the cheapest place of a visit up to date after an insertion behind `position`. A route only fills up: the old
 * place is still the cheapest if it still fits, except for the two legs that are new.
 */
function refreshPlace(search: Search, visit: number, route: number, position: number): void {
  const { found, instance, tours, placeCost, place } = search;
  const cell = visit * instance.routeCount + route;
  if (at(placeCost, cell) === NEVER) return;
  const old = at(place, cell);
  if (old === position) {
    findPlace(search, visit, route);
    return;
  }
  const row = route * tours.rowSize;
  const moved = row + (old < position ? old : old + 1);
  found.cost = NEVER;
  scanSpan(search, visit, moved, moved);
  if (found.cost === NEVER) {
    findPlace(search, visit, route);
    return;
  }
  scanSpan(search, visit, row + position, row + position + 1);
  placeCost[cell] = found.cost;
  place[cell] = found.position;
}

/**
 * The visit with the best ratio, its place in `found`, or -1. What no longer fits leaves the queue, because it will not
 * fit later either: routes only fill up.
 */
function chooseNext(search: Search): number {
  const { queue, queueLength, instance, appeal, placeCost } = search;
  let chosen = -1;
  let best = -1;
  let chosenRoute = -1;
  let kept = 0;
  for (let index = 0; index < queueLength; index++) {
    const visit = at(queue, index);
    const route = cheapestRoute(search, visit);
    const cost = at(placeCost, visit * instance.routeCount + route);
    if (cost === NEVER) continue;
    queue[kept++] = visit;
    const ratio = realAt(appeal, visit) / Math.max(1, cost + at(instance.stay, visit));
    if (ratio <= best) continue;
    best = ratio;
    chosen = kept - 1;
    chosenRoute = route;
  }
  if (chosen < 0) return -1;
  const visit = takeFromQueue(search, chosen, kept);
  search.found.route = chosenRoute;
  search.found.position = at(search.place, visit * instance.routeCount + chosenRoute);
  return visit;
}

function cheapestRoute({ instance, placeCost }: Search, visit: number): number {
  const row = visit * instance.routeCount;
  let cheapest = 0;
  for (let route = 1; route < instance.routeCount; route++) {
    if (at(placeCost, row + route) < at(placeCost, row + cheapest)) cheapest = route;
  }
  return cheapest;
}

function takeFromQueue(search: Search, index: number, length: number): number {
  const { queue } = search;
  const visit = at(queue, index);
  queue.copyWithin(index, index + 1, length);
  search.queueLength = length - 1;
  return visit;
}
