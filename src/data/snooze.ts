import type { Author, Writer } from "../domain/ports.ts";
import { toDayOrNull } from "./days.ts";
import { logChange } from "./log-change.ts";
import type { ScopedTransaction } from "./scope.ts";

type Write = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  readonly author: Author;
};

/** What the log keeps of a snooze. */
export type SnoozeEntry = {
  readonly snoozedUntil: string | null;
  readonly snoozeReason: string | null;
};

export async function snoozeAccount(
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

export const snoozeOf = (tx: ScopedTransaction, id: string) =>
  tx.account.findFirstOrThrow({
    where: { id },
    select: { snoozedUntil: true, snoozeReason: true },
  });
