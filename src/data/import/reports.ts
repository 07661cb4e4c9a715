import type { UserError } from "../../domain/errors.ts";
import { kinds } from "./kinds/index.ts";
import type { Problem, Report } from "./report.ts";
import { readingsOf, type Understood } from "./understand.ts";

export const EMPTY_REPORT: Omit<Report, "file" | "isDryRun"> = {
  kind: null,
  read: 0,
  taken: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  unknownColumns: [],
  columns: [],
  notes: [],
  questions: [],
  warnings: [],
  problems: [],
  merges: [],
};

/** The report of a file that cannot be read. */
export const failedReport = (file: string, error: UserError, isDryRun: boolean): Report => ({
  ...EMPTY_REPORT,
  file,
  isDryRun,
  problems: [about(error.message, error.hint)],
});

/** The report of a file of which no row can be taken until somebody says something. */
export function refusedReport(
  understood: Understood,
  rows: number,
  {
    why,
    isDryRun,
  }: { readonly why: Pick<Problem, "reason" | "remedy">; readonly isDryRun: boolean },
): Report {
  const { sheet, kind, matches } = understood;
  const used = new Set(matches.map(({ header }) => header));
  return {
    ...EMPTY_REPORT,
    file: sheet.file,
    kind: kind?.name ?? null,
    read: rows,
    refused: rows,
    unknownColumns: sheet.headers.filter((header) => !used.has(header)),
    columns: readingsOf(understood),
    notes: sheet.notes,
    problems: [about(why.reason, why.remedy)],
    isDryRun,
  };
}

export const unknownKind = ({ sheet }: Understood) => ({
  reason: `does not look like anything I know: its columns are ${sheet.headers.join(", ") || "none"}`,
  remedy: `Say what it is with --kind (${kinds.map(({ name }) => name).join(", ")}), and which column is what with --map`,
});

const about = (reason: string, remedy: string): Problem => ({
  line: null,
  column: null,
  value: null,
  reason: reason.replace(/\.$/, ""),
  remedy: remedy.replace(/\.$/, ""),
});
