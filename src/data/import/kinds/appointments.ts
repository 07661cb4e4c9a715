import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.AppointmentUncheckedCreateInput, "workspaceId">;

export const appointments = defineKind<Row>({
  name: "appointments",
  columns: {
    appointment_id: { read: cell.words, isRequired: true },
    rep_email: { read: cell.email, isRequired: true, refersTo: "people" },
    account_id: { read: cell.words, refersTo: "accounts" },
    title: { read: cell.words, isRequired: true },
    date: { read: cell.day, isRequired: true },
    start: { read: cell.clockTime, isRequired: true },
    end: { read: cell.clockTime, isRequired: true },
  },
  keyOf: (row) => row.id,
  toRow: (cells) =>
    filled<Row>(cells, {
      id: "appointment_id",
      personEmail: "rep_email",
      accountId: "account_id",
      title: "title",
      date: "date",
      startAt: "start",
      endAt: "end",
    }),
  existing: ({ tx }) => tx.appointment.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.appointment.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.appointment.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: row }),
});
