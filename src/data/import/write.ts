import { Prisma } from "../generated/client.ts";
import { type Kind, keyOf, type Row, type Target } from "./kind.ts";

type Table = Pick<Kind, "table" | "key" | "blank" | "types">;

/** The rows of a table that have the keys of these rows. */
export async function rowsBefore(
  { tx, workspaceId }: Target,
  kind: Table,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Row>> {
  const table = Prisma.raw(`"${kind.table}"`);
  const same = Prisma.raw(kind.key.map((field) => `t."${field}" = k."${field}"`).join(" and "));
  const keys = JSON.stringify(
    rows.map((row) => Object.fromEntries(kind.key.map((field) => [field, row[field]]))),
  );
  const found = await tx.$queryRaw<{ rows: string }[]>(Prisma.sql`
    select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as "rows"
    from ${table} t join jsonb_populate_recordset(null::${table}, ${keys}::jsonb) k on ${same}
    where t."workspaceId" = ${workspaceId}`);
  const before = JSON.parse(found[0]?.rows ?? "[]") as Row[];
  return new Map(before.map((row) => [keyOf(kind, row), row]));
}

/**
 * Writes whole rows, new ones and others over those that are there. One statement takes thousands of rows as JSON:
 * several times as fast as an insert with a parameter for each value.
 */
export async function upsert(
  { tx, workspaceId, journal }: Target,
  kind: Table,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  await journal?.note(kind.table, rows);
  const table = Prisma.raw(`"${kind.table}"`);
  const fields = Object.keys(kind.blank);
  const columns = Prisma.raw(fields.map((field) => `"${field}"`).join(", "));
  const key = Prisma.raw(["workspaceId", ...kind.key].map((field) => `"${field}"`).join(", "));
  const rest = fields.filter((field) => !kind.key.includes(field));
  const change = Prisma.raw(rest.map((field) => `"${field}" = excluded."${field}"`).join(", "));
  await tx.$executeRaw(Prisma.sql`
    insert into ${table} ("workspaceId", ${columns})
    select ${workspaceId}, ${columns} from ${sourceOf(kind, rows)}
    on conflict (${key}) do update set ${change}`);
}

/** The rows as a table: as arrays where the kind tells its types, which takes half the time, else as JSON. */
function sourceOf({ table, types }: Table, rows: readonly Row[]): Prisma.Sql {
  if (types === undefined)
    return Prisma.sql`jsonb_populate_recordset(null::${Prisma.raw(`"${table}"`)}, ${JSON.stringify(rows)}::jsonb)`;
  const fields = Object.keys(types);
  const arrays = fields.map((field) => {
    const values = rows.map((row) => quoted(row[field]));
    return Prisma.sql`${`{${values.join(",")}}`}::text::${Prisma.raw(types[field] ?? "text")}[]`;
  });
  const names = Prisma.raw(fields.map((field) => `"${field}"`).join(", "));
  return Prisma.sql`unnest(${Prisma.join(arrays)}) as k (${names})`;
}

/** As PostgreSQL writes what an array holds. */
function quoted(value: unknown): string {
  if (value === null || value === undefined) return "null";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
