import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import { importTables, type NamedSheet } from "../../src/data/import/import-tables.ts";
import { bytesSource, openSource } from "../../src/data/import/read/open-file.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { createPlaces } from "../../src/maps/places.ts";
import { openEmptyDatabase, SMALL } from "../world.ts";

let database: Database;

beforeEach(async () => {
  database = await openEmptyDatabase();
  await database.client.workspace.create({ data: { id: "small", name: "Small", timeZone: "UTC" } });
});

afterEach(() => database.close());

/** Everything that follows from files together: rules that claim accounts, a home town, a first order, a duplicate. */
const FILES = {
  ...SMALL,
  people: `email,name,role,home_town
ann@small.example,Ann Lee,rep,"Ames, IA"
bob@small.example,Bob Ray,rep,Nowhere at all`,
  territories: `name,region,owner_email,rule_kind,rule
North,All,ann@small.example,zip_prefix,500
South,All,bob@small.example,zip_prefix,501;500360`,
  accounts: `account_id,name,city,state,zip,phone,lifecycle
S1,Acme Foods,Ames,IA,50010,515-555-0101,prospect
S2,ACME Foods Inc.,Ames,IA,50010,515-555-0101,prospect
S3,Corner Cafe,Boone,IA,50036,,prospect
S4,Far Away,Denver,CO,80202,,prospect`,
  sales: `account_id,month,amount_usd
S1,2026-01,100
S9,2026-01,100`,
};

async function importFiles(isDryRun: boolean, files: Readonly<Record<string, string>> = FILES) {
  const sheets: NamedSheet[] = [];
  for (const [kind, text] of Object.entries(files)) {
    const source = bytesSource(`${kind}.csv`, new TextEncoder().encode(text));
    for (const sheet of await openSource(source)) sheets.push({ sheet, kind });
  }
  const within = { scoped: scopeTo(database.client, "small"), workspaceId: "small" };
  return importTables(within, sheets, { isDryRun, places: createPlaces() });
}

async function rowsOfAllTables(): Promise<object> {
  const { person, territory, account, monthlySales, importMapping } = database.client;
  return [
    await person.findMany(),
    await territory.findMany(),
    await account.findMany(),
    await monthlySales.findMany(),
    await importMapping.findMany(),
  ];
}

test("a dry run of files that need each other reports what the real run then does, to the letter", async () => {
  const before = await rowsOfAllTables();
  const promised = await importFiles(true);
  const afterDryRun = await rowsOfAllTables();
  const done = await importFiles(false);

  expect(afterDryRun).toEqual(before);
  expect(promised.every(({ isDryRun }) => isDryRun)).toBe(true);
  expect(promised.map((report) => ({ ...report, isDryRun: false }))).toEqual(done);
  const about = new Map(done.map((report) => [report.file, report]));
  expect(about.get("accounts.csv")?.merges.map(({ accountIds }) => accountIds)).toEqual([
    ["S1", "S2"],
  ]);
  expect(about.get("territory rules")?.updated).toBe(3);
  expect(about.get("home towns")?.updated).toBe(1);
  expect(about.get("orders")?.updated).toBe(1);
  expect(about.get("sales.csv")?.refused).toBe(1);
});

test("a file that fails does not hinder the others in a dry run either", async () => {
  // Beyond the first lines that are read when a file is opened.
  const months = Array.from({ length: 2500 }, (_, at) => `S1,${1800 + at}-02,1`).join("\n");
  const broken = { ...FILES, sales: `${FILES.sales}\n${months}\nS1,2026-02,"never closed` };
  const promised = await importFiles(true, broken);
  const done = await importFiles(false, broken);

  expect(promised.map((report) => ({ ...report, isDryRun: false }))).toEqual(done);
  expect(done.find(({ file }) => file === "sales.csv")?.problems[0]?.reason).toMatch(/cut off/);
  expect(await database.client.account.count()).toBe(4);
});
