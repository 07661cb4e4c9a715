import type { MapMark, MapView } from "../../../cards/card.ts";
import { type Box, boxAround, boxesAlong } from "../../../cards/place-labels.ts";
import { type Point, spreadMarks } from "../../../cards/spread-marks.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { arrowsOf } from "./map-arrows.ts";
import { routeOf } from "./route-of.ts";

export type Marks = {
  /** Moves marks apart for the zoom there is. */
  redraw(): void;
  /** Opens what is known of a stop. */
  show(number: number): void;
  /** Where marks and the route are, in pixels, so that no label is put on them. */
  boxes(): readonly Box[];
};

/** Half the distance between two marks, in pixels. */
const RADIUS = 13.5;

type Shown = { readonly mark: MapMark; readonly marker: L.Marker };

/** Numbered stops, other places and homes; where some lie too near each other, each points to its own place. */
export function createMarks(map: L.Map, view: MapView): Marks {
  const pane = map.createPane("leaders");
  pane.style.zIndex = "450";
  const extras = L.layerGroup().addTo(map);
  const all = shownMarks(view).map((shown) => ({ ...shown, marker: shown.marker.addTo(map) }));
  return {
    redraw() {
      extras.clearLayers();
      const { x: width, y: height } = map.getSize();
      const points = all.map(({ mark }) => map.latLngToContainerPoint(mark.place));
      const isNear = points.map((point) => isInside(point, { width, height }));
      const near = points.filter((_, index) => isNear[index]);
      const spread = [...spreadMarks(near, { radius: RADIUS, width, height })];
      all.forEach(({ mark, marker }, index) => {
        const point = points[index];
        const moved = isNear[index] ? spread.shift() : point;
        if (!point || !moved) return;
        if (Math.hypot(moved.x - point.x, moved.y - point.y) > 3) {
          marker.setLatLng(map.containerPointToLatLng([moved.x, moved.y]));
          addLeader(extras, mark, marker.getLatLng());
        } else marker.setLatLng(mark.place);
      });
      arrowsOf(map, view).forEach((arrow) => arrow.addTo(extras));
    },
    show: (number) => void all[number - 1]?.marker.openPopup(),
    boxes: () => [
      ...all.map(({ marker }) => boxAround(map.latLngToContainerPoint(marker.getLatLng()), RADIUS)),
      ...boxesAlong(
        routeOf(view).map(({ place }) => map.latLngToContainerPoint(place)),
        4,
      ),
    ],
  };
}

const isInside = ({ x, y }: Point, room: { width: number; height: number }): boolean =>
  x >= 0 && y >= 0 && x <= room.width && y <= room.height;

/** A line from a mark that had to move to the dot where it belongs. */
function addLeader(extras: L.LayerGroup, { place }: MapMark, to: L.LatLng): void {
  const still = { interactive: false, pane: "leaders" } as const;
  L.polyline([place, to], { ...still, className: "leader" }).addTo(extras);
  L.circleMarker(place, { ...still, radius: 3, className: "leader-dot" }).addTo(extras);
}

/** Stops first, so that a stop's number is its index plus one. */
function shownMarks({ stops, others, start, end }: MapView): readonly Shown[] {
  const isRound =
    start && end && start.place.lat === end.place.lat && start.place.lng === end.place.lng;
  const home = isRound ? { ...start, detail: `${start.detail}, ${end.detail}` } : start;
  return [
    ...stops.map((mark, index) => markerOf(mark, String(index + 1), "stop")),
    ...others.map((mark) => markerOf(mark, "", "other")),
    ...(home ? [markerOf(home, icon("home", 16), "home")] : []),
    ...(end && !isRound ? [markerOf(end, icon("home", 16), "home")] : []),
  ];
}

function markerOf(mark: MapMark, content: string | Node, look: "stop" | "other" | "home"): Shown {
  const words = [typeof content === "string" ? content : "", mark.label].filter(Boolean).join(" ");
  const html = element("span", { class: `mark is-${look}` }, content);
  const size = look === "other" ? 14 : 26;
  const marker = L.marker(mark.place, {
    icon: L.divIcon({ html, className: "mark-box", iconSize: [size, size] }),
    title: words,
    alt: words,
    riseOnHover: true,
  });
  const label = element("strong", { dir: "auto" }, words);
  const detail = element("span", { dir: "auto" }, mark.detail);
  marker.bindPopup(element("div", { class: "popup" }, label, detail), {
    offset: [0, -8],
    autoPanPadding: [12, 12],
  });
  return { mark, marker };
}
