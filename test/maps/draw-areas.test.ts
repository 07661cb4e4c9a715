import { expect, test } from "vitest";
import { areaLook } from "../../src/cards/area-look.ts";
import { drawMap, mapSvg } from "../../src/maps/draw-map.ts";

const ames = { lat: 42.03, lng: -93.62 };
const marion = { lat: 42.03, lng: -91.6 };
const VIEW = {
  stops: [],
  others: [],
  start: null,
  end: null,
  isRoute: false,
  outline: [],
  areas: [
    { label: "Ana & Co", places: [ames, marion], arriving: [marion] },
    { label: "Ben", places: [], arriving: [] },
  ],
};
const OPTIONS = { width: 800, height: 600, townsWithin: () => [] };

test("every account is a dot of its area's colour, what arrives has a dark ring, and the legend names all", () => {
  const drawing = mapSvg(VIEW, OPTIONS);
  // two accounts and one dot in the legend
  expect(drawing.split(`fill="${areaLook(0).colour}"`)).toHaveLength(1 + 3);
  expect(drawing.split(`fill="${areaLook(1).colour}"`)).toHaveLength(1 + 1);
  expect(drawing.split('stroke="#1a1d1c" stroke-width="3.5"')).toHaveLength(1 + 1);
  expect(drawing).toContain("Ana &amp; Co");
  expect(Buffer.from(drawMap(VIEW, OPTIONS)).subarray(1, 4).toString()).toBe("PNG");
});

test("more areas than colours differ by shape", () => {
  const looks = Array.from({ length: 24 }, (_, index) => {
    const { colour, shape } = areaLook(index);
    return `${colour} ${shape}`;
  });
  expect(new Set(looks).size).toBe(24);
});
