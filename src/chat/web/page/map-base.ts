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

export type BaseMap = { redraw(): void };

/** What is drawn over the base map: names keep off it, and towns near it are named first. */
type Around = { readonly marks: readonly Place[]; taken(): readonly Box[] };

type Named = { readonly name: string; readonly zipCount?: number };
type Ground = FeatureCollection<Geometry, Named>;
type County = { readonly name: string; readonly bounds: L.LatLngBounds };

/** County lines and the names of towns and counties, as far as there is room; tiles only where they are set up. */
export function createBaseMap(map: L.Map, around: Around): BaseMap {
  const pane = map.createPane("ground");
  pane.style.zIndex = "250";
  const names = map.createPane("names");
  names.style.zIndex = "460";
  const labels = L.layerGroup().addTo(map);
  const lines = L.layerGroup().addTo(map);
  let loaded: L.LatLngBounds | null = null;
  let ground: Ground | null = null;
  let hasTiles = false;
  const relabel = (): void => {
    labels.clearLayers();
    if (ground !== null && !hasTiles)
      drawNames(map, ground, { labels, ...around, taken: around.taken() });
  };
  const load = async (): Promise<void> => {
    loaded = map.getBounds().pad(1);
    ground = await fetchGround(loaded);
    if (ground === null) return;
    lines.clearLayers();
    const style = { className: "county" };
    const counties = ground.features.filter(({ geometry }) => geometry.type !== "Point");
    L.geoJSON(counties, { pane: "ground", interactive: false, style }).addTo(lines);
    relabel();
  };
  void settings().then(({ tilesUrl }) => {
    if (tilesUrl === null) return map.attributionControl.addAttribution("US Census Bureau");
    hasTiles = true;
    L.tileLayer(tilesUrl, { attribution: creditOf(tilesUrl), maxZoom: 19 }).addTo(map);
    relabel();
  });
  return {
    redraw() {
      if (loaded === null || !loaded.contains(map.getBounds())) void load();
      relabel();
    },
  };
}

let asked: Promise<{ readonly tilesUrl: string | null }> | null = null;

/** A map without tiles is a map: what cannot be read is left away. */
async function settings(): Promise<{ readonly tilesUrl: string | null }> {
  asked ??= fetch("/api/settings").then((response) => response.json());
  try {
    return await asked;
  } catch {
    return { tilesUrl: null };
  }
}

async function fetchGround(bounds: L.LatLngBounds): Promise<Ground | null> {
  const query = new URLSearchParams({
    south: bounds.getSouth().toFixed(2),
    west: bounds.getWest().toFixed(2),
    north: bounds.getNorth().toFixed(2),
    east: bounds.getEast().toFixed(2),
  });
  try {
    const response = await fetch(`/api/counties?${query}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

const creditOf = (tilesUrl: string): string =>
  tilesUrl.includes("openstreetmap") ? "© OpenStreetMap contributors" : "";

type Room = {
  readonly labels: L.LayerGroup;
  readonly taken: readonly Box[];
  readonly marks: readonly Place[];
};

type Name = { readonly label: Label; readonly words: string; readonly look: "town" | "area" };

/** The largest towns first, then the counties; what has no room is left out. */
function drawNames(map: L.Map, ground: Ground, room: Room): void {
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
