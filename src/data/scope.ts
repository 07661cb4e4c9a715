import { Prisma, type PrismaClient } from "./generated/client.ts";

/** A client that sees and writes one workspace only, whatever a query says or forgets. */
export type Scoped = ReturnType<typeof scopeTo>;

/** A scoped client within a transaction. */
export type ScopedTransaction = Parameters<Parameters<Scoped["$transaction"]>[0]>[0];

/**
 * The one place that keeps workspaces apart. Every operation of every model passes here: filters get the workspace,
 * rows get it when written, and a raw query that does not name it is refused.
 */
export function scopeTo(client: PrismaClient, workspaceId: string) {
  return client.$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) =>
          query(scopeArgs({ model, operation, args: args ?? {}, workspaceId }) as typeof args),
      },
      $queryRaw: ({ args, query }) => query(requireWorkspace(args, workspaceId)),
      $executeRaw: ({ args, query }) => query(requireWorkspace(args, workspaceId)),
      $queryRawUnsafe: refuseUnsafe,
      $executeRawUnsafe: refuseUnsafe,
    },
  });
}

type Args = Readonly<Record<string, unknown>>;

function scopeArgs(call: {
  model: string;
  operation: string;
  args: Args;
  workspaceId: string;
}): Args {
  const { model, operation, args, workspaceId } = call;
  const own = model === "Workspace" ? { id: workspaceId } : { workspaceId };
  const scoped: Record<string, unknown> = { ...args };
  if (!operation.startsWith("create")) scoped["where"] = stamp(args["where"], own, false);
  if (operation.startsWith("create") || operation.startsWith("update")) {
    scoped["data"] = stamp(args["data"], own, operation.startsWith("update"));
  }
  if (operation === "upsert") {
    scoped["create"] = stamp(args["create"], own, false);
    scoped["update"] = stamp(args["update"], own, true);
  }
  return scoped;
}

/**
 * Filters and new rows get this workspace; what names another one is refused. An update may not move a row, and needs
 * no workspace of its own.
 */
function stamp(data: unknown, own: Args, isUpdate: boolean): unknown {
  if (Array.isArray(data)) return data.map((row) => stamp(row, own, isUpdate));
  const row = asArgs(data);
  for (const [key, value] of Object.entries(own)) {
    if (row[key] !== undefined && row[key] !== value) {
      throw new Error(`This is about another workspace: ${key}`);
    }
  }
  return isUpdate ? row : { ...row, ...own };
}

function asArgs(value: unknown): Args {
  return typeof value === "object" && value !== null ? (value as Args) : {};
}

/** Holds off other processes that take the same number until the transaction ends. It reads no rows. */
export const advisoryLock = (number: number): Prisma.Sql =>
  Prisma.sql`select pg_advisory_xact_lock(${number}::bigint)`;

/** Marks a point of a transaction to go back to, so that one part of it can fail alone. They read no rows. */
export const savepoint = {
  set: Prisma.sql`savepoint part`,
  goBack: Prisma.sql`rollback to savepoint part`,
  drop: Prisma.sql`release savepoint part`,
};

const WITHOUT_ROWS: ReadonlySet<string> = new Set(
  [advisoryLock(0), ...Object.values(savepoint)].map(({ sql }) => sql),
);

function requireWorkspace(sql: Prisma.Sql, workspaceId: string): Prisma.Sql {
  if (WITHOUT_ROWS.has(sql.sql)) return sql;
  const isNamed = sql.sql.includes('"workspaceId"') && sql.values.includes(workspaceId);
  if (!isNamed) throw new Error("A raw query must name its workspace");
  return sql;
}

function refuseUnsafe(): never {
  throw new Error("Raw queries without placeholders are not for workspace data");
}
