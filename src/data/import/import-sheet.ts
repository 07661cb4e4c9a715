import type { Workspace } from "../generated/client.ts";
import { homeCountry } from "./home-country.ts";
import type { ImportOptions } from "./import-tables.ts";
import type { Kind, Target } from "./kind.ts";
import { NO_MAPPING } from "./mapping.ts";
import { findMerges } from "./merges.ts";
import { type Named, namedIn } from "./named-in.ts";
import { forgetRefused, knowOwnPeople } from "./own-people.ts";
import { type Profile, profileSheet } from "./profile.ts";
import type { Sheet } from "./read/sheet.ts";
import { type Reading, readRow } from "./read-row.ts";
import type { References } from "./references.ts";
import type { Report } from "./report.ts";
import { refusedReport, unknownKind } from "./reports.ts";
import {
  type AccountOf,
  lastVisitColumn,
  lastVisitsSheet,
  monthColumns,
  monthsSheet,
} from "./take-apart.ts";
import { readingsOf, type Understood, understandSheet, whatIsMissing } from "./understand.ts";
import { type Writing, type Written, writeSheet } from "./write-sheet.ts";

/** What all sheets of one import share. */
export type Run = {
  readonly target: Target;
  readonly references: References;
  readonly workspace: Workspace;
  readonly options: ImportOptions;
};

type Known = Understood & { readonly kind: Kind };

/** Imports one sheet and what it is taken apart into; one report for each part. */
export async function importSheet(run: Run, understood: Understood): Promise<readonly Report[]> {
  const { isDryRun } = run.options;
  if (!isKnown(understood)) {
    const rows = await countRows(understood.sheet);
    return [refusedReport(understood, rows, { why: unknownKind(understood), isDryRun })];
  }
  const missing = whatIsMissing(understood);
  const profile = await profileSheet(
    understood.sheet,
    understood,
    understood.mapping.dates,
    readingProgress(run, understood.sheet.file),
  );
  if (missing !== null) {
    const why = {
      reason: `has no column for ${missing}`,
      remedy:
        'Say which column it is with --map: {"Their column": "our column"}, or give a default',
    };
    return [refusedReport(understood, profile.rows, { why, isDryRun })];
  }
  if (profile.questions.length > 0) return [asked(understood, profile, isDryRun)];
  const reading = await readingOf(run, understood, profile);
  const own =
    understood.kind.name === "people" ? await knowOwnPeople(understood.sheet, reading) : null;
  const before = await importNamed(run, understood);
  if (own) await forgetRefused(understood.sheet, reading, own);
  const report = await importRows(run, { understood, profile, reading });
  run.references.keepPromises();
  return [...before, report, ...(await importParts(run, understood, reading))];
}

const isKnown = (understood: Understood): understood is Known => understood.kind !== null;

function asked(understood: Understood, { rows, questions }: Profile, isDryRun: boolean): Report {
  const why = {
    reason: questions.map(({ text }) => text).join(" "),
    remedy: `Answer with --map: ${JSON.stringify(questions[0]?.answers[0]?.mapping)} or "mdy"; or --dates dmy, --dates mdy`,
  };
  return { ...refusedReport(understood, rows, { why, isDryRun }), questions };
}

async function importNamed(run: Run, understood: Known): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const named of await namedIn(understood, run.references))
    reports.push(...(await importPart(run, named)));
  return reports;
}

async function importParts(
  run: Run,
  understood: Known,
  reading: Reading,
): Promise<readonly Report[]> {
  if (understood.kind.name !== "accounts") return [];
  const accountOf: AccountOf = (raw) => {
    const read = readRow(reading, raw, () => {});
    if (!("row" in read)) return null;
    const owner = read.row["ownerEmail"];
    return {
      id: String(read.row["mergedFrom"] ?? read.row["id"]),
      owner: typeof owner === "string" ? owner : null,
    };
  };
  const visited = lastVisitColumn(understood);
  const parts: Named[] = [
    ...(monthColumns(understood).length > 0
      ? [{ kind: "sales", sheet: monthsSheet(understood, accountOf) }]
      : []),
    ...(visited === null
      ? []
      : [{ kind: "visits", sheet: lastVisitsSheet(understood, visited, accountOf) }]),
  ];
  const reports: Report[] = [];
  for (const part of parts) reports.push(...(await importPart(run, part)));
  return reports;
}

async function importPart(run: Run, { kind, sheet }: Named): Promise<readonly Report[]> {
  const given = { sheet, kind, mapping: NO_MAPPING, mappingIs: "given" } as const;
  return importSheet(run, await understandSheet(given));
}

async function readingOf(
  run: Run,
  { kind, sheet, matches, mapping }: Known,
  profile: Profile,
): Promise<Reading> {
  const { references, workspace, options } = run;
  const places = options.places ?? null;
  const { timeZone } = workspace;
  return {
    kind,
    headers: sheet.headers,
    matches,
    styles: profile.styles,
    defaults: mapping.defaults,
    making: {
      references,
      workspace,
      places,
      home: await homeCountry(run.target, { kind, sheet, matches, places, timeZone }),
      toInstant: options.toInstant ?? ((local) => new Date(`${local}:00Z`)),
    },
  };
}

type Importing = {
  readonly understood: Known;
  readonly profile: Profile;
  readonly reading: Reading;
};

async function importRows(run: Run, { understood, profile, reading }: Importing): Promise<Report> {
  const { sheet, kind, matches } = understood;
  const { isDryRun } = run.options;
  const fields = new Set(matches.map(({ field }) => field));
  const isSummed = kind.sum !== undefined && !fields.has("month");
  const onRows = progressOf(run, sheet.file, profile.rows);
  const written = await writeSheet(sheet, { target: run.target, reading, isSummed, onRows });
  const used = new Set([
    ...matches.map(({ index }) => index),
    ...(kind.name === "accounts" ? partColumns(understood) : []),
  ]);
  return {
    file: sheet.file,
    kind: kind.name,
    read: profile.rows,
    ...written,
    unknownColumns: sheet.headers.filter((_header, index) => !used.has(index)),
    columns: readingsOf(understood),
    notes: notesOf(understood, written, isSummed),
    questions: [],
    merges: kind.name === "accounts" ? await findMerges(run.target) : [],
    isDryRun,
  };
}

const partColumns = (understood: Known): readonly number[] => [
  ...monthColumns(understood).map(({ index }) => index),
  lastVisitColumn(understood) ?? -1,
];

function notesOf(
  { sheet, kind, matches }: Known,
  { taken }: Written,
  isSummed: boolean,
): readonly string[] {
  const fields = new Set(matches.map(({ field }) => field));
  const defaults = Object.entries(kind.columns).flatMap(([field, { otherwise }]) =>
    otherwise === undefined || fields.has(field) || taken === 0 ? [] : [`${field}: ${otherwise}`],
  );
  return [
    ...sheet.notes,
    ...matches
      .filter(({ how }) => how === "similar name")
      .map(({ header, field }) => `"${header}" was read as ${field}`),
    ...(isSummed && kind.sum?.told ? [kind.sum.told] : []),
    ...(defaults.length > 0 ? [`new rows were given ${defaults.join(", ")}`] : []),
    ...sheet.leftOut().map(({ line, text }) => `line ${line} is no row: ${text}`),
  ];
}

const EVERY_ROWS = 20_000;

function progressOf({ options }: Run, file: string, total: number): Writing["onRows"] {
  const rows = { checked: 0, written: 0 };
  return (count, what) => {
    const before = rows[what];
    rows[what] += count;
    if (Math.floor(rows[what] / EVERY_ROWS) > Math.floor(before / EVERY_ROWS))
      options.onProgress?.(`${file}: ${inWords(rows[what])} of ${inWords(total)} rows ${what}`);
  };
}

/** How many rows there are is known only when all were read once. */
function readingProgress({ options }: Run, file: string): (rows: number) => void {
  let told = 0;
  return (rows) => {
    if (rows < told + EVERY_ROWS) return;
    told = rows;
    options.onProgress?.(`${file}: ${inWords(rows)} rows read`);
  };
}

const inWords = (count: number): string => count.toLocaleString("en-US");

async function countRows(sheet: Sheet): Promise<number> {
  let rows = 0;
  for await (const batch of sheet.rows()) rows += batch.length;
  return rows;
}
