import type { MapView } from "../../../cards/card.ts";
import type { Place } from "../../../domain/units.ts";
import { drawAreas } from "./map-areas.ts";
import { type BaseMap, createBaseMap } from "./map-base.ts";
import { createMarks, type Marks } from "./map-marks.ts";
import { routeOf } from "./route-of.ts";

export type LiveMap = {
  /** A small map lets the page scroll under a finger or wheel; a full one takes both. */
  setFull(isFull: boolean): void;
  showStop(number: number): void;
};

/** Room around the route for half a mark, in pixels. */
const PADDING = 30;

/** Draws a map into an element as soon as it has a size. */
export function openMap(canvas: HTMLElement, view: MapView): LiveMap {
  let opened: Opened | null = null;
  new ResizeObserver(() => {
    if (canvas.clientWidth === 0) return;
    if (opened === null) opened = open(canvas, view);
    else refit(opened, view);
  }).observe(canvas);
  return {
    setFull(isFull) {
      if (!opened) return;
      setGestures(opened.map, isFull);
      refit(opened, view);
    },
    showStop: (number) => opened?.marks.show(number),
  };
}

type Opened = { readonly map: L.Map; readonly marks: Marks; readonly base: BaseMap };

function open(canvas: HTMLElement, view: MapView): Opened {
  const map = L.map(canvas, {
    zoomSnap: 0.25,
    minZoom: 4,
    maxZoom: 17,
    scrollWheelZoom: false,
    attributionControl: false,
  });
  map.fitBounds(boundsOf(view), { padding: [PADDING, PADDING], maxZoom: 14, animate: false });
  L.control.scale({ position: "bottomleft" }).addTo(map);
  L.control.attribution({ prefix: false, position: "bottomright" }).addTo(map);
  setGestures(map, false);
  drawLines(map, view);
  drawAreas(map, view);
  const marks = createMarks(map, view);
  const base = createBaseMap(map, { marks: markedPlaces(view), taken: () => marks.boxes() });
  const redraw = (): void => {
    marks.redraw();
    base.redraw();
  };
  map.on("zoomend moveend resize", redraw);
  redraw();
  return { map, marks, base };
}

function refit({ map }: Opened, view: MapView): void {
  map.invalidateSize({ animate: false });
  map.fitBounds(boundsOf(view), { padding: [PADDING, PADDING], maxZoom: 14, animate: false });
}

function setGestures(map: L.Map, isFull: boolean): void {
  const isTouch = matchMedia("(pointer: coarse)").matches;
  setHandler(map.dragging, isFull || !isTouch);
  setHandler(map.scrollWheelZoom, isFull);
}

const setHandler = (handler: L.Handler, isOn: boolean): L.Handler =>
  isOn ? handler.enable() : handler.disable();

/** All marks; without any the outline, and without that the middle of the country. */
function boundsOf(view: MapView): L.LatLngBounds {
  const dots = (view.areas ?? []).flatMap(({ places }) => places);
  const marked = [...markedPlaces(view), ...dots];
  const places = marked.length > 0 ? marked : view.outline.flat();
  return L.latLngBounds(
    places.length > 0
      ? places.map(pointOf)
      : [
          [41, -96],
          [43, -90],
        ],
  );
}

function markedPlaces({ stops, others, start, end }: MapView): readonly Place[] {
  const marks = [...stops, ...others, ...(start ? [start] : []), ...(end ? [end] : [])];
  return marks.map(({ place }) => place);
}

const pointOf = ({ lat, lng }: Place): L.LatLngTuple => [lat, lng];

function drawLines(map: L.Map, view: MapView): void {
  const still = { interactive: false } as const;
  for (const ring of view.outline)
    L.polygon(ring.map(pointOf), { ...still, className: "outline" }).addTo(map);
  const line = routeOf(view).map(({ place }) => pointOf(place));
  for (const className of ["route-casing", "route"])
    L.polyline(line, { ...still, className, smoothFactor: 0 }).addTo(map);
}
