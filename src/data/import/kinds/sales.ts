import type { Prisma } from "../../generated/client.ts";
import * as cell from "../cells.ts";
import { defineKind } from "../kind.ts";
import { filled } from "../rows.ts";

type Row = Omit<Prisma.MonthlySalesUncheckedCreateInput, "workspaceId">;

export const sales = defineKind<Row>({
  name: "sales",
  columns: {
    account_id: { read: cell.words, isRequired: true, refersTo: "accounts" },
    month: { read: cell.month, isRequired: true },
    orders: { read: cell.integer(0, 100_000), isRequired: true },
    amount_usd: { read: cell.money, isRequired: true },
  },
  keyOf: (row) => `${row.accountId} ${toMonth(row.month)}`,
  toRow: (cells) =>
    filled<Row>(cells, {
      accountId: "account_id",
      month: "month",
      orders: "orders",
      amountCents: "amount_usd",
    }),
  existing: ({ tx }) => tx.monthlySales.findMany(),
  create: ({ tx, workspaceId }, rows) =>
    tx.monthlySales.createMany({ data: rows.map((row) => ({ ...row, workspaceId })) }),
  update: ({ tx, workspaceId }, row) =>
    tx.monthlySales.update({
      where: {
        workspaceId_accountId_month: { workspaceId, accountId: row.accountId, month: row.month },
      },
      data: row,
    }),
});

const toMonth = (month: Date | string): string => new Date(month).toISOString().slice(0, 7);
