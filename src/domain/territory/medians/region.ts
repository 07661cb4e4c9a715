import type { Random } from "../../random.ts";
import { at } from "../../typed-arrays.ts";
import type { MedianProblem } from "./problem.ts";
import { distanceOf, type MedianState } from "./state.ts";

/** Some neighbouring groups and all of their points: what one round of the search takes apart. */
export type Region = {
  readonly groups: Int32Array;
  groupCount: number;
  readonly points: Int32Array;
  pointCount: number;
  /** For each group 1 when it is in the region. */
  readonly isIn: Uint8Array;
};

export const createRegion = ({ points, medians }: MedianProblem): Region => ({
  groups: new Int32Array(medians),
  groupCount: 0,
  points: new Int32Array(points),
  pointCount: 0,
  isIn: new Uint8Array(medians),
});

/** Takes the `count` groups whose centres are nearest to a point drawn by chance. */
export function drawRegion(
  problem: MedianProblem,
  state: MedianState,
  region: Region,
  { count, random }: { readonly count: number; readonly random: Random },
): void {
  const seed = random.int(problem.points);
  region.isIn.fill(0);
  region.groupCount = Math.min(count, problem.medians);
  for (let rank = 0; rank < region.groupCount; rank++) {
    const group = nearestGroup(problem, state, region, seed);
    region.groups[rank] = group;
    region.isIn[group] = 1;
  }
  region.pointCount = 0;
  for (let point = 0; point < problem.points; point++) {
    if (region.isIn[at(state.group, point)] === 1) region.points[region.pointCount++] = point;
  }
}

function nearestGroup(
  problem: MedianProblem,
  { centre }: MedianState,
  { isIn }: Region,
  point: number,
): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let group = 0; group < problem.medians; group++) {
    if (isIn[group] === 1) continue;
    const distance = distanceOf(problem, point, at(centre, group));
    if (distance < least) [nearest, least] = [group, distance];
  }
  return nearest;
}
