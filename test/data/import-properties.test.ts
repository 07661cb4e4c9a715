import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import { importTables } from "../../src/data/import/import-tables.ts";
import { openRows } from "../../src/data/import/read/rows-sheet.ts";
import type { Report } from "../../src/data/import/report.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { openEmptyDatabase } from "../world.ts";

let database: Database;
let workspaces = 0;

beforeAll(async () => {
  database = await openEmptyDatabase();
});

afterAll(() => database.close());

/** A new workspace, and how to import rows of a kind into it. */
async function newCompany() {
  workspaces += 1;
  const id = `w${workspaces}`;
  await database.client.workspace.create({ data: { id, name: id, timeZone: "UTC" } });
  const scoped = scopeTo(database.client, id);
  const take = async (kind: string, lines: readonly (readonly string[])[], isDryRun = false) => {
    const [headers = [], ...rows] = lines;
    const sheet = openRows(
      `${kind}.csv`,
      headers,
      rows.map((cells, at) => ({ line: at + 2, cells })),
    );
    return importTables({ scoped, workspaceId: id }, [{ sheet, kind }], { isDryRun });
  };
  const accounts = async () => {
    const rows = await database.client.account.findMany({
      where: { workspaceId: id },
      omit: { workspaceId: true },
      orderBy: { id: "asc" },
    });
    return rows.map((row) => ({ ...row, potentialCents: String(row.potentialCents) }));
  };
  const sales = () =>
    database.client.monthlySales.findMany({
      where: { workspaceId: id },
      omit: { workspaceId: true },
      orderBy: [{ accountId: "asc" }, { month: "asc" }],
    });
  return { take, accounts, sales };
}

/** A report but for whether anything was written. */
const withoutRun = (report: Report): object => ({ ...report, isDryRun: false });

const HEADERS = [
  "Store No",
  "Store Name",
  "City",
  "Zip",
  "Lat",
  "Long",
  "Potential",
  "Visit minutes",
];

/** Rows good and bad, some about the same shop, some with neither id nor place. */
const anyRow = fc.tuple(
  fc.constantFrom("", "1", "2", "3"),
  fc.constantFrom("", "Acme", "ACME Inc.", "Bolt", "Corner Café"),
  fc.constantFrom("", "Ames", "Boone"),
  fc.constantFrom("", "50010", "50036.0"),
  fc.constantFrom("", "42.03", "0", "99999"),
  fc.constantFrom("", "-93.62", "0"),
  fc.constantFrom("", "$1,200.50", "12k", "none of your business"),
  fc.constantFrom("", "30", "0"),
);

test("counts add up, twice changes nothing, a dry run tells the truth, order does not matter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 12 }), async (rows) => {
      const [one, other] = [await newCompany(), await newCompany()];
      const promised = await one.take("accounts", [HEADERS, ...rows], true);
      expect(await one.accounts()).toEqual([]);
      const first = await one.take("accounts", [HEADERS, ...rows]);
      const again = await one.take("accounts", [HEADERS, ...rows]);
      const reversed = await other.take("accounts", [HEADERS, ...rows.toReversed()]);

      for (const { read, taken, updated, unchanged, refused } of [
        ...first,
        ...again,
        ...reversed,
      ]) {
        expect(read).toBe(rows.length);
        expect(taken + updated + unchanged + refused).toBe(read);
      }
      expect(promised.map(withoutRun)).toEqual(first.map(withoutRun));
      expect(again[0]?.taken).toBe(0);
      expect(again[0]?.updated).toBe(0);
      expect(again[0]?.unchanged).toBe(first[0]?.taken);
      expect(await other.accounts()).toEqual(await one.accounts());
    }),
    { numRuns: 40 },
  );
});

test("order lines sum up to the same months in whatever order they come", async () => {
  const anyLine = fc.tuple(
    fc.constantFrom("A", "B"),
    fc.constantFrom("2026-01-05", "2026-01-05", "2026-01-20", "2026-02-01"),
    fc.integer({ min: -500, max: 5000 }).map((cents) => (cents / 100).toFixed(2)),
    fc.nat({ max: 1000 }).map(String),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 20 }), async (lines) => {
      const headers = ["Customer", "Order Date", "Total", "Invoice line"];
      const books = [];
      for (const each of [lines, lines.toReversed()]) {
        const company = await newCompany();
        await company.take("accounts", [
          ["account_id", "name"],
          ["A", "Acme"],
          ["B", "Bolt"],
        ]);
        const [report] = await company.take("sales", [headers, ...each]);
        expect(report?.refused).toBe(
          lines.length - new Set(lines.map((line) => line.join("|"))).size,
        );
        books.push(await company.sales());
      }
      expect(books[1]).toEqual(books[0]);
      const different = [...new Set(lines.map((line) => line.join("|")))].map((line) =>
        line.split("|"),
      );
      const total = different.reduce((sum, line) => sum + Math.round(Number(line[2]) * 100), 0);
      expect(books[0]?.reduce((sum, { amountCents }) => sum + Number(amountCents), 0)).toBe(total);
    }),
    { numRuns: 25 },
  );
});
