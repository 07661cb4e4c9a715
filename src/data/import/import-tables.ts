import { UserError } from "../../domain/errors.ts";
import type { Places } from "../../domain/ports.ts";
import { type Scoped, savepoint } from "../scope.ts";
import { assignTerritories } from "./assign-territories.ts";
import { importSheet, type Run } from "./import-sheet.ts";
import { keepMapping, keptMapping } from "./kept-mappings.ts";
import type { Kind, Target } from "./kind.ts";
import { kinds } from "./kinds/index.ts";
import { addToMapping, type Mapping, NO_MAPPING } from "./mapping.ts";
import { markCustomers } from "./mark-customers.ts";
import { placeHomes } from "./place-homes.ts";
import type { Sheet } from "./read/sheet.ts";
import { readReferences } from "./references.ts";
import type { Report } from "./report.ts";
import { EMPTY_REPORT, failedReport } from "./reports.ts";
import { type Understood, understandSheet } from "./understand.ts";

/** A sheet to import; `kind` null: what it is about is told by its headers and values. */
export type NamedSheet = {
  readonly sheet: Sheet;
  readonly kind: string | null;
  /** What was said about it, in place of what is remembered. */
  readonly mapping?: Mapping;
  /** What was said in addition to that. */
  readonly addition?: Mapping;
};

export type ImportOptions = {
  readonly isDryRun: boolean;
  /** Without it nothing is placed by postal code or town. */
  readonly places?: Places;
  /** Turns local times into instants; without it they are taken as UTC. */
  readonly toInstant?: (local: string, timeZone: string) => Date;
  onProgress?(message: string): void;
  /** Addresses that are looked up after the import, and what is said of them; null: none. Without it none are. */
  readonly lookUps?: (
    tx: Target["tx"],
  ) => Promise<{ readonly count: number; readonly words: string } | null>;
};

/** A large file takes longer than Prisma's five seconds. */
export const LONG = { timeout: 30 * 60_000, maxWait: 30 * 60_000 };

type Within = { readonly scoped: Scoped; readonly workspaceId: string };

/**
 * Imports sheets, each in one transaction: all rows that are right are written, the others are reported, and a process
 * killed half-way leaves the tables as they were. What others refer to goes first, whatever the order of the files.
 */
export async function importTables(
  database: Within,
  sheets: readonly NamedSheet[],
  options: ImportOptions,
): Promise<readonly Report[]> {
  if (options.isDryRun) return rehearse(database, sheets, options);
  return importEach(sheets, options, (work) =>
    database.scoped.$transaction((tx) => work({ tx, workspaceId: database.workspaceId }), LONG),
  );
}

/** The same within a transaction that the caller holds; a sheet that fails leaves nothing behind in it. */
export const importInto = (target: Target, sheets: readonly NamedSheet[], options: ImportOptions) =>
  importEach(sheets, options, async (work) => {
    await target.tx.$executeRaw(savepoint.set);
    try {
      return await work(target);
    } catch (error) {
      await target.tx.$executeRaw(savepoint.goBack);
      throw error;
    } finally {
      await target.tx.$executeRaw(savepoint.drop);
    }
  });

class TakenBack extends Error {}

/** A dry run does all of the work in one transaction and takes it back: only so it says exactly what would happen. */
async function rehearse(
  { scoped, workspaceId }: Within,
  sheets: readonly NamedSheet[],
  options: ImportOptions,
): Promise<readonly Report[]> {
  let reports: readonly Report[] = [];
  try {
    await scoped.$transaction(async (tx) => {
      reports = await importInto({ tx, workspaceId }, sheets, options);
      throw new TakenBack();
    }, LONG);
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return reports;
}

type InTransaction = <Result>(work: (target: Target) => Promise<Result>) => Promise<Result>;

async function importEach(
  sheets: readonly NamedSheet[],
  options: ImportOptions,
  inTransaction: InTransaction,
): Promise<readonly Report[]> {
  const understood: Understood[] = [];
  const reports: Report[] = [];
  for (const named of sheets) {
    const result = await orFailed(named.sheet.file, options, () =>
      inTransaction((target) => understand(target, named)),
    );
    if ("sheet" in result) understood.push(result);
    else reports.push(result);
  }
  const shared = await inTransaction(async (target) => ({
    references: await readReferences(target),
    workspace: await target.tx.workspace.findFirstOrThrow(),
  }));
  for (const each of understood.toSorted((a, b) => orderOf(a.kind) - orderOf(b.kind))) {
    const result = await orFailed(each.sheet.file, options, () =>
      inTransaction(async (target) => {
        const run: Run = { target, ...shared, options };
        const done = await importSheet(run, each);
        await keepMapping(target, each);
        return done;
      }),
    );
    reports.push(...(Array.isArray(result) ? (result as readonly Report[]) : [result as Report]));
  }
  return [...reports, ...(await followUp(understood, options, inTransaction))];
}

/** What follows from all files together, once they are there. */
async function followUp(
  understood: readonly Understood[],
  { isDryRun, places, lookUps }: ImportOptions,
  inTransaction: InTransaction,
): Promise<readonly Report[]> {
  const reports = await inTransaction(async (target) => {
    const work = async () => [
      understood.some(({ kind }) => isAssigning(kind)) ? await assignTerritories(target) : null,
      understood.some(({ kind }) => hasSales(kind)) ? await markCustomers(target) : null,
      places ? await placeHomes(target, places) : null,
    ];
    const done = target.journal ? await target.journal.around(work) : await work();
    const isPlacing = lookUps !== undefined && understood.some(({ kind }) => isAssigning(kind));
    return [...done, isPlacing ? lookUpReport(await lookUps(target.tx)) : null];
  });
  return reports.flatMap((report) => (report === null ? [] : [{ ...report, isDryRun }]));
}

/** Addresses that wait to be looked up, as rows of a report: nothing of the import waits for them. */
const lookUpReport = (
  waiting: { readonly count: number; readonly words: string } | null,
): Report | null =>
  waiting && {
    ...EMPTY_REPORT,
    file: "addresses",
    kind: "accounts",
    read: waiting.count,
    unchanged: waiting.count,
    notes: [waiting.words],
    isDryRun: false,
  };

/** Sales come in files of their own and in wide sheets. */
const hasSales = (kind: Kind | null): boolean =>
  kind?.name === "sales" || kind?.name === "accounts";

/** New accounts or new rules: who is whose may be new, too. */
const isAssigning = (kind: Kind | null): boolean =>
  ["accounts", "territories", "sales", "visits"].includes(kind?.name ?? "");

async function understand(
  target: Target,
  { sheet, kind, mapping, addition }: NamedSheet,
): Promise<Understood> {
  const kept = mapping ?? (await keptMapping(target, sheet.headers)) ?? NO_MAPPING;
  const mappingIs = mapping === undefined && addition === undefined ? "remembered" : "given";
  const all = addition === undefined ? kept : addToMapping(kept, addition);
  return understandSheet({ sheet, kind, mapping: all, mappingIs });
}

/** What is wrong with one file is told in its report; the others are taken all the same. */
async function orFailed<Result>(
  file: string,
  { isDryRun }: ImportOptions,
  work: () => Promise<Result>,
): Promise<Result | Report> {
  try {
    return await work();
  } catch (error) {
    if (
      !(error instanceof UserError) ||
      error.code === "unknown_kind" ||
      error.code === "bad_mapping"
    )
      throw error;
    return failedReport(file, error, isDryRun);
  }
}

const orderOf = (kind: Kind | null): number => (kind === null ? kinds.length : kinds.indexOf(kind));
