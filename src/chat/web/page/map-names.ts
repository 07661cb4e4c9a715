import type { FeatureCollection, Geometry } from "geojson";
import { orderTowns } from "../../../cards/order-towns.ts";
import {
  type Box,
  type Label,
  placeLabels,
  sideOf,
  townGaps,
} from "../../../cards/place-labels.ts";
import type { Place } from "../../../domain/units.ts";
import { element } from "./element.ts";

type Named = { readonly name: string; readonly zipCount?: number };

/** What /api/counties answers: outlines of counties, and towns as points. */
export type Ground = FeatureCollection<Geometry, Named>;

type County = { readonly name: string; readonly bounds: L.LatLngBounds };

type Room = {
  readonly labels: L.LayerGroup;
  readonly taken: readonly Box[];
  readonly marks: readonly Place[];
};

type Name = { readonly label: Label; readonly words: string; readonly look: "town" | "area" };

/** The largest towns first, then the counties; what has no room is left out. */
export function drawNames(map: L.Map, ground: Ground, room: Room): void {
  const { x: width, y: height } = map.getSize();
  const frame = { x: 2, y: 2, width: width - 4, height: height - 4 };
  const controls = [
    { x: 0, y: 0, width: 50, height: 84 },
    { x: width - 50, y: 0, width: 50, height: 50 },
    { x: 0, y: height - 32, width: 110, height: 32 },
    { x: width - 130, y: height - 18, width: 130, height: 18 },
  ];
  const all = [...townNames(map, ground, room), ...countyNames(map, ground)];
  const boxes = placeLabels(
    all.map(({ label }) => label),
    { frame, taken: [...room.taken, ...controls] },
  );
  boxes.forEach((box, index) => {
    const name = all[index];
    if (!box || !name) return;
    nameMarker(map, name, box).addTo(room.labels);
    if (name.look === "town") townDot(map, name).addTo(room.labels);
  });
}

/** Towns that a map of this size can hold. */
const MOST_TOWNS = 16;

function townNames(map: L.Map, { features }: Ground, { marks, taken }: Room): readonly Name[] {
  const view = map.getBounds();
  const towns = features.flatMap(({ geometry, properties: { name, zipCount } }) => {
    if (geometry.type !== "Point" || zipCount === undefined) return [];
    const [lng = 0, lat = 0] = geometry.coordinates;
    return view.contains([lat, lng]) ? [{ name, zipCount, place: { lat, lng } }] : [];
  });
  return orderTowns(towns, marks)
    .slice(0, MOST_TOWNS)
    .map(({ name, place }) => {
      const anchor = map.latLngToContainerPoint(place);
      const width = name.length * 6.6 + 6;
      const gaps = townGaps(anchor, 5, taken);
      return { words: name, look: "town", label: { anchor, width, height: 16, gaps } };
    });
}

/** A county's name stands in the middle of what is seen of it. */
function countyNames(map: L.Map, { features }: Ground): readonly Name[] {
  const view = map.getBounds();
  return features
    .filter(({ geometry }) => geometry.type !== "Point")
    .map((shape): County => ({ name: shape.properties.name, bounds: L.geoJSON(shape).getBounds() }))
    .filter(({ name, bounds }) => view.intersects(bounds) && widthOf(map, bounds) > name.length * 9)
    .map(({ name, bounds }) => ({
      words: name,
      look: "area" as const,
      label: {
        anchor: map.latLngToContainerPoint(middleOf(bounds, view)),
        width: name.length * 9 + 6,
        height: 16,
        gaps: [0, 8, 24, 60],
      },
    }));
}

/** Pixels: a county that is narrower than its name stays without. */
const widthOf = (map: L.Map, bounds: L.LatLngBounds): number =>
  map.latLngToLayerPoint(bounds.getNorthEast()).x - map.latLngToLayerPoint(bounds.getSouthWest()).x;

function middleOf(a: L.LatLngBounds, b: L.LatLngBounds): L.LatLng {
  const north = Math.min(a.getNorth(), b.getNorth());
  const south = Math.max(a.getSouth(), b.getSouth());
  const west = Math.max(a.getWest(), b.getWest());
  const east = Math.min(a.getEast(), b.getEast());
  return L.latLng((north + south) / 2, (west + east) / 2);
}

function nameMarker(map: L.Map, { words, look, label }: Name, box: Box): L.Marker {
  const html = element("span", { class: `place-name is-${look}` }, words);
  html.style.textAlign = sideOf(box, label.anchor);
  const at = map.containerPointToLatLng([box.x + box.width / 2, box.y + box.height / 2]);
  return L.marker(at, {
    icon: L.divIcon({ html, className: "mark-box", iconSize: [box.width, box.height] }),
    interactive: false,
    keyboard: false,
    pane: "names",
  });
}

function townDot(map: L.Map, { label: { anchor } }: Name): L.CircleMarker {
  const at = map.containerPointToLatLng([anchor.x, anchor.y]);
  return L.circleMarker(at, { radius: 2, interactive: false, pane: "ground", className: "town" });
}
