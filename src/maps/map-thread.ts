import type { MapView } from "../cards/card.ts";
import { drawMap } from "./draw-map.ts";
import { townsWithin } from "./towns.ts";

/** One map to draw; pixels. */
export type MapOrder = { readonly view: MapView; readonly width: number; readonly height: number };

/** Towns that may be named, the largest first: more have no room on any map. */
export const MOST_TOWNS = 400;

/** What a thread beside the chat does for `drawBeside`. */
export function drawOne({ view, width, height }: MapOrder): Uint8Array {
  return drawMap(view, { width, height, townsWithin: (bounds) => townsWithin(bounds, MOST_TOWNS) });
}
