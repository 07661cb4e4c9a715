import type { Cells } from "./kind.ts";

/**
 * Makes a row of the cells that were filled: `fields` says which column each field comes from. A field whose cell was
 * empty is left out, so that an import never clears what it does not mention.
 */
export function filled<Row extends object>(
  cells: Cells,
  fields: Readonly<Partial<Record<keyof Row, string>>>,
): Row {
  const row: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(fields)) {
    const value = cells[String(column)];
    if (value !== undefined) row[field] = value;
  }
  // Safe: required columns were checked before, and each reader gives its field's type.
  return row as Row;
}
