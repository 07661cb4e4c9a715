import { Prisma } from "./generated/client.ts";
import type { ScopedTransaction } from "./scope.ts";

type Tables = "Lead" | "LeadDecision" | "LeadReceipt" | "Change" | "Post";

/**
 * Writes many new rows as one text, which PostgreSQL takes apart by the table's own types: with rows as large as
 * decisions that is several times faster than a value each. All rows have the same fields. Of posts one that is there stays: its id says what it is about.
 */
export async function insertRows(
  { tx, workspaceId }: { readonly tx: ScopedTransaction; readonly workspaceId: string },
  table: Tables,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Prisma.raw(
    ["workspaceId", ...Object.keys(first)].map((column) => `"${column}"`).join(", "),
  );
  const name = Prisma.raw(`"${table}"`);
  const text = JSON.stringify(
    rows.map((row) => ({ ...row, workspaceId })),
    plain,
  );
  await tx.$executeRaw(Prisma.sql`
    insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${text}::json)
    where "workspaceId" = ${workspaceId} ${table === "Post" ? SAID_ONCE : Prisma.empty}`);
}

const SAID_ONCE = Prisma.sql`on conflict do nothing`;

const plain = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? String(value) : value;
