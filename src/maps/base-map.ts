import type { Feature, FeatureCollection, Geometry, Point } from "geojson";
import { countiesWithin } from "./counties.ts";
import { townsWithin } from "./towns.ts";

type Bounds = Parameters<typeof countiesWithin>[0];

/** `zipCount` is there for towns only: their size. */
type Named = { readonly name: string; readonly zipCount?: number };

/** More would not be legible, however large the screen. */
const MOST_TOWNS = 400;

/** What a map is drawn on when there are no tiles: outlines of counties, and towns as points, as GeoJSON. */
export function baseMapWithin(bounds: Bounds): FeatureCollection<Geometry, Named> {
  const towns = townsWithin(bounds, MOST_TOWNS).map(
    ({ name, place, zipCount }): Feature<Point, Named> => ({
      type: "Feature",
      properties: { name, zipCount },
      geometry: { type: "Point", coordinates: [place.lng, place.lat] },
    }),
  );
  return { type: "FeatureCollection", features: [...countiesWithin(bounds).features, ...towns] };
}
