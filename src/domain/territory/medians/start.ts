import type { Random } from "../../random.ts";
import type { MedianProblem } from "./problem.ts";
import { createState, distanceOf, type MedianState } from "./state.ts";

/** Points tried for each first centre. */
const DRAWS = 12;

/** Centres far from each other: each the farthest of some points drawn by chance. */
export function startState(problem: MedianProblem, random: Random): MedianState {
  const state = createState(problem);
  state.group.fill(0);
  for (let group = 0; group < problem.medians; group++) {
    let farthest = -1;
    let most = -1;
    for (let draw = 0; draw < DRAWS || farthest < 0; draw++) {
      const point = random.int(problem.points);
      const distance = toNearest(problem, state.centre.subarray(0, group), point);
      if (distance > most) [farthest, most] = [point, distance];
    }
    state.centre[group] = farthest;
  }
  return state;
}

/** Distance from a point to the nearest of the centres; -1: it is one of them. */
function toNearest(problem: MedianProblem, centres: Int32Array, point: number): number {
  let nearest = Number.MAX_VALUE;
  for (const centre of centres) {
    if (centre === point) return -1;
    nearest = Math.min(nearest, distanceOf(problem, point, centre));
  }
  return nearest;
}

const mean = (numbers: Float64Array): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);

/** The price of demand in distance: mean distance to the nearest centre per mean demand. */
export const unitOf = (problem: MedianProblem, state: MedianState): number =>
  Math.max(Number.MIN_VALUE, meanDistance(problem, state) / Math.max(1e-9, mean(problem.demand)));

/** Mean distance from a point to the nearest centre. */
function meanDistance(problem: MedianProblem, { centre }: MedianState): number {
  let sum = 0;
  for (let point = 0; point < problem.points; point++) {
    sum += Math.max(0, toNearest(problem, centre, point));
  }
  return sum / problem.points;
}
