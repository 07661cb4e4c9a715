import fc from "fast-check";
import { expect, test } from "vitest";
import { greatCircleKm } from "../../../src/domain/geo/great-circle.ts";
import { align } from "../../../src/domain/territory/alignment/align.ts";
import { nearestNeighbours } from "../../../src/domain/territory/alignment/neighbours.ts";
import {
  type AlignmentProblem,
  DEFAULT_WEIGHTS,
  type Unit,
} from "../../../src/domain/territory/alignment/problem.ts";

const REPS = 3;

const anyPlace = fc.record({
  lat: fc.double({ min: 41, max: 43, noNaN: true }),
  lng: fc.double({ min: -96, max: -91, noNaN: true }),
});

const anyUnit: fc.Arbitrary<Unit> = fc.record({
  accounts: fc.constant(1),
  place: anyPlace,
  visits: fc.integer({ min: 1, max: 24 }),
  visitMinutes: fc.integer({ min: 20, max: 900 }),
  potentialCents: fc.integer({ min: 0, max: 5_000_000 }),
  riskCents: fc.integer({ min: 0, max: 200_000 }),
  current: fc.integer({ min: -1, max: REPS - 1 }),
  isFixed: fc.boolean(),
  allowed: fc.constant(null),
});

const anyProblem: fc.Arbitrary<AlignmentProblem> = fc.record({
  units: fc.array(anyUnit, { minLength: 1, maxLength: 40 }),
  reps: fc.array(fc.record({ home: anyPlace, middle: anyPlace, share: fc.constantFrom(1, 0.5) }), {
    minLength: REPS,
    maxLength: REPS,
  }),
  weights: fc.constant(DEFAULT_WEIGHTS),
  maxMoves: fc.option(fc.integer({ min: 0, max: 10 })),
});

test("never costs more than leaving it, keeps what is fixed and within the moves, and says the same again", () => {
  fc.assert(
    fc.property(anyProblem, (problem) => {
      const answer = align(problem, { iterations: 6_000, seed: 3 });
      expect(answer).toEqual(align(problem, { iterations: 6_000, seed: 3 }));
      expect(answer.afterCents).toBeLessThanOrEqual(answer.beforeCents + 1e-6);
      const moved = problem.units.filter(
        ({ current }, index) => current >= 0 && current !== answer.rep[index],
      );
      expect(moved.every(({ isFixed }) => !isFixed)).toBe(true);
      expect(moved.length).toBeLessThanOrEqual(problem.maxMoves ?? problem.units.length);
    }),
    { numRuns: 60 },
  );
});

test("gives each of two towns to the rep who lives there, when nothing speaks against it", () => {
  const ames = { lat: 42.03, lng: -93.62 };
  const davenport = { lat: 41.52, lng: -90.58 };
  const units = [ames, davenport].flatMap((town, side) =>
    Array.from(
      { length: 10 },
      (_, index): Unit => ({
        accounts: 1,
        place: { lat: town.lat + index / 1000, lng: town.lng },
        visits: 12,
        visitMinutes: 360,
        potentialCents: 100_000,
        riskCents: 0,
        // three on each side belong to the far rep
        current: index < 3 ? 1 - side : side,
        isFixed: false,
        allowed: null,
      }),
    ),
  );
  const reps = [ames, davenport].map((home) => ({ home, middle: home, share: 1 }));
  const problem = { units, reps, weights: DEFAULT_WEIGHTS, maxMoves: null };
  const { rep } = align(problem, { iterations: 20_000, seed: 1 });
  expect(rep).toEqual(units.map((_, index) => (index < 10 ? 0 : 1)));
});

test("leaves a small imbalance alone when moving would risk more revenue", () => {
  const home = { lat: 42, lng: -93 };
  const units = Array.from(
    { length: 11 },
    (_, index): Unit => ({
      accounts: 1,
      place: home,
      visits: 12,
      visitMinutes: 600,
      potentialCents: 100_000,
      riskCents: 5_000_000,
      current: index < 6 ? 0 : 1,
      isFixed: false,
      allowed: null,
    }),
  );
  const reps = [home, home].map((each) => ({ home: each, middle: each, share: 1 }));
  const problem = { units, reps, weights: DEFAULT_WEIGHTS, maxMoves: null };
  const { rep } = align(problem, { iterations: 20_000, seed: 1 });
  expect(rep).toEqual(units.map(({ current }) => current));
});

test("finds the same neighbours as looking at all places", () => {
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 1, maxLength: 60 }), (places) => {
      const found = nearestNeighbours(places, 3);
      for (const [own, place] of places.entries()) {
        const all = places
          .flatMap((other, index) => (index === own ? [] : [greatCircleKm(place, other)]))
          .toSorted((a, b) => a - b)
          .slice(0, 3);
        expect((found[own] ?? []).map(({ km }) => km)).toEqual(all);
      }
    }),
  );
});
