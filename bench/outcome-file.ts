import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { UserError } from "../src/domain/errors.ts";
import type { Features } from "../src/domain/leads/outcome-table.ts";
import { type Cells, columnOf } from "./outcome-columns.ts";
import { findOutcome, type OutcomeWish } from "./outcome-target.ts";

type Wish = OutcomeWish & {
  /** Columns that are not known when the chance is asked for. */
  readonly leaveOut: readonly string[];
};

/** A CSV file with one yes-or-no column: what the other columns tell, and who was won. */
export function readOutcomes(file: string, wish: Wish) {
  const records = readRecords(file);
  const columns = Object.keys(records[0] ?? {});
  const outcome = findOutcome(columns, records, wish);
  const rows = records.filter((_, index) => outcome.wanted[index] !== null);
  const used = columns
    .filter((column) => column !== outcome.column && !wish.leaveOut.includes(column))
    .flatMap((column) => columnOf(column, cellsOf(rows, column)) ?? []);
  if (used.length === 0) {
    throw new UserError(
      "bad_file",
      `Nothing but "${outcome.column}" can be learned from in ${file}.`,
      "Leave fewer columns out, or use a file with more of them.",
    );
  }
  return {
    rows: rows.map(
      (_, index): Features =>
        Object.fromEntries(used.map(({ name, values }) => [name, values[index] ?? null])),
    ),
    wanted: Uint8Array.from(
      outcome.wanted.filter((each) => each !== null),
      Number,
    ),
    target: outcome.column,
    columns: used.map(({ name }) => name),
  };
}

const cellsOf = (rows: readonly Readonly<Record<string, string>>[], column: string): Cells =>
  rows.map((row) => row[column] ?? "");

function readRecords(file: string): readonly Readonly<Record<string, string>>[] {
  const text = textOf(readFileSync(file));
  const [header = ""] = text.split(/\r?\n/, 1);
  const rows: readonly Readonly<Record<string, string>>[] = parse(text, {
    columns: (names: string[]) => distinct(names),
    delimiter: delimiterOf(header),
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
  });
  if (rows.length > 0) return rows;
  throw new UserError(
    "bad_file",
    `${file} has no rows.`,
    "The first line names the columns; each line below is one lead or deal.",
  );
}

/** UTF-8, or what older programs write. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes); // It takes any byte.
  }
}

/** The separator that the first line has most of, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, "");
  const [first = ","] = [",", ";", "\t", "|"].toSorted(
    (a, b) => bare.split(b).length - bare.split(a).length,
  );
  return first;
}

/** Columns without a name, or with one that another has, get a number. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const base = name.trim() || `column ${index + 1}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base} ${count}`;
  });
}
