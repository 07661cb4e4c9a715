/** A table as it is exported: the columns of its kind of import, every cell as text. */
export type Exported = {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

type Value = string | number | null | undefined;

export function table<Row>(
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => Value>>,
): Exported {
  const cells = Object.values(columns);
  return {
    headers: Object.keys(columns),
    rows: rows.map((row) => cells.map((cell) => String(cell(row) ?? ""))),
  };
}
