import { createRequire } from "node:module";
import { geoBounds } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

type Bounds = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

type County = {
  readonly shape: Feature<Geometry, { readonly name: string }>;
  readonly bounds: Bounds;
};

let counties: readonly County[] | null = null;

/** Outlines of the US counties that touch a region, from the US Census Bureau's 1:10,000,000 shapes (us-atlas). */
export function countiesWithin({
  south,
  west,
  north,
  east,
}: Bounds): FeatureCollection<Geometry, { readonly name: string }> {
  counties ??= readCounties();
  const touching = counties.filter(
    ({ bounds }) =>
      bounds.south <= north && bounds.north >= south && bounds.west <= east && bounds.east >= west,
  );
  return { type: "FeatureCollection", features: touching.map(({ shape }) => shape) };
}

type Atlas = Topology<{ counties: GeometryCollection<{ readonly name: string }> }>;

function readCounties(): readonly County[] {
  const atlas = createRequire(import.meta.url)("us-atlas/counties-10m.json") as Atlas;
  return feature(atlas, atlas.objects.counties).features.map((shape) => {
    const [[west, south], [east, north]] = geoBounds(shape);
    return { shape, bounds: { south, west, north, east } };
  });
}
