import * as cell from "../cells.ts";
import { AMOUNT, also } from "../headers/words.ts";
import type { Cells, Kind, Row } from "../kind.ts";
import { CellError } from "../report.ts";
import { required } from "../rows.ts";
import { accountColumns } from "./account-fields.ts";

export const sales: Kind = {
  name: "sales",
  table: "MonthlySales",
  key: ["accountId", "month"],
  columns: {
    ...accountColumns(true),
    month: {
      ...cell.month,
      also: also(
        "sales month|year month|yearmonth|monat|umsatzmonat|mois|mes|periode|period|ano mes|mes ano|billing month",
      ),
      tells: 4,
      example: "2026-01",
    },
    date: {
      ...cell.day,
      also: also(
        "order date|invoice date|sale date|sales date|transaction date|posting date|ship date|bestelldatum|rechnungsdatum|auftragsdatum|belegdatum|buchungsdatum|datum|date de commande|date de facture|fecha|fecha de pedido|fecha de factura|data|data do pedido|data da venda|fecha de venta",
      ),
      tells: 2,
      example: "",
    },
    orders: {
      ...cell.integer(0, 100_000),
      also: also(
        "order count|number of orders|orders count|transactions|invoices|bestellungen|anzahl bestellungen|auftrage|commandes|nombre de commandes|pedidos|numero de pedidos",
      ),
      tells: 3,
      otherwise: "1",
      example: "4",
    },
    amount_usd: { ...cell.money, also: AMOUNT, isRequired: true, tells: 2, example: "2310.50" },
  },
  needs: [["account_id", "account_name"], ["month", "date"], ["amount_usd"]],
  blank: { accountId: null, month: null, orders: null, amountCents: null },
  types: { accountId: "text", month: "date", orders: "int", amountCents: "bigint" },
  toRow,
  joinMerged: (total, row) => ({
    ...total,
    orders: Number(total["orders"]) + Number(row["orders"]),
    amountCents: Number(total["amountCents"]) + Number(row["amountCents"]),
  }),
  sum: {
    add: (total, row) => ({
      ...total,
      // While lines are summed, `orders` is a set of days: a day's lines are one order.
      orders: Number(total["orders"]) | Number(row["orders"]),
      amountCents: Number(total["amountCents"]) + Number(row["amountCents"]),
    }),
    finish: countDays,
    told: "lines were summed by account and month; each day with an order counts as one order; a month that was there is replaced by its sum",
  },
};

function toRow(cells: Cells): Row {
  const { month, date, orders, mergedFrom } = cells;
  const accountId = required(cells, "account_id");
  const amountCents = Number(required(cells, "amount_usd"));
  if (typeof month === "string") {
    const row = { accountId, month, orders: orders ?? 1, amountCents };
    return mergedFrom === undefined ? row : { ...row, mergedFrom };
  }
  if (typeof date !== "string")
    throw new CellError("has no month", "Fill in the month or the date");
  // Thirty-one days fit into the bits of one number.
  return {
    accountId,
    month: firstOfMonth(date),
    orders: 1 << (Number(date.slice(8)) - 1),
    amountCents,
  };
}

const months = new Map<string, string>();

/** One text for each month, not for each of a million lines. There are 3,600 months at most. */
function firstOfMonth(date: string): string {
  const month = date.slice(0, 7);
  const known = months.get(month);
  if (known !== undefined) return known;
  const first = `${month}-01`;
  months.set(month, first);
  return first;
}

/** Of a month's sum: the days on which anything was ordered. */
function countDays(row: Row): Row {
  let days = Number(row["orders"]) >>> 0;
  let orders = 0;
  for (; days > 0; days >>>= 1) orders += days & 1;
  return { ...row, orders };
}
