import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Features } from "../src/domain/leads/outcome-table.ts";

/** Names that the outcome column of a file of leads goes by. */
const TARGETS = ["y", "outcome", "won", "converted", "target", "label", "is_won", "conversion"];
const YES = new Set(["yes", "y", "1", "true", "won", "converted"]);

type Wish = {
  /** Null: found by its name, else the last column. */
  readonly target: string | null;
  readonly leaveOut: readonly string[];
};

/** A CSV file with one yes-or-no column: the other columns as features, numbers where all of a column are. */
export function readOutcomes(file: string, { target, leaveOut }: Wish) {
  const text = readFileSync(file, "utf8");
  const header = text.slice(0, text.indexOf("\n"));
  const delimiter = [";", ",", "\t", "|"].toSorted(
    (a, b) => header.split(b).length - header.split(a).length,
  )[0];
  const records: Record<string, string>[] = parse(text, {
    columns: true,
    delimiter: delimiter ?? ",",
    bom: true,
    trim: true,
  });
  const columns = Object.keys(records[0] ?? {});
  const outcome =
    target ??
    columns.find((column) => TARGETS.includes(column.toLowerCase())) ??
    columns.at(-1) ??
    "";
  const used = columns.filter((column) => column !== outcome && !leaveOut.includes(column));
  const numeric = new Set(
    used.filter((column) => records.every((record) => isNumber(record[column] ?? ""))),
  );
  const rows = records.map(
    (record): Features =>
      Object.fromEntries(
        used.map((column) => [column, featureOf(record[column] ?? "", numeric.has(column))]),
      ),
  );
  const wanted = Uint8Array.from(records, (record) =>
    Number(YES.has((record[outcome] ?? "").toLowerCase())),
  );
  return { rows, wanted };
}

const isNumber = (cell: string): boolean => cell === "" || Number.isFinite(Number(cell));

function featureOf(cell: string, isNumeric: boolean): string | number | null {
  if (cell === "") return null;
  return isNumeric ? Number(cell) : cell;
}
