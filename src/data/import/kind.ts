import type { ScopedTransaction } from "../scope.ts";
import type { CellReader } from "./cells.ts";

/** A column of a kind of file. */
export type Column = {
  readonly read: CellReader<unknown>;
  readonly isRequired?: boolean;
  /** The kind whose key this column holds: the row is refused when nobody has it. */
  readonly refersTo?: string;
};

/** Where rows go: a transaction of one workspace. */
export type Target = { readonly tx: ScopedTransaction; readonly workspaceId: string };

/** The cells of a row that were filled, read; keys are the column names. */
export type Cells = Readonly<Record<string, unknown>>;

/** One kind of file that can be imported. `Row` is what the database stores, without its workspace. */
export type Kind<Row extends object> = {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** What identifies a row, within this kind and workspace. */
  readonly keyOf: (row: Row) => string;
  readonly toRow: (cells: Cells) => Row;
  /** The rows there are now. */
  existing(target: Target): Promise<readonly Row[]>;
  create(target: Target, rows: readonly Row[]): Promise<unknown>;
  update(target: Target, row: Row): Promise<unknown>;
  /** What other rows must be there first, such as the regions that territories name. */
  prepare?(target: Target, rows: readonly Row[]): Promise<void>;
};

/** A kind whose row type is closed over, so that all kinds fit in one list. */
export type AnyKind = {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  keys(target: Target): Promise<ReadonlySet<string>>;
  /** Reads the cells of a row and tells its key; throws a CellError. */
  readRow(cells: Cells): { readonly key: string; readonly row: object };
  write(target: Target, rows: ReadonlyMap<string, object>, isDryRun: boolean): Promise<Counts>;
};

export type Counts = {
  readonly taken: number;
  readonly updated: number;
  readonly unchanged: number;
};

/** Rows a statement; PostgreSQL takes at most 65,535 values in one. */
const CHUNK = 1000;

export function defineKind<Row extends object>(kind: Kind<Row>): AnyKind {
  return {
    name: kind.name,
    columns: kind.columns,
    keys: async (target) => new Set((await kind.existing(target)).map(kind.keyOf)),
    readRow(cells) {
      const row = kind.toRow(cells);
      return { key: kind.keyOf(row), row };
    },
    async write(target, rows, isDryRun) {
      // Safe: the rows of this map were made by readRow of this same kind.
      const wanted = [...rows.values()] as Row[];
      const before = new Map((await kind.existing(target)).map((row) => [kind.keyOf(row), row]));
      const added = wanted.filter((row) => !before.has(kind.keyOf(row)));
      const changed = wanted.filter((row) => isChanged(before.get(kind.keyOf(row)), row));
      if (!isDryRun) {
        await kind.prepare?.(target, wanted);
        for (let i = 0; i < added.length; i += CHUNK)
          await kind.create(target, added.slice(i, i + CHUNK));
        for (const row of changed) await kind.update(target, row);
      }
      const unchanged = wanted.length - added.length - changed.length;
      return { taken: added.length, updated: changed.length, unchanged };
    },
  };
}

/** Only what the file says is compared: a column that it lacks changes nothing. */
function isChanged(before: object | undefined, after: object): boolean {
  if (before === undefined) return false;
  const old = new Map(Object.entries(before));
  return Object.entries(after).some(([field, value]) => toText(old.get(field)) !== toText(value));
}

const toText = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === "bigint" ? String(part) : part,
  );
