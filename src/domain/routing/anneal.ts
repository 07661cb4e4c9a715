import { at, realAt } from "../typed-arrays.ts";
import { type Instance } from "./instance.ts";
import { recreate } from "./recreate.ts";
import { ruin } from "./ruin.ts";
import { beginRound, copyTours, type Search, undoRound } from "./search.ts";
import { isLegal, type Tours } from "./tours.ts";

/** Temperatures at the start and at the end, as a share of the mean value of a visit. */
const HOT = 0.6;
const COLD = 0.03;
/** How many mean values an hour-for-hour saving of a whole route's time is worth while searching. */
const DRIVE_WEIGHT = 0.5;
/** Rounds between two looks at the progress. */
const ROUNDS_PER_LOOK = 4;

/**
 * Simulated annealing over rounds of ruin and recreate: a worse plan is accepted with a chance that falls with time.
 * Leaves the best plan seen in `best` and returns the number of rounds. `progress` says which share of the effort is
 * used up after so many rounds; the search ends at 1, or when every visit is made.
 */
export function anneal(search: Search, best: Tours, progress: (rounds: number) => number): number {
  const valueUnit = meanValue(search.instance);
  const driveUnit = (DRIVE_WEIGHT * valueUnit) / meanRouteMinutes(search.instance);
  let rounds = 0;
  for (let share = 0; share < 1; share = progress(rounds)) {
    const temperature = valueUnit * HOT * (COLD / HOT) ** share;
    for (let count = 0; count < ROUNDS_PER_LOOK; count++) {
      rounds++;
      beginRound(search);
      ruin(search);
      recreate(search);
      const threshold = temperature * Math.log(1 - search.random.next());
      if (improvement(search, driveUnit) < threshold) undoRound(search);
      else if (isBetter(search.tours, best)) copyTours(search.tours, best);
      if (isComplete(search.instance, best)) return rounds;
    }
  }
  return rounds;
}

/** What this round has gained, less the driving it has added; minus infinity if it broke a limit. */
function improvement(search: Search, driveUnit: number): number {
  const { instance, tours, before, isTouched } = search;
  let sum = 0;
  for (let route = 0; route < instance.routeCount; route++) {
    if (at(isTouched, route) === 0) continue;
    if (!isLegal(instance, tours, route)) return Number.NEGATIVE_INFINITY;
    sum += realAt(tours.gain, route) - realAt(before.gain, route);
    sum -= driveUnit * (at(tours.drive, route) - at(before.drive, route));
  }
  return sum;
}

/** More gain, or the same with less driving. */
function isBetter(tours: Tours, best: Tours): boolean {
  let gain = 0;
  let drive = 0;
  for (let route = 0; route < tours.length.length; route++) {
    gain += realAt(tours.gain, route) - realAt(best.gain, route);
    drive += at(tours.drive, route) - at(best.drive, route);
  }
  return gain > 0 || (gain === 0 && drive < 0);
}

/** Whether every visit is made: no plan is worth more. */
export function isComplete({ visitCount }: Instance, { length }: Tours): boolean {
  let stops = 0;
  for (let route = 0; route < length.length; route++) stops += at(length, route);
  return stops === visitCount;
}

function meanValue({ value, visitCount }: Instance): number {
  return Math.max(1, value.reduce((sum, each) => sum + each, 0) / visitCount);
}

function meanRouteMinutes({ backBy, leaveAt, routeCount }: Instance): number {
  const total = backBy.reduce((sum, latest, route) => sum + latest - at(leaveAt, route), 0);
  return Math.max(1, total / routeCount);
}
