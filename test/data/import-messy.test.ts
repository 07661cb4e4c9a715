import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import { type ImportOptions, importTables } from "../../src/data/import/import-tables.ts";
import { parseMapping } from "../../src/data/import/mapping.ts";
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

/** Imports one file by its text alone, as a person would drop it. */
async function drop(
  text: string,
  options: Partial<ImportOptions> & { readonly map?: object } = {},
) {
  const { map, ...rest } = options;
  const sheets = await openSource(bytesSource("file.csv", new TextEncoder().encode(text)));
  const mapping = map === undefined ? {} : { mapping: parseMapping(map, "map.json") };
  return importTables(
    { scoped: scopeTo(database.client, "w"), workspaceId: "w" },
    sheets.map((sheet) => ({ sheet, kind: null, ...mapping })),
    { isDryRun: false, places: createPlaces(), ...rest },
  );
}

test("a wide sheet is taken apart into people, accounts, months and last visits", async () => {
  const wide = `Kunde;Ort;Kundenbetreuer;Letzter Besuch;Umsatz Jan 2026;Umsatz Feb 2026
Café Müller;Köln;Ann Lee;13.02.2026;1.234,50;
Zum Löwen;Bonn;Ann Lee;;200;99,90
`;
  const reports = await drop(wide);
  const again = await drop(wide);

  expect(reports.map(({ kind, read, taken, refused }) => [kind, read, taken, refused])).toEqual([
    ["people", 1, 1, 0],
    ["accounts", 2, 2, 0],
    ["sales", 3, 3, 0],
    ["visits", 1, 1, 0],
    // Both have orders, so they are customers.
    ["accounts", 2, 0, 0],
  ]);
  expect(again.every(({ read, unchanged }) => read === unchanged)).toBe(true);
  expect(
    await database.client.monthlySales.findMany({
      select: { accountId: true, amountCents: true },
      orderBy: { amountCents: "asc" },
    }),
  ).toEqual([
    { accountId: "zum-lowen-bonn", amountCents: 9990n },
    { accountId: "zum-lowen-bonn", amountCents: 20000n },
    { accountId: "cafe-muller-koln", amountCents: 123450n },
  ]);
  expect(await database.client.person.findMany({ select: { email: true } })).toEqual([
    { email: "ann.lee@no-email.invalid" },
  ]);
});

test("ambiguous dates are asked about, refused whole until answered, and the answer is remembered", async () => {
  await drop("name,email\nAnn Lee,ann@small.example\n");
  await drop("account_id,name\nS1,Acme\n");
  const visits =
    "Customer,Visit Date,Sales Rep,Outcome\nAcme,03/04/2026,Ann Lee,order\nAcme,05/06/2026,Ann Lee,order\n";
  const [asked] = await drop(visits);
  const [told] = await drop(visits, { map: { dates: { "Visit Date": "dmy" } } });
  const [remembered] = await drop(visits.replace("05/06/2026", "07/08/2026"));

  expect([asked?.read, asked?.refused, asked?.questions[0]?.column]).toEqual([2, 2, "Visit Date"]);
  expect(told?.taken).toBe(2);
  expect([remembered?.taken, remembered?.unchanged]).toEqual([1, 1]);
  const rows = await database.client.visit.findMany({ orderBy: { date: "asc" } });
  expect(rows.map(({ date }) => date.toISOString().slice(0, 10))).toEqual([
    "2026-04-03",
    "2026-06-05",
    "2026-08-07",
  ]);
});

test("one 31/12 decides for its whole column", async () => {
  await drop("account_id,name\nS1,Acme\n");
  const [report] = await drop("Customer,Order Date,Total\nS1,03/04/2026,10\nS1,31/12/2025,5\n");

  expect(report?.refused).toBe(0);
  const rows = await database.client.monthlySales.findMany({ orderBy: { month: "asc" } });
  expect(rows.map(({ month }) => month.toISOString().slice(0, 7))).toEqual(["2025-12", "2026-04"]);
});

test("damaged postal codes are repaired and told; places are filled, checked and marked", async () => {
  const [report] = await drop(`store,name,zip,state,location
1,Acme,503140,,
2,Bolt,52240.0,,POINT(-91.53 41.66)
3,Corner,50010,,POINT(42.03 -93.62)
4,Delta,50010,,POINT(-77.31 35.96)
5,Echo,50010,,POINT(0 0)
6,Fox,2134,MA,
`);
  const rows = await database.client.account.findMany({ orderBy: { id: "asc" } });

  expect(report?.taken).toBe(6);
  expect(rows.map(({ zip, city, precision }) => [zip, city, precision])).toEqual([
    ["50314", "Des Moines", "postal_code"],
    ["52240", "Iowa City", "exact"],
    ["50010", "Ames", "postal_code"],
    ["50010", "Ames", "postal_code"],
    ["50010", "Ames", "postal_code"],
    ["02134", "Allston", "postal_code"],
  ]);
  expect(
    report?.warnings.map(({ column, reason, count }) => [column, reason.slice(0, 32), count]),
  ).toEqual(
    expect.arrayContaining([
      ["zip", "has a 0 too many, from being sto", 1],
      ["lat, lng", "has latitude and longitude swapp", 1],
      ["lat, lng", "lies more than 150 km from its p", 1],
      ["lat, lng", "lies at 0,0, in the sea off Afri", 1],
      ["zip", "lost its leading zero: put back", 1],
    ]),
  );
});

test("a place that is known is not pushed aside by the centre of a postal code", async () => {
  await drop("account_id,name,zip,lat,lng\nS1,Acme,50010,42.0412,-93.6101\n");
  const [report] = await drop("account_id,name,zip\nS1,Acme,50010\n");

  expect(report?.unchanged).toBe(1);
});

test("Salesforce ids are kept, in the long form, and a second export updates by them", async () => {
  await drop("Account ID,Account Name,Billing City\n001A0000006Vm9r,Acme,Ames\n");
  const [report] = await drop(
    "Account ID,Account Name,Billing City\n001A0000006Vm9rIAC,Acme Foods,Ames\n",
  );
  const rows = await database.client.account.findMany({
    select: { id: true, name: true, externalIds: true },
  });

  expect([report?.taken, report?.updated]).toEqual([0, 1]);
  expect(rows).toEqual([
    {
      id: "001A0000006Vm9rIAC",
      name: "Acme Foods",
      externalIds: { salesforce: "001A0000006Vm9rIAC" },
    },
  ]);
});

test("two spellings of one account are proposed as a merge, with evidence, and not merged", async () => {
  const [report] = await drop(`account_id,name,city,zip,phone
S1,"Acme Foods, Inc.",Ames,50010,515-555-0101
S2,ACME FOODS,Ames,50010,(515) 555-0101
S3,Acme Foods,Boone,50036,515-555-0199
`);

  expect(report?.taken).toBe(3);
  expect(report?.merges).toEqual([
    {
      accountIds: ["S1", "S2"],
      names: ["Acme Foods, Inc.", "ACME FOODS"],
      evidence: [
        "the same name but for spelling",
        "postal code 50010",
        "town Ames",
        "telephone 515-555-0101",
      ],
    },
  ]);
});

test("order lines bring the accounts they name, spelled as most of them do", async () => {
  const reports = await drop(`date,store,name,city,zipcode,total
2026-01-05,7,Central City Liquor,Des Moines,50314,10
2026-01-06,7,"Central City Liquor, Inc.",Des Moines,50314,20
2026-01-07,7,"Central City Liquor, Inc.",Des Moines,50314,30
2026-01-07,7,"Central City Liquor, Inc.",Des Moines,50314,30
`);

  expect(reports.map(({ kind, read, taken, refused }) => [kind, read, taken, refused])).toEqual([
    ["accounts", 1, 1, 0],
    ["sales", 4, 3, 1],
    ["accounts", 1, 0, 0],
  ]);
  expect(await database.client.account.findFirst({ select: { id: true, name: true } })).toEqual({
    id: "7",
    name: "Central City Liquor, Inc.",
  });
  // 10 + 20 + 30; the repeated line is told and not counted. Ordered on three days.
  expect(
    await database.client.monthlySales.findFirst({ select: { orders: true, amountCents: true } }),
  ).toEqual({ orders: 3, amountCents: 6000n });
});

test("territories made from rules take the accounts that fall under them; gaps and overlaps are told", async () => {
  await drop(
    "name,email,role,home town\nAnn Lee,ann@small.example,rep,Ames\nBob Ray,bob@small.example,rep,Ames\n",
  );
  await drop(`territory,owner,rule_kind,rule
North,Ann Lee,zip_range,50000-50035
South,Bob Ray,zip_prefix,5003;501
Fuel,Bob Ray,industries,fuel
`);
  const reports = await drop(`account_id,name,zip,industry
S1,Acme,50010,bar
S2,Bolt,50036,bar
S3,Corner,50010,fuel
S4,Delta,90210,bar
`);
  const rows = await database.client.account.findMany({ orderBy: { id: "asc" } });

  expect(rows.map(({ territoryName, ownerEmail }) => [territoryName, ownerEmail])).toEqual([
    ["North", "ann@small.example"],
    ["South", "bob@small.example"],
    [null, null],
    [null, null],
  ]);
  expect(reports.find(({ file }) => file === "territory rules")?.notes).toEqual([
    "1 accounts fall under no territory's rules and were given to nobody: S4 (90210)",
    "1 accounts fall under the rules of several territories and were given to nobody: S3 (Fuel, North)",
  ]);
});

test("people whose manager's own row is refused are refused with it, and nothing refers to them", async () => {
  const [people] = await drop(`name,email,role,manager
Ann Lee,ann@small.example,rep,mo@small.example
Mo Vale,mo@small.example,manager,nobody@small.example
Bob Ray,bob@small.example,rep,
`);
  const [territories] = await drop("territory,owner,rule\nNorth,Ann Lee,500\nSouth,Bob Ray,501\n");

  expect([people?.taken, people?.refused]).toEqual([1, 2]);
  // Ann is only a name now: she is made as such, and told.
  expect(territories?.kind).toBe("people");
});
