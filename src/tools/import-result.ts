import { z } from "zod";
import type { MergeProposal, Problem, Report } from "../domain/import-report.ts";

const reading = z.object({
  header: z.string(),
  field: z.string().nullable().describe("Null: not used"),
  how: z.string(),
  samples: z.array(z.string()),
});

const problem = z.object({ line: z.int().nullable(), reason: z.string(), remedy: z.string() });

const sheet = z.object({
  file: z.string().describe("The file, and the sheet of a workbook"),
  kind: z.string().nullable().describe("Null: not recognised"),
  isPart: z.boolean().describe("It was taken out of another sheet, or follows from the files"),
  read: z.int().describe("= taken + updated + unchanged + refused"),
  taken: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  columns: z.array(reading),
  notes: z.array(z.string()),
  questions: z.array(
    z.object({
      text: z.string(),
      answers: z.array(z.object({ label: z.string(), mapping: z.record(z.string(), z.unknown()) })),
    }),
  ),
  warnings: z.array(z.object({ count: z.int(), text: z.string() })),
  problems: z.array(problem).describe("The first ones; the report has all"),
  problemCount: z.int(),
});

export type SheetResult = z.output<typeof sheet>;

const merge = z.object({
  accountIds: z.array(z.string()),
  names: z.array(z.string()),
  evidence: z.array(z.string()),
});

export type MergeResult = z.output<typeof merge>;

const words = z.record(z.string(), z.unknown());

const again = z.object({
  file: z.string(),
  also: z.array(z.string()).optional(),
  kind: z.string().optional(),
  mapping: words.optional(),
  sheets: z.record(z.string(), words).optional(),
});

export const importResult = z.object({
  action: z.enum(["check", "import", "discard"]),
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  again: again.describe("The input that leads here, for the next step"),
  sheets: z.array(sheet),
  duplicates: z.array(merge).describe("Accounts that may be one: the first ones"),
  duplicateCount: z.int(),
  report: z.string().describe("All of it as text"),
  changeId: z.string().nullable().describe("For taking it back; null: nothing to take back"),
  nextRep: z.object({ email: z.string(), name: z.string() }).nullable(),
});

export type ImportResult = z.output<typeof importResult>;

/** Refused rows that a card lists. */
const SHOWN_PROBLEMS = 10;

export function sheetResult(report: Report, all: readonly Report[]): SheetResult {
  const { file, kind, read, taken, updated, unchanged, refused, columns } = report;
  return {
    file,
    kind,
    isPart: columns.length === 0 ? read > 0 && report.problems.length === 0 : isPartOf(file, all),
    read,
    taken,
    updated,
    unchanged,
    refused,
    columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
    notes: [...report.notes],
    questions: report.questions.map(({ text, answers }) => ({
      text,
      answers: answers.map(({ label, mapping }) => ({ label, mapping: { ...mapping } })),
    })),
    warnings: report.warnings.map(({ count, column, reason, remedy }) => ({
      count,
      text: `${[column, reason].filter(Boolean).join(" ")}. ${remedy}.`,
    })),
    problems: report.problems.slice(0, SHOWN_PROBLEMS).map(problemResult),
    problemCount: report.problems.length,
  };
}

export const mergeResult = ({ accountIds, names, evidence }: MergeProposal): MergeResult => ({
  accountIds: [...accountIds],
  names: [...names],
  evidence: [...evidence],
});

/** "sales.csv (accounts it names)" was taken out of sales.csv. */
const isPartOf = (file: string, all: readonly Report[]): boolean =>
  all.some((other) => file.startsWith(`${other.file} (`));

const LONGEST_VALUE = 40;

const problemResult = ({ line, column, value, reason, remedy }: Problem) => ({
  line,
  reason: [column, value === null ? null : `"${clip(value)}"`, reason].filter(Boolean).join(" "),
  remedy,
});

const clip = (text: string): string =>
  text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
