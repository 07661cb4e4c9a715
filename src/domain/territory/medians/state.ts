import { at, realAt } from "../../typed-arrays.ts";
import type { MedianProblem } from "./problem.ts";

/** A division of the points into groups, each with its centre; changed in place by the search. */
export type MedianState = {
  /** The group of each point. */
  readonly group: Int32Array;
  /** The point that is the centre of each group. */
  readonly centre: Int32Array;
  /** The demand of each group. */
  readonly load: Float64Array;
};

export function createState({ points, medians }: MedianProblem): MedianState {
  return {
    group: new Int32Array(points).fill(-1),
    centre: new Int32Array(medians),
    load: new Float64Array(medians),
  };
}

export function copyState(from: MedianState, to: MedianState): void {
  to.group.set(from.group);
  to.centre.set(from.centre);
  to.load.set(from.load);
}

export const distanceOf = (problem: MedianProblem, a: number, b: number): number =>
  realAt(problem.distance, a * problem.points + b);

/** Demand of a group beyond its centre's capacity, if `added` came on top of its load. */
export function excessOf(
  problem: MedianProblem,
  { load, centre }: MedianState,
  group: number,
  added: number,
): number {
  return Math.max(0, realAt(load, group) + added - realAt(problem.capacity, at(centre, group)));
}

/** Distance and excess of the whole division. */
export function measure(
  problem: MedianProblem,
  state: MedianState,
): { readonly cost: number; readonly excess: number } {
  let cost = 0;
  for (let point = 0; point < problem.points; point++) {
    cost += distanceOf(problem, point, at(state.centre, at(state.group, point)));
  }
  let excess = 0;
  for (let group = 0; group < problem.medians; group++) {
    excess += excessOf(problem, state, group, 0);
  }
  return { cost, excess };
}
