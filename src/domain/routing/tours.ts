import { at, realAt } from "../typed-arrays.ts";
import { type Instance, NEVER } from "./instance.ts";
import { lastArrival, lastLeaveBeforeLunch, leaveAfterLunch, nextStart } from "./timing.ts";

/**
 * The plan that the search changes in place. Row r of each table belongs to route r: index 0 is its start, 1 ... length
 * its stops, length + 1 its end. Times are kept from both sides, so that an insertion is judged in constant time:
 * `leave` is the earliest moment the spot can be left, `due` the latest moment it may be reached for the rest to hold.
 * With a lunch there are two of each: `leave` and `due` while lunch is still owed, `leaveFed` and `dueFed` after it.
 */
export type Tours = {
  readonly rowSize: number;
  readonly spots: Int32Array;
  readonly leave: Int32Array;
  readonly leaveFed: Int32Array;
  readonly due: Int32Array;
  readonly dueFed: Int32Array;
  /** Drive from this index to the next. */
  readonly leg: Int32Array;
  /** No visit fits behind this index if its stay and the detour to it together take longer. */
  readonly slack: Int32Array;
  /** The largest slack, by route. */
  readonly maxSlack: Int32Array;
  /** Number of stops, by route. */
  readonly length: Int32Array;
  /** Time on the road, by route; an empty route drives from its start to its end. */
  readonly drive: Int32Array;
  /** Sum of the gains of the stops, by route. */
  readonly gain: Float64Array;
  /** Route of a visit, or -1. */
  readonly routeOf: Int32Array;
};

export function createTours(instance: Instance): Tours {
  const rowSize = instance.visitCount + 2;
  const table = () => new Int32Array(instance.routeCount * rowSize);
  const tours: Tours = {
    rowSize,
    spots: table(),
    leave: table(),
    leaveFed: table(),
    due: table(),
    dueFed: table(),
    leg: table(),
    slack: table(),
    maxSlack: new Int32Array(instance.routeCount),
    length: new Int32Array(instance.routeCount),
    drive: new Int32Array(instance.routeCount),
    gain: new Float64Array(instance.routeCount),
    routeOf: new Int32Array(instance.visitCount).fill(-1),
  };
  for (let route = 0; route < instance.routeCount; route++) {
    tours.spots[route * rowSize] = instance.visitCount + 2 * route;
    tours.spots[route * rowSize + 1] = instance.visitCount + 2 * route + 1;
    retime(instance, tours, route);
  }
  return tours;
}

/** Puts a visit behind index `position` of a route; the caller has checked that it fits. */
export function insertStop(
  instance: Instance,
  tours: Tours,
  visit: number,
  target: { readonly route: number; readonly position: number },
): void {
  const { route, position } = target;
  const row = route * tours.rowSize;
  const length = at(tours.length, route);
  tours.spots.copyWithin(row + position + 2, row + position + 1, row + length + 2);
  tours.spots[row + position + 1] = visit;
  tours.length[route] = length + 1;
  tours.gain[route] = realAt(tours.gain, route) + realAt(instance.gain, visit);
  tours.routeOf[visit] = route;
  retime(instance, tours, route);
}

/** Takes `count` stops out of a route, from index `first` on. Times are stale until `retime`. */
export function removeStops(
  instance: Instance,
  tours: Tours,
  route: number,
  cut: { readonly first: number; readonly count: number },
): void {
  const row = route * tours.rowSize;
  const { first, count } = cut;
  const length = at(tours.length, route);
  for (let index = first; index < first + count; index++) {
    const visit = at(tours.spots, row + index);
    tours.routeOf[visit] = -1;
    tours.gain[route] = realAt(tours.gain, route) - realAt(instance.gain, visit);
  }
  tours.spots.copyWithin(row + first, row + first + count, row + length + 2);
  tours.length[route] = length - count;
}

/** Brings the times and the drive of a route up to date with its sequence. */
export function retime(instance: Instance, tours: Tours, route: number): void {
  if (at(instance.lunchMinutes, route) === 0) {
    retimeForward(instance, tours, route);
    retimeBackward(instance, tours, route);
    measureSlack(tours, route);
  } else {
    retimeForwardWithLunch(instance, tours, route);
    retimeBackwardWithLunch(instance, tours, route);
    measureSlackWithLunch(tours, route, at(instance.lunchMinutes, route));
  }
}

/**
 * Whether the route keeps its windows and its cap on driving. Removing a stop can break them if detours are shorter.
 * An empty route is always legal: if its start and end lie too far apart, no plan can mend that.
 */
export function isLegal(instance: Instance, tours: Tours, route: number): boolean {
  if (at(tours.length, route) === 0) return true;
  const start = route * tours.rowSize;
  const isInTime =
    at(tours.leave, start) <= at(tours.due, start) ||
    at(tours.leaveFed, start) <= at(tours.dueFed, start);
  return isInTime && at(tours.drive, route) <= at(instance.maxDrive, route);
}

function retimeForward(instance: Instance, tours: Tours, route: number): void {
  const { spots, leave, leg } = tours;
  const { travel, spotCount, stay } = instance;
  const row = route * tours.rowSize;
  const end = row + at(tours.length, route) + 1;
  let now = at(instance.leaveAt, route);
  let from = at(spots, row);
  let drive = 0;
  leave[row] = now;
  for (let index = row + 1; index <= end; index++) {
    const spot = at(spots, index);
    const minutes = at(travel, from * spotCount + spot);
    drive += minutes;
    leg[index - 1] = minutes;
    now = Math.min(NEVER, nextStart(instance, spot, now + minutes) + at(stay, spot));
    leave[index] = now;
    from = spot;
  }
  tours.drive[route] = drive;
}

function retimeBackward(instance: Instance, tours: Tours, route: number): void {
  const { spots, due } = tours;
  const { travel, spotCount, stay } = instance;
  const row = route * tours.rowSize;
  const end = row + at(tours.length, route) + 1;
  let now = at(instance.backBy, route);
  let to = at(spots, end);
  due[end] = now;
  for (let index = end - 1; index >= row; index--) {
    const spot = at(spots, index);
    const latest = now - at(travel, spot * spotCount + to) - at(stay, spot);
    now = Math.max(-NEVER, lastArrival(instance, spot, latest));
    due[index] = now;
    to = spot;
  }
}

function retimeForwardWithLunch(instance: Instance, tours: Tours, route: number): void {
  const { spots, leave, leaveFed, leg } = tours;
  const { travel, spotCount, stay } = instance;
  const row = route * tours.rowSize;
  const end = row + at(tours.length, route) + 1;
  const eatenAtHome = at(instance.lunchFrom, route) + at(instance.lunchMinutes, route);
  let owing = at(instance.leaveAt, route);
  let fed = Math.max(owing, eatenAtHome);
  let from = at(spots, row);
  let drive = 0;
  leave[row] = owing;
  leaveFed[row] = fed;
  for (let index = row + 1; index <= end; index++) {
    const spot = at(spots, index);
    const minutes = at(travel, from * spotCount + spot);
    drive += minutes;
    leg[index - 1] = minutes;
    const arriveFed = Math.min(fed + minutes, leaveAfterLunch(instance, route, owing, minutes));
    fed = Math.min(NEVER, nextStart(instance, spot, arriveFed) + at(stay, spot));
    owing = Math.min(NEVER, nextStart(instance, spot, owing + minutes) + at(stay, spot));
    leave[index] = owing;
    leaveFed[index] = fed;
    from = spot;
  }
  tours.drive[route] = drive;
}

function retimeBackwardWithLunch(instance: Instance, tours: Tours, route: number): void {
  const { spots, due, dueFed } = tours;
  const { travel, spotCount, stay } = instance;
  const row = route * tours.rowSize;
  const end = row + at(tours.length, route) + 1;
  const eatsAtHome = at(instance.lunchTo, route) - at(instance.lunchMinutes, route);
  let fed = at(instance.backBy, route);
  let owing = Math.min(fed, eatsAtHome);
  let to = at(spots, end);
  due[end] = owing;
  dueFed[end] = fed;
  for (let index = end - 1; index >= row; index--) {
    const spot = at(spots, index);
    const minutes = at(travel, spot * spotCount + to);
    const leaveOwing = Math.max(
      owing - minutes,
      lastLeaveBeforeLunch(instance, route, fed, minutes),
    );
    owing = Math.max(-NEVER, lastArrival(instance, spot, leaveOwing - at(stay, spot)));
    fed = Math.max(-NEVER, lastArrival(instance, spot, fed - minutes - at(stay, spot)));
    due[index] = owing;
    dueFed[index] = fed;
    to = spot;
  }
}

function measureSlack(tours: Tours, route: number): void {
  const { leave, due, leg, slack } = tours;
  const row = route * tours.rowSize;
  const end = row + at(tours.length, route);
  let most = -NEVER;
  for (let index = row; index <= end; index++) {
    const spare = at(due, index + 1) - at(leave, index) - at(leg, index);
    slack[index] = spare;
    if (spare > most) most = spare;
  }
  tours.maxSlack[route] = most;
}

/** With lunch, the largest of: owed on both sides, had on both sides, had in between. */
function measureSlackWithLunch(tours: Tours, route: number, lunchMinutes: number): void {
  const { leave, leaveFed, due, dueFed, leg, slack } = tours;
  const row = route * tours.rowSize;
  const end = row + at(tours.length, route);
  let most = -NEVER;
  for (let index = row; index <= end; index++) {
    const owing = at(due, index + 1) - at(leave, index);
    const had =
      at(dueFed, index + 1) - Math.min(at(leaveFed, index), at(leave, index) + lunchMinutes);
    const spare = Math.max(owing, had) - at(leg, index);
    slack[index] = spare;
    if (spare > most) most = spare;
  }
  tours.maxSlack[route] = most;
}
