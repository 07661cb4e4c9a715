import type { RawRow, Sheet } from "./sheet.ts";

/** A sheet of rows that are in memory. */
export const openRows = (
  file: string,
  headers: readonly string[],
  rows: readonly RawRow[],
): Sheet => ({
  file,
  headers,
  notes: [],
  // oxlint-disable-next-line require-await -- the interface is asynchronous for files
  rows: async function* rowsInMemory() {
    yield rows;
  },
  leftOut: () => [],
});
