import fc from "fast-check";
import { expect, test } from "vitest";
import { isOnLand } from "../../src/maps/land.ts";

test.each([
  ["Brighton's pier", 50.815, -0.137],
  ["Southend's pier, two kilometres long", 51.516, 0.722],
  ["Santa Monica's pier", 34.008, -118.499],
  ["Heligoland", 54.18, 7.89],
  ["Key West", 24.555, -81.78],
  ["Honolulu", 21.3, -157.86],
  ["Lerwick", 60.155, -1.145],
  ["Rio's beach", -22.97, -43.18],
  ["Des Moines", 41.6, -93.6],
  ["the Chukchi Peninsula, beyond the 180th meridian", 66, -172],
  ["the interior of Alaska", 66.57, -152.65],
  ["the south pole", -89.9, 0],
])("%s is on land", (_what, lat, lng) => {
  expect(isOnLand({ lat, lng })).toBe(true);
});

test.each([
  ["the Channel", 50.3, -0.5],
  ["the North Sea", 55, 4],
  ["the Bay of Biscay", 46, -4],
  ["the Gulf of Mexico", 27, -90],
  ["the Pacific off Los Angeles", 33.6, -118.9],
  ["the Atlantic off Rio", -23.3, -43.2],
  ["the middle of the Pacific", 0, 180],
  ["the Arctic Ocean", 88, 100],
])("%s is sea", (_what, lat, lng) => {
  expect(isOnLand({ lat, lng })).toBe(false);
});

/** South, north, west, east: well inside oceans and continents. */
test.each([
  ["the Atlantic", [35, 45, -45, -35], false],
  ["the Pacific", [-40, -20, -120, -85], false],
  ["North America", [36, 44, -110, -90], true],
  ["Brazil", [-14, -4, -60, -48], true],
  ["Siberia", [50, 65, 60, 110], true],
] as const)("all of the middle of %s is told alike", (_what, box, isLand) => {
  const [south, north, west, east] = box;
  const place = fc.record({
    lat: fc.double({ min: south, max: north, noNaN: true }),
    lng: fc.double({ min: west, max: east, noNaN: true }),
  });

  fc.assert(
    fc.property(place, (one) => {
      expect(isOnLand(one)).toBe(isLand);
    }),
  );
});
