import type { AnyKind, Cells, Column } from "./kind.ts";
import type { RawRow, RawTable } from "./read-csv.ts";
import { CellError, type Problem } from "./report.ts";

/** The keys that rows may refer to, by kind. */
export type KnownKeys = ReadonlyMap<string, ReadonlySet<string>>;

export type ReadRows = {
  readonly rows: ReadonlyMap<string, object>;
  readonly problems: readonly Problem[];
  readonly refused: number;
};

/** Checks every row of a table against its kind; tells all problems, not only the first. */
export function readRows(kind: AnyKind, table: RawTable, known: KnownKeys): ReadRows {
  const rows = new Map<string, object>();
  const lines = new Map<string, number>();
  const problems: Problem[] = [];
  let refused = 0;
  const all = new Map([...known, ...keysOf(kind, table)]);
  for (const raw of table.rows) {
    const { cells, problems: found } = readCells(kind, raw, all);
    const read = found.length === 0 ? readRow(kind, raw, cells) : found;
    if (Array.isArray(read)) {
      problems.push(...read);
      refused += 1;
    } else if (rows.has(read.key)) {
      problems.push(repeated(raw, lines.get(read.key) ?? 0));
      refused += 1;
    } else {
      rows.set(read.key, read.row);
      lines.set(read.key, raw.line);
    }
  }
  return { rows, problems, refused };
}

/** Rows may refer to rows of the same file that come later (a manager, for example). */
function keysOf(kind: AnyKind, table: RawTable): KnownKeys {
  if (!Object.values(kind.columns).some(({ refersTo }) => refersTo === kind.name)) return new Map();
  const keys = new Set<string>();
  for (const raw of table.rows) {
    const { cells } = readCells(kind, raw, null);
    try {
      keys.add(kind.readRow(cells).key);
    } catch (error) {
      if (!(error instanceof CellError)) throw error; // told when the row itself is read
    }
  }
  return new Map([[kind.name, keys]]);
}

function readCells(
  kind: AnyKind,
  raw: RawRow,
  known: KnownKeys | null,
): { cells: Cells; problems: Problem[] } {
  const cells: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const refuse = (column: string, value: string | null, reason: string, remedy: string) =>
    problems.push({ line: raw.line, column, value, reason, remedy });
  for (const [column, about] of Object.entries(kind.columns)) {
    const value = raw.cells[column] ?? "";
    if (value === "" && about.isRequired) refuse(column, null, "is empty", `Fill in ${column}`);
    if (value === "") continue;
    try {
      cells[column] = readCell(about, value, known);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      refuse(column, value, error.message, error.remedy);
    }
  }
  return { cells, problems };
}

function readCell({ read, refersTo }: Column, value: string, known: KnownKeys | null): unknown {
  const cell = read(value);
  if (refersTo === undefined || known === null || known.get(refersTo)?.has(String(cell)))
    return cell;
  throw new CellError(
    `is not among the ${refersTo}`,
    `Import ${refersTo} with ${value} first, or correct it`,
  );
}

function readRow(
  kind: AnyKind,
  raw: RawRow,
  cells: Cells,
): { key: string; row: object } | Problem[] {
  try {
    return kind.readRow(cells);
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    return [
      { line: raw.line, column: null, value: null, reason: error.message, remedy: error.remedy },
    ];
  }
}

const repeated = (raw: RawRow, line: number): Problem => ({
  line: raw.line,
  column: null,
  value: null,
  reason: `repeats the row of line ${line}`,
  remedy: "Keep the row that is right and delete the other",
});
