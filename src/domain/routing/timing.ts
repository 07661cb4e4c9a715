import { at } from "../typed-arrays.ts";
import { type Instance, NEVER } from "./instance.ts";

/** When a visit that is reached at `arriveAt` can start; NEVER if it is closed for the rest of the day. */
export function nextStart(instance: Instance, spot: number, arriveAt: number): number {
  const { windowFrom, windowEarliest, windowLatest } = instance;
  const end = at(windowFrom, spot + 1);
  for (let window = at(windowFrom, spot); window < end; window++) {
    if (arriveAt <= at(windowLatest, window)) return Math.max(arriveAt, at(windowEarliest, window));
  }
  return NEVER;
}

/** The latest arrival from which a visit starts by `startBy`; -NEVER if it opens later. */
export function lastArrival(instance: Instance, spot: number, startBy: number): number {
  const { windowFrom, windowEarliest, windowLatest } = instance;
  const first = at(windowFrom, spot);
  for (let window = at(windowFrom, spot + 1) - 1; window >= first; window--) {
    if (startBy >= at(windowEarliest, window)) return Math.min(startBy, at(windowLatest, window));
  }
  return -NEVER;
}

/**
 * When a leg with lunch on it is over, NEVER if lunch no longer fits. Lunch may interrupt the drive, so only the moment
 * of leaving decides whether it fits, and driving fills the time until its window opens.
 */
export function leaveAfterLunch(
  instance: Instance,
  route: number,
  leaveAt: number,
  driveMinutes: number,
): number {
  const minutes = at(instance.lunchMinutes, route);
  if (leaveAt + minutes > at(instance.lunchTo, route)) return NEVER;
  return Math.max(at(instance.lunchFrom, route), leaveAt + driveMinutes) + minutes;
}

/** The latest departure for a leg with lunch on it that is over by `doneBy`; -NEVER if there is none. */
export function lastLeaveBeforeLunch(
  instance: Instance,
  route: number,
  doneBy: number,
  driveMinutes: number,
): number {
  const minutes = at(instance.lunchMinutes, route);
  if (at(instance.lunchFrom, route) + minutes > doneBy) return -NEVER;
  return Math.min(doneBy - minutes - driveMinutes, at(instance.lunchTo, route) - minutes);
}
