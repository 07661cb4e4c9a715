import { at } from "../typed-arrays.ts";
import { type Search, touch } from "./search.ts";
import { removeStops, retime } from "./tours.ts";

/** Longest run of stops that is taken out of one route at a time. */
const MAX_STRING = 10;

/**
 * Takes runs of stops (*strings*, Christiaens & Vanden Berghe 2020) out of the routes that come nearest to a random
 * visit, so that the gaps lie next to each other and can be filled anew.
 */
export function ruin(search: Search): void {
  const { instance, random } = search;
  const center = random.int(instance.visitCount);
  touchEmptyRoutes(search);
  const routes = 1 + random.int(Math.min(3, instance.routeCount));
  for (let count = 0; count < routes; count++) {
    const nearest = findNearestStop(search, center);
    if (nearest < 0) return;
    const route = Math.floor(nearest / search.tours.rowSize);
    touch(search, route);
    removeString(search, route, nearest - route * search.tours.rowSize);
    retime(instance, search.tours, route);
  }
}

/** An empty route is always open to every visit. */
function touchEmptyRoutes(search: Search): void {
  for (let route = 0; route < search.instance.routeCount; route++) {
    if (at(search.tours.length, route) === 0) touch(search, route);
  }
}

/** The table index of the stop that is the shortest drive from `center` on a route not yet touched, or -1. */
function findNearestStop(search: Search, center: number): number {
  const { instance, tours } = search;
  const centerRow = center * instance.spotCount;
  let nearest = -1;
  let nearestMinutes = Number.POSITIVE_INFINITY;
  for (let route = 0; route < instance.routeCount; route++) {
    if (at(search.isTouched, route) === 1) continue;
    const row = route * tours.rowSize;
    const end = row + at(tours.length, route);
    for (let index = row + 1; index <= end; index++) {
      const spot = at(tours.spots, index);
      const minutes = at(instance.travel, centerRow + spot);
      if (minutes >= nearestMinutes) continue;
      nearest = index;
      nearestMinutes = minutes;
    }
  }
  return nearest;
}

/** Removes a run of stops around `index`; half the time a few stops in its middle stay. */
function removeString(search: Search, route: number, index: number): void {
  const { tours, random } = search;
  const length = at(tours.length, route);
  const count = 1 + random.int(Math.min(MAX_STRING, length));
  const kept = random.next() < 0.5 ? 0 : random.int(Math.min(4, length - count + 1));
  const span = count + kept;
  const lowest = Math.max(1, index - span + 1);
  const highest = Math.min(index, length - span + 1);
  const first = lowest + random.int(highest - lowest + 1);
  if (kept === 0) {
    cut(search, route, first, count);
    return;
  }
  const head = random.int(count + 1);
  cut(search, route, first + head + kept, count - head);
  cut(search, route, first, head);
}

function cut(search: Search, route: number, first: number, count: number): void {
  const { tours } = search;
  const row = route * tours.rowSize;
  for (let index = first; index < first + count; index++) {
    search.removedIn[at(tours.spots, row + index)] = search.round;
  }
  removeStops(search.instance, tours, route, { first, count });
}
