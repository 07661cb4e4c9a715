import type { Box } from "../../../cards/place-labels.ts";
import type { Place } from "../../../domain/units.ts";
import { drawNames, type Ground } from "./map-names.ts";

export type BaseMap = { redraw(): void };

/** What is drawn over the base map: names keep off it, and towns near it are named first. */
type Around = { readonly marks: readonly Place[]; taken(): readonly Box[] };

/** County lines and the names of towns and counties, as far as there is room; tiles only where they are set up. */
export function createBaseMap(map: L.Map, around: Around): BaseMap {
  map.createPane("ground").style.zIndex = "250";
  map.createPane("names").style.zIndex = "460";
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
    const wanted = map.getBounds().pad(1);
    loaded = wanted;
    const found = await fetchGround(wanted);
    if (loaded !== wanted) return; // Somebody has moved on meanwhile.
    if (found === null) {
      loaded = null; // The next move asks again.
      return;
    }
    ground = found;
    lines.clearLayers();
    linesOf(ground).addTo(lines);
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

function linesOf({ features }: Ground): L.GeoJSON {
  const counties = features.filter(({ geometry }) => geometry.type !== "Point");
  const style = { className: "county" };
  return L.geoJSON(counties, { pane: "ground", interactive: false, style });
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
