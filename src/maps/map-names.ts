import { geoPath } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { type Box, type Label, placeLabels, sideOf, townGaps } from "../cards/place-labels.ts";
import type { Place } from "../domain/units.ts";
import type { Frame, MapProjection } from "./map-projection.ts";
import { type Svg, svg, words } from "./svg.ts";

export type Named = {
  readonly name: string;
  readonly place: Place;
  readonly zipCount: number;
};

type Counties = FeatureCollection<Geometry, { readonly name: string }>;

type Name = { readonly text: string; readonly look: "town" | "area"; readonly label: Label };

type Ground = MapProjection & {
  readonly frame: Frame;
  readonly towns: readonly Named[];
  readonly counties: Counties;
  /** Marks and lines that no name may cover. */
  readonly taken: readonly Box[];
};

/** Names of towns, in the order given, then of counties; what has no room is left out. */
export function drawNames(ground: Ground): readonly Svg[] {
  const { frame, taken } = ground;
  const edge = { x: 6, y: 6, width: frame.width - 12, height: frame.height - 12 };
  const names = [...townNames(ground), ...countyNames(ground)];
  const boxes = placeLabels(
    names.map(({ label }) => label),
    { frame: edge, taken },
  );
  return names.flatMap((name, index) => {
    const box = boxes[index];
    return box ? drawName(name, box) : [];
  });
}

/** Towns that a phone can show beside a route. */
const MOST_TOWNS = 14;

/** Mean width of a letter of DejaVu Sans Condensed at 22 pixels, with room to spare. */
const LETTER_WIDTH = 12.5;

function townNames({ towns, point, taken }: Ground): readonly Name[] {
  return towns.slice(0, MOST_TOWNS).map(({ name, place }) => {
    const anchor = point(place);
    const width = name.length * LETTER_WIDTH + 8;
    const gaps = townGaps(anchor, 9, taken);
    return { text: name, look: "town", label: { anchor, width, height: 28, gaps } };
  });
}

/** Letters of counties are small capitals set apart, in pixels each. */
const CAPITAL_WIDTH = 17;

/** A county's name stands in the middle of what is seen of it, and only where it is wider than its name. */
function countyNames({ counties, projection, frame }: Ground): readonly Name[] {
  const seen = geoPath(projection);
  return counties.features.flatMap((county): readonly Name[] => {
    const { name } = county.properties;
    const [[left, top], [right, bottom]] = seen.bounds(county);
    const [x1, x2] = [Math.max(0, left), Math.min(frame.width, right)];
    const [y1, y2] = [Math.max(0, top), Math.min(frame.height, bottom)];
    const width = name.length * CAPITAL_WIDTH;
    if (x2 - x1 < width || y2 - y1 < 30) return [];
    const anchor = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    return [{ text: name, look: "area", label: { anchor, width, height: 26, gaps: [0, 30, 90] } }];
  });
}

/** Where in its box a name is held, as a share of the width. */
const SETTING = {
  left: { share: 0, anchor: "start" },
  center: { share: 0.5, anchor: "middle" },
  right: { share: 1, anchor: "end" },
} as const;

function drawName({ text, look, label: { anchor } }: Name, box: Box): readonly Svg[] {
  const isTown = look === "town";
  const style = isTown
    ? { "font-size": 22, fill: "#4f4b41" }
    : { "font-size": 18, fill: "#716b5e", "letter-spacing": 4, "font-weight": "bold" };
  const set = SETTING[sideOf(box, anchor)];
  const at = {
    x: box.x + box.width * set.share,
    y: box.y + box.height / 2 + 8,
    "text-anchor": set.anchor,
  };
  const spoken = words(isTown ? text : text.toUpperCase());
  const halo = { stroke: "#f0eee7", "stroke-width": 5, "stroke-linejoin": "round" };
  const dot = svg("circle", { cx: anchor.x, cy: anchor.y, r: 4, fill: "#4f4b41" });
  return [
    ...(isTown ? [dot] : []),
    svg("text", { ...at, ...style, ...halo }, spoken),
    svg("text", { ...at, ...style }, spoken),
  ];
}
