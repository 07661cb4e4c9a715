import { parse } from "csv-parse/sync";
import { UserError } from "../../domain/errors.ts";

export type RawRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

export type RawTable = { readonly headers: readonly string[]; readonly rows: readonly RawRow[] };

/** Reads comma-separated text with a header line; cells are trimmed, empty lines skipped. */
export function readCsv(text: string, file: string): RawTable {
  let headers: readonly string[] = [];
  try {
    const rows: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      bom: true,
      columns: (header: string[]) => (headers = header.map((name) => name.trim())),
      info: true,
      trim: true,
      skip_empty_lines: true,
    });
    return { headers, rows: rows.map(({ record, info }) => ({ line: info.lines, cells: record })) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      "unreadable_file",
      `${file} is not a table: ${reason}`,
      "Save it as CSV (UTF-8, commas) and try again.",
    );
  }
}
