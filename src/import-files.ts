import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { instantOf } from "./clock.ts";
import { readConfig } from "./config.ts";
import { countRows, openDatabase } from "./data/database.ts";
import { importTables } from "./data/import/import-tables.ts";
import { type Mapping, NO_MAPPING, readMapping } from "./data/import/mapping.ts";
import { openSheets } from "./data/import/open-sheets.ts";
import { openFile } from "./data/import/read/open-file.ts";
import type { Report } from "./data/import/report.ts";
import { reportLines } from "./data/import/report-lines.ts";
import { keepMemorySmall } from "./data/import/small-memory.ts";
import { scopeTo } from "./data/scope.ts";
import { ensureWorkspace } from "./data/workspaces.ts";
import { UserError } from "./domain/errors.ts";
import { createPlaces } from "./maps/places.ts";
import { type PlaceLookups, placeLookups } from "./place-lookups.ts";

type Out = { readonly print: (line: string) => void; readonly tell: (line: string) => void };

type Request = {
  readonly files: readonly string[];
  readonly kind: string | null;
  readonly mapping: Mapping | undefined;
  readonly isDryRun: boolean;
  /** Whether addresses are looked up at the end, where a service is there. */
  readonly isLookedUp: boolean;
};

/** npm run import -- FILE...: imports files of any kind together and prints what became of each. */
export async function importFiles(args: string[], { print, tell }: Out): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: "string" },
      map: { type: "string" },
      dates: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
      columns: { type: "boolean" },
      "no-lookup": { type: "boolean" },
    },
  });
  if (positionals.length === 0)
    throw new UserError("missing", "Which file?", "npm run import -- accounts.csv");
  const reports = await importAll(
    {
      files: positionals.flatMap(filesAt),
      kind: values.kind ?? null,
      mapping: mappingOf(values.map, values.dates),
      isDryRun: values["dry-run"] ?? false,
      isLookedUp: !(values["no-lookup"] ?? false),
    },
    tell,
  );
  const withColumns = values.columns ?? false;
  print(
    values.json
      ? JSON.stringify(reports)
      : reports.map((report) => reportLines(report, { withColumns }).join("\n")).join("\n\n"),
  );
  // Some rows refused are for people to look at; a file of which nothing was taken is a failure.
  if (reports.some(({ read, refused }) => read === refused)) process.exitCode = 1;
}

const IMPORTED = /\.(?:csv|tsv|txt|xlsx|geojson)$/i;

/** The files of a folder are taken together, in the order of their names; its folders are left alone. */
function filesAt(path: string): readonly string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => IMPORTED.test(name));
  if (names.length > 0) return names.toSorted().map((name) => join(path, name));
  throw new UserError("no_file", `There is no table in ${path}.`, "Put CSV or XLSX files there.");
}

/** What was said on the command line; nothing said leaves room for what is remembered. */
function mappingOf(map: string | undefined, dates: string | undefined): Mapping | undefined {
  if (map === undefined && dates === undefined) return undefined;
  const mapping = map === undefined ? NO_MAPPING : readMapping(map);
  if (dates === undefined) return mapping;
  if (dates !== "dmy" && dates !== "mdy")
    throw new UserError("bad_input", `--dates is not "${dates}".`, 'Use "dmy" or "mdy".');
  return { ...mapping, dates: { "*": dates, ...mapping.dates } };
}

async function importAll(request: Request, tell: Out["tell"]): Promise<readonly Report[]> {
  const { kind, mapping } = request;
  const { sheets, failed } = await openSheets(
    request.files.map((name) => ({ name, open: () => openFile(name) })),
    request.isDryRun,
    () => ({ kind, ...(mapping && { mapping }) }),
  );
  if (sheets.length === 0) return failed;
  const config = readConfig();
  const giveBack = keepMemorySmall();
  const database = await openDatabase({ home: config.home, url: config.databaseUrl });
  try {
    const workspace = await ensureWorkspace(database);
    const target = { scoped: scopeTo(database.client, workspace.id), workspaceId: workspace.id };
    const lookups = placeLookups({
      ...target,
      settings: request.isLookedUp ? config.geocoding : null,
      tell: (error) => tell(error instanceof Error ? error.message : String(error)),
      changed: () => {},
    });
    const reports = await importTables(target, sheets, {
      isDryRun: request.isDryRun,
      places: createPlaces(),
      toInstant: instantOf,
      onProgress(message) {
        giveBack();
        tell(message);
      },
      lookUps: lookups.waiting,
    });
    if (!request.isDryRun) {
      await countRows(database);
      await lookUp(lookups, tell);
    }
    return [...failed, ...reports];
  } finally {
    await database.close();
  }
}

/** After the import, as nothing serves the page meanwhile: it may take long, and what is left is looked up by npm start. */
async function lookUp(lookups: PlaceLookups, tell: Out["tell"]): Promise<void> {
  const name = lookups.desk.service?.name;
  if (name === undefined) return;
  const { done, trouble } = await lookups.run({
    signal: new AbortController().signal,
    onProgress(count, waiting) {
      if (waiting > 0)
        tell(
          `${name}: ${count} addresses looked up, ${waiting} wait (--no-lookup leaves them out)`,
        );
    },
  });
  if (trouble !== null)
    tell(`${trouble}: ${done} addresses were looked up. npm start looks up the rest.`);
  else if (done > 0) tell(`${name}: ${done} addresses looked up`);
}
