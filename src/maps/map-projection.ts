import { type GeoProjection, geoMercator } from "d3-geo";
import type { MapView } from "../cards/card.ts";
import type { Point } from "../cards/spread-marks.ts";
import { extentOf } from "../domain/extent.ts";
import type { Place } from "../domain/units.ts";

export type Frame = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Room between the outermost marks and the edge, in pixels. */
  readonly padding: number;
};

export type MapProjection = {
  readonly projection: GeoProjection;
  readonly point: (place: Place) => Point;
  /** What the frame shows, in degrees. */
  readonly bounds: {
    readonly south: number;
    readonly west: number;
    readonly north: number;
    readonly east: number;
  };
};

/** Pixels to a radian; nearer than that a map of one shop would show nothing around it. */
const LARGEST_SCALE = 500_000;

/** Puts the marks of a map into the middle of the frame, as large as they fit; without marks its outline. */
export function fitProjection(view: MapView, frame: Frame): MapProjection {
  const unit = geoMercator().scale(1).translate([0, 0]);
  const points = placesOf(view).map(({ lat, lng }): [number, number] => unit([lng, lat]) ?? [0, 0]);
  const [left, right] = extentOf(points.map(([x]) => x));
  const [top, bottom] = extentOf(points.map(([, y]) => y));
  const scale = Math.min(
    (frame.width - 2 * frame.padding) / (right - left),
    (frame.height - 2 * frame.padding) / (bottom - top),
    LARGEST_SCALE,
  );
  const projection = geoMercator()
    .scale(scale)
    .translate([
      frame.width / 2 - (scale * (left + right)) / 2,
      frame.height / 2 - (scale * (top + bottom)) / 2,
    ]);
  const point = ({ lat, lng }: Place): Point => {
    const [x, y] = projection([lng, lat]) ?? [0, 0];
    return { x, y };
  };
  return { projection, point, bounds: boundsOf(projection, frame) };
}

/** All that is to be seen: marks, else the outline, else a place in the middle of the country. */
export function placesOf(view: MapView): readonly Place[] {
  const { stops, others, start, end, outline, areas = [] } = view;
  const marks = [...stops, ...others, ...(start ? [start] : []), ...(end ? [end] : [])];
  const places = [...marks.map(({ place }) => place), ...areas.flatMap((area) => area.places)];
  if (places.length > 0) return places;
  return outline.length > 0 ? outline.flat() : [{ lat: 42, lng: -93 }];
}

function boundsOf(projection: GeoProjection, { width, height }: Frame): MapProjection["bounds"] {
  const [west, north] = projection.invert?.([0, 0]) ?? [-180, 90];
  const [east, south] = projection.invert?.([width, height]) ?? [180, -90];
  return { south, west, north, east };
}
