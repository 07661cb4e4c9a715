import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.LeadUncheckedCreateInput, "workspaceId" | "ledger">;

export const leads = defineKind<Row>({
  name: "leads",
  columns: {
    lead_id: { read: cell.words, isRequired: true },
    name: { read: cell.words, isRequired: true },
    place: { read: cell.words },
    lat: { read: cell.decimal(-90, 90) },
    lng: { read: cell.decimal(-180, 180) },
    industry: { read: cell.words },
    segment: { read: cell.words },
    language: { read: cell.words },
    value_usd: { read: cell.money },
    source: { read: cell.words },
    phone: { read: cell.words },
    email: { read: cell.email },
    notes: { read: cell.words },
    status: { read: cell.oneOf("open", "waiting", "accepted", "passed"), isRequired: true },
    assigned_email: { read: cell.email, refersTo: "people" },
    created_at: { read: cell.instant, isRequired: true },
    assigned_at: { read: cell.instant },
    answer_by: { read: cell.instant },
    answered_at: { read: cell.instant },
    answer_reason: { read: cell.words },
    account_id: { read: cell.words, refersTo: "accounts" },
  },
  keyOf: (row) => row.id,
  toRow: (cells) =>
    filled<Row>(cells, {
      id: "lead_id",
      name: "name",
      place: "place",
      lat: "lat",
      lng: "lng",
      industry: "industry",
      segment: "segment",
      language: "language",
      valueCents: "value_usd",
      source: "source",
      phone: "phone",
      email: "email",
      notes: "notes",
      status: "status",
      assignedEmail: "assigned_email",
      createdAt: "created_at",
      assignedAt: "assigned_at",
      answerBy: "answer_by",
      answeredAt: "answered_at",
      answerReason: "answer_reason",
      accountId: "account_id",
    }),
  existing: ({ tx }) => tx.lead.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.lead.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.lead.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: row }),
});
