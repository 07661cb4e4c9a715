import { geoContains } from "d3-geo";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Area, isInArea } from "../../../src/domain/geo/polygon.ts";

const square = (west: number, south: number, size: number): (readonly [number, number])[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

const place = fc.record({
  lat: fc.double({ min: -1, max: 5, noNaN: true }),
  lng: fc.double({ min: -1, max: 5, noNaN: true }),
});

test("a square with a hole takes what lies in it and not in the hole", () => {
  const area: Area = [[square(0, 0, 4), square(1, 1, 2)]];

  fc.assert(
    fc.property(place, ({ lat, lng }) => {
      // On a line it may be either.
      fc.pre(!Number.isInteger(lat) && !Number.isInteger(lng));
      const inBig = lat > 0 && lat < 4 && lng > 0 && lng < 4;
      const inHole = lat > 1 && lat < 3 && lng > 1 && lng < 3;
      expect(isInArea({ lat, lng }, area)).toBe(inBig && !inHole);
    }),
  );
});

test("an area of several polygons takes what lies in any of them", () => {
  const parts = [[square(0, 0, 1)], [square(2, 2, 1)]];

  fc.assert(
    fc.property(place, (one) => {
      expect(isInArea(one, parts)).toBe(parts.some((part) => isInArea(one, [part])));
    }),
  );
});

test("small stars, around which d3 agrees: degrees are as good as the globe there", () => {
  // Corners at 12 directions, one to five hundredths of a degree away; d3 wants them clockwise.
  const star = fc.array(fc.integer({ min: 10, max: 50 }), { minLength: 12, maxLength: 12 });

  fc.assert(
    fc.property(
      star,
      fc.double({ min: -0.06, max: 0.06, noNaN: true }),
      fc.double({ min: -0.06, max: 0.06, noNaN: true }),
      (radii, lat, lng) => {
        fc.pre(lat !== 0 && lng !== 0);
        const corners = radii.map((radius, index): [number, number] => {
          const angle = (-index * Math.PI) / 6;
          return [(Math.cos(angle) * radius) / 1000, (Math.sin(angle) * radius) / 1000];
        });
        const ring = [...corners, corners[0] ?? [0, 0]];
        const globe = geoContains({ type: "Polygon", coordinates: [ring] }, [lng, lat]);
        expect(isInArea({ lat, lng }, [[ring]])).toBe(globe);
      },
    ),
  );
});
