import { UserError } from "../../domain/errors.ts";
import type { Scoped } from "../scope.ts";
import type { AnyKind, Target } from "./kind.ts";
import { kinds } from "./kinds/index.ts";
import type { RawTable } from "./read-csv.ts";
import { type KnownKeys, readRows } from "./read-rows.ts";
import type { Report } from "./report.ts";

export type NamedTable = {
  readonly file: string;
  readonly kind: string | null;
  readonly table: RawTable;
};

export type ImportOptions = { readonly isDryRun: boolean; onProgress?(message: string): void };

/** A large file takes longer than Prisma's five seconds. */
const TRANSACTION_MS = 15 * 60_000;

/**
 * Imports tables, each in one transaction: all rows that are right are written, the others are reported, and a process
 * killed half-way leaves the table as it was. Tables that others refer to go first, whatever their order.
 */
export async function importTables(
  database: { readonly scoped: Scoped; readonly workspaceId: string },
  tables: readonly NamedTable[],
  options: ImportOptions,
): Promise<readonly Report[]> {
  return importEach(tables, options, (work) =>
    database.scoped.$transaction((tx) => work({ tx, workspaceId: database.workspaceId }), {
      timeout: TRANSACTION_MS,
      maxWait: TRANSACTION_MS,
    }),
  );
}

/** The same within a transaction that the caller holds: all tables or none. */
export const importInto = (target: Target, tables: readonly NamedTable[], options: ImportOptions) =>
  importEach(tables, options, (work) => work(target));

type InTransaction = (work: (target: Target) => Promise<Report>) => Promise<Report>;

async function importEach(
  tables: readonly NamedTable[],
  options: ImportOptions,
  inTransaction: InTransaction,
): Promise<readonly Report[]> {
  const planned = tables
    .map((table) => ({ ...table, kind: kindOf(table) }))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  const reports: Report[] = [];
  /** In a dry run nothing is written, so what earlier files would bring is remembered here. */
  const promised = new Map<string, ReadonlySet<string>>();
  for (const each of planned) {
    options.onProgress?.(`${each.file}: ${each.table.rows.length} ${each.kind.name}`);
    reports.push(await inTransaction((target) => importTable(target, each, promised, options)));
  }
  return reports;
}

async function importTable(
  target: Target,
  { file, kind, table }: { file: string; kind: AnyKind; table: RawTable },
  promised: Map<string, ReadonlySet<string>>,
  { isDryRun }: ImportOptions,
): Promise<Report> {
  const known = await knownKeys(target, kind, promised);
  const { rows, problems, refused } = readRows(kind, table, known);
  const counts = await kind.write(target, rows, isDryRun);
  promised.set(kind.name, new Set([...(promised.get(kind.name) ?? []), ...rows.keys()]));
  return {
    file,
    kind: kind.name,
    read: table.rows.length,
    ...counts,
    refused,
    unknownColumns: table.headers.filter((header) => !(header in kind.columns)),
    problems,
    isDryRun,
  };
}

async function knownKeys(
  target: Target,
  kind: AnyKind,
  promised: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<KnownKeys> {
  const wanted = new Set(Object.values(kind.columns).map(({ refersTo }) => refersTo));
  const known = new Map<string, ReadonlySet<string>>();
  for (const other of kinds.filter(({ name }) => wanted.has(name))) {
    known.set(
      other.name,
      new Set([...(await other.keys(target)), ...(promised.get(other.name) ?? [])]),
    );
  }
  return known;
}

/** The kind that was named, or the one whose required columns are all there; the one that knows most columns wins. */
function kindOf({ file, kind, table }: NamedTable): AnyKind {
  const names = kinds.map(({ name }) => name).join(", ");
  if (kind !== null) {
    const named = kinds.find(({ name }) => name === kind);
    if (named) return named;
    throw new UserError("unknown_kind", `There is no kind "${kind}".`, `Use one of: ${names}.`);
  }
  const headers = new Set(table.headers);
  const fitting = kinds
    .filter(({ columns }) =>
      Object.entries(columns).every(([name, { isRequired }]) => !isRequired || headers.has(name)),
    )
    .toSorted((a, b) => known(b, headers) - known(a, headers));
  const best = fitting[0];
  if (best) return best;
  throw new UserError(
    "unknown_kind",
    `${file} does not look like anything I know: its columns are ${table.headers.join(", ") || "none"}.`,
    `Say what it is with --kind (${names}), and see that the required columns are there.`,
  );
}

const known = (kind: AnyKind, headers: ReadonlySet<string>): number =>
  Object.keys(kind.columns).filter((name) => headers.has(name)).length;
