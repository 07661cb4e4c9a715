import type { Area } from "../../../domain/geo/polygon.ts";
import { CellError } from "../report.ts";

const REMEDY =
  "Write it as GeoJSON of a Polygon or MultiPolygon, or as POLYGON((lng lat, lng lat, ...))";

type Ring = readonly (readonly [number, number])[];

/** An area written as GeoJSON (Polygon, MultiPolygon, or a Feature of one) or as well-known text. */
export function parseArea(cell: string): Area {
  const area = cell.trim().startsWith("{") ? fromGeoJson(cell) : fromText(cell);
  if (area.length === 0 || area.some((polygon) => polygon.length === 0))
    throw new CellError("is an area without corners", REMEDY);
  return area.map((polygon) => polygon.map(checkRing));
}

/** Corners and back to the first, as GeoJSON wants it: readers of what we export may insist on that. */
function checkRing(ring: Ring): Ring {
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || !last || new Set(ring.map(String)).size < 3)
    throw new CellError("has a ring of fewer than three corners", REMEDY);
  for (const [lng, lat] of ring) {
    if (Number.isFinite(lng) && Number.isFinite(lat) && Math.abs(lng) <= 180 && Math.abs(lat) <= 90)
      continue;
    const isSwapped = Math.abs(lat) <= 180 && Math.abs(lng) <= 90;
    throw new CellError(
      `has a corner ${lng} ${lat}, which is no place on earth`,
      isSwapped ? "Longitude comes before latitude" : REMEDY,
    );
  }
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

function fromGeoJson(cell: string): Area {
  const shape = asObject(parseJson(cell));
  const { type, coordinates, geometry } = shape;
  if (type === "Feature") return fromGeoJson(JSON.stringify(geometry ?? null));
  if (type === "Polygon") return [asRings(coordinates)];
  if (type === "MultiPolygon" && Array.isArray(coordinates)) return coordinates.map(asRings);
  const what = typeof type === "string" ? `is a ${type}, not an area` : "is not GeoJSON";
  throw new CellError(what, REMEDY);
}

function parseJson(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    throw new CellError("is not GeoJSON", REMEDY);
  }
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

function asRings(value: unknown): readonly Ring[] {
  if (!Array.isArray(value)) throw new CellError("is not GeoJSON", REMEDY);
  return value.map((ring: unknown) => {
    if (!Array.isArray(ring)) throw new CellError("is not GeoJSON", REMEDY);
    return ring.map((corner: unknown) => {
      const [lng, lat] = Array.isArray(corner) ? (corner as unknown[]) : [];
      return [rounded(lng), rounded(lat)] as const;
    });
  });
}

const WKT = /^(?:SRID=4326;)?\s*(MULTI)?POLYGON\s*Z?\s*(\(.*\))\s*$/is;

/** Well-known text becomes GeoJSON's brackets: "((1 2, 3 4))" is [[[1,2],[3,4]]]. */
function fromText(cell: string): Area {
  const [, multi, body = ""] = WKT.exec(cell.trim()) ?? [];
  const json = body
    .replaceAll(/\s*([(),])\s*/g, "$1")
    .replaceAll(/(-?[\d.]+(?:e[+-]?\d+)?)\s+(-?[\d.]+(?:e[+-]?\d+)?)(?:\s+[-\d.]+)?/gi, "[$1,$2]")
    .replaceAll("(", "[")
    .replaceAll(")", "]");
  const coordinates = json === "" ? null : parseJson(json);
  if (!Array.isArray(coordinates)) throw new CellError("is not an area", REMEDY);
  return multi === undefined ? [asRings(coordinates)] : coordinates.map(asRings);
}

/** Six decimals are eleven centimetres. */
const rounded = (degrees: unknown): number =>
  typeof degrees === "number" ? Math.round(degrees * 1e6) / 1e6 : Number.NaN;
