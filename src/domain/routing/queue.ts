import { at } from "./instance.ts";
import type { Search } from "./search.ts";

/** So many absent visits are tried in one round at most; with more candidates, each round tries a random sample. */
const MOST_TRIED = 250;

/** Queues the visits taken out in this round, and a sample of those absent before it. */
export function queueAbsent(search: Search): void {
  const { queue, tours, removedIn, round, byGain } = search;
  let length = 0;
  for (let index = 0; index < byGain.length; index++) {
    const visit = at(byGain, index);
    if (at(tours.routeOf, visit) < 0) queue[length++] = visit;
  }
  search.queueLength = length;
  if (length <= MOST_TRIED) return;
  let first = 0;
  for (let index = 0; index < length; index++) {
    if (at(removedIn, at(queue, index)) === round) swap(queue, first++, index);
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
