import type { MergeProposal, Report } from "./import-report.ts";
import type { Author } from "./ports.ts";

/** A file that somebody brought into the workspace. */
export type BroughtFile = {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly at: Date;
};

/** The files that people brought, and what becomes of them. Only these: never a path of the machine's disk. */
export type Imports = {
  /** What a file can be about, with the columns of each. */
  readonly kinds: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** Newest first. */
  recent(most: number): readonly BroughtFile[];
  /** The file of this id, or the newest of this name, however its words are joined; null: there is none. */
  find(words: string): BroughtFile | null;
  discard(id: string): Promise<void>;
  run(request: ImportRequest): Promise<ImportOutcome>;
  /** Accounts that may be one, the likeliest pairs that nobody has decided yet. */
  duplicates(): Promise<readonly MergeProposal[]>;
};

export type ImportRequest = {
  readonly files: readonly BroughtFile[];
  /** What the files are about; null: their headers and values tell. */
  readonly kind: string | null;
  /** For all files, in place of what is remembered, as `--map` takes it; null: what is remembered holds. */
  readonly mapping: unknown;
  /** By the name of a sheet as the report calls it: what was said in addition to what is remembered. */
  readonly sheets: Readonly<Record<string, unknown>>;
  readonly isDryRun: boolean;
  readonly author: Author;
  readonly onProgress: (message: string) => void;
};

export type ImportOutcome = {
  readonly reports: readonly Report[];
  /** All of them in full, as people read them. */
  readonly text: string;
  /** For taking it back; null: nothing was written, or too much. */
  readonly changeId: string | null;
};
