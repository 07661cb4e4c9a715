/** A row as it stands in the file. `line` is where it begins; the first line of the file is 1. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] };

/** One table of a file: a CSV is one sheet, a workbook may be several. Its rows can be read again and again. */
export type Sheet = {
  /** How reports call it: the file, and the sheet of a workbook. */
  readonly file: string;
  /** Unique and never empty; `cells` of the rows come in this order. */
  readonly headers: readonly string[];
  /** How it was read, in words: encoding, delimiter, lines above the header. */
  readonly notes: readonly string[];
  /** Rows in batches, from the first; lines that are no rows (footers, repeated headers) are left out. */
  rows(): AsyncIterable<readonly RawRow[]>;
  /** The lines that were left out, known once the rows were read. */
  leftOut(): readonly { readonly line: number; readonly text: string }[];
};

/** Bytes of a file that can be read again and again. */
export type ByteSource = {
  readonly name: string;
  chunks(): AsyncIterable<Uint8Array>;
};
