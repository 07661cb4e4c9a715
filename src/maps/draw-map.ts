import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { geoPath } from "d3-geo";
import type { MapView } from "../cards/card.ts";
import { orderTowns } from "../cards/order-towns.ts";
import { boxAround, boxesAlong } from "../cards/place-labels.ts";
import type { Point } from "../cards/spread-marks.ts";
import { countiesWithin } from "./counties.ts";
import { drawAreas, drawLegend, legendBox } from "./draw-areas.ts";
import { drawMarks, MARK_RADIUS, placeMarks } from "./map-marks.ts";
import { drawNames, type Named } from "./map-names.ts";
import { fitProjection, type MapProjection, placesOf } from "./map-projection.ts";
import { type Svg, svg } from "./svg.ts";

export type MapOptions = {
  /** Pixels; a phone shows 800 by 600 at half the size. */
  readonly width: number;
  readonly height: number;
  /** Towns that may be named, as far as there is room. */
  readonly townsWithin: (bounds: MapProjection["bounds"]) => readonly Named[];
};

/** A map as a PNG, for platforms that take pictures only. The same map always gives the same bytes. */
export const drawMap = (view: MapView, options: MapOptions): Uint8Array =>
  new Resvg(mapSvg(view, options), { font: font() }).render().asPng();

/** Without a font of its own, text would be left out in silence wherever the system has none. */
const font = () => ({
  loadSystemFonts: false,
  fontFiles: FONTS.map((file) => createRequire(import.meta.url).resolve(file)),
  defaultFontFamily: "DejaVu Sans",
});

const FONTS = [
  "dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf",
];

const LAND = "#f0eee7";
const ROUTE = "#0b6b57";

/** The drawing before it becomes pixels. */
export function mapSvg(view: MapView, { width, height, townsWithin }: MapOptions): string {
  const frame = { width, height, padding: 2.4 * MARK_RADIUS };
  const ground = fitProjection(view, frame);
  const counties = countiesWithin(ground.bounds);
  const marks = placeMarks(view, ground, frame);
  const route = routeOf(view, ground);
  const towns = orderTowns(townsWithin(ground.bounds), placesOf(view));
  const { areas = [] } = view;
  const taken = [
    ...marks.map(({ at }) => boxAround(at, MARK_RADIUS + 2)),
    ...boxesAlong(route, 7),
    ...(areas.length > 0 ? [legendBox(areas, frame)] : []),
  ];
  const borders = geoPath(
    ground.projection.clipExtent([
      [-20, -20],
      [width + 20, height + 20],
    ]),
  );
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": "DejaVu Sans Condensed",
    },
    svg("rect", { width, height, fill: LAND }),
    svg("path", { d: borders(counties) ?? "", fill: "none", stroke: "#cfc9bb", "stroke-width": 2 }),
    ...drawOutline(view, ground),
    ...drawRoute(route),
    ...drawAreas(areas, ground),
    ...drawNames({ ...ground, frame, towns, counties, taken }),
    ...drawMarks(marks),
    ...drawLegend(areas, frame),
  ).markup;
}

function routeOf({ isRoute, start, stops, end }: MapView, { point }: MapProjection): Point[] {
  if (!isRoute) return [];
  const marks = [...(start ? [start] : []), ...stops, ...(end ? [end] : [])];
  return marks.map(({ place }) => point(place));
}

function drawOutline({ outline }: MapView, { point }: MapProjection): readonly Svg[] {
  return outline.map((ring) =>
    svg("path", {
      d: `${pathOf(ring.map(point))}Z`,
      fill: ROUTE,
      "fill-opacity": "0.07",
      stroke: ROUTE,
      "stroke-opacity": "0.6",
      "stroke-width": 2.5,
      "stroke-dasharray": "9 9",
    }),
  );
}

/** Legs that are shorter have no room for an arrow between their marks, in pixels. */
const SHORTEST_LEG = 130;

function drawRoute(route: readonly Point[]): readonly Svg[] {
  const line = { d: pathOf(route), fill: "none", "stroke-linejoin": "round" };
  return [
    svg("path", { ...line, stroke: LAND, "stroke-width": 11 }),
    svg("path", { ...line, stroke: ROUTE, "stroke-width": 5.5, "stroke-opacity": "0.85" }),
    ...route.flatMap((from, index) => {
      const to = route[index + 1];
      return to && Math.hypot(to.x - from.x, to.y - from.y) > SHORTEST_LEG ? arrow(from, to) : [];
    }),
  ];
}

/** Points the way in the middle of a leg. */
function arrow(from: Point, to: Point): Svg {
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return svg("path", {
    d: "M-9-12 11 0-9 12Z",
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${degrees.toFixed(1)})`,
    fill: ROUTE,
    stroke: LAND,
    "stroke-width": 3,
  });
}

const pathOf = (line: readonly Point[]): string =>
  line
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`)
    .join("");
