import { createRandom } from "../random.ts";
import { at } from "../typed-arrays.ts";
import { anneal, isComplete } from "./anneal.ts";
import { createInstance, type Instance } from "./instance.ts";
import type { RoutingProblem, Solution } from "./problem.ts";
import { requiredOnly } from "./required-only.ts";
import { resequence } from "./resequence.ts";
import { scheduleRoute } from "./schedule.ts";
import { copyTours, createSearch } from "./search.ts";
import { createTours, insertStop, type Tours } from "./tours.ts";

export type SolveOptions = {
  /** Rounds of ruin and recreate, besides those for required visits; the same number gives the same answer anywhere. */
  readonly iterations: number;
  readonly seed: number;
  /** Share of the effort used up so far, ends the search at 1; null: the share of the iterations. */
  readonly progress?: (() => number) | null;
  /** A legal plan to begin with, the visits of each route in order; the answer is at least as good. */
  readonly from?: readonly (readonly number[])[];
};

/** The required visits alone are planned first, for this share of the effort and at least so many rounds: they are quick. */
const REQUIRED_SHARE = 0.2;
const LEAST_REQUIRED_ROUNDS = 1_000;

/** Kicks for each stop, by which its route is put in order: when all visits are made, nothing else is left to do. */
const KICKS = 10;
const KICKS_IF_COMPLETE = 50;
const LEAST_KICKS = 200;

/** Finds a good plan; never an illegal one. */
export function solve(problem: RoutingProblem, options: SolveOptions): Solution {
  const required = requiredOnly(problem);
  const whole = { ...options, rounds: options.iterations, share: 1 };
  const { from = [] } = options;
  if (required === null)
    return report(problem, inOrder(problem, improve(problem, from, whole), options));
  const rounds = Math.max(LEAST_REQUIRED_ROUNDS, options.iterations * REQUIRED_SHARE);
  const kept = improve(required, requiredIn(problem, from), {
    ...options,
    rounds,
    share: REQUIRED_SHARE,
  });
  const isKept = countOf(requiredIn(problem, from)) === countOf(kept.orders);
  const plan = improve(problem, isKept ? from : kept.orders, whole);
  const iterations = kept.iterations + plan.iterations;
  return report(problem, inOrder(problem, { ...plan, iterations }, options));
}

const requiredIn = (problem: RoutingProblem, orders: Plan["orders"]): Plan["orders"] =>
  orders.map((order) => order.filter((visit) => problem.visits[visit]?.tier !== 0));

const countOf = (orders: Plan["orders"]): number => orders.flat().length;

/** The same visits by the same routes with less driving. */
function inOrder(
  problem: RoutingProblem,
  plan: Plan,
  { seed, progress = null }: SolveOptions,
): Plan {
  const instance = createInstance(problem);
  const tours = createTours(instance);
  loadOrders(instance, tours, plan.orders);
  const isAll = isComplete(instance, tours);
  const random = createRandom(seed);
  const orders = plan.orders.map((order, route) => {
    const kicks =
      isAll && progress !== null
        ? Number.MAX_SAFE_INTEGER
        : Math.max(LEAST_KICKS, order.length * (isAll ? KICKS_IF_COMPLETE : KICKS));
    resequence(instance, tours, route, { kicks, random, progress: isAll ? progress : null });
    return visitOrder(instance, tours, route);
  });
  return { ...plan, orders };
}

/** The visits of each route in order, as indices into the problem. */
type Plan = { readonly orders: readonly (readonly number[])[]; readonly iterations: number };

/** Searches from a legal plan on, for so many rounds or until the progress has reached `share`. */
function improve(
  problem: RoutingProblem,
  orders: Plan["orders"],
  options: SolveOptions & { readonly rounds: number; readonly share: number },
): Plan {
  const instance = createInstance(problem);
  const best = createTours(instance);
  const { rounds, progress, share } = options;
  if (instance.visitCount === 0 || rounds <= 0) return { orders, iterations: 0 };
  const search = createSearch(instance, createRandom(options.seed));
  loadOrders(instance, search.tours, orders);
  copyTours(search.tours, best);
  const iterations = anneal(search, best, (done) =>
    Math.max(done / rounds, progress ? progress() / share : 0),
  );
  const routes = problem.routes.keys();
  return { orders: Array.from(routes, (route) => visitOrder(instance, best, route)), iterations };
}

function loadOrders(instance: Instance, tours: Tours, orders: Plan["orders"]): void {
  const visitOf = new Map(Array.from(instance.original, (index, visit) => [index, visit]));
  for (const [route, order] of orders.entries()) {
    for (const [position, index] of order.entries()) {
      const visit = visitOf.get(index);
      if (visit !== undefined) insertStop(instance, tours, visit, { route, position });
    }
  }
}

function report(problem: RoutingProblem, { orders, iterations }: Plan): Solution {
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
