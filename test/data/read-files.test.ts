import fc from "fast-check";
import { expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { bytesSource, openSource } from "../../src/data/import/read/open-file.ts";
import { UserError } from "../../src/domain/errors.ts";

async function read(bytes: Uint8Array) {
  const sheets = await openSource(bytesSource("file.csv", bytes));
  return Promise.all(
    sheets.map(async (sheet) => {
      const rows = [];
      for await (const batch of sheet.rows()) rows.push(...batch);
      return { ...sheet, rows, left: sheet.leftOut() };
    }),
  );
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const TABLE = 'name,city,revenue\nCafé Müller,Köln,12\n"Acme, Inc.","Cedar\nRapids",7\n';
const ROWS = [
  { line: 2, cells: ["Café Müller", "Köln", "12"] },
  { line: 3, cells: ["Acme, Inc.", "Cedar\nRapids", "7"] },
];

test.each([
  ["UTF-8", utf8(TABLE)],
  ["UTF-8 with a byte order mark", utf8(`\uFEFF${TABLE}`)],
  ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${TABLE}`, "utf16le")],
  ["UTF-16 LE without a mark", Buffer.from(TABLE, "utf16le")],
  ["UTF-16 BE with a mark", Buffer.from(`\uFEFF${TABLE}`, "utf16le").swap16()],
  ["Windows-1252", Buffer.from(TABLE, "latin1")],
  ["Windows line ends", utf8(TABLE.replaceAll("\n", "\r\n"))],
])("%s is recognised", async (_name, bytes) => {
  const [sheet] = await read(bytes);
  const rows = sheet?.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => cell.replace("\r\n", "\n")),
  }));

  expect(sheet?.headers).toEqual(["name", "city", "revenue"]);
  expect(rows).toEqual(ROWS);
});

test.each([",", ";", "\t", "|", "~"])("cells separated by %j are told apart", async (delimiter) => {
  const lines = [
    ["name", "address", "zip"],
    ["Acme", "12 Main St, Ames; rear", "50010"],
    ["Bolt", "7 Oak | Elm", "50011"],
  ];
  const quoted = lines.map((line) => line.map((cell) => `"${cell}"`).join(delimiter)).join("\n");
  const [sheet] = await read(utf8(quoted));

  expect(sheet?.rows.map(({ cells }) => cells)).toEqual(lines.slice(1));
});

test("a report's title lines, totals and footer are told and are no rows", async () => {
  const [sheet] = await read(
    utf8(`Accounts by owner
As of 3/1/2026

Account Name,City,Amount
Acme,Ames,12
Total Wine,Boone,7
Grand Totals (2 records),,19

Confidential Information - Do Not Distribute
Copyright (c) 2000-2026 salesforce.com
`),
  );

  expect(sheet?.headers).toEqual(["Account Name", "City", "Amount"]);
  expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(["Acme", "Total Wine"]);
  expect(sheet?.left.map(({ line }) => line)).toEqual([7, 9, 10]);
  expect(sheet?.notes).toEqual([
    "line 1 stands above the header: Accounts by owner",
    "line 2 stands above the header: As of 3/1/2026",
  ]);
});

test("a workbook's sheets are read, with dates as days and numbers as they are written", async () => {
  const text = (value: string) => ({ value });
  const bytes = await writeWorkbook([
    {
      sheet: "Accounts",
      data: [
        [text("name"), text("zip"), text("last visit")],
        [
          text("Acme"),
          text("02134"),
          { value: new Date(Date.UTC(2026, 2, 1)), format: "dd/mm/yyyy" },
        ],
      ],
    },
    {
      sheet: "Sales",
      data: [
        [text("account"), text("amount")],
        [text("Acme"), { value: 0.1 + 0.2 }],
      ],
    },
  ]).toBuffer();
  const [accounts, sales] = await read(bytes);

  expect(accounts?.file).toBe("file.csv, sheet Accounts");
  expect(accounts?.rows).toEqual([{ line: 2, cells: ["Acme", "02134", "2026-03-01"] }]);
  expect(sales?.rows).toEqual([{ line: 2, cells: ["Acme", "0.3"] }]);
  await expect(read(bytes.subarray(0, bytes.length - 30))).rejects.toThrow(/cut off/);
});

test("random bytes are a table or a refusal in words, never a crash", async () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ maxLength: 300, unit: "binary" }).map(utf8),
    fc
      .array(fc.constantFrom(",", '"', "\n", "\r", "a", ";", "\t", "1", "\0", "é"))
      .map((all) => utf8(all.join(""))),
    fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes])),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      expect(await refusalOf(read(bytes))).toSatisfy(isRefusalOrNone);
    }),
    { numRuns: 600 },
  );
});

test("a file cut off at any byte is read up to a whole row or refused as cut off", async () => {
  const whole = utf8(TABLE);
  for (let end = 1; end < whole.length; end += 1) {
    const reading = read(whole.subarray(0, end));
    const refusal = await refusalOf(reading);
    const [sheet] = refusal === null ? await reading : [];
    // What is left is whole rows; only the last cell may be short, where nothing in the file says so.
    const widths = new Set(sheet?.rows.map(({ cells }) => cells.length));
    widths.delete(sheet?.headers.length ?? 0);

    expect(refusal).toSatisfy(isRefusalOrNone);
    expect([...widths]).toEqual([]);
  }
});

/** What a promise was rejected with; null: it was not. */
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const isRefusalOrNone = (refusal: unknown): boolean =>
  refusal === null || refusal instanceof UserError;
