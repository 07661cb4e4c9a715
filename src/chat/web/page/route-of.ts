import type { MapMark, MapView } from "../../../cards/card.ts";

/** The marks that the route's line joins, in order; none when there is no route. */
export function routeOf({ isRoute, start, stops, end }: MapView): readonly MapMark[] {
  if (!isRoute) return [];
  return [...(start ? [start] : []), ...stops, ...(end ? [end] : [])];
}
