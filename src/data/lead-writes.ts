import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Lead, LeadWrite } from "../domain/leads/desk.ts";
import { toLedgerRow } from "../domain/leads/ledger-row.ts";
import type { Author } from "../domain/ports.ts";
import { Prisma } from "./generated/client.ts";
import { insertRows } from "./insert-rows.ts";
import { toLeadRow } from "./lead-rows.ts";
import { toJson } from "./log-change.ts";
import type { ScopedTransaction } from "./scope.ts";

export type LeadTarget = { readonly tx: ScopedTransaction; readonly workspaceId: string };

/** Stores what becomes of leads, with the ledger, the log, the turns, the receipts and the posts: table by table. */
export async function writeLeads(
  target: LeadTarget,
  author: Author,
  writes: readonly LeadWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const fresh = writes.filter(({ before }) => before === null);
  await insertRows(
    target,
    "Lead",
    fresh.map(({ after }) => toLeadRow(after)),
  );
  for (const write of writes) if (write.before !== null) await updateLead(target, write);
  await keepDecisions(target, author, writes);
  await keepTurns(target, writes);
  await keepPosts(target, writes);
  await keepReceipts(target, author, writes);
  await insertRows(
    target,
    "Change",
    writes.map((write) => changeOf(author, write)),
  );
}

async function updateLead({ tx, workspaceId }: LeadTarget, { before, after }: LeadWrite) {
  const was: Readonly<Record<string, unknown>> = before === null ? {} : toLeadRow(before);
  const changed = Object.entries(toLeadRow(after)).filter(
    ([field, value]) => !isDeepStrictEqual(was[field], value),
  );
  if (changed.length === 0) return;
  await tx.lead.update({
    where: { workspaceId_id: { workspaceId, id: after.id } },
    data: Object.fromEntries(changed),
  });
}

const keepDecisions = (
  target: LeadTarget,
  { at }: Author,
  writes: readonly LeadWrite[],
): Promise<void> =>
  insertRows(
    target,
    "LeadDecision",
    writes.flatMap(({ after, decision }) =>
      decision === null
        ? []
        : [
            {
              id: orderedId(),
              leadId: after.id,
              decidedAt: at,
              chosenEmail: decision.chosen,
              candidates: toLedgerRow(decision),
              reason: decision.reason,
            },
          ],
    ),
  );

let made = 0;

/** Later ones sort after earlier ones: two decisions about a lead may have the same instant. */
function orderedId(): string {
  made += 1;
  const [now, count] = [String(Date.now()), String(made % 1_000_000).padStart(6, "0")];
  return `${now}-${count}-${randomUUID().slice(0, 8)}`;
}

/** Of several leads for one person the last one counts. */
async function keepTurns({ tx, workspaceId }: LeadTarget, writes: readonly LeadWrite[]) {
  const turns = new Map(
    writes.flatMap(({ after, turn }) =>
      turn === null || after.assignedEmail === null ? [] : [[after.assignedEmail, turn] as const],
    ),
  );
  if (turns.size === 0) return;
  const all = [...turns.values()];
  await tx.$executeRaw(Prisma.sql`
    insert into "LeadTurn" ("workspaceId", "email", "turns", "valueCents", "lastGivenAt")
    select ${workspaceId}, "email", "turns", "valueCents"::bigint, "lastGivenAt"::timestamp
    from unnest(
      ${[...turns.keys()]}::text[], ${all.map((each) => each.turns)}::float8[],
      ${all.map(({ valueCents }) => String(valueCents))}::text[],
      ${all.map(({ lastGivenAt }) => stamp(lastGivenAt))}::text[])
      as given("email", "turns", "valueCents", "lastGivenAt")
    on conflict ("workspaceId", "email") do update set
      "turns" = excluded."turns", "valueCents" = excluded."valueCents", "lastGivenAt" = excluded."lastGivenAt"`);
}

/** As columns without a time zone keep it: UTC. */
export const stamp = (instant: Date): string => instant.toISOString().slice(0, -1);

async function keepPosts(target: LeadTarget, writes: readonly LeadWrite[]): Promise<void> {
  await insertRows(
    target,
    "Post",
    writes.flatMap(({ posts }) =>
      posts.map((post) => ({ ...post, status: "waiting", attempts: 0 })),
    ),
  );
  for (const { id, card, text } of writes.flatMap(({ outdated }) => outdated)) {
    const now = { card: toJson(card) as Prisma.InputJsonObject, text };
    await target.tx.post.updateMany({ where: { id }, data: now });
  }
}

const keepReceipts = (
  target: LeadTarget,
  { at }: Author,
  writes: readonly LeadWrite[],
): Promise<void> =>
  insertRows(
    target,
    "LeadReceipt",
    writes.flatMap(({ after, receipt }) =>
      receipt === null ? [] : [{ ...receipt, leadId: after.id, receivedAt: at }],
    ),
  );

function changeOf(author: Author, { before, after }: LeadWrite) {
  return {
    id: randomUUID(),
    at: author.at,
    authorEmail: author.email,
    tool: author.tool,
    entity: "lead",
    entityId: after.id,
    before: before && standOf(before),
    after: before === null ? after : standOf(after),
  };
}

/** What changes of a lead. */
const standOf = ({ status, assignedEmail, answerReason, reminders, offers }: Lead) => ({
  status,
  assignedEmail,
  answerReason,
  reminders,
  offers,
});
