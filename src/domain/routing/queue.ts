import { at } from "../typed-arrays.ts";
import type { Search } from "./search.ts";

/** So many absent visits are tried in one round at most; with more candidates, each round tries a random sample. */
const MOST_TRIED = 250;

/** Queues the visits taken out in this round, the required ones, and a sample of the others that were absent before. */
export function queueAbsent(search: Search): void {
  const { queue, tours, removedIn, round, byGain, instance } = search;
  let length = 0;
  for (let index = 0; index < byGain.length; index++) {
    const visit = at(byGain, index);
    if (at(tours.routeOf, visit) < 0) queue[length++] = visit;
  }
  search.queueLength = length;
  if (length <= MOST_TRIED) return;
  let first = 0;
  for (let index = 0; index < length; index++) {
    const visit = at(queue, index);
    const isKept = at(removedIn, visit) === round || at(instance.isRequired, visit) === 1;
    if (isKept) swap(queue, first++, index);
  }
  search.queueLength = Math.max(first, MOST_TRIED);
  draw(search, first, length);
}

/** Puts the queue into random order. */
export function shuffleQueue(search: Search): void {
  draw(search, 0, search.queueLength);
}

/** Draws what comes at `first` ... `queueLength - 1` from everything up to `length`. */
function draw({ queue, random, queueLength }: Search, first: number, length: number): void {
  for (let index = first; index < queueLength; index++) {
    swap(queue, index, index + random.int(length - index));
  }
}

function swap(queue: Int32Array, one: number, other: number): void {
  const visit = at(queue, one);
  queue[one] = at(queue, other);
  queue[other] = visit;
}
