import { areaLook, dotPath } from "../cards/area-look.ts";
import type { MapArea } from "../cards/card.ts";
import type { Box } from "../cards/place-labels.ts";
import type { Point } from "../cards/spread-marks.ts";
import type { Frame, MapProjection } from "./map-projection.ts";
import { type Svg, svg, words } from "./svg.ts";

/** Half a dot, in pixels. */
const RADIUS = 7;
const ROW = 34;
const LETTER = 11.5;
const EDGE = 14;

/** Dots of all areas, those that arrive last and with a ring, so that they are seen. */
export function drawAreas(
  areas: readonly MapArea[],
  { point }: Pick<MapProjection, "point">,
): readonly Svg[] {
  const dots = areas.flatMap(({ places, arriving }, index) => {
    const rings = new Set(arriving);
    return places
      .filter((place) => !rings.has(place))
      .map((place) => dot(point(place), { index, isRinged: false }));
  });
  const ringed = areas.flatMap(({ arriving }, index) =>
    arriving.map((place) => dot(point(place), { index, isRinged: true })),
  );
  return [...dots, ...ringed];
}

function dot(
  { x, y }: Point,
  { index, isRinged }: { readonly index: number; readonly isRinged: boolean },
): Svg {
  const { colour, shape } = areaLook(index);
  return svg("path", {
    d: dotPath(shape, isRinged ? RADIUS + 1 : RADIUS),
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
    fill: colour,
    stroke: isRinged ? "#1a1d1c" : "#ffffff",
    "stroke-width": isRinged ? 3.5 : 1.5,
  });
}

/** Where the legend lies: no name may stand there. */
export function legendBox(areas: readonly MapArea[], { height }: Frame): Box {
  const width = Math.max(...areas.map(({ label }) => label.length)) * LETTER + 58;
  const tall = areas.length * ROW + 16;
  return { x: EDGE, y: height - EDGE - tall, width, height: tall };
}

export function drawLegend(areas: readonly MapArea[], frame: Frame): readonly Svg[] {
  if (areas.length === 0) return [];
  const { x, y, width, height } = legendBox(areas, frame);
  const paper = { x, y, width, height, rx: 8, fill: "#ffffff", "fill-opacity": "0.88" };
  return [
    svg("rect", paper),
    ...areas.flatMap(({ label }, index) => {
      const middle = y + 8 + ROW * (index + 0.5);
      const at = { x: x + 42, y: middle + 7, "font-size": 21, fill: "#1a1d1c" };
      return [
        dot({ x: x + 22, y: middle }, { index, isRinged: false }),
        svg("text", at, words(label)),
      ];
    }),
  ];
}
