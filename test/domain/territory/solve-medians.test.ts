import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  MedianProblem,
  MedianSolution,
} from "../../../src/domain/territory/medians/problem.ts";
import { solveMedians } from "../../../src/domain/territory/medians/solve-medians.ts";

type Spot = { readonly x: number; readonly y: number; readonly demand: number };

const onMap = (spots: readonly Spot[], medians: number, capacity: number): MedianProblem => ({
  points: spots.length,
  medians,
  distance: Float64Array.from(
    spots.flatMap((a) => spots.map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
  ),
  demand: Float64Array.from(spots, ({ demand }) => demand),
  capacity: new Float64Array(spots.length).fill(capacity),
});

/** Cost and excess counted from the answer alone. */
function check({ points, distance, demand, capacity }: MedianProblem, answer: MedianSolution) {
  const loads = new Map<number, number>();
  let cost = 0;
  for (const [point, median] of answer.assignment.entries()) {
    expect(answer.medians).toContain(median);
    loads.set(median, (loads.get(median) ?? 0) + (demand[point] ?? 0));
    cost += distance[point * points + median] ?? 0;
  }
  for (const median of answer.medians) expect(answer.assignment[median]).toBe(median);
  const excess = [...loads].reduce(
    (sum, [median, load]) => sum + Math.max(0, load - (capacity[median] ?? 0)),
    0,
  );
  return { cost, excess };
}

/** The least cost over all choices of centres and all ways to give points to them; infinite: there is none. */
const exhaustive = (problem: MedianProblem): number =>
  Math.min(
    ...choices(problem.points, problem.medians).map((centres) =>
      leastCost(problem, centres, {
        point: 0,
        rooms: centres.map((centre) => problem.capacity[centre] ?? 0),
      }),
    ),
  );

function choices(points: number, count: number, from = 0): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return Array.from({ length: points - from }, (_, index) => from + index).flatMap((point) =>
    choices(points, count - 1, point + 1).map((rest) => [point, ...rest]),
  );
}

function leastCost(
  problem: MedianProblem,
  centres: readonly number[],
  { point, rooms }: { readonly point: number; readonly rooms: readonly number[] },
): number {
  if (point === problem.points) return 0;
  const own = centres.indexOf(point);
  const demand = problem.demand[point] ?? 0;
  const costs = centres.map((centre, index) => {
    const room = (rooms[index] ?? 0) - demand;
    if (room < 0 || (own !== -1 && own !== index)) return Number.POSITIVE_INFINITY;
    const rest = leastCost(problem, centres, { point: point + 1, rooms: rooms.with(index, room) });
    return rest + (problem.distance[point * problem.points + centre] ?? 0);
  });
  return Math.min(...costs);
}

const anySpot = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  y: fc.integer({ min: 0, max: 100 }),
  demand: fc.integer({ min: 1, max: 9 }),
});

test("finds the best division of small problems", () => {
  fc.assert(
    fc.property(
      fc.array(anySpot, { minLength: 5, maxLength: 8 }),
      fc.integer({ min: 2, max: 3 }),
      (spots, medians) => {
        const total = spots.reduce((sum, { demand }) => sum + demand, 0);
        const problem = onMap(spots, medians, Math.max(9, Math.ceil((total / medians) * 1.25)));
        const best = exhaustive(problem);
        const answer = solveMedians(problem, { iterations: 1_000, seed: 1 });
        expect(check(problem, answer).cost).toBeCloseTo(answer.cost, 6);
        expect(check(problem, answer).excess).toBeCloseTo(answer.excess, 6);
        expect(answer.excess === 0).toBe(Number.isFinite(best));
        expect(answer.excess > 0 || Math.abs(answer.cost - best) < 1e-6).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("the same seed gives the same answer, and every point has a centre", () => {
  fc.assert(
    fc.property(fc.array(anySpot, { minLength: 20, maxLength: 60 }), (spots) => {
      const problem = onMap(spots, 5, spots.length * 1.5);
      const answer = solveMedians(problem, { iterations: 60, seed: 7 });
      expect(answer).toEqual(solveMedians(problem, { iterations: 60, seed: 7 }));
      expect(check(problem, answer).cost).toBeCloseTo(answer.cost, 6);
    }),
    { numRuns: 20 },
  );
});
