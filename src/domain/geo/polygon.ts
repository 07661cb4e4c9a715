import type { Place } from "../units.ts";

/** GeoJSON's coordinates of a MultiPolygon: polygons of rings (the first outside, the others holes) of [lng, lat]. */
export type Area = readonly (readonly (readonly (readonly [number, number])[])[])[];

type Box = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

const boxes = new WeakMap<Area, Box>();

/**
 * Whether a place lies in an area, on a map where lines between corners are straight in degrees, as everybody draws
 * them. On the line itself it may be either. Areas do not cross the 180th meridian.
 */
export function isInArea(place: Place, area: Area): boolean {
  const box = boxes.get(area) ?? boxOf(area);
  boxes.set(area, box);
  const { lat, lng } = place;
  if (lat < box.south || lat > box.north || lng < box.west || lng > box.east) return false;
  return area.some(([outside, ...holes]) => {
    if (outside === undefined || !isInRing(place, outside)) return false;
    return !holes.some((hole) => isInRing(place, hole));
  });
}

/** An odd number of sides lies to the east. */
function isInRing({ lat, lng }: Place, ring: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  let [x1, y1] = ring.at(-1) ?? [0, 0];
  for (const [x2, y2] of ring) {
    if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    [x1, y1] = [x2, y2];
  }
  return inside;
}

function boxOf(area: Area): Box {
  const box = { south: 90, west: 180, north: -90, east: -180 };
  for (const [outside = []] of area)
    for (const [lng, lat] of outside) {
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
      box.west = Math.min(box.west, lng);
      box.east = Math.max(box.east, lng);
    }
  return box;
}
