import { UserError } from "../../domain/errors.ts";
import type { Report } from "../../domain/import-report.ts";
import type { NamedSheet } from "./import-tables.ts";
import type { Sheet } from "./read/sheet.ts";
import { failedReport } from "./reports.ts";

/** A file by its name, and how to open it. */
export type Openable = {
  readonly name: string;
  readonly open: () => Promise<readonly Sheet[]>;
};

/** The sheets of files, each with what was said about it; files that cannot be opened are told beside the others. */
export async function openSheets(
  files: readonly Openable[],
  isDryRun: boolean,
  saidOf: (sheet: Sheet) => Omit<NamedSheet, "sheet">,
): Promise<{ readonly sheets: readonly NamedSheet[]; readonly failed: readonly Report[] }> {
  const sheets: NamedSheet[] = [];
  const failed: Report[] = [];
  for (const { name, open } of files) {
    try {
      for (const sheet of await open()) sheets.push({ sheet, ...saidOf(sheet) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed.push(failedReport(name, error, isDryRun));
    }
  }
  return { sheets, failed };
}
