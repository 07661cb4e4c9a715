import { at } from "../typed-arrays.ts";
import { fillByRatio } from "./fill-by-ratio.ts";
import { findInsertion } from "./insertion.ts";
import { queueAbsent, shuffleQueue } from "./queue.ts";
import { type Search, touch } from "./search.ts";
import { insertStop } from "./tours.ts";

/** Shares of the rounds that fill by ratio and, of the others, that try visits in random order, not by gain. */
const BY_RATIO = 0.75;
const SHUFFLED = 0.5;

/**
 * Puts absent visits back where each adds the least driving. Visits that were absent before this round had no place
 * then, so they are tried on touched routes only.
 */
export function recreate(search: Search): void {
  const { random } = search;
  queueAbsent(search);
  if (random.next() < BY_RATIO) {
    fillByRatio(search);
    return;
  }
  if (random.next() < SHUFFLED) shuffleQueue(search);
  fillInOrder(search);
}

function fillInOrder(search: Search): void {
  for (let index = 0; index < search.queueLength; index++) {
    const visit = at(search.queue, index);
    const wasAbsent = at(search.removedIn, visit) !== search.round;
    if (!findInsertion(search, visit, wasAbsent)) continue;
    touch(search, search.found.route);
    insertStop(search.instance, search.tours, visit, search.found);
  }
}
