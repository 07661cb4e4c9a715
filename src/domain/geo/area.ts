import type { Place } from "../units.ts";

/** Kilometres of a degree of latitude (mean meridian, IUGG sphere). */
const KM_PER_DEGREE = 111.195;

/** Area of a simple ring in square kilometres, by the shoelace formula on a plane that touches its middle; fine below 1,000 km. */
export function areaKm2(ring: readonly Place[]): number {
  const middle = ring.reduce((sum, { lat }) => sum + lat, 0) / Math.max(1, ring.length);
  const width = KM_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  let twice = 0;
  for (const [index, a] of ring.entries()) {
    const b = ring[(index + 1) % ring.length] ?? a;
    twice += (a.lng * b.lat - b.lng * a.lat) * width * KM_PER_DEGREE;
  }
  return Math.abs(twice) / 2;
}
