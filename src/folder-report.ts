import { basename } from "node:path";
import { reportLines } from "./data/import/report-lines.ts";
import type { Report } from "./domain/import-report.ts";

type Batch = { readonly at: string; readonly taken: readonly string[] };

/** Reports of a file: the sheets of a workbook and what was taken out of it are called after it. */
const isOf = ({ file }: Report, name: string): boolean =>
  file === name || file.startsWith(`${name} `) || file.startsWith(`${name},`);

/** What became of one file of a batch, and what followed from all of them. */
export function reportOf(path: string, reports: readonly Report[], { at, taken }: Batch): string {
  const name = basename(path);
  const others = taken.map((other) => basename(other)).filter((other) => other !== name);
  const own = reports.filter((report) => isOf(report, name));
  const common = reports.filter((report) => ![name, ...others].some((file) => isOf(report, file)));
  const sum = (field: "read" | "taken" | "updated" | "unchanged" | "refused"): number =>
    own
      .filter(({ file }) => !file.endsWith(")"))
      .reduce((total, report) => total + report[field], 0);
  const counts = `${sum("read")} read = ${sum("taken")} taken + ${sum("updated")} updated + ${sum("unchanged")} unchanged + ${sum("refused")} refused`;
  const isAsked = own.some(({ questions }) => questions.length > 0);
  const parts = [
    `${at}: ${counts}`,
    ...(isAsked ? [answerIn(name)] : []),
    ...own.map((report) => reportLines(report, { withColumns: true }).join("\n")),
    ...common.map((report) => reportLines(report, { withColumns: false }).join("\n")),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The folder cannot ask; whoever can answer does it once, elsewhere. */
const answerIn = (name: string): string =>
  `A question is open, see below. An administrator drops ${name} onto the page and presses the answer, or runs npm run import with the option that is named there. The answer is remembered: later files with these columns are taken without a question.`;
