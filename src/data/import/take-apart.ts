import { headerWords, squeezed } from "./headers/normal.ts";
import { AMOUNT } from "./headers/words.ts";
import type { RawRow, Sheet } from "./read/sheet.ts";
import type { Understood } from "./understand.ts";
import { monthInHeader } from "./values/months.ts";

/** The account of a row, once the accounts of the file are known; null: the row was refused. */
export type AccountOf = (
  raw: RawRow,
) => { readonly id: string; readonly owner: string | null } | null;

const LAST_VISIT = new Set(
  "last visit|last visit date|last visited|last visited on|date of last visit|letzter besuch|letzter besuch am|derniere visite|date derniere visite|ultima visita|fecha ultima visita|data ultima visita|data da ultima visita"
    .split("|")
    .map(squeezed),
);

const AMOUNTS = new Set(["", ...AMOUNT].map(squeezed));
const ORDERS = new Set(["orders", "bestellungen", "commandes", "pedidos"]);

type MonthColumn = {
  readonly index: number;
  readonly month: string;
  readonly is: "amount" | "orders";
};

/** Columns of a wide sheet that hold a month's revenue or orders each. */
export function monthColumns({ sheet, matches }: Understood): readonly MonthColumn[] {
  const taken = new Set(matches.map(({ index }) => index));
  return sheet.headers.flatMap((header, index): MonthColumn[] => {
    const found = taken.has(index) ? null : monthInHeader(header);
    if (found === null) return [];
    const measure = squeezed(headerWords(found.rest || " "));
    if (ORDERS.has(measure)) return [{ index, month: found.month, is: "orders" }];
    return AMOUNTS.has(measure) ? [{ index, month: found.month, is: "amount" }] : [];
  });
}

/** The column that says when an account was visited last; null: there is none. */
export function lastVisitColumn({ sheet, matches }: Understood): number | null {
  const taken = new Set(matches.map(({ index }) => index));
  const index = sheet.headers.findIndex((header) => LAST_VISIT.has(squeezed(headerWords(header))));
  return index >= 0 && !taken.has(index) ? index : null;
}

/** Revenue by month in columns, as one row for each account and month. */
export function monthsSheet(understood: Understood, accountOf: AccountOf): Sheet {
  const columns = monthColumns(understood);
  const months = [...new Set(columns.map(({ month }) => month))];
  return derivedSheet(understood.sheet, {
    part: "revenue by month",
    headers: ["account_id", "month", "amount_usd", "orders"],
    rowsOf(raw) {
      const account = accountOf(raw);
      if (account === null) return [];
      return months.flatMap((month) => {
        const [amount = "", orders = ""] = (["amount", "orders"] as const).map((wanted) => {
          const column = columns.find((each) => each.month === month && each.is === wanted);
          return column === undefined ? "" : (raw.cells[column.index] ?? "").trim();
        });
        return amount === ""
          ? []
          : [{ line: raw.line, cells: [account.id, month, amount, orders] }];
      });
    },
  });
}

/** The last visit of each account, as a visit by its owner. */
export function lastVisitsSheet(
  understood: Understood,
  index: number,
  accountOf: AccountOf,
): Sheet {
  return derivedSheet(understood.sheet, {
    part: "last visits",
    headers: ["account_id", "rep_email", "date"],
    rowsOf(raw) {
      const date = (raw.cells[index] ?? "").trim();
      const account = date === "" ? null : accountOf(raw);
      return account === null
        ? []
        : [{ line: raw.line, cells: [account.id, account.owner ?? "", date] }];
    },
  });
}

type Derivation = {
  readonly part: string;
  readonly headers: readonly string[];
  readonly rowsOf: (raw: RawRow) => readonly RawRow[];
};

function derivedSheet(sheet: Sheet, { part, headers, rowsOf }: Derivation): Sheet {
  return {
    file: `${sheet.file} (${part})`,
    headers,
    notes: [],
    async *rows() {
      for await (const batch of sheet.rows()) yield batch.flatMap(rowsOf);
    },
    leftOut: () => [],
  };
}
