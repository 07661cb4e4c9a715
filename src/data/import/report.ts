/** One row, or one whole file, that was not taken. */
export type Problem = {
  /** Line of the file where the row begins, the header is line 1; null: the file as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly remedy: string;
};

/** What became of one file. read = taken + updated + unchanged + refused. */
export type Report = {
  readonly file: string;
  readonly kind: string | null;
  readonly read: number;
  readonly taken: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Columns that no field of this kind takes: nothing is dropped in silence. */
  readonly unknownColumns: readonly string[];
  readonly problems: readonly Problem[];
  readonly isDryRun: boolean;
};

/** Why one cell was not understood; thrown by the cell readers of `cells.ts` and caught per row. */
export class CellError extends Error {
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(reason);
    this.name = "CellError";
    this.remedy = remedy;
  }
}
