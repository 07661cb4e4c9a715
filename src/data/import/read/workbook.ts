import readWorkbook from "read-excel-file/node";
import { filledCells, findHeader, HEADER_WITHIN, isNoRow, nameHeaders } from "./layout.ts";
import { openRows } from "./rows-sheet.ts";
import type { ByteSource, RawRow, Sheet } from "./sheet.ts";
import { cutOff, unreadable } from "./unreadable.ts";
import { unpackedBytes } from "./zip-size.ts";

/** A workbook is held in memory, unlike a CSV; a larger one is asked for as CSV. */
const LARGEST_UNPACKED = 120 * 1024 * 1024;

/** The sheets of a workbook that hold anything. */
export async function openWorkbook(source: ByteSource): Promise<readonly Sheet[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const size = unpackedBytes(bytes);
  if (size === null) throw cutOff(source.name, "is a workbook without its end");
  if (size > LARGEST_UNPACKED) {
    throw unreadable(source.name, "is larger than a workbook may be", "Save each sheet as CSV");
  }
  const sheets = await sheetsOf(source.name, bytes);
  return sheets.flatMap(({ sheet, data }) => {
    const name = sheets.length === 1 ? source.name : `${source.name}, sheet ${sheet}`;
    const rows = data.map((cells, index) => ({ line: index + 1, cells: cells.map(toText) }));
    return openSheet(name, rows) ?? [];
  });
}

async function sheetsOf(file: string, bytes: Buffer) {
  try {
    return await readWorkbook(bytes, { trim: true, parseNumber: (digits) => digits });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw unreadable(file, `is not a workbook that can be read (${why})`, "Save it as XLSX or CSV");
  }
}

/** A sheet with its header found; null when nothing is filled. */
function openSheet(file: string, rows: readonly RawRow[]): Sheet | null {
  const header = findHeader(rows.slice(0, HEADER_WITHIN));
  const headerRow = rows[header ?? -1];
  if (!headerRow) return null;
  const headers = nameHeaders(headerRow.cells);
  const below = rows.slice((header ?? 0) + 1).filter((row) => filledCells(row) > 0);
  const left = new Set(below.filter((row) => isNoRow(row, headers)));
  return {
    ...openRows(
      file,
      headers,
      below.filter((row) => !left.has(row)),
    ),
    leftOut: () => [...left].map(({ line, cells }) => ({ line, text: cells.join(" ").trim() })),
  };
}

/** Cells become text as a CSV would have them; a day without a time of day stays a day. */
function toText(cell: unknown): string {
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  if (typeof cell === "string") return withoutNoise(cell);
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}

/** Excel stores 0.1 + 0.2 as it is: "0.30000000000000004" means 0.3. */
function withoutNoise(text: string): string {
  if (!/^-?\d+\.\d{9,}(E-?\d+)?$/i.test(text)) return text;
  return String(Number(Number(text).toPrecision(15)));
}
