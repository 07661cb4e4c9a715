/** One row, or one whole file, that was not taken. */
export type Problem = {
  /** Line of the file where the row begins, the header is line 1; null: the file as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly remedy: string;
};

/** Something about rows that were taken that a person should know, such as a repaired postal code. */
export type Warning = {
  readonly column: string | null;
  readonly reason: string;
  readonly remedy: string;
  /** In how many rows, and the first of them. */
  readonly count: number;
  readonly examples: readonly { readonly line: number; readonly value: string | null }[];
};

/** What was understood of one column of the file. */
export type ColumnReading = {
  readonly header: string;
  /** The column of the kind that it fills; null: none. */
  readonly field: string | null;
  readonly how: "same name" | "known name" | "similar name" | "given" | "remembered" | "not used";
  /** The first three different values. */
  readonly samples: readonly string[];
};

/** What only a person can decide about a file; nothing of it is taken before. */
export type Question = {
  readonly column: string;
  readonly text: string;
  /** What to put into the mapping for each answer. */
  readonly answers: readonly { readonly label: string; readonly mapping: object }[];
};

/** Two accounts that may be one. Proposed, never merged unasked. */
export type MergeProposal = {
  readonly accountIds: readonly [string, string];
  readonly names: readonly [string, string];
  readonly evidence: readonly string[];
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
  readonly columns: readonly ColumnReading[];
  readonly notes: readonly string[];
  readonly questions: readonly Question[];
  readonly warnings: readonly Warning[];
  readonly problems: readonly Problem[];
  readonly merges: readonly MergeProposal[];
  readonly isDryRun: boolean;
};
