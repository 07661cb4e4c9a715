import { nameHeaders } from "./layout.ts";
import { openRows } from "./rows-sheet.ts";
import type { ByteSource, RawRow, Sheet } from "./sheet.ts";
import { cutOff, unreadable } from "./unreadable.ts";

/** A GeoJSON file is held in memory, like a workbook. */
const LARGEST = 120 * 1024 * 1024;

type Feature = {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
  readonly id?: unknown;
};

/** Whether a file begins as GeoJSON does: an object, and no table has a brace first. */
export const isGeoJson = (head: Uint8Array): boolean =>
  /^\uFEFF?\s*\{/.test(Buffer.from(head.subarray(0, 200)).toString("utf8"));

/** Features as a table: their properties are the columns, and their shape is one more, "polygon" or "point". */
export async function openGeoJson(source: ByteSource): Promise<Sheet> {
  const features = featuresOf(source.name, await readAll(source));
  const names = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const shapes = new Set(features.map(columnOf));
  const columns = [...names].filter((name) => !shapes.has(name));
  const rows: RawRow[] = features.map((feature, index) => ({
    line: index + 1,
    cells: [
      ...columns.map((name) => textOf(feature.properties?.[name])),
      ...[...shapes].map((shape) => (shape === columnOf(feature) ? shapeText(feature) : "")),
    ],
  }));
  return {
    ...openRows(source.name, nameHeaders([...columns, ...shapes]), rows),
    notes: [`read as GeoJSON: line 1 is its first feature`],
  };
}

async function readAll(source: ByteSource): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST)
      throw unreadable(source.name, "is larger than a GeoJSON file may be", "Simplify its shapes");
  }
  const text = Buffer.concat(chunks)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  try {
    return JSON.parse(text);
  } catch {
    if (!text.trimEnd().endsWith("}")) throw cutOff(source.name, "ends within an object");
    throw unreadable(source.name, "begins like GeoJSON but is not JSON", "Export it again");
  }
}

function featuresOf(file: string, json: unknown): readonly Feature[] {
  const { type, features } = json as { readonly type?: unknown; readonly features?: unknown };
  if (type === "Feature") return [json as Feature];
  if (type === "FeatureCollection" && Array.isArray(features) && features.length > 0)
    return features.map((feature: unknown) => (feature ?? {}) as Feature);
  const what = type === "FeatureCollection" ? "has no features" : "is no FeatureCollection";
  throw unreadable(file, what, "Export it as a GeoJSON FeatureCollection with properties");
}

const columnOf = ({ geometry }: Feature): string =>
  geometry?.type === "Point" ? "point" : "polygon";

function shapeText({ geometry }: Feature): string {
  if (!geometry) return "";
  const { type, coordinates } = geometry;
  if (type !== "Point" || !Array.isArray(coordinates)) return JSON.stringify(geometry);
  return `POINT(${String(coordinates[0])} ${String(coordinates[1])})`;
}

/** A list becomes what cells write for one. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(";");
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === null || value === undefined ? "" : JSON.stringify(value);
}
