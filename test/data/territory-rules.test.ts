import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import { EXPORTS } from "../../src/data/export/exported.ts";
import { toCsv, toXlsx } from "../../src/data/export/write-table.ts";
import { importTables } from "../../src/data/import/import-tables.ts";
import { bytesSource, openSource } from "../../src/data/import/read/open-file.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { openEmptyDatabase } from "../world.ts";

let database: Database;

beforeEach(async () => {
  database = await openEmptyDatabase();
  await database.client.workspace.create({
    data: { id: "w", name: "W", timeZone: "America/Chicago" },
  });
});

afterEach(() => database.close());

async function drop(kind: string | null, content: string | Buffer) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const sheets = await openSource(bytesSource("file", bytes));
  return importTables(
    { scoped: scopeTo(database.client, "w"), workspaceId: "w" },
    sheets.map((sheet) => ({ sheet, kind })),
    { isDryRun: false },
  );
}

const rulesOf = async (): Promise<Readonly<Record<string, unknown>>> =>
  Object.fromEntries(
    (await database.client.territory.findMany()).map(({ name, rules }) => [name, rules]),
  );

const RING = "-93 42,-92 42,-92 43,-93 43,-93 42";

/** Every kind of rule, alone, together in a row, and several rows of one territory. */
const FILE = `name,region,zips,states,counties,industries,segments,potential_from_usd,potential_to_usd,accounts,polygon
Prefix,All,500;501,,,,,,,,
Range,All,502-504;515,,,,,,,,
Hotels,All,,IA;NE,,hotel,,,,,
Hotels,,,,Polk,,,,,,
Large,All,,,,,A;B,20000,,,
Small,All,,,,,,0,999.99,,
Named,All,,,,,,,,A1;A2,
Drawn,All,,,,,,,,,"POLYGON((${RING}),(-92.6 42.4,-92.4 42.4,-92.4 42.6,-92.6 42.4))"
None,All,,,,,,,,,
`;

test("columns of a row narrow each other, rows of a territory add to each other", async () => {
  const [report] = await drop("territories", FILE);
  const rules = await rulesOf();

  expect(report).toMatchObject({ read: 9, taken: 9, refused: 0, unknownColumns: [] });
  expect(rules["Prefix"]).toEqual([{ kind: "zip_prefix", prefixes: ["500", "501"] }]);
  expect(rules["Range"]).toEqual([
    {
      kind: "zip_range",
      ranges: [
        { from: "502", to: "504" },
        { from: "515", to: "515" },
      ],
    },
  ]);
  expect(rules["Hotels"]).toEqual([
    {
      kind: "all",
      rules: [
        { kind: "states", states: ["IA", "NE"] },
        { kind: "industries", industries: ["hotel"] },
      ],
    },
    { kind: "counties", counties: ["Polk"] },
  ]);
  expect(rules["Small"]).toEqual([{ kind: "sizes", fromCents: 0, toCents: 99_999 }]);
  expect(rules["None"]).toEqual([]);
});

test("rules of all kinds are exported and import again unchanged, also in another order", async () => {
  await drop("territories", FILE);
  const before = await rulesOf();
  const territories = await EXPORTS["territories"]?.(scopeTo(database.client, "w"));
  if (!territories) throw new Error("Territories can be exported");
  const turned = { ...territories, rows: territories.rows.toReversed() };

  for (const content of [toCsv(territories), await toXlsx(territories, "t"), toCsv(turned)]) {
    const [report] = await drop("territories", content);
    expect(report).toMatchObject({ read: 10, unchanged: 10, problems: [] });
    expect(await rulesOf()).toEqual(before);
  }
});

test("a GeoJSON file brings territories, and accounts inside them are theirs", async () => {
  await drop("people", "email,name\nann@x.example,Ann Lee\nbob@x.example,Bob Ray\n");
  await drop(
    "accounts",
    "account_id,name,lat,lng\nA1,In,42.1,-92.9\nA2,Hole,42.5,-92.5\nA3,Both,42.9,-92.1\nA4,Out,44,-90\n",
  );
  const shape = (type: string, coordinates: unknown) => ({ type, coordinates });
  const box = (west: number, south: number, size: number) => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const file = JSON.stringify({
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        properties: { name: "West", owner: "Ann Lee", parent: "Iowa" },
        geometry: shape("Polygon", [box(-93, 42, 1), box(-92.6, 42.4, 0.2)]),
      },
      {
        type: "Feature",
        properties: { name: "East", owner: "Bob Ray", parent: "Iowa" },
        geometry: shape("MultiPolygon", [[box(-92.2, 42.8, 1)], [box(-80, 40, 1)]]),
      },
    ],
  });

  const reports = await drop(null, file);
  const again = await drop(null, file);
  const accounts = await database.client.account.findMany({ orderBy: { id: "asc" } });

  expect(reports[0]).toMatchObject({ kind: "territories", read: 2, taken: 2, unknownColumns: [] });
  expect(again[0]).toMatchObject({ unchanged: 2 });
  expect(accounts.map(({ territoryName, ownerEmail }) => [territoryName, ownerEmail])).toEqual([
    ["West", "ann@x.example"],
    [null, null],
    [null, null],
    [null, null],
  ]);
  expect(reports[1]?.notes).toEqual([
    "2 accounts fall under no territory's rules and were given to nobody: A2 (no postal code); A4 (no postal code)",
    "1 accounts fall under the rules of several territories and were given to nobody: A3 (East, West)",
  ]);
});

test.each([
  ["POLYGON((1 2, 3 4))", "fewer than three corners"],
  ["POLYGON((41 -93, 42 -93, 42 -192, 41 -93))", "no place on earth"],
  ['{"type":"Point","coordinates":[1,2]}', "is a Point, not an area"],
  ["around the corner", "is not an area"],
  ['{"type":"Polygon"', "is not GeoJSON"],
])("the area %s is refused with its reason", async (area, reason) => {
  const [report] = await drop("territories", `name,polygon\nT,"${area.replaceAll('"', '""')}"\n`);

  expect(report).toMatchObject({ refused: 1 });
  expect(report?.problems[0]).toMatchObject({ line: 2, column: "polygon" });
  expect(report?.problems[0]?.reason).toContain(reason);
});

test("rows of one territory that contradict each other are told", async () => {
  const [report] = await drop(
    "territories",
    "name,region,zips\nNorth,West,500\nNorth,East,501\nNorth,,502\n",
  );

  expect(report).toMatchObject({ read: 3, taken: 2, refused: 1 });
  expect(report?.problems[0]).toMatchObject({ line: 3 });
});
