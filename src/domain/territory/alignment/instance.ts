import { driveMinutes, roadKm } from "../../geo/travel-estimate.ts";
import { nearestNeighbours } from "./neighbours.ts";
import type { AlignmentProblem, Rep, Unit } from "./problem.ts";
import { travelMinutes } from "./workload.ts";

/** Neighbours of a unit that make its hop short when they have the same rep. */
const NEIGHBOURS = 4;
/** A visit next door to somebody else's customers costs so many minutes more: nothing around it is combined with it. */
const ALONE_MINUTES = 8;
/** Reps that come into question for a unit, besides the one who has it: those who live nearest. */
const MOST_CANDIDATES = 16;

/** The problem as the search reads it: rows of candidates and of neighbours, one after the other. */
export type Instance = {
  readonly units: number;
  readonly reps: number;
  /** First candidate of each unit; one more entry closes the last row. */
  readonly candidateFrom: Int32Array;
  readonly candidate: Int32Array;
  /** Travel minutes a year for the candidate. */
  readonly travel: Float64Array;
  readonly neighbourFrom: Int32Array;
  readonly neighbour: Int32Array;
  /** Minutes a year that it costs when the two have different reps. */
  readonly split: Float64Array;
  readonly visitMinutes: Float64Array;
  readonly potential: Float64Array;
  readonly accounts: Int32Array;
  /** What it costs to give the unit to somebody new, in cents; 0 when nobody has it. */
  readonly moveCents: Float64Array;
  readonly current: Int32Array;
  /** Units that may move. */
  readonly free: Int32Array;
  readonly share: Float64Array;
};

export function createInstance(problem: AlignmentProblem): Instance {
  const { units, reps, weights } = problem;
  const near = nearestNeighbours(
    units.map(({ place }) => place),
    NEIGHBOURS,
  );
  const hops = near.map((each) => meanHop(each.map(({ km }) => km)));
  const rows = units.map((unit, index) => candidatesOf(problem, unit, hops[index] ?? 0));
  const edges = joinEdges(units, near);
  const candidates = rows.map((row) => row.map(({ rep }) => rep));
  return {
    units: units.length,
    reps: reps.length,
    candidateFrom: startsOf(candidates),
    candidate: Int32Array.from(candidates.flat()),
    travel: Float64Array.from(rows.flat(), ({ minutes }) => minutes),
    neighbourFrom: startsOf(edges),
    neighbour: Int32Array.from(edges.flat(), ({ to }) => to),
    split: Float64Array.from(edges.flat(), ({ minutes }) => minutes),
    visitMinutes: Float64Array.from(units, (unit) => unit.visitMinutes),
    potential: Float64Array.from(units, (unit) => unit.potentialCents),
    accounts: Int32Array.from(units, (unit) => unit.accounts),
    moveCents: Float64Array.from(units, ({ current, riskCents, accounts }) =>
      current < 0 ? 0 : riskCents + (accounts * weights.handoverMinutes * weights.hourCents) / 60,
    ),
    current: Int32Array.from(units, ({ current }) => current),
    free: Int32Array.from([...units.entries()].flatMap(([i, unit]) => (unit.isFixed ? [] : [i]))),
    share: Float64Array.from(reps, ({ share }) => share),
  };
}

const meanHop = (kms: readonly number[]): number =>
  kms.length === 0 ? 0 : kms.reduce((sum, km) => sum + driveMinutes(roadKm(km)), 0) / kms.length;

type Candidate = { readonly rep: number; readonly minutes: number };

/** The reps who live nearest, and the one who has it; sorted by index. */
function candidatesOf(
  { reps }: AlignmentProblem,
  unit: Unit,
  hopMinutes: number,
): readonly Candidate[] {
  const possible = unit.isFixed && unit.current >= 0 ? [unit.current] : unit.allowed;
  const all = possible ?? Array.from(reps.keys());
  const kept = all.length <= MOST_CANDIDATES ? all : nearestReps(reps, all, unit);
  return kept
    .toSorted((a, b) => a - b)
    .flatMap((rep) => {
      const home = reps[rep]?.home;
      return home ? [{ rep, minutes: travelMinutes(unit, home, hopMinutes) }] : [];
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

type Edge = { readonly to: number; readonly minutes: number };

/** Neighbours in both directions: being near is mutual, also when one has nearer ones. */
function joinEdges(
  units: readonly Unit[],
  near: readonly (readonly { readonly index: number }[])[],
): readonly (readonly Edge[])[] {
  const edges: Map<number, number>[] = units.map(() => new Map<number, number>());
  for (const [from, neighbours] of near.entries()) {
    const visits = units[from]?.visits ?? 0;
    for (const { index: to } of neighbours) {
      const minutes = (visits * ALONE_MINUTES) / NEIGHBOURS;
      edges[from]?.set(to, (edges[from].get(to) ?? 0) + minutes);
      edges[to]?.set(from, (edges[to].get(from) ?? 0) + minutes);
    }
  }
  return edges.map((row) => Array.from(row, ([to, minutes]) => ({ to, minutes })));
}

function startsOf(rows: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) starts[index + 1] = (starts[index] ?? 0) + row.length;
  return starts;
}
