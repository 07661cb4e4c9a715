import fc from "fast-check";
import { expect, test } from "vitest";
import { greatCircleKm } from "../../../src/domain/geo/great-circle.ts";
import { convexHull } from "../../../src/domain/geo/hull.ts";
import { driveMinutes, estimateTable, roadKm } from "../../../src/domain/geo/travel-estimate.ts";

const anyPlace = fc.record({
  lat: fc.double({ min: 40, max: 44, noNaN: true }),
  lng: fc.double({ min: -97, max: -90, noNaN: true }),
});

test.each([
  // Distances between city centres as published by distance calculators on the WGS84 ellipsoid, in km.
  [
    "Des Moines to Chicago",
    [
      { lat: 41.5868, lng: -93.625 },
      { lat: 41.8781, lng: -87.6298 },
    ],
    497,
  ],
  [
    "London to Paris",
    [
      { lat: 51.5074, lng: -0.1278 },
      { lat: 48.8566, lng: 2.3522 },
    ],
    344,
  ],
  [
    "Sydney to Auckland",
    [
      { lat: -33.8688, lng: 151.2093 },
      { lat: -36.8485, lng: 174.7633 },
    ],
    2156,
  ],
] as const)("%s is as far as published, within half a percent", (_way, [from, to], km) => {
  expect(Math.abs(greatCircleKm(from, to) - km) / km).toBeLessThan(0.005);
});

test("a longer way by crow is a longer way by road and never takes less time", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (km, more) => {
        expect(roadKm(km + more)).toBeGreaterThanOrEqual(roadKm(km));
        expect(driveMinutes(km + more)).toBeGreaterThanOrEqual(driveMinutes(km) - 1e-9);
        expect(roadKm(km)).toBeGreaterThanOrEqual(km);
      },
    ),
  );
});

test("a table of legs is symmetric, whole, zero on its diagonal and keeps the triangle inequality", () => {
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 3, maxLength: 8 }), (places) => {
      const { minutes } = estimateTable(places);
      const n = places.length;
      const leg = (i: number, j: number): number => minutes[i * n + j] ?? Number.NaN;
      for (let i = 0; i < n; i += 1) {
        expect(leg(i, i)).toBe(0);
        for (let j = 0; j < n; j += 1) {
          expect(leg(i, j)).toBe(leg(j, i));
          for (let k = 0; k < n; k += 1)
            expect(leg(i, k)).toBeLessThanOrEqual(leg(i, j) + leg(j, k) + 1);
        }
      }
    }),
  );
});

test("a hull holds every place", () => {
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 3, maxLength: 40 }), (places) => {
      const hull = convexHull(places);
      for (const place of places) {
        for (const [index, a] of hull.entries()) {
          const b = hull[(index + 1) % hull.length] ?? a;
          const side =
            (b.lng - a.lng) * (place.lat - a.lat) - (b.lat - a.lat) * (place.lng - a.lng);
          expect(side).toBeGreaterThanOrEqual(-1e-9);
        }
      }
    }),
  );
});
