import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.ContactUncheckedCreateInput, "workspaceId">;

export const contacts = defineKind<Row>({
  name: "contacts",
  columns: {
    contact_id: { read: cell.words, isRequired: true },
    account_id: { read: cell.words, isRequired: true, refersTo: "accounts" },
    name: { read: cell.words, isRequired: true },
    title: { read: cell.words },
    phone: { read: cell.words },
    email: { read: cell.email },
  },
  keyOf: (row) => row.id,
  toRow: (cells) =>
    filled<Row>(cells, {
      id: "contact_id",
      accountId: "account_id",
      name: "name",
      title: "title",
      phone: "phone",
      email: "email",
    }),
  existing: ({ tx }) => tx.contact.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.contact.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.contact.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: row }),
});
