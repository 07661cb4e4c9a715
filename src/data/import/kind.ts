import type { Places } from "../../domain/ports.ts";
import type { ScopedTransaction } from "../scope.ts";
import type { Home } from "./home-country.ts";
import type { Journal } from "./journal.ts";
import type { References } from "./references.ts";
import type { Reader } from "./values/style.ts";

/** A column of a kind of file. */
export type Column = Reader<unknown> & {
  /** Header words that mean this column elsewhere, in plain words. */
  readonly also?: readonly string[];
  /** What this column says about the kind of file: 1 if many kinds have it, more if it gives the kind away. */
  readonly tells?: number;
  /** Nearly the same name means something else: "segment" is no list of segments. */
  readonly isExact?: boolean;
  readonly isRequired?: boolean;
  /** The kind whose key this column holds: the row is refused when nobody has it. */
  readonly refersTo?: "people" | "territories" | "accounts";
  /** A value that is not understood is set aside with a warning and the row is taken without it. */
  readonly isSoft?: boolean;
  /** What is taken, in words, when a new row has nothing here. */
  readonly otherwise?: string;
  /** An example for the documentation. */
  readonly example?: string;
};

/** Where rows go: a transaction of one workspace. */
export type Target = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  /** Notes what is written, so that it can be taken back. */
  readonly journal?: Journal;
};

/** The cells of a row that were filled, read; keys are the column names. */
export type Cells = Readonly<Record<string, unknown>>;

/** What the database stores, without the workspace; days as text, cents as whole numbers. */
export type Row = Readonly<Record<string, unknown>>;

/** What a row is made with, beside its cells. */
export type Making = {
  readonly references: References;
  readonly places: Places | null;
  readonly workspace: { readonly timeZone: string; readonly currency: string };
  /** The country of rows that do not tell theirs. */
  readonly home: Home;
  readonly toInstant: (local: string, timeZone: string) => Date;
  /** Tells something about the row that is taken all the same. */
  readonly warn: (
    column: string | null,
    value: string | null,
    reason: string,
    remedy: string,
  ) => void;
};

/** One kind of file that can be imported. */
export type Kind = {
  readonly name: string;
  /** Its table, and the fields that identify a row there. */
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
  /** Of each group at least one column must be there, or the file is of another kind. */
  readonly needs: readonly (readonly string[])[];
  /** All fields that the import writes, with what a new row has where the file says nothing. */
  readonly blank: Row;
  /** The type of each field in PostgreSQL, for rows that come by the million: they are sent as arrays, not as JSON. */
  readonly types?: Readonly<Record<string, string>>;
  /**
   * Only fields that the file fills: an import never clears what it does not mention. `derived` holds groups of fields
   * that follow from others and fill only what is empty: of each group the first field decides. Throws a CellError.
   */
  readonly toRow: (cells: Cells, making: Making) => Row;
  /** What other rows must be there first, such as the regions that territories name. */
  readonly prepare?: (target: Target, rows: readonly Row[]) => Promise<void>;
  /**
   * Puts together rows of the same key whose accounts were two when the file was made and are one now. Those of an
   * account that is no more say with `mergedFrom` how the file names it.
   */
  readonly joinMerged?: (total: Row, row: Row) => Row;
  /** Rows of the same key are put together rather than refused: order lines into months, rules into territories. */
  readonly sum?: {
    /** Throws a CellError when the row contradicts those before it. */
    readonly add: (total: Row, row: Row) => Row;
    /** Makes the row that is written of the sum. */
    readonly finish: (total: Row) => Row;
    /** What the report says of it; null: nothing. */
    readonly told: string | null;
  };
};

export const keyOf = (kind: Pick<Kind, "key">, row: Row): string =>
  kind.key.map((field) => String(row[field])).join("\u0000");
