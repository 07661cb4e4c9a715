import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { instantOf, localMoment } from "./clock.ts";
import { countRows, type Database } from "./data/database.ts";
import { type ImportOptions, importInto, LONG } from "./data/import/import-tables.ts";
import { openSheets } from "./data/import/open-sheets.ts";
import { openSource } from "./data/import/read/open-file.ts";
import type { Scoped } from "./data/scope.ts";
import { claimFile } from "./data/watched-files.ts";
import { UserError } from "./domain/errors.ts";
import type { Report } from "./domain/import-report.ts";
import { reportOf } from "./folder-report.ts";
import { createPlaces } from "./maps/places.ts";
import type { Waiting } from "./place-lookups.ts";

type Parts = {
  readonly database: Database;
  readonly scoped: Scoped;
  readonly workspace: { readonly id: string; readonly timeZone: string };
  /** Called when something was written. */
  readonly changed: () => void;
  readonly lookUps: Waiting;
  /** Logs what only we can mend; returns the reference that the report names. */
  readonly fault: (error: unknown) => string;
};

/** Imports files of the watched folder that are new or changed, and writes a report beside each. */
export function folderImporter(parts: Parts): (paths: readonly string[]) => Promise<void> {
  return async (paths) => {
    try {
      const reports = await importNew(parts, paths);
      for (const [path, text] of reports) await writeFile(`${path}.report.txt`, text);
    } catch (error) {
      const why = inWords(error, parts.fault);
      await Promise.all(
        paths.map((path) => tell(path, `${when(parts)}: nothing taken.\n\n${why}\n`)),
      );
    }
  };
}

/** A folder that cannot be written to, or is gone, stops nothing: the log has it. */
const tell = (path: string, text: string): Promise<void> =>
  writeFile(`${path}.report.txt`, text).catch(() => {});

function inWords(error: unknown, fault: Parts["fault"]): string {
  if (error instanceof UserError) return `${error.message} ${error.hint}`;
  return `Something went wrong on my side. (ref ${fault(error)}) The file is tried again at the next start, or when it changes.`;
}

/**
 * Claims and imports in one transaction: of two processes over one database the second waits for the first and then
 * finds the claim, and a process that is killed leaves none.
 */
async function importNew(
  { database, scoped, workspace, changed, lookUps }: Parts,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  // In the order of the names, so that two processes cannot wait for each other.
  for (const path of paths.toSorted()) hashes.set(path, await hashOf(path));
  const { taken, reports } = await scoped.$transaction(async (tx) => {
    const target = { tx, workspaceId: workspace.id };
    const own: string[] = [];
    for (const [path, sha256] of hashes)
      if (await claimFile(target, { name: basename(path), sha256 })) own.push(path);
    return { taken: own, reports: own.length === 0 ? [] : await importPaths(target, own, lookUps) };
  }, LONG);
  if (taken.length === 0) return new Map();
  await countRows(database);
  changed();
  const at = when({ workspace });
  return new Map(taken.map((path) => [path, reportOf(path, reports, { at, taken })]));
}

async function importPaths(
  target: Parameters<typeof importInto>[0],
  paths: readonly string[],
  lookUps: Waiting,
): Promise<readonly Report[]> {
  const places = createPlaces();
  const options: ImportOptions = { isDryRun: false, places, toInstant: instantOf, lookUps };
  const files = paths.map((path) => ({
    name: basename(path),
    open: () =>
      openSource({
        name: basename(path),
        chunks: () => createReadStream(path) as AsyncIterable<Buffer>,
      }),
  }));
  const { sheets, failed } = await openSheets(files, false, () => ({ kind: null }));
  return [...failed, ...(sheets.length === 0 ? [] : await importInto(target, sheets, options))];
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

const two = (value: number): string => String(value).padStart(2, "0");

function when({ workspace }: Pick<Parts, "workspace">): string {
  const { date, minute } = localMoment(new Date(), workspace.timeZone);
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)} (${workspace.timeZone})`;
}
