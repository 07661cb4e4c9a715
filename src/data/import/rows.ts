import type { Cells } from "./kind.ts";
import { CellError } from "./report.ts";

/**
 * Makes a row of the cells that were filled: `fields` says which column each field comes from. A field whose cell was
 * empty is left out, so that an import never clears what it does not mention.
 */
export function filled(
  cells: Cells,
  fields: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(fields)) {
    const value = cells[column];
    if (value !== undefined) row[field] = value;
  }
  return row;
}

/** A cell that the row cannot do without, once everything that may stand in for it was tried. */
export function required(cells: Cells, column: string): string {
  const value = cells[column];
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  throw new CellError(`has no ${column}`, `Fill in ${column}`);
}

export const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;
