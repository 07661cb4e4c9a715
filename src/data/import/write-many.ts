import { Prisma } from "../generated/client.ts";
import type { Kind, Target } from "./kind.ts";

/** Whether the table holds nothing of this workspace yet: then there is nothing to compare rows with. */
export async function isEmptyTable({ tx, workspaceId }: Target, { table }: Kind): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ is: boolean }[]>(Prisma.sql`
    select not exists (select from ${Prisma.raw(`"${table}"`)} where "workspaceId" = ${workspaceId}) as "is"`);
  return found?.is ?? false;
}

/**
 * Runs work that writes months of sales by the million. The embedded database would look up each row's account by
 * itself, which takes as long as all the rest: there all are looked up together at the end. Nobody else is in it then.
 */
export async function checkedTogether<Result>(
  target: Target,
  kind: Kind,
  work: () => Promise<Result>,
): Promise<Result> {
  if (kind.table !== "MonthlySales" || !(await isEmbedded(target))) return work();
  await setChecks(target, "replica");
  // An error takes back the transaction or its part, and this setting with it.
  const result = await work();
  await setChecks(target, "origin");
  await requireAccounts(target);
  return result;
}

/** The embedded database is compiled to WebAssembly. */
async function isEmbedded({ tx, workspaceId }: Target): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ version: string }[]>(
    Prisma.sql`select version(), ${workspaceId} as "workspaceId"`,
  );
  return /emscripten|emcc|wasm/i.test(found?.version ?? "");
}

async function setChecks({ tx, workspaceId }: Target, role: "replica" | "origin"): Promise<void> {
  await tx.$queryRaw(Prisma.sql`
    select set_config('session_replication_role', ${role}, true), ${workspaceId} as "workspaceId"`);
}

async function requireAccounts({ tx, workspaceId }: Target): Promise<void> {
  const [found] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
    select count(*)::int as "count" from "MonthlySales" s
    left join "Account" a on a."workspaceId" = s."workspaceId" and a."id" = s."accountId"
    where s."workspaceId" = ${workspaceId} and a."id" is null`);
  if (found?.count !== 0) throw new Error(`${found?.count} months of sales have no account`);
}
