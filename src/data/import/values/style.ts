/** How a column writes its values, found by looking at all of them; null: its values do not say. */
export type Style = {
  /** Day or month first, in dates such as 03/04/2026. */
  readonly dateOrder: "dmy" | "mdy" | null;
  readonly decimalMark: "." | "," | null;
};

export const PLAIN: Style = { dateOrder: null, decimalMark: null };

/** What a column's values look like; decides what has to be found out about it. */
export type Shape = "text" | "number" | "date";

/** Reads one trimmed, non-empty cell, or throws a CellError that says why not and what to do. */
export type Reader<Value> = {
  readonly shape: Shape;
  readonly read: (cell: string, style: Style) => Value;
};
