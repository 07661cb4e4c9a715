import { UserError } from "../../domain/errors.ts";
import { Prisma } from "../generated/client.ts";
import { withoutLookups } from "../place-lookups.ts";
import { type Entry, isSame, kindOf } from "./journal.ts";
import { type Kind, keyOf, type Row, type Target } from "./kind.ts";
import { kinds } from "./kinds/index.ts";
import { rowsBefore, upsert } from "./write.ts";

/**
 * Puts back what an import wrote: changed rows as they were, new ones gone. Refuses when somebody changed one of them
 * since, or when something that is not of the import hangs on a new one.
 */
export async function takeBackImport(target: Target, entries: readonly Entry[]): Promise<void> {
  const byKind = kinds.map((kind) => ({
    kind,
    entries: entries.filter(({ table }) => kindOf(table) === kind),
  }));
  for (const { kind, entries: own } of byKind) await requireUnchanged(target, kind, own);
  // Changed rows first: they may point to new ones.
  for (const { kind, entries: own } of byKind) {
    const before = own.flatMap((entry) => (entry.before === null ? [] : [entry.before]));
    await upsert(target, kind, before);
  }
  // What refers to others goes before them, against the order in which it came.
  for (const { kind, entries: own } of byKind.toReversed()) {
    const fresh = own.filter(({ before }) => before === null).map(({ after }) => after);
    if (fresh.length > 0) await remove(target, kind, fresh);
  }
}

async function requireUnchanged(
  target: Target,
  kind: Kind,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  const found = await rowsBefore(
    target,
    kind,
    entries.map(({ after }) => after),
  );
  const written = new Map(entries.map(({ after }) => [keyOf(kind, after), after]));
  const isAccounts = kind.table === "Account";
  const now = isAccounts ? await withoutLookups(target, found, (id) => written.get(id)) : found;
  const changed = entries.filter(({ after }) => !isSame(after, now.get(keyOf(kind, after))));
  const [first] = changed;
  if (first) throw changedSince(`${changed.length} of the ${kind.name}`, keyOf(kind, first.after));
}

/** Tables whose rows would be deleted with the row that they belong to. */
const BELONGING: Readonly<Record<string, readonly (readonly [table: string, field: string])[]>> = {
  Account: [
    ["Contact", "accountId"],
    ["MonthlySales", "accountId"],
    ["Opportunity", "accountId"],
    ["Visit", "accountId"],
    ["Appointment", "accountId"],
    ["AccountAlias", "accountId"],
  ],
  Person: [
    ["Appointment", "personEmail"],
    ["Absence", "personEmail"],
    ["Account", "ownerEmail"],
    ["Visit", "personEmail"],
    ["Person", "managerEmail"],
    ["Territory", "ownerEmail"],
    ["Territory", "managerEmail"],
  ],
  Territory: [
    ["Territory", "parentName"],
    ["Goal", "territoryName"],
    ["Account", "territoryName"],
  ],
  Lead: [["LeadDecision", "leadId"]],
};

/** Rows that refer to rows of their own table let go of them first. */
const OWN_KIND: Readonly<Record<string, string>> = {
  Person: "managerEmail",
  Territory: "parentName",
};

async function remove(target: Target, kind: Kind, rows: readonly Row[]): Promise<void> {
  const { tx, workspaceId } = target;
  const name = Prisma.raw(`"${kind.table}"`);
  const json = JSON.stringify(rows);
  const above = OWN_KIND[kind.table];
  if (above !== undefined)
    await upsert(
      target,
      kind,
      rows.map((row) => ({ ...row, [above]: null })),
    );
  for (const [table, field] of BELONGING[kind.table] ?? []) {
    const own = Prisma.raw(`"${field}"`);
    const key = Prisma.raw(`"${kind.key[0]}"`);
    const [found] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      select count(*)::int as "count" from ${Prisma.raw(`"${table}"`)} t
      join jsonb_populate_recordset(null::${name}, ${json}::jsonb) k on t.${own} = k.${key}
      where t."workspaceId" = ${workspaceId}`);
    if (found && found.count > 0)
      throw changedSince(`new ${kind.name}`, `${found.count} rows of ${table} belong to them`);
  }
  const same = Prisma.raw(kind.key.map((field) => `t."${field}" = k."${field}"`).join(" and "));
  await tx.$executeRaw(Prisma.sql`
    delete from ${name} t using jsonb_populate_recordset(null::${name}, ${json}::jsonb) k
    where t."workspaceId" = ${workspaceId} and ${same}`);
}

const changedSince = (what: string, which: string): UserError =>
  new UserError(
    "changed_since",
    `Something was done with ${what} since (${which.replaceAll("\u0000", " ")}).`,
    "Nothing was taken back. Correct the rows that are wrong and import them again.",
  );
