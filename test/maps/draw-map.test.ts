import { expect, test } from "vitest";
import type { MapView } from "../../src/cards/card.ts";
import { orderTowns } from "../../src/cards/order-towns.ts";
import { drawMap, mapSvg } from "../../src/maps/draw-map.ts";
import { townsWithin } from "../../src/maps/towns.ts";

const mark = (lat: number, lng: number, label: string) => ({
  place: { lat, lng },
  label,
  detail: "",
});

const HOME = mark(42.034, -91.598, "Home");

const VIEW: MapView = {
  stops: [
    mark(42.03, -91.575, "Maple Basket"),
    mark(41.95, -91.66, "Cedar Liquor"),
    mark(42.1, -91.6, "QuickStop"),
  ],
  others: [],
  start: HOME,
  end: HOME,
  isRoute: true,
  outline: [],
};

const OPTIONS = {
  width: 800,
  height: 600,
  townsWithin: () => [{ name: "Cedar Rapids", place: { lat: 41.974, lng: -91.655 }, zipCount: 9 }],
};

const NOWHERE: MapView = { ...VIEW, stops: [], start: null, end: null, isRoute: false };

/** Width and height stand in the header of every PNG. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1A\n");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test("a map is a PNG of the size asked for", () => {
  expect(sizeOf(drawMap(VIEW, OPTIONS))).toEqual({ width: 800, height: 600 });
});

test("the same map gives the same bytes", () => {
  expect(Buffer.from(drawMap(VIEW, OPTIONS)).equals(drawMap(VIEW, OPTIONS))).toBe(true);
});

test("text is drawn: without the name of the town the picture is another one", () => {
  const without = drawMap(VIEW, { ...OPTIONS, townsWithin: () => [] });

  expect(Buffer.from(drawMap(VIEW, OPTIONS)).equals(without)).toBe(false);
});

test("stops are numbered in the order of the route, and town and county are named", () => {
  const words = [...mapSvg(VIEW, OPTIONS).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

  expect(words.filter((text) => /^\d+$/.test(text ?? ""))).toEqual(["1", "2", "3"]);
  expect(words).toContain("Cedar Rapids");
  expect(words).toContain("LINN");
});

test("names from data cannot become markup", () => {
  const evil = '<b>&"\u0000';

  const drawing = mapSvg(VIEW, {
    ...OPTIONS,
    townsWithin: () => [{ name: evil, place: { lat: 42.08, lng: -91.74 }, zipCount: 1 }],
  });

  expect(drawing).not.toContain("<b>");
  expect(drawing).toContain("&lt;b&gt;&amp;&quot;<");
});

test("a map of one stop, and one of nothing, can be drawn", () => {
  const one = { ...NOWHERE, stops: VIEW.stops.slice(0, 1) };

  expect(sizeOf(drawMap(one, OPTIONS)).width).toBe(800);
  expect(sizeOf(drawMap(NOWHERE, OPTIONS)).width).toBe(800);
});

test("a territory without stops is shown whole", () => {
  const outline = [
    [
      { lat: 42, lng: -92 },
      { lat: 42.5, lng: -92 },
      { lat: 42.5, lng: -91 },
    ],
  ];

  expect(mapSvg({ ...NOWHERE, outline }, OPTIONS)).toContain("stroke-dasharray");
});

test("large towns are named first, then those near a stop", () => {
  const region = { south: 41.8, north: 42.2, west: -91.9, east: -91.4 };

  const towns = orderTowns(townsWithin(region, 400), [HOME.place]);

  expect(towns.slice(0, 2).map(({ name }) => name)).toEqual(["Cedar Rapids", "Marion"]);
});
