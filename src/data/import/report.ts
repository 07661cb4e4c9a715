export type {
  ColumnReading,
  MergeProposal,
  Problem,
  Question,
  Report,
  Warning,
} from "../../domain/import-report.ts";

/** Why one cell was not understood; thrown by the cell readers of `cells.ts` and caught per row. */
export class CellError extends Error {
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(reason);
    this.name = "CellError";
    this.remedy = remedy;
  }
}
