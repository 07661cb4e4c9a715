import { createRandom, type Random } from "../../random.ts";
import { at, realAt } from "../../typed-arrays.ts";
import {
  type Average,
  averageOf,
  companyOf,
  costOf,
  createDivision,
  type Division,
  imbalanceCents,
  isMoved,
  recount,
  repOf,
  travelOf,
} from "./division.ts";
import { createInstance, type Instance } from "./instance.ts";
import type { AlignmentProblem } from "./problem.ts";

export type AlignOptions = {
  /** Tried moves; the same number gives the same answer anywhere. */
  readonly iterations: number;
  readonly seed: number;
  /** Told now and then which share is done; throws to cancel. */
  readonly onProgress?: (share: number) => void;
};

export type Alignment = {
  /** The rep of each unit. */
  readonly rep: readonly number[];
  /** Cost before and after in cents: travel, splits, imbalance and handing over. */
  readonly beforeCents: number;
  readonly afterCents: number;
};

/** Temperatures at the start and at the end, as a share of what an average unit's travel costs. */
const HOT = 1;
const COLD = 0.002;
/** Moves between two looks at the averages and the progress. */
const MOVES_PER_LOOK = 2_048;
/** Share of the moves that exchange two units, neighbours mostly. */
const SWAPS = 0.25;
/** Share of moves and exchanges that look no further than a unit's neighbours. */
const ALONG_BORDERS = 0.7;

/** Effort that suits a question in chat: enough for the cost to stop falling by more than about 1 %. */
export const defaultMoves = (units: number): number => Math.max(200_000, 600 * units);

/**
 * Divides accounts among reps so that travel, imbalance and disruption, all in money, cost least: annealing over moved
 * and exchanged accounts along the borders, from the present division on, then only what helps.
 */
export function align(problem: AlignmentProblem, options: AlignOptions): Alignment {
  const instance = createInstance(problem);
  const division = createDivision(instance, problem.weights);
  const beforeCents = costOf(instance, division, problem.weights);
  const search: Search = {
    instance,
    division,
    problem,
    random: createRandom(options.seed),
    average: averageOf(instance, division),
  };
  if (instance.free.length > 0 && instance.reps > 1) anneal(search, options);
  return {
    rep: Array.from({ length: instance.units }, (_, unit) => repOf(instance, division, unit)),
    beforeCents,
    afterCents: costOf(instance, division, problem.weights),
  };
}

type Search = {
  readonly instance: Instance;
  readonly division: Division;
  readonly problem: AlignmentProblem;
  readonly random: Random;
  average: Average;
};

function anneal(search: Search, { iterations, onProgress }: AlignOptions): void {
  const { instance, division, problem, random } = search;
  const best = { slot: division.slot.slice(), cents: Number.POSITIVE_INFINITY };
  keepBest(search, best);
  const unitCents = division.plainCents / instance.units;
  for (let done = 0; done < iterations; done += MOVES_PER_LOOK) {
    const temperature = unitCents * HOT * (COLD / HOT) ** (done / iterations);
    for (let move = 0; move < MOVES_PER_LOOK; move++) {
      const threshold = -temperature * Math.log(1 - random.next());
      if (random.next() < SWAPS) trySwap(search, threshold);
      else tryMove(search, threshold);
    }
    recount(instance, division, problem.weights); // Sums of many small changes drift.
    search.average = averageOf(instance, division);
    keepBest(search, best);
    onProgress?.(done / iterations);
  }
  division.slot.set(best.slot);
  recount(instance, division, problem.weights);
}

function keepBest(
  { instance, division, problem }: Search,
  best: { slot: Int32Array; cents: number },
) {
  const cents = costOf(instance, division, problem.weights);
  if (cents >= best.cents) return;
  best.slot.set(division.slot);
  best.cents = cents;
}

function tryMove(search: Search, threshold: number): void {
  const { random } = search;
  const unit = anyUnit(search);
  const slot = random.next() < ALONG_BORDERS ? neighbourSlot(search, unit) : anySlot(search, unit);
  if (slot < 0 || slot === at(search.division.slot, unit)) return;
  const before = at(search.division.slot, unit);
  if (!isWithinMoves(search, unit, slot) || !isWelcome(search, unit, slot)) return;
  if (put(search, unit, slot) > threshold) put(search, unit, before);
}

function trySwap(search: Search, threshold: number): void {
  const { instance, division, random } = search;
  const one = anyUnit(search);
  const other = random.next() < ALONG_BORDERS ? anyNeighbour(search, one) : anyUnit(search);
  if (other < 0) return;
  const [repOne, repOther] = [repOf(instance, division, one), repOf(instance, division, other)];
  if (repOne === repOther) return;
  const [slotOne, slotOther] = [slotFor(instance, one, repOther), slotFor(instance, other, repOne)];
  if (!isWelcome(search, one, slotOne) || !isWelcome(search, other, slotOther)) return;
  const [backOne, backOther] = [at(division.slot, one), at(division.slot, other)];
  const change = put(search, one, slotOne) + put(search, other, slotOther);
  const isTooMany = division.moved > (search.problem.maxMoves ?? Number.POSITIVE_INFINITY);
  if (change <= threshold && !isTooMany) return;
  put(search, other, backOther);
  put(search, one, backOne);
}

function isWithinMoves({ instance, division, problem }: Search, unit: number, slot: number) {
  if (problem.maxMoves === null) return true;
  if (!isMoved(instance, unit, at(instance.candidate, slot))) return true;
  if (isMoved(instance, unit, repOf(instance, division, unit))) return true;
  return division.moved + at(instance.accounts, unit) <= problem.maxMoves;
}

/**
 * A rep gets accounts beside own ones only, so that territories hang together; somebody new begins anywhere. False as
 * well for a rep who cannot serve it (slot -1).
 */
function isWelcome({ instance, division }: Search, unit: number, slot: number): boolean {
  if (slot < 0) return false;
  const rep = at(instance.candidate, slot);
  if (at(instance.isNew, rep) === 1 || at(instance.current, unit) === rep) return true;
  return companyOf(instance, division, unit, rep) >= at(instance.accounts, unit);
}

/** The slot of a neighbour's rep; -1: cannot serve it. */
function neighbourSlot(search: Search, unit: number): number {
  const { instance, division } = search;
  const neighbour = anyNeighbour(search, unit);
  return neighbour < 0 ? -1 : slotFor(instance, unit, repOf(instance, division, neighbour));
}

/** A neighbour drawn by chance; -1: there is none. */
function anyNeighbour({ instance, random }: Search, unit: number): number {
  const from = at(instance.neighbourFrom, unit);
  const count = at(instance.neighbourFrom, unit + 1) - from;
  return count === 0 ? -1 : at(instance.neighbour, from + random.int(count));
}

const anyUnit = ({ instance, random }: Search): number =>
  at(instance.free, random.int(instance.free.length));

function anySlot({ instance, random }: Search, unit: number): number {
  const from = at(instance.candidateFrom, unit);
  return from + random.int(at(instance.candidateFrom, unit + 1) - from);
}

function slotFor({ candidateFrom, candidate }: Instance, unit: number, rep: number): number {
  for (let slot = at(candidateFrom, unit); slot < at(candidateFrom, unit + 1); slot++) {
    if (at(candidate, slot) === rep) return slot;
  }
  return -1;
}

/** Gives a unit to a candidate and says by how many cents everything costs more. */
function put(search: Search, unit: number, slot: number): number {
  const { instance, division, problem } = search;
  const { hourCents } = problem.weights;
  const from = repOf(instance, division, unit);
  const to = at(instance.candidate, slot);
  if (from === to) return 0;
  const imbalanceBefore = standingCents(search, from) + standingCents(search, to);
  const work = realAt(instance.visitMinutes, unit);
  const potential = realAt(instance.potential, unit);
  const travelBefore = travelOf(instance, division, unit);
  const apart = realAt(instance.apart, slot) - realAt(instance.apart, at(division.slot, unit));
  carry(division, from, { minutes: -travelBefore - work, potential: -potential });
  division.slot[unit] = slot;
  division.company[unit] = companyOf(instance, division, unit, to);
  const travel = travelOf(instance, division, unit);
  carry(division, to, { minutes: travel + work, potential });
  const minutes = travel - travelBefore + apart + meetNeighbours(search, unit, { from, to });
  const moves = Number(isMoved(instance, unit, to)) - Number(isMoved(instance, unit, from));
  division.moved += moves * at(instance.accounts, unit);
  const plain = (minutes * hourCents) / 60 + moves * realAt(instance.moveCents, unit);
  division.plainCents += plain;
  return plain + standingCents(search, from) + standingCents(search, to) - imbalanceBefore;
}

function carry(
  { load, potential }: Division,
  rep: number,
  more: { readonly minutes: number; readonly potential: number },
): void {
  load[rep] = realAt(load, rep) + more.minutes;
  potential[rep] = realAt(potential, rep) + more.potential;
}

/** Neighbours that stay with the old rep lose company, those of the new one gain it; returns the minutes on top. */
function meetNeighbours(
  { instance, division }: Search,
  unit: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const { neighbourFrom, neighbour } = instance;
  const count = at(instance.accounts, unit);
  let minutes = 0;
  for (let edge = at(neighbourFrom, unit); edge < at(neighbourFrom, unit + 1); edge++) {
    const near = at(neighbour, edge);
    const rep = repOf(instance, division, near);
    if (rep !== from && rep !== to) continue;
    const before = travelOf(instance, division, near);
    division.company[near] = at(division.company, near) + (rep === to ? count : -count);
    const change = travelOf(instance, division, near) - before;
    division.load[rep] = realAt(division.load, rep) + change;
    minutes += change;
  }
  return minutes;
}

const standingCents = ({ instance, division, problem, average }: Search, rep: number): number =>
  imbalanceCents(instance, rep, {
    load: realAt(division.load, rep),
    potential: realAt(division.potential, rep),
    average,
    weights: problem.weights,
  });
