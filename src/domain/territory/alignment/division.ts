import { at, realAt } from "../../typed-arrays.ts";
import type { Instance } from "./instance.ts";
import type { Weights } from "./problem.ts";

/** Within the tolerance, imbalance costs little: enough to prefer the more even of two equal divisions. */
const INSIDE = 0.25;
/** A minute too much, beyond the tolerance, costs more than one of travel: it is done late, or not at all. */
const BEYOND = 3;
/** A minute too little costs less than one of travel, else somebody would be sent far away only to be busy. */
const IDLE = 0.8;

/** Who has what; changed in place by the search. */
export type Division = {
  /** For each unit the place of its rep among its candidates (an index into the instance's rows). */
  readonly slot: Int32Array;
  /** For each unit how many accounts nearby have the same rep, itself not counted. */
  readonly company: Int32Array;
  /** Minutes a year of each rep. */
  readonly load: Float64Array;
  readonly potential: Float64Array;
  /** Accounts that changed their rep. */
  moved: number;
  /** Without the cost of imbalance, in cents. */
  plainCents: number;
};

/** What the average rep has, recomputed now and then: it follows from the division and hardly moves. */
export type Average = { readonly load: number; readonly potential: number };

export const repOf = (instance: Instance, { slot }: Division, unit: number): number =>
  at(instance.candidate, at(slot, unit));

/** Everything where it is; what nobody has goes to its nearest rep. */
export function createDivision(instance: Instance, weights: Weights): Division {
  const division: Division = {
    slot: Int32Array.from({ length: instance.units }, (_, unit) => startSlot(instance, unit)),
    company: new Int32Array(instance.units),
    load: new Float64Array(instance.reps),
    potential: new Float64Array(instance.reps),
    moved: 0,
    plainCents: 0,
  };
  recount(instance, division, weights);
  return division;
}

function startSlot({ candidateFrom, candidate, way, current }: Instance, unit: number): number {
  const from = at(candidateFrom, unit);
  let best = from;
  for (let slot = from; slot < at(candidateFrom, unit + 1); slot++) {
    if (at(candidate, slot) === at(current, unit)) return slot;
    if (realAt(way, slot) < realAt(way, best)) best = slot;
  }
  return best;
}

/** Computes all sums anew from who has what. */
export function recount(instance: Instance, division: Division, { hourCents }: Weights): void {
  const { load, potential, company } = division;
  load.fill(0);
  potential.fill(0);
  division.moved = 0;
  let minutes = 0;
  let cents = 0;
  for (let unit = 0; unit < instance.units; unit++) {
    const rep = repOf(instance, division, unit);
    company[unit] = companyOf(instance, division, unit, rep);
    const travel = travelOf(instance, division, unit);
    load[rep] = realAt(load, rep) + realAt(instance.visitMinutes, unit) + travel;
    potential[rep] = realAt(potential, rep) + realAt(instance.potential, unit);
    minutes += travel + realAt(instance.apart, at(division.slot, unit));
    if (isMoved(instance, unit, rep)) {
      division.moved += at(instance.accounts, unit);
      cents += realAt(instance.moveCents, unit);
    }
  }
  division.plainCents = cents + (minutes * hourCents) / 60;
}

/** Minutes a year on the road for a unit, with the company it has. */
export function travelOf(instance: Instance, { slot, company }: Division, unit: number): number {
  const own = at(slot, unit);
  const sharing = Math.min(realAt(instance.most, own), 1 + at(company, unit));
  return realAt(instance.way, own) / sharing + realAt(instance.hops, unit);
}

/** Accounts of this rep around a unit, and in it beside the first. */
export function companyOf(
  instance: Instance,
  division: Division,
  unit: number,
  rep: number,
): number {
  const { neighbourFrom, neighbour, accounts } = instance;
  let company = at(accounts, unit) - 1;
  for (let edge = at(neighbourFrom, unit); edge < at(neighbourFrom, unit + 1); edge++) {
    const near = at(neighbour, edge);
    if (repOf(instance, division, near) === rep) company += at(accounts, near);
  }
  return company;
}

export const isMoved = ({ current }: Instance, unit: number, rep: number): boolean =>
  at(current, unit) >= 0 && at(current, unit) !== rep;

export function averageOf(instance: Instance, { load, potential }: Division): Average {
  const shares = Math.max(1e-9, sum(instance.share));
  return { load: sum(load) / shares, potential: sum(potential) / shares };
}

/** What the deviation of a rep from the average costs, in cents. */
export function imbalanceCents(
  instance: Instance,
  rep: number,
  { load, potential, average, weights }: Standing,
): number {
  const share = realAt(instance.share, rep);
  const { tolerance } = weights;
  const work = deviationCost(load, average.load * share, { tolerance, idle: IDLE });
  const target = average.potential * share;
  const worth = deviationCost(potential, target, { tolerance, idle: BEYOND });
  const cents = (average.load * share * weights.hourCents) / 60;
  return cents * (work + weights.potential * worth);
}

export type Standing = {
  readonly load: number;
  readonly potential: number;
  readonly average: Average;
  readonly weights: Weights;
};

/** As a share of the target. */
function deviationCost(
  value: number,
  target: number,
  { tolerance, idle }: { readonly tolerance: number; readonly idle: number },
): number {
  if (target <= 0) return 0;
  const deviation = (value - target) / target;
  const beyond = Math.max(0, Math.abs(deviation) - tolerance);
  return INSIDE * deviation * deviation + (deviation > 0 ? BEYOND : idle) * beyond;
}

export function costOf(instance: Instance, division: Division, weights: Weights): number {
  const average = averageOf(instance, division);
  let cents = division.plainCents;
  for (let rep = 0; rep < instance.reps; rep++) {
    const load = realAt(division.load, rep);
    const potential = realAt(division.potential, rep);
    cents += imbalanceCents(instance, rep, { load, potential, average, weights });
  }
  return cents;
}

const sum = (numbers: Float64Array): number => numbers.reduce((total, each) => total + each, 0);
