import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import type { Author } from "../domain/ports.ts";
import type { Change, Prisma } from "./generated/client.ts";
import { type GoalsEntry, takeBackGoals } from "./goals.ts";
import type { Entry } from "./import/journal.ts";
import { takeBackImport } from "./import/take-back.ts";
import { type Link, takeBackLink } from "./link-person.ts";
import { logChange, toJson } from "./log-change.ts";
import { type MergeEntry, takeBackMerge } from "./merge-accounts.ts";
import { takeBackPolicy } from "./policies.ts";
import type { ScopedTransaction } from "./scope.ts";
import { type PlaceEntry, takeBackPlace } from "./set-place.ts";
import { type SnoozeEntry, snoozeOf } from "./snooze.ts";
import { takeBackWish, type Wish } from "./subscribe.ts";
import { type HoursEntry, takeBackHours } from "./working-hours.ts";

type Write = { readonly tx: ScopedTransaction; readonly workspaceId: string };

/** Puts back what a change replaced; refused when somebody else wrote it, or changed it since. */
export async function undo(
  { tx, workspaceId, author }: Write & { readonly author: Author },
  changeId: string,
): Promise<{ what: string; entityId: string }> {
  const change = await findChange(tx, author, changeId);
  const { entity, entityId, before, after } = change;
  const putBack = PUT_BACK[entity];
  if (!putBack)
    throw new UserError(
      "not_allowed",
      "That cannot be taken back like this.",
      "Say what should be instead.",
    );
  await putBack({ tx, workspaceId }, change);
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

async function findChange(
  tx: ScopedTransaction,
  author: Author,
  changeId: string,
): Promise<Change> {
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
  return change;
}

type PutBack = (write: Write, change: Change) => Promise<void>;

/** How each kind of change is put back, from what its own writer logged. */
const PUT_BACK: Readonly<Record<string, PutBack>> = {
  async visit({ tx, workspaceId }, { entityId }) {
    await tx.visit.delete({ where: { workspaceId_id: { workspaceId, id: entityId } } });
  },
  snooze: putBackSnooze,
  place: (write, { entityId, before, after }) =>
    takeBackPlace(write, entityId, {
      before: asObject(before) as PlaceEntry,
      after: asObject(after) as PlaceEntry,
    }),
  import: (write, { after }) =>
    takeBackImport(write, (asObject(after) as { rows: readonly Entry[] }).rows),
  merge: (write, { after }) => takeBackMerge(write, asObject(after) as MergeEntry),
  goals: (write, { before, after }) =>
    takeBackGoals(write, asObject(before) as GoalsEntry, asObject(after) as GoalsEntry),
  digest: (write, { before, after }) =>
    takeBackWish(write, asObject(before) as Wish | null, asObject(after) as Wish),
  link: (write, { before }) => takeBackLink(write, asObject(before) as Link),
  policy: (write, { before, after }) =>
    takeBackPolicy(write, asObject(before) ?? {}, asObject(after) ?? {}),
  hours: (write, { before, after }) =>
    takeBackHours(write, asObject(before) as HoursEntry, asObject(after) as HoursEntry),
  async apart({ tx }, { before, after }) {
    const { firstId, secondId } = asObject(after) as { firstId: string; secondId: string };
    if (before === null) await tx.keptApart.deleteMany({ where: { firstId, secondId } });
  },
};

async function putBackSnooze(
  { tx, workspaceId }: Write,
  { entityId, before, after }: Change,
): Promise<void> {
  // The database keeps JSON with its keys in an order of its own.
  if (!isDeepStrictEqual(toJson(await snoozeOf(tx, entityId)), after)) {
    throw new UserError(
      "changed_since",
      "Somebody changed this account since.",
      "Look at it again and set it as you want it.",
    );
  }
  const { snoozedUntil, snoozeReason } = asObject(before) as SnoozeEntry;
  await tx.account.update({
    where: { workspaceId_id: { workspaceId, id: entityId } },
    data: { snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil), snoozeReason },
  });
}

const asObject = (value: Prisma.JsonValue): object | null =>
  typeof value === "object" ? value : null;
