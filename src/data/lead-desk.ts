import { randomUUID } from "node:crypto";
import type { Lead, LeadDesk, LedgerEntry, Turn } from "../domain/leads/desk.ts";
import type { Decision } from "../domain/leads/lead.ts";
import type { Author } from "../domain/ports.ts";
import type { Lead as LeadRow, Prisma } from "./generated/client.ts";
import { logChange, toJson } from "./log-change.ts";
import { advisoryLock, type Scoped, type ScopedTransaction } from "./scope.ts";

/** Decisions are made one after the other: each looks at what the last one gave. */
const LOCK = 7_402;

export function openLeadDesk(scoped: Scoped, workspaceId: string): LeadDesk {
  return {
    async list(now) {
      const rows = await scoped.lead.findMany({
        where: { createdAt: { lte: now } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      return rows.map((row) => leadAsOf(row, now));
    },
    async turns() {
      const rows = await scoped.leadTurn.findMany();
      return new Map(
        rows.map(({ email, turns, valueCents, lastGivenAt }) => [
          email,
          { turns, valueCents: Number(valueCents), lastGivenAt },
        ]),
      );
    },
    ledger: (leadId) => ledgerOf(scoped, leadId),
    give: (author, lead, given) =>
      scoped.$transaction((tx) => give({ tx, workspaceId, author }, lead, given)),
    answer: (author, leadId, answer) =>
      scoped.$transaction((tx) => answerLead({ tx, workspaceId, author }, leadId, answer)),
    nextId: () => nextId(scoped),
  };
}

async function ledgerOf(scoped: Scoped, leadId: string): Promise<readonly LedgerEntry[]> {
  const rows = await scoped.leadDecision.findMany({
    where: { leadId },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ decidedAt, candidates }) => ({
    at: decidedAt,
    decision: candidates as unknown as Decision,
  }));
}

async function nextId(scoped: Scoped): Promise<string> {
  const rows = await scoped.lead.findMany({ select: { id: true } });
  const numbers = rows.flatMap(({ id }) => (/^L\d+$/.test(id) ? [Number(id.slice(1))] : []));
  return `L${Math.max(1000, ...numbers) + 1}`;
}

/** What happened after `now` has not happened yet. */
function leadAsOf(row: LeadRow, now: Date): Lead {
  const isAnswered = row.answeredAt !== null && row.answeredAt <= now;
  const isAssigned =
    row.assignedEmail !== null && (row.assignedAt === null || row.assignedAt <= now);
  const { id, name, place: town, industry, segment, language, source, notes, lat, lng } = row;
  const { createdAt, accountId } = row;
  return {
    id,
    name,
    town,
    industry,
    segment,
    language,
    source,
    notes,
    createdAt,
    accountId,
    place: lat === null || lng === null ? null : { lat, lng },
    valueCents: row.valueCents === null ? null : Number(row.valueCents),
    status: statusOf(row.status, { isAnswered, isAssigned }),
    ...(isAssigned ? pick(row, "assignedEmail", "assignedAt", "answerBy") : UNASSIGNED),
    ...(isAnswered ? pick(row, "answeredAt", "answerReason") : UNANSWERED),
  };
}

const UNASSIGNED = { assignedEmail: null, assignedAt: null, answerBy: null };
const UNANSWERED = { answeredAt: null, answerReason: null };

const pick = <Row, Key extends keyof Row>(row: Row, ...keys: readonly Key[]): Pick<Row, Key> =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Row, Key>;

function statusOf(
  stored: string,
  { isAnswered, isAssigned }: { readonly isAnswered: boolean; readonly isAssigned: boolean },
): Lead["status"] {
  if (!isAssigned) return "open";
  if (isAnswered && (stored === "accepted" || stored === "passed")) return stored;
  return "waiting";
}

type Write = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  readonly author: Author;
};

async function give(
  { tx, workspaceId, author }: Write,
  lead: Lead,
  { decision, turn, answerBy }: Parameters<LeadDesk["give"]>[2],
): Promise<void> {
  await tx.$executeRaw(advisoryLock(LOCK));
  const assigned = {
    status: decision.chosen === null ? "open" : "waiting",
    assignedEmail: decision.chosen,
    assignedAt: decision.chosen === null ? null : author.at,
    answerBy,
    answeredAt: null,
    answerReason: null,
  };
  const { town, place, assignedEmail, ...facts } = lead;
  const where = { place: town, lat: place?.lat ?? null, lng: place?.lng ?? null };
  await tx.lead.upsert({
    where: { workspaceId_id: { workspaceId, id: lead.id } },
    create: { ...facts, ...where, ...assigned, workspaceId },
    update: assigned,
  });
  await keepDecision({ tx, workspaceId, author }, lead.id, { decision, turn });
  const before = { assignedEmail, status: lead.status };
  const after = { assignedEmail: decision.chosen, status: assigned.status };
  await logChange(tx, { workspaceId, author, entity: "lead", entityId: lead.id, before, after });
}

async function keepDecision(
  { tx, workspaceId, author }: Write,
  leadId: string,
  { decision, turn }: { readonly decision: Decision; readonly turn: Turn | null },
): Promise<void> {
  const { chosen, reason } = decision;
  await tx.leadDecision.create({
    data: {
      workspaceId,
      id: randomUUID(),
      leadId,
      decidedAt: author.at,
      chosenEmail: chosen,
      candidates: toJson(decision) as Prisma.InputJsonObject,
      reason,
    },
  });
  if (chosen === null || turn === null) return;
  await tx.leadTurn.upsert({
    where: { workspaceId_email: { workspaceId, email: chosen } },
    create: { workspaceId, email: chosen, ...turn },
    update: turn,
  });
}

async function answerLead(
  { tx, workspaceId, author }: Write,
  leadId: string,
  { isAccepted, reason }: Parameters<LeadDesk["answer"]>[2],
): Promise<void> {
  const data = {
    status: isAccepted ? "accepted" : "passed",
    answeredAt: author.at,
    answerReason: reason,
  };
  await tx.lead.update({ where: { workspaceId_id: { workspaceId, id: leadId } }, data });
  await logChange(tx, {
    workspaceId,
    author,
    entity: "lead",
    entityId: leadId,
    before: { status: "waiting" },
    after: data,
  });
}
