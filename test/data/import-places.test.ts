import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import { importTables } from "../../src/data/import/import-tables.ts";
import { bytesSource, openSource } from "../../src/data/import/read/open-file.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { createPlaces } from "../../src/maps/places.ts";
import { openEmptyDatabase } from "../world.ts";

let database: Database;

beforeEach(async () => {
  database = await openEmptyDatabase();
  await database.client.workspace.create({
    data: { id: "w", name: "W", timeZone: "America/Chicago" },
  });
});

afterEach(() => database.close());

async function drop(text: string) {
  const sheets = await openSource(bytesSource("file.csv", new TextEncoder().encode(text)));
  const [report] = await importTables(
    { scoped: scopeTo(database.client, "w"), workspaceId: "w" },
    sheets.map((sheet) => ({ sheet, kind: "accounts" })),
    { isDryRun: false, places: createPlaces() },
  );
  const rows = await database.client.account.findMany({ orderBy: { id: "asc" } });
  return { report, rows };
}

test("five digits are of the country that their town, state or coordinates agree with", async () => {
  const { report, rows } = await drop(`account_id,name,city,state,zip,lat,lng
A1,Laden,Köln,,50667,,
A2,Bistro,Lyon,,69003,,
A3,Shop,Cedar Falls,IA,50613,,
A4,Halle,,,04109,51.34,12.37
A5,Pub,Leeds,,LS1 4AP,,
A6,Dresden,Dresden,,1067,,
`);

  expect(rows.map(({ id, country, precision, zip }) => [id, country, precision, zip])).toEqual([
    ["A1", "DE", "city", "50667"],
    ["A2", "FR", "postal_code", "69003"],
    ["A3", "US", "postal_code", "50613"],
    ["A4", "DE", "exact", "04109"],
    ["A5", "GB", "city", "LS1 4AP"],
    ["A6", "DE", "city", "01067"],
  ]);
  expect(report?.problems).toEqual([]);
});

test("five digits alone are of the country of the other rows", async () => {
  const { rows } = await drop(`account_id,name,city,zip
A1,Laden,Köln,50667
A2,Halle,,10115
`);

  expect(rows.map(({ country, city }) => [country, city])).toEqual([
    ["DE", "Köln"],
    ["DE", "Berlin"],
  ]);
});

test("what nothing decides is told", async () => {
  const { report } = await drop("account_id,name,zip\nA1,Halle,10115\n");

  expect(report?.warnings.map(({ reason }) => reason)).toContain(
    "is a postal code of US and DE, and nothing else tells which",
  );
});

test("countries are kept as codes, whatever language names them", async () => {
  const { rows, report } = await drop(`account_id,name,city,country
A1,Laden,Muenchen,Allemagne
A2,Pub,London,United Kingdom
A3,Loja,SAO PAULO,Brasilien
A4,Nowhere,Rome,Atlantis
`);

  expect(rows.map(({ country, lat }) => [country, lat !== null])).toEqual([
    ["DE", true],
    ["GB", true],
    ["BR", true],
    ["Atlantis", false],
  ]);
  expect(report?.warnings.map(({ reason }) => reason)).toContain(
    "is not a country that is known here",
  );
});

test("coordinates in the sea are told and set aside; harbours and islets are not the sea", async () => {
  const { rows, report } = await drop(`account_id,name,city,zip,country,lat,lng
A1,Channel,,,GB,50.3,-0.5
A2,Pier,Brighton,,GB,50.815,-0.137
A3,Lost at sea,Brighton,BN1 1AA,GB,50.3,-0.5
A4,Monhegan Store,,04852,US,43.7642,-69.3164
`);

  expect(rows.map(({ id, precision, lat }) => [id, precision, lat === null])).toEqual([
    ["A1", "exact", true],
    ["A2", "exact", false],
    ["A3", "city", false],
    ["A4", "exact", false],
  ]);
  expect(report?.warnings).toContainEqual({
    column: "lat, lng",
    reason: "lies in the sea",
    remedy: "The coordinates were not used; correct them",
    count: 2,
    examples: [
      { line: 2, value: "50.3, -0.5" },
      { line: 4, value: "50.3, -0.5" },
    ],
  });
});
