import type { Place } from "../../domain/units.ts";

/** Four decimals are 11 m: near enough for a way, and the same for everybody next door. */
export const nameOf = ({ lat, lng }: Place): string => `${lat.toFixed(4)},${lng.toFixed(4)}`;

export function placeOf(name: string): Place {
  const [lat = 0, lng = 0] = name.split(",").map(Number);
  return { lat, lng };
}
