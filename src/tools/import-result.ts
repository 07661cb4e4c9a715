import { z } from "zod";
import type { MergeProposal, Problem, Report } from "../domain/import-report.ts";

const reading = z.object({
  header: z.string(),
  field: z.string().nullable().describe("Null: not used"),
  how: z.string(),
  samples: z.array(z.string()),
});

const problem = z.object({
  lines: z
    .array(z.int())
    .describe("The first lines of the file in which it is; none: the file as a whole"),
  count: z.int().describe("In how many lines"),
  reason: z.string(),
  remedy: z.string(),
});

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
  problems: z.array(problem).describe("The first kinds of them; the report has all"),
  problemKinds: z.int(),
});

export type SheetResult = z.output<typeof sheet>;

/** Two accounts that may be one. */
export const mergeSchema = z.object({
  accountIds: z.array(z.string()),
  names: z.array(z.string()),
  evidence: z.array(z.string()),
});

export type MergeResult = z.output<typeof mergeSchema>;

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
  duplicates: z.array(mergeSchema).describe("Accounts that may be one: the first ones"),
  duplicateCount: z.int(),
  report: z.string().describe("All of it as text"),
  changeId: z.string().nullable().describe("For taking it back; null: nothing to take back"),
  placesToCheck: z.int().describe("Accounts whose place somebody should look at"),
  nextRep: z.object({ email: z.string(), name: z.string() }).nullable(),
});

export type ImportResult = z.output<typeof importResult>;

/** Reasons for refused rows that a card lists, and lines of each. */
const SHOWN_PROBLEMS = 10;
const SHOWN_LINES = 3;

export function sheetResult(report: Report, all: readonly Report[]): SheetResult {
  const { file, kind, read, taken, updated, unchanged, refused, columns } = report;
  const problems = groupProblems(report.problems);
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
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problemKinds: problems.length,
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

/** Rows with the same thing wrong are told together, with the value of the first. */
function groupProblems(problems: readonly Problem[]): SheetResult["problems"] {
  const groups = new Map<string, SheetResult["problems"][number]>();
  for (const { line, column, value, reason, remedy } of problems) {
    const key = [column, reason, remedy].join("\u0000");
    const group = groups.get(key) ?? {
      lines: [],
      count: 0,
      reason: [column, value === null ? null : `"${clip(value)}"`, reason]
        .filter(Boolean)
        .join(" "),
      remedy: forChat(remedy),
    };
    if (line !== null && group.lines.length < SHOWN_LINES) group.lines.push(line);
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()];
}

/** Options of the command line are no help here. */
const forChat = (remedy: string): string =>
  remedy.replace(/,? or give a default for \w+ with --map/, "");

const LONGEST_VALUE = 40;

const clip = (text: string): string =>
  text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
