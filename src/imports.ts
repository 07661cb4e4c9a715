import { instantOf } from "./clock.ts";
import { countRows, type Database } from "./data/database.ts";
import { importLogged } from "./data/import/import-logged.ts";
import { importTables, type NamedSheet } from "./data/import/import-tables.ts";
import { kinds } from "./data/import/kinds/index.ts";
import { parseMapping } from "./data/import/mapping.ts";
import { findMerges } from "./data/import/merges.ts";
import { openSheets } from "./data/import/open-sheets.ts";
import { openSource } from "./data/import/read/open-file.ts";
import type { Sheet } from "./data/import/read/sheet.ts";
import { reportLines } from "./data/import/report-lines.ts";
import type { Scoped } from "./data/scope.ts";
import type { Uploads } from "./data/uploads.ts";
import type { Report } from "./domain/import-report.ts";
import type { BroughtFile, ImportOutcome, ImportRequest, Imports } from "./domain/imports.ts";
import { createPlaces } from "./maps/places.ts";
import type { Waiting } from "./place-lookups.ts";

type Parts = {
  readonly database: Database;
  readonly scoped: Scoped;
  readonly workspaceId: string;
  readonly uploads: Uploads;
  /** Called when something was written. */
  readonly changed: () => void;
  readonly lookUps: Waiting;
};

/** The import of files that people brought, over one workspace. */
export function openImports(parts: Parts): Imports {
  const { scoped, workspaceId, uploads } = parts;
  return {
    kinds: kinds.map(({ name, columns }) => ({ name, columns: Object.keys(columns) })),
    recent: (most) => uploads.list().slice(0, most),
    find: (words) => findFile(uploads.list(), words),
    discard: (id) => uploads.remove(id),
    duplicates: () =>
      scoped.$transaction((tx) => findMerges({ tx, workspaceId }), { timeout: 60_000 }),
    run: (request) => runImport(parts, request),
  };
}

async function runImport(
  { database, scoped, workspaceId, uploads, changed, lookUps }: Parts,
  request: ImportRequest,
): Promise<ImportOutcome> {
  const { isDryRun, author, files } = request;
  const within = { scoped, workspaceId };
  const opened = files.map((file) => ({
    name: file.name,
    open: () => openSource(uploads.source(file)),
  }));
  const { sheets, failed } = await openSheets(opened, isDryRun, saidIn(request));
  const options = {
    isDryRun,
    places: createPlaces(),
    toInstant: instantOf,
    onProgress: request.onProgress,
    lookUps,
  };
  const name = files.map((file) => file.name).join(", ");
  const done = isDryRun
    ? { reports: await importTables(within, sheets, options), changeId: null }
    : await importLogged(within, { sheets, author, name, options });
  if (!isDryRun) {
    await countRows(database);
    changed();
  }
  const reports = [...failed, ...done.reports];
  return { reports, text: textOf(reports), changeId: done.changeId };
}

/** What was said about a sheet: for all files, and for it alone. */
function saidIn({
  kind,
  mapping,
  sheets,
}: ImportRequest): (sheet: Sheet) => Omit<NamedSheet, "sheet"> {
  const all = mapping === null ? null : parseMapping(mapping, "The mapping");
  return ({ file }) => {
    const own = sheets[file] === undefined ? null : parseMapping(sheets[file], `For ${file}`);
    return {
      kind: own?.kind ?? kind,
      ...(all && { mapping: all }),
      ...(own && { addition: own }),
    };
  };
}

/** "accounts march.csv" is accounts_march.csv: names come by voice, too. */
function findFile(files: readonly BroughtFile[], words: string): BroughtFile | null {
  const wanted = plainName(words);
  return (
    files.find(({ id }) => id === words) ??
    files.find(({ name }) => plainName(name) === wanted) ??
    null
  );
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ")
    .trim();

const textOf = (reports: readonly Report[]): string =>
  `${reports.map((report) => reportLines(report, { withColumns: true }).join("\n")).join("\n\n")}\n`;
