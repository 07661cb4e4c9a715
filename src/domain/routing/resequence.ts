import type { Random } from "../random.ts";
import { at } from "../typed-arrays.ts";
import type { Instance } from "./instance.ts";
import { openSequence, readSequence, type Sequence } from "./sequence.ts";
import { exchangeRuns, improveAt } from "./sequence-moves.ts";
import type { Tours } from "./tours.ts";

export type ResequenceOptions = {
  /** Kicks out of a local optimum, each followed by the way down into the next. */
  readonly kicks: number;
  readonly random: Random;
  /** Share of the effort used up so far, ends the search at 1; null: the share of the kicks. */
  readonly progress: (() => number) | null;
};

/** Longest of the two runs that a kick exchanges. */
const LONGEST_KICK = 50;
/** Kicks between two looks at the progress. */
const KICKS_PER_LOOK = 16;

/**
 * Orders the stops of one route so that it drives less and still keeps all its times: iterated local search (Lourenço,
 * Martin & Stützle 2003) with 2-opt and Or-opt moves between near stops. The route must be legal before, and is after.
 */
export function resequence(
  instance: Instance,
  tours: Tours,
  route: number,
  { kicks, random, progress }: ResequenceOptions,
): void {
  const sequence = openSequence(instance, tours, route);
  if (sequence.length < 2) return;
  const descent = openDescent(sequence);
  for (let index = 1; index <= sequence.length; index++) push(descent, sequence, index);
  descend(descent, sequence);
  const best = orderOf(sequence);
  for (let kick = 0; kick < kicks; kick++) {
    if (progress !== null && kick % KICKS_PER_LOOK === 0 && progress() >= 1) break;
    const before = at(tours.drive, route);
    if (!kickOnce(descent, sequence, random)) continue;
    descend(descent, sequence);
    if (at(tours.drive, route) <= before) best.set(orderView(sequence));
    else restore(sequence, best);
  }
}

const orderView = ({ tours, row, length }: Sequence): Int32Array =>
  tours.spots.subarray(row + 1, row + 1 + length);

const orderOf = (sequence: Sequence): Int32Array => orderView(sequence).slice();

function restore(sequence: Sequence, order: Int32Array): void {
  sequence.tours.spots.set(order, sequence.row + 1);
  readSequence(sequence);
}

/** Stops whose surroundings have changed, to be looked at again; a ring, each stop in it at most once. */
type Descent = {
  readonly queue: Int32Array;
  readonly isQueued: Uint8Array;
  first: number;
  count: number;
};

const openDescent = ({ instance, length }: Sequence): Descent => ({
  queue: new Int32Array(length),
  isQueued: new Uint8Array(instance.visitCount),
  first: 0,
  count: 0,
});

function push(descent: Descent, { tours, row, length }: Sequence, index: number): void {
  if (index < 1 || index > length) return;
  const visit = at(tours.spots, row + index);
  if (descent.isQueued[visit] === 1) return;
  descent.isQueued[visit] = 1;
  descent.queue[(descent.first + descent.count) % descent.queue.length] = visit;
  descent.count++;
}

function descend(descent: Descent, sequence: Sequence): void {
  while (descent.count > 0) {
    const visit = at(descent.queue, descent.first);
    descent.first = (descent.first + 1) % descent.queue.length;
    descent.count--;
    descent.isQueued[visit] = 0;
    while (improveAt(sequence, visit)) {
      for (const index of [sequence.changedFrom, sequence.changedTo, at(sequence.indexOf, visit)]) {
        for (let near = index - 1; near <= index + 1; near++) push(descent, sequence, near);
      }
    }
  }
}

/** Exchanges two neighbouring runs somewhere; false: that would be too late somewhere. */
function kickOnce(descent: Descent, sequence: Sequence, random: Random): boolean {
  const { length } = sequence;
  const first = 1 + random.int(length - 1);
  const one = 1 + random.int(Math.min(LONGEST_KICK, length - first));
  const two = 1 + random.int(Math.min(LONGEST_KICK, length - first - one + 1));
  if (!exchangeRuns(sequence, first, [one, two])) return false;
  for (const seam of [first, first + two, first + one + two]) {
    push(descent, sequence, seam - 1);
    push(descent, sequence, seam);
  }
  return true;
}
