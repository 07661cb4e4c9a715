import { findInsertion } from "./insertion.ts";
import { at } from "./instance.ts";
import { type Search, touch } from "./search.ts";
import { insertStop } from "./tours.ts";

/**
 * Tries to put every absent visit back where it adds the least driving, in a random order or by one of the criteria.
 * Visits that were absent before this round had no place then, so they are tried on touched routes only.
 */
export function recreate(search: Search): void {
  fillQueue(search);
  for (let index = 0; index < search.queueLength; index++) {
    const visit = at(search.queue, index);
    const wasAbsent = at(search.removedIn, visit) !== search.round;
    if (!findInsertion(search, visit, wasAbsent)) continue;
    touch(search, search.found.route);
    insertStop(search.instance, search.tours, visit, search.found);
  }
}

function fillQueue(search: Search): void {
  const { orders, random } = search;
  const choice = random.int(2 * orders.length);
  const order = orders[choice % orders.length];
  if (order === undefined) return;
  const { routeOf } = search.tours;
  let length = 0;
  for (let index = 0; index < order.length; index++) {
    const visit = at(order, index);
    if (at(routeOf, visit) < 0) search.queue[length++] = visit;
  }
  search.queueLength = length;
  if (choice >= orders.length) shuffle(search);
}

function shuffle(search: Search): void {
  const { queue, random } = search;
  for (let last = search.queueLength - 1; last > 0; last--) {
    const other = random.int(last + 1);
    const visit = at(queue, last);
    queue[last] = at(queue, other);
    queue[other] = visit;
  }
}
