import { createRandom } from "../random.ts";
import { anneal } from "./anneal.ts";
import { at, createInstance, type Instance } from "./instance.ts";
import type { RoutingProblem, Solution } from "./problem.ts";
import { scheduleRoute } from "./schedule.ts";
import { createSearch } from "./search.ts";
import { createTours, type Tours } from "./tours.ts";

export type SolveOptions = {
  /** Rounds of ruin and recreate; the same number gives the same answer on every machine. */
  readonly iterations: number;
  readonly seed: number;
  /** Share of the effort used up so far, ends the search at 1; null: the share of the iterations. */
  readonly progress?: (() => number) | null;
};

export function solve(problem: RoutingProblem, options: SolveOptions): Solution {
  const instance = createInstance(problem);
  const best = createTours(instance);
  const random = createRandom(options.seed);
  const { progress } = options;
  const used = (rounds: number) => Math.max(rounds / options.iterations, progress ? progress() : 0);
  const isWorthSearching = instance.visitCount > 0 && options.iterations > 0;
  const iterations = isWorthSearching ? anneal(createSearch(instance, random), best, used) : 0;
  return report(problem, instance, best, iterations);
}

function report(
  problem: RoutingProblem,
  instance: Instance,
  tours: Tours,
  iterations: number,
): Solution {
  const orders = problem.routes.map((_, route) => visitOrder(instance, tours, route));
  const routes = problem.routes.map((route, index) =>
    scheduleRoute(problem, route, orders[index] ?? []),
  );
  const value = orders.flat().reduce((sum, visit) => sum + (problem.visits[visit]?.value ?? 0), 0);
  return { routes, value, iterations };
}

/** The visits of a route in order, as indices into the problem. */
function visitOrder(instance: Instance, tours: Tours, route: number): number[] {
  const first = route * tours.rowSize + 1;
  const stops = tours.spots.subarray(first, first + at(tours.length, route));
  return Array.from(stops, (spot) => at(instance.original, spot));
}
