import writeWorkbook from "write-excel-file/node";
import { UserError } from "../../domain/errors.ts";
import type { Exported } from "./table.ts";

/** A table as CSV (UTF-8 with a byte order mark, which Excel needs to see). */
export function toCsv({ headers, rows }: Exported): string {
  const lines = [headers, ...rows.map((row) => row.map(harmless))];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** A table as XLSX; every cell is text, so that no postal code loses its zero. */
export async function toXlsx({ headers, rows }: Exported, sheet: string): Promise<Buffer> {
  const long = rows.flat().find((cell) => cell.length > LONGEST_CELL);
  if (long !== undefined)
    throw new UserError(
      "cell_too_long",
      `A workbook holds ${LONGEST_CELL} letters a cell, and a shape of ${sheet} is longer.`,
      "Export it as CSV.",
    );
  const data = [headers, ...rows.map((row) => row.map(harmless))].map((cells) => cells.map(text));
  return writeWorkbook(data, { sheet }).toBuffer();
}

/** Excel's limit. */
const LONGEST_CELL = 32_767;

const text = (value: string) => ({ value, type: String });

/** Spreadsheets run what begins like a formula. An apostrophe in front makes it text; the import takes it off. */
const harmless = (cell: string): string =>
  /^[=+@\t\r-]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
