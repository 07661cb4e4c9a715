import { estimateTable } from "../geo/travel-estimate.ts";
import type { Roads, TravelTable } from "../ports.ts";
import type { DayRequest } from "./day.ts";
import { placesOf, problemOf } from "./day-problem.ts";
import { nearFirst } from "./near-first.ts";
import type { RoutingProblem } from "./problem.ts";

/** A day with its travel times: appointments first, then the candidates. */
export type DayOnRoads = {
  readonly request: DayRequest;
  readonly problem: RoutingProblem;
  readonly table: TravelTable;
  /** The same with those that were left aside because they are far from everything: their legs are estimates. */
  readonly wide: { readonly request: DayRequest; readonly problem: RoutingProblem };
};

/**
 * A day with the travel times that roads tell. Where they tell only so many at once, the day is planned by the estimate
 * first: what that plan visits comes before what is worth most for the detour it would be.
 */
export async function withRoads(request: DayRequest, roads: Roads): Promise<DayOnRoads> {
  const places = placesOf(request);
  if (roads.mostPlaces === null || places.length <= roads.mostPlaces) {
    const table = await roads.table(places, request.date);
    const problem = problemOf(request, table);
    return { request, problem, table, wide: { request, problem } };
  }
  const all = nearFirst(request);
  const free = Math.max(0, roads.mostPlaces - 2 - request.appointments.length);
  const musts = request.candidates.filter(({ isMust }) => isMust).length;
  const near = { ...all, candidates: all.candidates.slice(0, Math.max(free, musts)) };
  const table = await roads.table(placesOf(near), request.date);
  const minutes = overlaid(estimateTable(placesOf(all)).minutes, table.minutes);
  const wide = { request: all, problem: problemOf(all, { minutes }) };
  return { request: near, problem: problemOf(near, table), table, wide };
}

/** A table with the rows and columns of a smaller one put over its first. */
function overlaid(
  large: TravelTable["minutes"],
  small: TravelTable["minutes"],
): TravelTable["minutes"] {
  const [width, own] = [Math.sqrt(large.length), Math.sqrt(small.length)];
  const minutes = large.slice();
  for (let row = 0; row < own; row += 1)
    minutes.set(small.subarray(row * own, (row + 1) * own), row * width);
  return minutes;
}
