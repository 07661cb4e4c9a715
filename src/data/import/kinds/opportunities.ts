import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.OpportunityUncheckedCreateInput, "workspaceId">;

export const opportunities = defineKind<Row>({
  name: "opportunities",
  columns: {
    opportunity_id: { read: cell.words, isRequired: true },
    account_id: { read: cell.words, isRequired: true, refersTo: "accounts" },
    owner_email: { read: cell.email, refersTo: "people" },
    name: { read: cell.words, isRequired: true },
    stage: { read: cell.words, isRequired: true },
    status: { read: cell.oneOf("open", "won", "lost"), isRequired: true },
    amount_usd: { read: cell.money, isRequired: true },
    opened_on: { read: cell.day, isRequired: true },
    expected_close_on: { read: cell.day },
    closed_on: { read: cell.day },
  },
  keyOf: (row) => row.id,
  toRow: (cells) =>
    filled<Row>(cells, {
      id: "opportunity_id",
      accountId: "account_id",
      ownerEmail: "owner_email",
      name: "name",
      stage: "stage",
      status: "status",
      amountCents: "amount_usd",
      openedOn: "opened_on",
      expectedCloseOn: "expected_close_on",
      closedOn: "closed_on",
    }),
  existing: ({ tx }) => tx.opportunity.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.opportunity.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.opportunity.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: row }),
});
