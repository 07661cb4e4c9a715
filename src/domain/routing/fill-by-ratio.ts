import { findInsertion } from "./insertion.ts";
import { at, realAt } from "./instance.ts";
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
  while (search.queueLength > 0) {
    const chosen = chooseNext(search);
    if (chosen < 0) return;
    touch(search, search.found.route);
    insertStop(search.instance, search.tours, chosen, search.found);
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

/**
 * The visit with the best ratio, its place in `found`, or -1. What no longer fits leaves the queue, because it will not
 * fit later either: routes only fill up.
 */
function chooseNext(search: Search): number {
  const { queue, queueLength, removedIn, round, instance, found, appeal } = search;
  let chosen = -1;
  let best = -1;
  let route = -1;
  let position = 0;
  let kept = 0;
  for (let index = 0; index < queueLength; index++) {
    const visit = at(queue, index);
    if (!findInsertion(search, visit, at(removedIn, visit) !== round)) continue;
    queue[kept++] = visit;
    const ratio = realAt(appeal, visit) / Math.max(1, found.cost + at(instance.stay, visit));
    if (ratio <= best) continue;
    best = ratio;
    chosen = kept - 1;
    route = found.route;
    position = found.position;
  }
  if (chosen < 0) return -1;
  found.route = route;
  found.position = position;
  return takeFromQueue(search, chosen, kept);
}

function takeFromQueue(search: Search, index: number, length: number): number {
  const { queue } = search;
  const visit = at(queue, index);
  queue.copyWithin(index, index + 1, length);
  search.queueLength = length - 1;
  return visit;
}
