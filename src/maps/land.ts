import { createRequire } from "node:module";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Place } from "../domain/units.ts";

/** Piers, harbours and islets that the map's scale leaves out are within this distance of its coast. */
const COAST_KM = 5;

const KM_PER_DEGREE = 111.2;

/** Bands of latitude; each knows the pieces of coast that cross it, so that few are looked at for one place. */
const BANDS_PER_DEGREE = 10;

type Coast = {
  /** Ends of each piece, in degrees: west or east, south or north, and the same of its other end. */
  readonly pieces: Float64Array;
  /** Where the pieces of each band begin in `members`. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** Latitudes at which the coast crosses the 180th meridian. */
  readonly crossings: readonly number[];
};

let coast: Coast | null = null;

/**
 * Whether a place is on land or near enough to be on a pier, from Natural Earth's coast 1:10,000,000 (public domain, by
 * world-atlas). Lakes count as land. A hundred thousand places take under a second.
 */
export function isOnLand(place: Place): boolean {
  coast ??= readCoast();
  return isInside(place, coast) || isNearCoast(place, coast);
}

/** Counts the coasts up to the 180th meridian: each changes land for sea. On that meridian the south pole is land. */
function isInside({ lat, lng }: Place, { pieces, starts, members, crossings }: Coast): boolean {
  const band = bandOf(lat);
  let inside = crossings.filter((crossing) => crossing < lat).length % 2 === 0;
  for (let at = starts[band] ?? 0; at < (starts[band + 1] ?? 0); at += 1) {
    if (liesEast(pieces, (members[at] ?? 0) * 4, lat, lng)) inside = !inside;
  }
  return inside;
}

function liesEast(pieces: Float64Array, piece: number, lat: number, lng: number): boolean {
  const y1 = pieces[piece + 1] ?? 0;
  const y2 = pieces[piece + 3] ?? 0;
  if (y1 > lat === y2 > lat) return false;
  const x1 = pieces[piece] ?? 0;
  const x2 = pieces[piece + 2] ?? 0;
  return lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1);
}

function isNearCoast(place: Place, { pieces, starts, members }: Coast): boolean {
  const reach = COAST_KM / KM_PER_DEGREE;
  const from = starts[bandOf(place.lat - reach)] ?? 0;
  const to = starts[bandOf(place.lat + reach) + 1] ?? 0;
  for (let at = from; at < to; at += 1) {
    const piece = (members[at] ?? 0) * 4;
    if (kmToPiece(place, pieces, piece) <= COAST_KM) return true;
  }
  return false;
}

/** On a plane that touches the globe at the place: exact enough over a few kilometres. */
function kmToPiece({ lat, lng }: Place, pieces: Float64Array, piece: number): number {
  const narrow = Math.cos((lat * Math.PI) / 180);
  const x1 = ((pieces[piece] ?? 0) - lng) * narrow;
  const y1 = (pieces[piece + 1] ?? 0) - lat;
  const dx = ((pieces[piece + 2] ?? 0) - lng) * narrow - x1;
  const dy = (pieces[piece + 3] ?? 0) - lat - y1;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + share * dx, y1 + share * dy) * KM_PER_DEGREE;
}

const BANDS = 180 * BANDS_PER_DEGREE;

const bandOf = (lat: number): number =>
  Math.max(0, Math.min(BANDS - 1, Math.floor((lat + 90) * BANDS_PER_DEGREE)));

function readCoast(): Coast {
  const { pieces, crossings } = readPieces();
  const counts = new Uint32Array(BANDS + 1);
  eachMember(pieces, (band) => {
    counts[band + 1] = (counts[band + 1] ?? 0) + 1;
  });
  for (let band = 1; band <= BANDS; band += 1)
    counts[band] = (counts[band] ?? 0) + (counts[band - 1] ?? 0);
  const members = new Uint32Array(counts[BANDS] ?? 0);
  const next = counts.slice();
  eachMember(pieces, (band, piece) => {
    const at = next[band] ?? 0;
    members[at] = piece;
    next[band] = at + 1;
  });
  return { pieces, starts: counts, members, crossings };
}

function eachMember(pieces: Float64Array, visit: (band: number, piece: number) => void): void {
  for (let piece = 0; piece * 4 < pieces.length; piece += 1) {
    const y1 = pieces[piece * 4 + 1] ?? 0;
    const y2 = pieces[piece * 4 + 3] ?? 0;
    const last = bandOf(Math.max(y1, y2));
    for (let band = bandOf(Math.min(y1, y2)); band <= last; band += 1) visit(band, piece);
  }
}

/**
 * Each arc that land uses bounds it on one side only, so that all of them together are the coast; the file has arcs too
 * that nothing uses. A piece across the 180th meridian becomes two that end there.
 */
function readPieces(): Pick<Coast, "pieces" | "crossings"> {
  const atlas = createRequire(import.meta.url)("world-atlas/land-10m.json") as Topology<{
    land: GeometryCollection;
  }>;
  const { scale, translate } = atlas.transform ?? { scale: [1, 1], translate: [0, 0] };
  const pieces: number[] = [];
  const crossings: number[] = [];
  const used = usedArcs(atlas.objects.land);
  for (const [index, arc] of atlas.arcs.entries()) {
    if (!used.has(index)) continue;
    let x = 0;
    let y = 0;
    let last: readonly [number, number] | null = null;
    for (const step of arc) {
      x += step[0] ?? 0;
      y += step[1] ?? 0;
      const point = [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const;
      if (last && Math.abs(point[0] - last[0]) <= 180) pieces.push(...last, ...point);
      else if (last) crossings.push(splitPiece(pieces, last, point));
      last = point;
    }
  }
  return { pieces: Float64Array.from(pieces), crossings };
}

/** Arcs are numbered from 0; ~n is arc n backwards. */
function usedArcs({ geometries }: GeometryCollection): ReadonlySet<number> {
  const rings = geometries.flatMap((shape) => ("arcs" in shape ? shape.arcs.flat(2) : []));
  return new Set(rings.map((arc) => (arc < 0 ? ~arc : arc)));
}

/** Adds both halves of a piece and returns the latitude between them. */
function splitPiece(
  pieces: number[],
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): number {
  const edge = x1 > 0 ? 180 : -180;
  const width = x2 + 2 * edge - x1;
  const share = width === 0 ? 0 : (edge - x1) / width;
  const lat = y1 + share * (y2 - y1);
  pieces.push(x1, y1, edge, lat, -edge, lat, x2, y2);
  return lat;
}
