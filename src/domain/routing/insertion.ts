import { at } from "../typed-arrays.ts";
import { NEVER } from "./instance.ts";
import type { Search } from "./search.ts";
import { leaveAfterLunch, nextStart } from "./timing.ts";

/** The cheapest place found for a visit: behind index `position` of `route`; route -1: none. */
export type Insertion = { route: number; position: number; cost: number };

/**
 * Finds the legal place for a visit that adds the least driving, over all routes or over those changed in this round.
 * Now and then a place is overlooked on purpose (a *blink*, Christiaens & Vanden Berghe 2020), so that the search does
 * not always build the same plan.
 */
export function findInsertion(search: Search, visit: number, onlyTouched: boolean): boolean {
  const { instance, found } = search;
  found.route = -1;
  found.cost = NEVER;
  for (let route = 0; route < instance.routeCount; route++) {
    if (onlyTouched && at(search.isTouched, route) === 0) continue;
    scanRoute(search, visit, route);
  }
  return found.route >= 0;
}

/** Looks on one route for a place that is cheaper than what has been found so far. */
export function scanRoute(search: Search, visit: number, route: number): void {
  const { instance, tours } = search;
  if (at(instance.allowed, visit * instance.routeCount + route) === 0) return;
  const first = route * tours.rowSize;
  scanSpan(search, visit, first, first + at(tours.length, route));
}

/** The same behind the table indices `first` to `last` only. */
export function scanSpan(search: Search, visit: number, first: number, last: number): void {
  const { instance, tours } = search;
  const route = Math.floor(first / tours.rowSize);
  if (at(tours.maxSlack, route) < at(instance.stay, visit)) return;
  if (at(tours.length, route) >= at(instance.maxStops, route)) return;
  if (at(instance.lunchMinutes, route) === 0) scanWithoutLunch(search, visit, first, last);
  else scanWithLunch(search, visit, first, last);
}

// oxlint-disable-next-line complexity -- the hottest loop of the search: a call per check would double its time
function scanWithoutLunch(search: Search, visit: number, first: number, last: number): void {
  const { instance, tours, found } = search;
  const { travel, inbound, spotCount } = instance;
  const { spots, leave, due, leg, slack } = tours;
  const open = at(instance.open, visit);
  const close = at(instance.close, visit);
  const stay = at(instance.stay, visit);
  const isSplit = at(instance.windowFrom, visit + 1) - at(instance.windowFrom, visit) > 1;
  const visitRow = visit * spotCount;
  const route = Math.floor(first / tours.rowSize);
  const row = route * tours.rowSize;
  const spareDrive = at(instance.maxDrive, route) - at(tours.drive, route);
  const opened = open + stay;
  let index = first;
  while (index <= last && at(due, index + 1) < opened) index++;
  for (; index <= last; index++) {
    if (at(leave, index) > close) return;
    if (at(slack, index) < stay) continue;
    const from = at(spots, index);
    const there = at(inbound, visitRow + from);
    const arriveAt = at(leave, index) + there;
    if (arriveAt > close) continue;
    let startAt = arriveAt;
    if (startAt < open) startAt = open;
    else if (isSplit) startAt = nextStart(instance, visit, arriveAt);
    const to = at(spots, index + 1);
    const onward = at(travel, visitRow + to);
    if (startAt + stay + onward > at(due, index + 1)) continue;
    const detour = there + onward - at(leg, index);
    if (detour >= found.cost || detour > spareDrive || isBlink(search)) continue;
    found.route = route;
    found.position = index - row;
    found.cost = detour;
  }
}

function scanWithLunch(search: Search, visit: number, first: number, last: number): void {
  const { instance, tours, found } = search;
  const { travel, inbound, spotCount } = instance;
  const { spots, leave, dueFed, leg, slack } = tours;
  const close = at(instance.close, visit);
  const visitRow = visit * spotCount;
  const route = Math.floor(first / tours.rowSize);
  const row = route * tours.rowSize;
  const spareDrive = at(instance.maxDrive, route) - at(tours.drive, route);
  const opened = at(instance.open, visit) + at(instance.stay, visit);
  let index = first;
  while (index <= last && at(dueFed, index + 1) < opened) index++;
  for (; index <= last; index++) {
    if (at(leave, index) > close) return;
    if (at(slack, index) < at(instance.stay, visit)) continue;
    const from = at(spots, index);
    const to = at(spots, index + 1);
    const there = at(inbound, visitRow + from);
    const onward = at(travel, visitRow + to);
    const detour = there + onward - at(leg, index);
    if (detour >= found.cost || detour > spareDrive) continue;
    if (!fitsWithLunch(search, visit, route, index) || isBlink(search)) continue;
    found.route = route;
    found.position = index - row;
    found.cost = detour;
  }
}

/** Whether a visit fits behind table index `index`, with lunch before, beside or after it. */
function fitsWithLunch(search: Search, visit: number, route: number, index: number): boolean {
  const { instance, tours } = search;
  const { travel, inbound, spotCount } = instance;
  const stay = at(instance.stay, visit);
  const there = at(inbound, visit * spotCount + at(tours.spots, index));
  const onward = at(travel, visit * spotCount + at(tours.spots, index + 1));
  const leave = at(tours.leave, index);
  const owing = nextStart(instance, visit, leave + there) + stay;
  if (owing + onward <= at(tours.due, index + 1)) return true;
  const dueFed = at(tours.dueFed, index + 1);
  if (leaveAfterLunch(instance, route, owing, onward) <= dueFed) return true;
  const lunchOnTheWay = leaveAfterLunch(instance, route, leave, there);
  const arriveFed = Math.min(at(tours.leaveFed, index) + there, lunchOnTheWay);
  return nextStart(instance, visit, arriveFed) + stay + onward <= dueFed;
}

/** Counts down to the next blink instead of drawing a number each time. */
function isBlink(search: Search): boolean {
  search.untilBlink--;
  if (search.untilBlink > 0) return false;
  search.untilBlink = drawUntilBlink(search);
  return true;
}

/** One place in about a hundred is overlooked. */
const BLINK_SHARE = 0.01;

export function drawUntilBlink(search: Pick<Search, "random">): number {
  return 1 + Math.floor(Math.log(1 - search.random.next()) / Math.log(1 - BLINK_SHARE));
}
