import type { Random } from "../../random.ts";
import { at, realAt } from "../../typed-arrays.ts";
import type { MedianProblem } from "./problem.ts";
import type { Region } from "./region.ts";
import { distanceOf, excessOf, type MedianState } from "./state.ts";

/** How much chance mixes into the order in which points are given out, as a share of a point's regret. */
const NOISE = 0.3;

type Choice = { readonly weight: number; readonly random: Random; readonly urgency: Float64Array };

/**
 * Gives the region's points to its centres anew: those first that would lose most by their second-best centre (regret),
 * each to the centre that is cheapest with its excess priced at `weight`. Centres serve themselves.
 */
export function fillRegion(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  { weight, random, urgency }: Choice,
): void {
  const { group, centre, load } = state;
  for (let rank = 0; rank < region.groupCount; rank++) load[at(region.groups, rank)] = 0;
  for (let rank = 0; rank < region.groupCount; rank++) {
    const own = at(region.groups, rank);
    put(problem, state, at(centre, own), own);
  }
  const points = region.points.subarray(0, region.pointCount);
  for (const point of points) {
    urgency[point] = regret(problem, state, region, point) * (1 + NOISE * (random.next() - 0.5));
  }
  points.sort((a, b) => realAt(urgency, b) - realAt(urgency, a) || a - b);
  for (const point of points) {
    if (isCentre(state, region, point)) continue;
    group[point] = -1;
    put(problem, state, point, cheapest(problem, state, region, { point, weight }));
  }
}

function put(problem: MedianProblem, { group, load }: MedianState, point: number, to: number) {
  group[point] = to;
  load[to] = realAt(load, to) + realAt(problem.demand, point);
}

function isCentre({ centre }: MedianState, { groups, groupCount }: Region, point: number): boolean {
  for (let rank = 0; rank < groupCount; rank++) {
    if (at(centre, at(groups, rank)) === point) return true;
  }
  return false;
}

function regret(problem: MedianProblem, { centre }: MedianState, region: Region, point: number) {
  let best = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let rank = 0; rank < region.groupCount; rank++) {
    const distance = distanceOf(problem, point, at(centre, at(region.groups, rank)));
    if (distance < best) [best, second] = [distance, best];
    else if (distance < second) second = distance;
  }
  return second === Number.POSITIVE_INFINITY ? 0 : second - best;
}

function cheapest(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  { point, weight }: { readonly point: number; readonly weight: number },
): number {
  const demand = realAt(problem.demand, point);
  let choice = at(region.groups, 0);
  let least = Number.POSITIVE_INFINITY;
  for (let rank = 0; rank < region.groupCount; rank++) {
    const to = at(region.groups, rank);
    const more = excessOf(problem, state, to, demand) - excessOf(problem, state, to, 0);
    const cost = distanceOf(problem, point, at(state.centre, to)) + weight * more;
    if (cost < least) [choice, least] = [to, cost];
  }
  return choice;
}
