import type { AlignmentProblem, Rep, Unit } from "./problem.ts";
import { apartMinutes, surroundingsOf, type Way, wayTo } from "./workload.ts";

/** Reps that come into question for a unit, besides the one who has it: those who live nearest. */
const MOST_CANDIDATES = 16;

/** The problem as the search reads it: rows of candidates and of neighbours, one after the other. */
export type Instance = {
  readonly units: number;
  readonly reps: number;
  /** First candidate of each unit; one more entry closes the last row. */
  readonly candidateFrom: Int32Array;
  readonly candidate: Int32Array;
  /** Minutes a year that the candidate would need for the way there and back, if no visit shared it. */
  readonly way: Float64Array;
  /** How many visits can share that way. */
  readonly most: Float64Array;
  /** What it costs, in minutes a year, that the unit is far from the middle of the candidate's territory. */
  readonly apart: Float64Array;
  /** Minutes a year from visit to visit. */
  readonly hops: Float64Array;
  readonly neighbourFrom: Int32Array;
  readonly neighbour: Int32Array;
  readonly visitMinutes: Float64Array;
  readonly potential: Float64Array;
  readonly accounts: Int32Array;
  /** What it costs to give the unit to somebody new, in cents; 0 when nobody has it. */
  readonly moveCents: Float64Array;
  readonly current: Int32Array;
  /** Units that may move. */
  readonly free: Int32Array;
  readonly share: Float64Array;
  /** 1 for reps who have no accounts yet. */
  readonly isNew: Int32Array;
};

export function createInstance(problem: AlignmentProblem): Instance {
  const { units, reps, weights } = problem;
  const { nearby, hopMinutes } = surroundingsOf(units.map(({ place }) => place));
  const rows = units.map((unit) => candidatesOf(problem, unit));
  const owners = new Set(units.map(({ current }) => current));
  const candidates = rows.map((row) => row.map(({ rep }) => rep));
  return {
    units: units.length,
    reps: reps.length,
    candidateFrom: startsOf(candidates),
    candidate: Int32Array.from(candidates.flat()),
    way: Float64Array.from(rows.flat(), ({ minutes }) => minutes),
    most: Float64Array.from(rows.flat(), ({ most }) => most),
    apart: Float64Array.from(rows.flat(), ({ apart }) => apart),
    hops: Float64Array.from(units, ({ visits }, unit) => visits * (hopMinutes[unit] ?? 0)),
    neighbourFrom: startsOf(nearby),
    neighbour: Int32Array.from(nearby.flat()),
    visitMinutes: Float64Array.from(units, (unit) => unit.visitMinutes),
    potential: Float64Array.from(units, (unit) => unit.potentialCents),
    accounts: Int32Array.from(units, (unit) => unit.accounts),
    moveCents: Float64Array.from(units, ({ current, riskCents, accounts }) =>
      current < 0 ? 0 : riskCents + (accounts * weights.handoverMinutes * weights.hourCents) / 60,
    ),
    current: Int32Array.from(units, ({ current }) => current),
    free: Int32Array.from([...units.entries()].flatMap(([i, unit]) => (unit.isFixed ? [] : [i]))),
    share: Float64Array.from(reps, ({ share }) => share),
    isNew: Int32Array.from(reps, (_, rep) => Number(!owners.has(rep))),
  };
}

type Candidate = Way & { readonly rep: number; readonly apart: number };

/** The reps who live nearest, and the one who has it; sorted by index. */
function candidatesOf({ reps, weights }: AlignmentProblem, unit: Unit): readonly Candidate[] {
  const possible = unit.isFixed && unit.current >= 0 ? [unit.current] : unit.allowed;
  const all = possible ?? Array.from(reps.keys());
  const kept = all.length <= MOST_CANDIDATES ? all : nearestReps(reps, all, unit);
  return kept
    .toSorted((a, b) => a - b)
    .flatMap((index) => {
      const rep = reps[index];
      if (!rep) return [];
      const { visits, place } = unit;
      const apart = weights.compactness * apartMinutes(rep.middle, place, visits);
      return [{ rep: index, ...wayTo(rep.home, place, visits), apart }];
    });
}

function nearestReps(
  reps: readonly Rep[],
  possible: readonly number[],
  { place, current }: Unit,
): readonly number[] {
  const narrowing = Math.cos((place.lat * Math.PI) / 180);
  const away = Float64Array.from(possible, (rep) => {
    const { lat, lng } = reps[rep]?.home ?? place;
    return (lat - place.lat) ** 2 + ((lng - place.lng) * narrowing) ** 2;
  });
  const limit = away.toSorted()[MOST_CANDIDATES - 1] ?? 0;
  return possible.filter((rep, index) => (away[index] ?? 0) <= limit || rep === current);
}

function startsOf(rows: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) starts[index + 1] = (starts[index] ?? 0) + row.length;
  return starts;
}
