import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import type { Report } from "../../src/data/import/report.ts";
import { importText, openEmptyDatabase, SMALL } from "../world.ts";

let database: Database;

beforeEach(async () => {
  database = await openEmptyDatabase();
  await database.client.workspace.create({ data: { id: "small", name: "Small", timeZone: "UTC" } });
});

afterEach(() => database.close());

const counts = ({ kind, read, taken, updated, unchanged, refused }: Report) => [
  kind,
  read,
  taken,
  updated,
  unchanged,
  refused,
];

test("files that refer to each other are taken in the order that needs", async () => {
  const { people = "", territories = "", accounts = "" } = SMALL;
  const reports = await importText(database, { accounts, territories, people });

  expect(reports.map(counts)).toEqual([
    ["people", 3, 3, 0, 0, 0],
    ["territories", 2, 2, 0, 0, 0],
    ["accounts", 4, 4, 0, 0, 0],
  ]);
  expect(
    await database.client.territory.findMany({
      select: { name: true, parentName: true },
      orderBy: { name: "asc" },
    }),
  ).toEqual([
    { name: "All", parentName: null },
    { name: "North", parentName: "All" },
    { name: "South", parentName: "All" },
  ]);
});

test("importing twice changes nothing, and a changed cell updates its row only", async () => {
  await importText(database, SMALL);
  const again = await importText(database, SMALL);
  const changed = await importText(database, {
    accounts: SMALL["accounts"]?.replace("Bolt Tap", "Bolt Taproom") ?? "",
  });

  expect(again.map(counts)).toEqual([
    ["people", 3, 0, 0, 3, 0],
    ["territories", 2, 0, 0, 2, 0],
    ["accounts", 4, 0, 0, 4, 0],
  ]);
  expect(changed.map(counts)).toEqual([["accounts", 4, 0, 1, 3, 0]]);
});

test("every problem of every row is told with its line, column, reason and remedy; good rows are taken", async () => {
  const accounts = `account_id,name,zip,lat,lng,segment,visit_minutes,opening_hours,owner_email,colour
S1,Acme,50010,42.0,-93.6,A,30,Mo-Fr 09:00-17:00,ann@small.example,red
S2,,50010,42.0,999,A,0,whenever,nobody@small.example,red
S1,Acme again,50010,,,,,,,
S3,Corner,50010,0,0,,,,,
S4,Half,50010,42.0,,,,,,`;
  const { people = "", territories = "" } = SMALL;
  const report = (await importText(database, { people, territories, accounts }))[2];

  expect(report && counts(report)).toEqual(["accounts", 5, 2, 0, 0, 3]);
  expect(report?.unknownColumns).toEqual(["colour"]);
  expect(report?.problems.map(({ line, column, value }) => [line, column, value])).toEqual([
    [3, "lng", "999"],
    [3, "visit_minutes", "0"],
    [3, "opening_hours", "whenever"],
    [3, "name", null],
    [3, "owner_email", "nobody@small.example"],
    [4, null, null],
    [6, null, null],
  ]);
  expect(report?.problems.every(({ reason, remedy }) => reason !== "" && remedy !== "")).toBe(true);
  // Coordinates that cannot be are told and left out; the row is taken.
  expect(report?.warnings.map(({ column, examples }) => [column, examples])).toEqual([
    ["lat, lng", [{ line: 5, value: "0, 0" }]],
    ["lat", [{ line: 5, value: null }]],
  ]);
});

test("a dry run says what would happen and writes nothing", async () => {
  const reports = await importText(database, SMALL, true);

  expect(reports.map(counts)).toEqual([
    ["people", 3, 3, 0, 0, 0],
    ["territories", 2, 2, 0, 0, 0],
    ["accounts", 4, 4, 0, 0, 0],
  ]);
  expect(await database.client.person.count()).toBe(0);
});

test("an empty cell never clears what is there", async () => {
  await importText(database, SMALL);
  await importText(database, { accounts: "account_id,name,city,segment\nS1,Acme Foods,,B" });
  const row = await database.client.account.findFirst({
    where: { id: "S1" },
    select: { city: true, segment: true },
  });

  expect(row).toEqual({ city: "Ames", segment: "B" });
});

test("a file of an unknown kind is refused with the columns it has", async () => {
  const [report] = await importText(database, { "": "a,b\n1,2" });

  expect(report && counts(report)).toEqual([null, 1, 0, 0, 0, 1]);
  expect(report?.problems[0]?.reason).toContain("its columns are a, b");
  await expect(importText(database, { nonsense: "a,b\n1,2" })).rejects.toThrow(/There is no kind/);
});
