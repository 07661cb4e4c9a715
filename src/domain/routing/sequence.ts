import { at } from "../typed-arrays.ts";
import { type Instance, NEVER } from "./instance.ts";
import { leaveAfterLunch, nextStart } from "./timing.ts";
import { retime, type Tours } from "./tours.ts";

/** Nearest other stops of a stop that are tried beside it. */
const NEIGHBOURS = 12;

/** One route whose order is being changed. Stops have the indices 1 ... length, the start is 0, the end length + 1. */
export type Sequence = {
  readonly instance: Instance;
  readonly tours: Tours;
  readonly route: number;
  /** Index of the start in the tables of the tours. */
  readonly row: number;
  readonly length: number;
  /** Drive from the start to index i, and what the same stops take from i back. */
  readonly there: Float64Array;
  readonly back: Float64Array;
  /** Index of a stop, by visit. */
  readonly indexOf: Int32Array;
  /** Visits near a visit, the nearest first, `nearCount` for each stop of the route. */
  readonly near: Int32Array;
  readonly nearCount: number;
  /** Part of a route in another order. */
  readonly draft: Int32Array;
  /** Indices between which the last change was. */
  changedFrom: number;
  changedTo: number;
};

export function openSequence(instance: Instance, tours: Tours, route: number): Sequence {
  const length = at(tours.length, route);
  const row = route * tours.rowSize;
  const nearCount = Math.max(0, Math.min(NEIGHBOURS, length - 1));
  const sequence: Sequence = {
    instance,
    tours,
    route,
    row,
    length,
    there: new Float64Array(length + 2),
    back: new Float64Array(length + 2),
    indexOf: new Int32Array(instance.visitCount).fill(-1),
    near: nearestStops(instance, tours.spots.slice(row + 1, row + 1 + length), nearCount),
    nearCount,
    draft: new Int32Array(length),
    changedFrom: 1,
    changedTo: length,
  };
  readSequence(sequence);
  return sequence;
}

function nearestStops(instance: Instance, stops: Int32Array, count: number): Int32Array {
  const { travel, spotCount } = instance;
  const near = new Int32Array(instance.visitCount * count);
  for (const from of stops) {
    const others = stops
      .filter((to) => to !== from)
      .toSorted((a, b) => at(travel, from * spotCount + a) - at(travel, from * spotCount + b));
    near.set(others.subarray(0, count), from * count);
  }
  return near;
}

/** Brings times and sums up to date with the order in the tours. */
export function readSequence({ instance, tours, route, ...sequence }: Sequence): void {
  retime(instance, tours, route);
  const { row, length, there, back, indexOf } = sequence;
  const { travel, spotCount } = instance;
  for (let index = 1; index <= length + 1; index++) {
    const spot = at(tours.spots, row + index);
    const before = at(tours.spots, row + index - 1);
    there[index] = (there[index - 1] ?? 0) + at(tours.leg, row + index - 1);
    back[index] = (back[index - 1] ?? 0) + at(travel, spot * spotCount + before);
    if (index <= length) indexOf[spot] = index;
  }
}

/** Takes the first `count` of the draft as the stops from index `first` on. */
export function takeDraft(sequence: Sequence, first: number, count: number): void {
  const { tours, row, draft } = sequence;
  for (let index = 0; index < count; index++) {
    tours.spots[row + first + index] = at(draft, index);
  }
  sequence.changedFrom = first;
  sequence.changedTo = first + count - 1;
  readSequence(sequence);
}

/** Whether the route keeps its times with the first `count` of the draft as the stops from index `first` on. */
export function draftFits(sequence: Sequence, first: number, count: number): boolean {
  const isWithLunch = at(sequence.instance.lunchMinutes, sequence.route) > 0;
  return isWithLunch ? fitsWithLunch(sequence, first, count) : fits(sequence, first, count);
}

function fits({ instance, tours, row, draft }: Sequence, first: number, count: number): boolean {
  const { travel, spotCount, stay } = instance;
  let from = at(tours.spots, row + first - 1);
  let now = at(tours.leave, row + first - 1);
  for (let index = 0; index < count; index++) {
    const spot = at(draft, index);
    const start = nextStart(instance, spot, now + at(travel, from * spotCount + spot));
    if (start === NEVER) return false;
    now = start + at(stay, spot);
    from = spot;
  }
  const to = at(tours.spots, row + first + count);
  return now + at(travel, from * spotCount + to) <= at(tours.due, row + first + count);
}

/** Two clocks, as in the tours: lunch still owed, and lunch had. */
function fitsWithLunch(
  { instance, tours, row, route, draft }: Sequence,
  first: number,
  count: number,
): boolean {
  const { travel, spotCount, stay } = instance;
  let from = at(tours.spots, row + first - 1);
  let owing = at(tours.leave, row + first - 1);
  let fed = at(tours.leaveFed, row + first - 1);
  for (let index = 0; index < count; index++) {
    const spot = at(draft, index);
    const minutes = at(travel, from * spotCount + spot);
    const arriveFed = Math.min(fed + minutes, leaveAfterLunch(instance, route, owing, minutes));
    fed = Math.min(NEVER, nextStart(instance, spot, arriveFed) + at(stay, spot));
    owing = Math.min(NEVER, nextStart(instance, spot, owing + minutes) + at(stay, spot));
    if (fed === NEVER && owing === NEVER) return false;
    from = spot;
  }
  const next = row + first + count;
  const minutes = at(travel, from * spotCount + at(tours.spots, next));
  const arriveFed = Math.min(fed + minutes, leaveAfterLunch(instance, route, owing, minutes));
  return owing + minutes <= at(tours.due, next) || arriveFed <= at(tours.dueFed, next);
}
