import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import type { Author } from "../domain/ports.ts";
import { Prisma } from "./generated/client.ts";
import { isSame } from "./import/journal.ts";
import type { Row, Target } from "./import/kind.ts";
import { accounts } from "./import/kinds/accounts.ts";
import { sales } from "./import/kinds/sales.ts";
import { rowsBefore, upsert } from "./import/write.ts";
import { logChange } from "./log-change.ts";
import { withoutLookups } from "./place-lookups.ts";

/** What a merge did, enough to take it back: whole rows as they were, and which rows changed their account. */
export type MergeEntry = {
  readonly keep: { readonly before: Row; readonly after: Row };
  readonly drop: Row;
  readonly sales: { readonly before: readonly Row[]; readonly after: readonly Row[] };
  /** Ids by table. */
  readonly moved: Readonly<Record<string, readonly string[]>>;
  readonly aliases: readonly Alias[];
  /** Aliases that led to the dropped account already. */
  readonly movedAliases: readonly Alias[];
  readonly territories: readonly {
    readonly name: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
};

type Alias = { readonly system: string; readonly alias: string };

/** What names an account by its id and is only moved. */
const MOVED = ["Contact", "Opportunity", "Visit", "Appointment", "Lead"] as const;

/** Makes two accounts one: all that belongs to `dropId` goes to `keepId`, which keeps what it says itself. */
export async function mergeAccounts(
  target: Target,
  author: Author,
  { keepId, dropId }: { readonly keepId: string; readonly dropId: string },
): Promise<string> {
  const { tx, workspaceId } = target;
  const [keep, drop] = [await accountRow(target, keepId), await accountRow(target, dropId)];
  const months = await monthsOf(target, [keepId, dropId]);
  const joined = joinMonths(keepId, months);
  const moved = await moveAll(target, { from: dropId, to: keepId });
  await tx.monthlySales.deleteMany({ where: { accountId: dropId } });
  await upsert(target, sales, joined);
  const movedAliases = await moveAliases(target, dropId, keepId);
  const territories = await renameInRules(target, dropId, keepId);
  await tx.account.delete({ where: { workspaceId_id: { workspaceId, id: dropId } } });
  await upsert(target, accounts, [filledFrom(keep, drop)]);
  const aliases = aliasesOf(keep, drop);
  await tx.accountAlias.createMany({
    data: aliases.map((alias) => ({ ...alias, workspaceId, accountId: keepId })),
  });
  const entry: MergeEntry = {
    keep: { before: keep, after: await accountRow(target, keepId) },
    drop,
    sales: { before: months, after: await monthsOf(target, [keepId]) },
    moved,
    aliases,
    movedAliases,
    territories,
  };
  return logChange(tx, {
    workspaceId,
    author,
    entity: "merge",
    entityId: keepId,
    before: null,
    after: entry,
  });
}

/** Ids of accounts that were merged into the dropped one before lead to the kept one. */
async function moveAliases({ tx }: Target, from: string, to: string): Promise<readonly Alias[]> {
  const where = { accountId: from };
  const found = await tx.accountAlias.findMany({ where, select: { system: true, alias: true } });
  await tx.accountAlias.updateMany({ where, data: { accountId: to } });
  return found;
}

/** Puts both accounts back as they were; what came to the kept one since stays there. */
export async function takeBackMerge(target: Target, entry: MergeEntry): Promise<void> {
  const { tx, workspaceId } = target;
  const { keep, drop } = entry;
  const [keepId, dropId] = [String(keep.before["id"]), String(drop["id"])];
  const months = await monthsOf(target, [keepId]);
  const found = new Map([[keepId, await accountRow(target, keepId)]]);
  const now = await withoutLookups(target, found, () => keep.after);
  const isChanged =
    !isSame(keep.after, now.get(keepId)) ||
    !isDeepStrictEqual(months, entry.sales.after) ||
    (await tx.account.count({ where: { id: dropId } })) > 0;
  if (isChanged)
    throw new UserError(
      "changed_since",
      "Somebody changed this account since.",
      "Nothing was taken back. Look at it again and set it as you want it.",
    );
  await upsert(target, accounts, [drop, keep.before]);
  await restoreUnwritten(target, drop);
  await restoreUnwritten(target, keep.before);
  await tx.monthlySales.deleteMany({ where: { accountId: keepId } });
  await upsert(target, sales, entry.sales.before);
  for (const [table, ids] of Object.entries(entry.moved))
    await moveTo(target, table, { ids, accountId: dropId });
  await tx.accountAlias.deleteMany({ where: { OR: [...entry.aliases], accountId: keepId } });
  if (entry.movedAliases.length > 0)
    await tx.accountAlias.updateMany({
      where: { OR: [...entry.movedAliases] },
      data: { accountId: dropId },
    });
  for (const { name, before } of entry.territories)
    await tx.territory.update({
      where: { workspaceId_name: { workspaceId, name } },
      data: { rules: before as Prisma.InputJsonValue },
    });
}

async function accountRow(target: Target, id: string): Promise<Row> {
  const row = (await rowsBefore(target, accounts, [{ id }])).get(id);
  if (row) return row;
  throw new UserError(
    "not_found",
    `There is no account ${id}.`,
    "It may have been merged already.",
  );
}

async function monthsOf(target: Target, ids: readonly string[]): Promise<readonly Row[]> {
  const found = await target.tx.monthlySales.findMany({
    where: { accountId: { in: [...ids] } },
    orderBy: [{ accountId: "asc" }, { month: "asc" }],
  });
  return found.map(({ accountId, month, orders, amountCents }) => ({
    accountId,
    month: month.toISOString().slice(0, 10),
    orders,
    amountCents: Number(amountCents),
  }));
}

/** Orders and amounts of a month that both have add up. */
function joinMonths(accountId: string, months: readonly Row[]): readonly Row[] {
  const sums = new Map<string, Row>();
  for (const row of months) {
    const sum = sums.get(String(row["month"]));
    const add = (field: string) => Number(sum?.[field] ?? 0) + Number(row[field]);
    sums.set(String(row["month"]), {
      ...row,
      accountId,
      orders: add("orders"),
      amountCents: add("amountCents"),
    });
  }
  return [...sums.values()];
}

async function moveAll(
  target: Target,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<MergeEntry["moved"]> {
  const { tx, workspaceId } = target;
  const moved: Record<string, readonly string[]> = {};
  for (const table of MOVED) {
    const name = Prisma.raw(`"${table}"`);
    const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      select "id" from ${name} where "workspaceId" = ${workspaceId} and "accountId" = ${from} order by "id"`);
    const ids = rows.map(({ id }) => id);
    await moveTo(target, table, { ids, accountId: to });
    if (ids.length > 0) moved[table] = ids;
  }
  return moved;
}

async function moveTo(
  { tx, workspaceId }: Target,
  table: string,
  { ids, accountId }: { readonly ids: readonly string[]; readonly accountId: string },
): Promise<void> {
  if (!MOVED.some((known) => known === table)) throw new Error(`${table} does not move`);
  await tx.$executeRaw(Prisma.sql`
    update ${Prisma.raw(`"${table}"`)} set "accountId" = ${accountId}
    where "workspaceId" = ${workspaceId}
      and "id" in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
}

/** Fields that say something only together. */
const TOGETHER = [
  ["lat", "lng", "precision"],
  ["cadenceMinDays", "cadenceMaxDays"],
] as const;

const LIFECYCLES = ["prospect", "lost", "customer"];

/** The kept account with what it does not say itself from the other one. */
function filledFrom(keep: Row, drop: Row): Row {
  const together = new Set<string>(TOGETHER.flat());
  const filled: Record<string, unknown> = { ...keep };
  for (const [field, value] of Object.entries(drop))
    if (!together.has(field) && isNothing(keep[field])) filled[field] = value;
  for (const fields of TOGETHER)
    if (isNothing(keep[fields[0]]) && isNothing(keep[fields[1]]))
      for (const field of fields) filled[field] = drop[field];
  const stages = [keep, drop].map((row) => LIFECYCLES.indexOf(String(row["lifecycle"])));
  filled["lifecycle"] = LIFECYCLES[Math.max(...stages)] ?? keep["lifecycle"];
  if (Number(keep["potentialCents"]) === 0) filled["potentialCents"] = drop["potentialCents"];
  filled["externalIds"] = { ...idsOf(drop), ...idsOf(keep) };
  return filled;
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "";

const idsOf = (row: Row): Readonly<Record<string, string>> =>
  (row["externalIds"] ?? {}) as Readonly<Record<string, string>>;

/** Ids under which the dropped account was known and the kept one is not: its own, and those of other systems. */
function aliasesOf(keep: Row, drop: Row): readonly Alias[] {
  const own = { system: "id", alias: String(drop["id"]) };
  const others = Object.entries(idsOf(drop)).flatMap(([system, alias]) =>
    idsOf(keep)[system] === undefined || idsOf(keep)[system] === alias ? [] : [{ system, alias }],
  );
  return [own, ...others];
}

/** Territories that name accounts one by one name the kept one. */
async function renameInRules(
  { tx, workspaceId }: Target,
  from: string,
  to: string,
): Promise<MergeEntry["territories"]> {
  const changed = [];
  for (const { name, rules } of await tx.territory.findMany({ orderBy: { name: "asc" } })) {
    const after = JSON.parse(
      JSON.stringify(rules, (key, value: unknown) =>
        key === "accountIds" && Array.isArray(value)
          ? [...new Set(value.map((id: unknown) => (id === from ? to : id)))]
          : value,
      ),
    ) as Prisma.InputJsonValue;
    if (JSON.stringify(after) === JSON.stringify(rules)) continue;
    await tx.territory.update({
      where: { workspaceId_name: { workspaceId, name } },
      data: { rules: after },
    });
    changed.push({ name, before: rules, after });
  }
  return changed;
}

/** Fields that no import writes: what a rep set aside, or an administrator locked. */
async function restoreUnwritten({ tx, workspaceId }: Target, row: Row): Promise<void> {
  const fields = Object.keys(row).filter(
    (field) => !(field in accounts.blank) && field !== "workspaceId",
  );
  const set = Prisma.join(
    fields.map((field) => Prisma.sql`${Prisma.raw(`"${field}"`)} = k.${Prisma.raw(`"${field}"`)}`),
  );
  await tx.$executeRaw(Prisma.sql`
    update "Account" a set ${set}
    from jsonb_populate_record(null::"Account", ${JSON.stringify(row)}::jsonb) k
    where a."workspaceId" = ${workspaceId} and a."id" = k."id"`);
}
