import { createRandom, type Random } from "../../random.ts";
import { at } from "../../typed-arrays.ts";
import { fillRegion } from "./fill.ts";
import { improveRegion } from "./improve.ts";
import type { MedianProblem, MedianSolution } from "./problem.ts";
import { createRegion, drawRegion, type Region } from "./region.ts";
import { startState, unitOf } from "./start.ts";
import { copyState, createState, type MedianState, measure } from "./state.ts";

export type MedianOptions = {
  /** Rounds of taking some groups apart and making them anew; the same number gives the same answer anywhere. */
  readonly iterations: number;
  readonly seed: number;
  /** Share of the effort used up so far, ends the search at 1; null: the share of the iterations. */
  readonly progress?: (() => number) | null;
};

/** Temperatures at the start and at the end, as a share of the mean cost of a group. */
const HOT = 0.4;
const COLD = 0.008;
/** Sums of distances differ by this for no reason. */
const ROUNDING = 1e-9;
const ROUNDS_PER_LOOK = 8;
/** The price of excess, in mean distances per mean demand, at the start; it follows what the search finds. */
const WEIGHT = 4;
/** Excess always costs something. */
const LEAST_WEIGHT = 0.125;

/**
 * Ruin and recreate over neighbouring groups, with annealing: some centres of a region are drawn anew, its points given
 * out by regret and improved by moves, exchanges and better centres.
 */
export function solveMedians(problem: MedianProblem, options: MedianOptions): MedianSolution {
  const search = createSearch(problem, createRandom(options.seed));
  drawRegion(problem, search.now, search.region, { count: problem.medians, random: search.random });
  remake(search);
  search.current = measure(problem, search.now);
  keepBest(search);
  let iterations = 0;
  for (let share = 0; share < 1 && problem.medians > 1; ) {
    const temperature = ((HOT * search.bestIs.cost) / problem.medians) * (COLD / HOT) ** share;
    for (let round = 0; round < ROUNDS_PER_LOOK; round++) tryRound(search, temperature);
    iterations += ROUNDS_PER_LOOK;
    followExcess(search);
    share = Math.max(iterations / options.iterations, options.progress?.() ?? 0);
  }
  return report(search, iterations);
}

type Measured = { readonly cost: number; readonly excess: number };

type Search = {
  readonly problem: MedianProblem;
  readonly random: Random;
  readonly region: Region;
  readonly urgency: Float64Array;
  readonly now: MedianState;
  readonly before: MedianState;
  readonly best: MedianState;
  /** Mean distance per mean demand. */
  readonly unit: number;
  /** What one unit of excess costs. */
  weight: number;
  current: Measured;
  bestIs: Measured;
};

function createSearch(problem: MedianProblem, random: Random): Search {
  const now = startState(problem, random);
  const unit = unitOf(problem, now);
  return {
    problem,
    random,
    region: createRegion(problem),
    urgency: new Float64Array(problem.points),
    now,
    before: createState(problem),
    best: createState(problem),
    unit,
    weight: WEIGHT * unit,
    current: NOTHING_YET,
    bestIs: NOTHING_YET,
  };
}

const NOTHING_YET: Measured = {
  cost: Number.POSITIVE_INFINITY,
  excess: Number.POSITIVE_INFINITY,
};

/** Gives the points of the region out anew. */
function remake({ problem, random, region, now, weight, urgency }: Search): void {
  fillRegion(problem, now, region, { weight, random, urgency });
  improveRegion(problem, now, region, weight);
}

function tryRound(search: Search, temperature: number): void {
  const { problem, random, region, now, before, current, weight } = search;
  copyState(now, before);
  drawRegion(problem, now, region, { count: 2 + random.int(3), random });
  drawCentres(now, region, random);
  remake(search);
  const next = measure(problem, now);
  const worse = next.cost - current.cost + weight * (next.excess - current.excess);
  if (worse > -temperature * Math.log(1 - random.next())) {
    copyState(before, now);
    return;
  }
  search.current = next;
  keepBest(search);
}

function keepBest(search: Search): void {
  const { current, bestIs } = search;
  const isBetter =
    current.excess < bestIs.excess - ROUNDING ||
    (current.excess <= bestIs.excess + ROUNDING && current.cost < bestIs.cost - ROUNDING);
  if (!isBetter) return;
  search.bestIs = current;
  copyState(search.now, search.best);
}

/** Makes excess dearer while there is some, and cheaper while there is none: the best lies at the border. */
function followExcess(search: Search): void {
  search.weight =
    search.current.excess > 0
      ? search.weight * 1.05
      : Math.max(search.unit * LEAST_WEIGHT, search.weight * 0.995);
}

function report({ best, bestIs }: Search, iterations: number): MedianSolution {
  return {
    cost: bestIs.cost,
    excess: bestIs.excess < ROUNDING ? 0 : bestIs.excess,
    medians: [...best.centre],
    assignment: Array.from(best.group, (own) => at(best.centre, own)),
    iterations,
  };
}

/** Draws some of the region's centres anew among its points: none, one or all. */
function drawCentres(state: MedianState, region: Region, random: Random): void {
  const dice = random.int(8);
  if (dice === 0) return;
  const first = dice === 1 ? 0 : random.int(region.groupCount);
  const last = dice === 1 ? region.groupCount - 1 : first;
  for (let rank = first; rank <= last; rank++) {
    const point = at(region.points, random.int(region.pointCount));
    if (!isCentreHere(state, region, point)) state.centre[at(region.groups, rank)] = point;
  }
}

function isCentreHere({ centre }: MedianState, { groups, groupCount }: Region, point: number) {
  for (let rank = 0; rank < groupCount; rank++) {
    if (at(centre, at(groups, rank)) === point) return true;
  }
  return false;
}
