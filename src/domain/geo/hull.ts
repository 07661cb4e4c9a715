import type { Place } from "../units.ts";

/** The convex hull of places, anticlockwise, by Andrew's monotone chain (1979); fewer than three places: those places. */
export function convexHull(places: readonly Place[]): readonly Place[] {
  const sorted = places.toSorted((a, b) => a.lng - b.lng || a.lat - b.lat);
  if (sorted.length < 3) return sorted;
  const lower = halfHull(sorted);
  const upper = halfHull(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(places: readonly Place[]): Place[] {
  const hull: Place[] = [];
  for (const place of places) {
    while (hull.length >= 2 && !turnsLeft(hull.at(-2), hull.at(-1), place)) hull.pop();
    hull.push(place);
  }
  return hull;
}

function turnsLeft(a: Place | undefined, b: Place | undefined, c: Place): boolean {
  if (!a || !b) return true;
  return (b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng) > 0;
}
