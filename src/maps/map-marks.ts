import type { MapMark, MapView } from "../cards/card.ts";
import { type Point, spreadMarks } from "../cards/spread-marks.ts";
import type { Frame, MapProjection } from "./map-projection.ts";
import { type Svg, svg, words } from "./svg.ts";

/** Half a mark, in pixels: its number can be read at half the size, as a phone shows it. */
export const MARK_RADIUS = 23;

export type PlacedMark = {
  readonly text: string;
  readonly look: "stop" | "other" | "home";
  /** Where it belongs, and where there was room for it. */
  readonly from: Point;
  readonly at: Point;
};

/** Marks where they belong, moved apart where they would cover each other. */
export function placeMarks(
  view: MapView,
  { point }: MapProjection,
  { width, height }: Frame,
): readonly PlacedMark[] {
  const marks = marksOf(view).map(({ mark, ...rest }) => ({ ...rest, from: point(mark.place) }));
  const room = { radius: MARK_RADIUS + 1, width, height };
  const spread = spreadMarks(
    marks.map(({ from }) => from),
    room,
  );
  return marks.map((mark, index) => ({ ...mark, at: spread[index] ?? mark.from }));
}

type Wanted = { readonly mark: MapMark; readonly text: string; readonly look: PlacedMark["look"] };

/** Start and end are one mark when they are one place. */
function marksOf({ stops, others, start, end }: MapView): readonly Wanted[] {
  const isRound = start?.place.lat === end?.place.lat && start?.place.lng === end?.place.lng;
  const homes = [start, isRound ? null : end].filter((mark) => mark !== null);
  return [
    ...stops.map((mark, index): Wanted => ({ mark, text: String(index + 1), look: "stop" })),
    ...others.map((mark): Wanted => ({ mark, text: "", look: "other" })),
    ...homes.map((mark): Wanted => ({ mark, text: "", look: "home" })),
  ];
}

/** Leader lines lie below all marks. */
export const drawMarks = (marks: readonly PlacedMark[]): readonly Svg[] => [
  ...marks.flatMap(drawLeader),
  ...marks.map(drawMark),
];

function drawLeader({ from, at }: PlacedMark): readonly Svg[] {
  if (Math.hypot(at.x - from.x, at.y - from.y) < 5) return [];
  const line = { x1: from.x, y1: from.y, x2: at.x, y2: at.y, stroke: "#1a1d1c" };
  const dot = { cx: from.x, cy: from.y, r: 6, fill: "#1a1d1c", stroke: "#f0eee7" };
  return [
    svg("line", { ...line, "stroke-width": 2.5, opacity: "0.6" }),
    svg("circle", { ...dot, "stroke-width": 3 }),
  ];
}

function drawMark({ text, look, at }: PlacedMark): Svg {
  const disc = { cx: at.x, cy: at.y, stroke: "#ffffff", "stroke-width": 4 };
  switch (look) {
    case "other":
      return svg("circle", { ...disc, r: 10, fill: "#5f6663" });
    case "home":
      return svg(
        "g",
        {},
        svg("circle", { ...disc, r: MARK_RADIUS - 2, fill: "#2b3330" }),
        svg("path", {
          d: "M-10 0 0-9 10 0M-6.5-2V8.5H6.5V-2",
          transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`,
          fill: "none",
          stroke: "#ffffff",
          "stroke-width": 3,
          "stroke-linejoin": "round",
          "stroke-linecap": "round",
        }),
      );
    case "stop":
      return svg(
        "g",
        {},
        svg("circle", { ...disc, r: MARK_RADIUS - 2, fill: "#0b6b57" }),
        svg(
          "text",
          {
            x: at.x,
            y: at.y + 8,
            "text-anchor": "middle",
            "font-size": 22,
            "font-weight": "bold",
            fill: "#ffffff",
          },
          words(text),
        ),
      );
  }
}
