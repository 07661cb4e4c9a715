import { areaLook, dotPath } from "../../../cards/area-look.ts";
import type { MapArea, MapView } from "../../../cards/card.ts";
import type { Place } from "../../../domain/units.ts";
import { element } from "./element.ts";

/** Half a dot, in pixels. */
const RADIUS = 4.5;

/** Dots of all areas; those that arrive come last and have a ring. */
export function drawAreas(map: L.Map, { areas = [] }: MapView): void {
  const pane = map.createPane("areas");
  pane.style.zIndex = "420";
  for (const [index, { places, arriving, label }] of areas.entries()) {
    const rings = new Set(arriving);
    for (const place of places)
      if (!rings.has(place)) addDot(map, place, { index, label, isRinged: false });
  }
  for (const [index, { arriving, label }] of areas.entries()) {
    for (const place of arriving) addDot(map, place, { index, label, isRinged: true });
  }
}

type Look = { readonly index: number; readonly label: string; readonly isRinged: boolean };

function addDot(map: L.Map, place: Place, { index, label, isRinged }: Look): void {
  const size = 2 * RADIUS + 4;
  L.marker(place, {
    pane: "areas",
    keyboard: false,
    icon: L.divIcon({
      html: dotOf(index, isRinged),
      className: "area-dot",
      iconSize: [size, size],
    }),
    title: isRinged ? `comes to ${label}` : label,
  }).addTo(map);
}

/** Which colour is whose. */
export const legendOf = (areas: readonly MapArea[]): HTMLElement =>
  element(
    "figcaption",
    { class: "legend" },
    ...areas.map(({ label }, index) =>
      element("span", { class: "legend-item" }, dotOf(index, false), label),
    ),
    ...(areas.some(({ arriving }) => arriving.length > 0)
      ? [element("span", { class: "legend-item" }, "ringed: changes hands")]
      : []),
  );

function dotOf(index: number, isRinged: boolean): HTMLElement {
  const { colour, shape } = areaLook(index);
  const names = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(names, "svg");
  drawing.setAttribute("viewBox", "-8 -8 16 16");
  drawing.setAttribute("width", "14");
  drawing.setAttribute("height", "14");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(names, "path");
  path.setAttribute("d", dotPath(shape, isRinged ? RADIUS + 1 : RADIUS));
  path.setAttribute("fill", colour);
  path.setAttribute("class", isRinged ? "area-ring" : "area-edge");
  drawing.append(path);
  const holder = element("span", { class: "area-symbol" });
  holder.append(drawing);
  return holder;
}
