import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.VisitUncheckedCreateInput, "workspaceId">;

export const visits = defineKind<Row>({
  name: "visits",
  columns: {
    visit_id: { read: cell.words, isRequired: true },
    account_id: { read: cell.words, isRequired: true, refersTo: "accounts" },
    rep_email: { read: cell.email, isRequired: true, refersTo: "people" },
    date: { read: cell.day, isRequired: true },
    start: { read: cell.clockTime },
    minutes: { read: cell.integer(0, 1440), isRequired: true },
    status: { read: cell.oneOf("planned", "done", "skipped"), isRequired: true },
    outcome: { read: cell.words },
    notes: { read: cell.words },
    next_step: { read: cell.words },
    follow_up_on: { read: cell.day },
    satisfaction: { read: cell.integer(1, 5) },
  },
  keyOf: (row) => row.id,
  toRow: (cells) =>
    filled<Row>(cells, {
      id: "visit_id",
      accountId: "account_id",
      personEmail: "rep_email",
      date: "date",
      startAt: "start",
      minutes: "minutes",
      status: "status",
      outcome: "outcome",
      notes: "notes",
      nextStep: "next_step",
      followUpOn: "follow_up_on",
      satisfaction: "satisfaction",
    }),
  existing: ({ tx }) => tx.visit.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.visit.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.visit.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: row }),
});
