import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import type { Author, Writer } from "../domain/ports.ts";
import { toDay, toDayOrNull } from "./days.ts";
import type { Change, Prisma } from "./generated/client.ts";
import { type GoalsEntry, setGoals, takeBackGoals } from "./goals.ts";
import type { Entry } from "./import/journal.ts";
import { takeBackImport } from "./import/take-back.ts";
import { logChange, toJson } from "./log-change.ts";
import { type MergeEntry, mergeAccounts, takeBackMerge } from "./merge-accounts.ts";
import type { Scoped, ScopedTransaction } from "./scope.ts";

/**
 * Writes of one workspace, each in one transaction with its entry in the log. `changed` is called when names may be
 * others than before.
 */
export function openWriter(scoped: Scoped, workspaceId: string, changed: () => void): Writer {
  return {
    logVisit: (author, visit) =>
      scoped.$transaction((tx) => logVisit({ tx, workspaceId, author }, visit)),
    snooze: (author, accountId, snooze) =>
      scoped.$transaction((tx) => snoozeAccount({ tx, workspaceId, author }, accountId, snooze)),
    async mergeAccounts(author, pair) {
      const changeId = await scoped.$transaction(
        (tx) => mergeAccounts({ tx, workspaceId }, author, pair),
        LONG,
      );
      changed();
      return { changeId };
    },
    keepApart: (author, pair) =>
      scoped.$transaction((tx) => keepApart({ tx, workspaceId, author }, pair)),
    setGoals: (author, goals) =>
      scoped.$transaction((tx) => setGoals({ tx, workspaceId }, author, goals)),
    async undo(author, changeId) {
      const undone = await scoped.$transaction(
        (tx) => undo(tx, { workspaceId, author, changeId }),
        LONG,
      );
      if (undone.what === "import" || undone.what === "merge") changed();
      return undone;
    },
  };
}

/** Taking back an import of thousands of rows takes longer than Prisma's five seconds. */
const LONG = { timeout: 5 * 60_000, maxWait: 5 * 60_000 };

type Write = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  readonly author: Author;
};

async function logVisit(
  { tx, workspaceId, author }: Write,
  visit: Parameters<Writer["logVisit"]>[1],
) {
  const visitId = randomUUID();
  const days = { date: toDay(visit.date), followUpOn: toDayOrNull(visit.followUpOn) };
  const after = await tx.visit.create({ data: { ...visit, ...days, id: visitId, workspaceId } });
  const entry = { workspaceId, author, entity: "visit", entityId: visitId, before: null, after };
  return { changeId: await logChange(tx, entry), visitId };
}

async function snoozeAccount(
  { tx, workspaceId, author }: Write,
  accountId: string,
  snooze: Parameters<Writer["snooze"]>[2],
) {
  const before = await snoozeOf(tx, accountId);
  const after = {
    snoozedUntil: toDayOrNull(snooze?.until ?? null),
    snoozeReason: snooze?.reason ?? null,
  };
  await tx.account.update({
    where: { workspaceId_id: { workspaceId, id: accountId } },
    data: after,
  });
  const entry = { workspaceId, author, entity: "snooze", entityId: accountId, before, after };
  return { changeId: await logChange(tx, entry) };
}

async function keepApart(
  { tx, workspaceId, author }: Write,
  pair: readonly [string, string],
): Promise<{ changeId: string }> {
  const [firstId = "", secondId = ""] = pair.toSorted();
  const key = { workspaceId, firstId, secondId };
  const where = { workspaceId_firstId_secondId: key };
  const before = await tx.keptApart.findUnique({ where });
  await tx.keptApart.upsert({ where, create: key, update: {} });
  const entry = { workspaceId, author, entity: "apart", entityId: firstId };
  return { changeId: await logChange(tx, { ...entry, before, after: key }) };
}

const snoozeOf = (tx: ScopedTransaction, id: string) =>
  tx.account.findFirstOrThrow({
    where: { id },
    select: { snoozedUntil: true, snoozeReason: true },
  });

type Undo = { readonly workspaceId: string; readonly author: Author; readonly changeId: string };

async function undo(
  tx: ScopedTransaction,
  { workspaceId, author, changeId }: Undo,
): Promise<{ what: string; entityId: string }> {
  const change = await tx.change.findFirst({ where: { id: changeId } });
  if (!change)
    throw new UserError(
      "not_found",
      "There is no such change.",
      "Only what was written here can be taken back.",
    );
  if (change.undoneById !== null)
    throw new UserError("already_undone", "That was taken back already.", "Nothing more to do.");
  if (change.authorEmail !== author.email) {
    throw new UserError(
      "not_allowed",
      `Only ${change.authorEmail} can take that back.`,
      "Ask them, or write the correction yourself.",
    );
  }
  await putBack(tx, workspaceId, change);
  const { entity, entityId, before, after } = change;
  const undoneById = await logChange(tx, {
    workspaceId,
    author,
    entity,
    entityId,
    // The rows of imports and merges are in their own entries.
    before: entity === "import" || entity === "merge" ? null : asObject(after),
    after: asObject(before),
  });
  await tx.change.update({
    where: { workspaceId_id: { workspaceId, id: changeId } },
    data: { undoneById },
  });
  return { what: entity, entityId };
}

async function putBack(
  tx: ScopedTransaction,
  workspaceId: string,
  { entity, entityId, before, after }: Change,
): Promise<void> {
  if (entity === "visit") {
    await tx.visit.delete({ where: { workspaceId_id: { workspaceId, id: entityId } } });
    return;
  }
  if (entity === "import") {
    const { rows } = asObject(after) as { rows: readonly Entry[] };
    return takeBackImport({ tx, workspaceId }, rows);
  }
  if (entity === "merge") return takeBackMerge({ tx, workspaceId }, asObject(after) as MergeEntry);
  if (entity === "goals") {
    const [was, is] = [asObject(before), asObject(after)] as [GoalsEntry, GoalsEntry];
    return takeBackGoals({ tx, workspaceId }, was, is);
  }
  if (entity === "apart") {
    const { firstId, secondId } = asObject(after) as { firstId: string; secondId: string };
    if (before === null) await tx.keptApart.deleteMany({ where: { firstId, secondId } });
    return;
  }
  // The database keeps JSON with its keys in an order of its own.
  if (!isDeepStrictEqual(toJson(await snoozeOf(tx, entityId)), after)) {
    throw new UserError(
      "changed_since",
      "Somebody changed this account since.",
      "Look at it again and set it as you want it.",
    );
  }
  const { snoozedUntil, snoozeReason } = asObject(before) as {
    snoozedUntil: string | null;
    snoozeReason: string | null;
  };
  await tx.account.update({
    where: { workspaceId_id: { workspaceId, id: entityId } },
    data: { snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil), snoozeReason },
  });
}

const asObject = (value: Prisma.JsonValue): object | null =>
  typeof value === "object" ? value : null;
