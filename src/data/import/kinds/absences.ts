import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.AbsenceUncheckedCreateInput, "workspaceId">;

export const absences = defineKind<Row>({
  name: "absences",
  columns: {
    absence_id: { read: cell.words, isRequired: true },
    person_email: { read: cell.email, isRequired: true, refersTo: "people" },
    from: { read: cell.day, isRequired: true },
    to: { read: cell.day, isRequired: true },
    part: { read: cell.oneOf("all", "morning", "afternoon") },
    reason: { read: cell.words },
  },
  keyOf: (row) => row.id,
  toRow: (cells) =>
    filled<Row>(cells, {
      id: "absence_id",
      personEmail: "person_email",
      from: "from",
      to: "to",
      part: "part",
      reason: "reason",
    }),
  existing: ({ tx }) => tx.absence.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.absence.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.absence.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: row }),
});
