import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import type { Report } from "../../src/data/import/report.ts";
import { mergeAccounts } from "../../src/data/merge-accounts.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { importText, openEmptyDatabase } from "../world.ts";

let database: Database;

const ACCOUNTS = `account_id,name,city,state,zip,salesforce_id
S1,Acme Foods,Ames,IA,50010,001000000000001AAA
S2,ACME Foods Inc.,Ames,IA,50010,001000000000002AAA
S3,Corner Cafe,Ames,IA,50010,`;

const BY_MONTH = [
  "S1,2026-01,100,1",
  "S3,2026-01,7,1",
  "S2,2026-01,50.50,2",
  "S2,2026-02,70,3",
  "001000000000002AAA,2026-03,1,1",
  "S1,2026-03,2,1",
];

beforeEach(async () => {
  database = await openEmptyDatabase();
  await database.client.workspace.create({ data: { id: "small", name: "Small", timeZone: "UTC" } });
  await importText(database, { accounts: ACCOUNTS });
  await scopeTo(database.client, "small").$transaction((tx) =>
    mergeAccounts(
      { tx, workspaceId: "small" },
      { email: "mo@small.example", tool: "merge_accounts", at: new Date("2026-03-02T08:00:00Z") },
      { keepId: "S1", dropId: "S2" },
    ),
  );
});

afterEach(() => database.close());

const sales = (lines: readonly string[]) => ({
  sales: ["account_id,month,amount_usd,orders", ...lines].join("\n"),
});

const counts = ({ kind, read, taken, updated, unchanged, refused }: Report) => [
  kind,
  read,
  taken,
  updated,
  unchanged,
  refused,
];

const months = async () =>
  (
    await database.client.monthlySales.findMany({
      orderBy: [{ accountId: "asc" }, { month: "asc" }],
    })
  ).map(({ accountId, month, orders, amountCents }) =>
    [accountId, month.toISOString().slice(0, 7), orders, Number(amountCents)].join(" "),
  );

const ADDED_UP = [
  "S1 2026-01 3 15050",
  "S1 2026-02 3 7000",
  "S1 2026-03 2 300",
  "S3 2026-01 1 700",
];

test("months of two accounts that became one add up, and importing them twice changes nothing", async () => {
  const first = await importText(database, sales(BY_MONTH));
  const added = await months();
  const again = await importText(database, sales(BY_MONTH.toReversed()));

  expect(first.map(counts)[0]).toEqual(["sales", 6, 6, 0, 0, 0]);
  expect(added).toEqual(ADDED_UP);
  expect(again.map(counts)).toEqual([["sales", 6, 0, 0, 6, 0]]);
  expect(await months()).toEqual(ADDED_UP);
});

test("a row that repeats another of the same old id is refused as ever", async () => {
  const [report] = await importText(
    database,
    sales([...BY_MONTH, "S2,2026-01,50.50,2", "S1,2026-01,100,1"]),
  );

  expect(report && counts(report)).toEqual(["sales", 8, 6, 0, 0, 2]);
  expect(report?.problems.map(({ line, reason }) => [line, reason])).toEqual([
    [8, "repeats the row of line 4 (S1 2026-01-01 S2)"],
    [9, "repeats the row of line 2 (S1 2026-01-01)"],
  ]);
  expect(await months()).toEqual(ADDED_UP);
});

test("months in the columns of a wide sheet add up too", async () => {
  const wide = {
    "": `account_id,name,2026-01,2026-02\nS1,Acme Foods,100,\nS2,ACME Foods Inc.,50,70`,
  };
  const first = await importText(database, wide);
  const added = await months();
  const again = await importText(database, wide);

  expect(first.map(counts).slice(0, 2)).toEqual([
    ["accounts", 2, 0, 0, 1, 1],
    ["sales", 3, 3, 0, 0, 0],
  ]);
  expect(added).toEqual(["S1 2026-01 2 15000", "S1 2026-02 1 7000"]);
  expect(again.map(counts).at(-1)).toEqual(["sales", 3, 0, 0, 3, 0]);
});
