import type { ColumnReading, MergeProposal, Problem, Report, Warning } from "./report.ts";

/** More proposals than these are counted, not listed, on a screen; the JSON has all. */
const SHOWN = 50;

/** A report as people read it in a terminal. */
export function reportLines(
  report: Report,
  { withColumns }: { readonly withColumns: boolean },
): readonly string[] {
  const { file, kind, isDryRun, unknownColumns, notes, warnings, problems, merges } = report;
  return [
    `${file}: ${kind ?? "not known"}${isDryRun ? " (dry run, nothing written)" : ""}`,
    countsLine(report),
    ...(withColumns ? report.columns.map(columnLine) : []),
    ...(unknownColumns.length > 0 ? [`  not used: ${unknownColumns.join(", ")}`] : []),
    ...notes.map((note) => `  note: ${note}`),
    ...warnings.map(warningLine),
    ...merges.slice(0, SHOWN).map(mergeLine),
    ...more(merges.length, "possible duplicates"),
    ...howToMerge(merges),
    ...problemLines(problems),
  ];
}

const countsLine = ({ read, taken, updated, unchanged, refused }: Report): string =>
  `  ${read} read = ${taken} taken + ${updated} updated + ${unchanged} unchanged + ${refused} refused`;

const columnLine = ({ header, field, how, samples }: ColumnReading): string =>
  `  column ${header}: ${field === null ? "not used" : `${field} (${how})`}; such as ${samples.map((sample) => `"${clip(sample)}"`).join(", ") || "nothing"}`;

function warningLine({ column, reason, remedy, count, examples }: Warning): string {
  const which = examples
    .map(({ line, value }) => `line ${line}${value === null ? "" : ` "${clip(value)}"`}`)
    .join(", ");
  const rows = count === 1 ? "1 row" : `${count} rows`;
  return `  ${rows}: ${[column, reason].filter(Boolean).join(" ")} (${which}${count > examples.length ? ", ..." : ""}). ${remedy}.`;
}

const mergeLine = ({ accountIds, names, evidence }: MergeProposal): string =>
  `  the same? ${accountIds[0]} "${names[0]}" and ${accountIds[1]} "${names[1]}": ${evidence.join(", ")}`;

const howToMerge = ([first]: readonly MergeProposal[]): readonly string[] => {
  if (!first) return [];
  const [keep, drop] = first.accountIds;
  const input = JSON.stringify({ keep, drop });
  return [
    `  to make the first two one, say "merge ${drop} into ${keep}" on the page, or run as an administrator: npm run -s tool -- merge_accounts --as EMAIL '${input}'; with "decision":"apart" they are kept apart`,
  ];
};

/** One line for each thing that is wrong, with every line of the file in which it is. */
function problemLines(problems: readonly Problem[]): readonly string[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = [problem.column, problem.reason].join("\u0000");
    const group = groups.get(key);
    // Thousands of lines may have the same problem: they are not copied for each.
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].flatMap((group) => groupLine(group) ?? []);
}

function groupLine(group: readonly Problem[]): string | null {
  const [first] = group;
  if (!first) return null;
  const what = [first.column, first.reason].filter(Boolean).join(" ");
  if (first.line === null) return `  ${what}. ${first.remedy}.`;
  const where = group.map(({ line, value }) =>
    value === null ? String(line) : `${line} "${clip(value)}"`,
  );
  return `  not taken, ${what}: line ${where.join(", ")}. ${first.remedy}.`;
}

const more = (count: number, what: string): readonly string[] =>
  count > SHOWN ? [`  ... and ${count - SHOWN} more ${what}; --json lists all`] : [];

const clip = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};
