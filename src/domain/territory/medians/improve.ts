import { at, realAt } from "../../typed-arrays.ts";
import type { MedianProblem } from "./problem.ts";
import type { Region } from "./region.ts";
import { distanceOf, excessOf, type MedianState } from "./state.ts";

/** Gains smaller than this are rounding. */
const EPSILON = 1e-7;
const MOST_ROUNDS = 12;

/** Improves the region until neither a better centre, nor a moved point, nor two exchanged ones would help. */
export function improveRegion(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  weight: number,
): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const isRecentred = recentre(problem, state, region, weight);
    const isMoved = movePoints(problem, state, region, weight);
    const isSwapped = swapPoints(problem, state, region, weight);
    if (!isRecentred && !isMoved && !isSwapped) return;
  }
}

function recentre(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  weight: number,
): boolean {
  let isChanged = false;
  for (let rank = 0; rank < region.groupCount; rank++) {
    const group = at(region.groups, rank);
    const before = at(state.centre, group);
    let best = before;
    let least = centreCost(problem, state, region, { group, centre: before, weight }) - EPSILON;
    for (let spot = 0; spot < region.pointCount; spot++) {
      const centre = at(region.points, spot);
      if (at(state.group, centre) !== group || centre === before) continue;
      const cost = centreCost(problem, state, region, { group, centre, weight, atMost: least });
      if (cost < least) [best, least] = [centre, cost];
    }
    state.centre[group] = best;
    isChanged ||= best !== before;
  }
  return isChanged;
}

type Centring = {
  readonly group: number;
  readonly centre: number;
  readonly weight: number;
  /** Beyond this the exact cost does not matter. */
  readonly atMost?: number;
};

function centreCost(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  { group, centre, weight, atMost = Number.POSITIVE_INFINITY }: Centring,
): number {
  const over = realAt(state.load, group) - realAt(problem.capacity, centre);
  let cost = weight * Math.max(0, over);
  const row = centre * problem.points;
  for (let spot = 0; spot < region.pointCount && cost < atMost; spot++) {
    const point = at(region.points, spot);
    if (at(state.group, point) === group) cost += realAt(problem.distance, row + point);
  }
  return cost;
}

function movePoints(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  weight: number,
): boolean {
  let isChanged = false;
  for (let spot = 0; spot < region.pointCount; spot++) {
    const point = at(region.points, spot);
    const from = at(state.group, point);
    if (at(state.centre, from) === point) continue;
    const demand = realAt(problem.demand, point);
    const relief = excessOf(problem, state, from, 0) - excessOf(problem, state, from, -demand);
    const now = distanceOf(problem, point, at(state.centre, from)) + weight * relief;
    let to = from;
    let least = now - EPSILON;
    for (let rank = 0; rank < region.groupCount; rank++) {
      const group = at(region.groups, rank);
      if (group === from) continue;
      const distance = distanceOf(problem, point, at(state.centre, group));
      if (distance >= least) continue;
      const more = excessOf(problem, state, group, demand) - excessOf(problem, state, group, 0);
      if (distance + weight * more < least) [to, least] = [group, distance + weight * more];
    }
    if (to === from) continue;
    transfer(state, point, to, demand);
    isChanged = true;
  }
  return isChanged;
}

function transfer({ group, load }: MedianState, point: number, to: number, demand: number): void {
  const from = at(group, point);
  load[from] = realAt(load, from) - demand;
  load[to] = realAt(load, to) + demand;
  group[point] = to;
}

function swapPoints(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  weight: number,
): boolean {
  let isChanged = false;
  for (let one = 0; one < region.pointCount; one++) {
    for (let other = one + 1; other < region.pointCount; other++) {
      const a = at(region.points, one);
      const b = at(region.points, other);
      if (!isSwapBetter(problem, state, { a, b, weight })) continue;
      const [groupA, groupB] = [at(state.group, a), at(state.group, b)];
      transfer(state, a, groupB, realAt(problem.demand, a));
      transfer(state, b, groupA, realAt(problem.demand, b));
      isChanged = true;
    }
  }
  return isChanged;
}

function isSwapBetter(
  problem: MedianProblem,
  state: MedianState,
  { a, b, weight }: { readonly a: number; readonly b: number; readonly weight: number },
): boolean {
  const groupA = at(state.group, a);
  const groupB = at(state.group, b);
  const centreA = at(state.centre, groupA);
  const centreB = at(state.centre, groupB);
  if (groupA === groupB || centreA === a || centreB === b) return false;
  const longer =
    distanceOf(problem, a, centreB) +
    distanceOf(problem, b, centreA) -
    distanceOf(problem, a, centreA) -
    distanceOf(problem, b, centreB);
  const before = excessOf(problem, state, groupA, 0) + excessOf(problem, state, groupB, 0);
  if (longer >= weight * before - EPSILON) return false;
  const more = realAt(problem.demand, b) - realAt(problem.demand, a);
  const after = excessOf(problem, state, groupA, more) + excessOf(problem, state, groupB, -more);
  return longer + weight * (after - before) < -EPSILON;
}
