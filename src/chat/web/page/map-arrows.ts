import type { MapView } from "../../../cards/card.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { routeOf } from "./route-of.ts";

/** Shorter legs have no room for an arrow between their marks, in pixels. */
const SHORTEST_LEG = 70;

/** An arrow in the middle of each leg that is long enough, so that a route shows its direction. */
export function arrowsOf(map: L.Map, view: MapView): readonly L.Marker[] {
  const points = routeOf(view).map(({ place }) => map.latLngToLayerPoint(place));
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (!next || point.distanceTo(next) < SHORTEST_LEG) return [];
    const angle = Math.atan2(next.y - point.y, next.x - point.x);
    const html = element("span", { class: "arrow" }, icon("chevron", 16));
    html.style.rotate = `${angle}rad`;
    return L.marker(map.layerPointToLatLng(point.add(next).divideBy(2)), {
      icon: L.divIcon({ html, className: "mark-box", iconSize: [16, 16] }),
      interactive: false,
      keyboard: false,
      pane: "leaders",
    });
  });
}
