import { expect, test } from "vitest";
import { EXPORTS } from "../../src/data/export/exported.ts";
import { toCsv, toXlsx } from "../../src/data/export/write-table.ts";
import { importTables } from "../../src/data/import/import-tables.ts";
import { bytesSource, openSource } from "../../src/data/import/read/open-file.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { openDemo } from "../world.ts";

test("what is exported of the demo company imports again unchanged, as CSV and as XLSX", async () => {
  const { database, workspace, close } = await openDemo();
  const scoped = scopeTo(database.client, workspace.id);
  const seen: unknown[] = [];
  for (const [kind, read] of Object.entries(EXPORTS)) {
    const exported = await read(scoped);
    const files = [new TextEncoder().encode(toCsv(exported)), await toXlsx(exported, kind)];
    for (const bytes of kind === "visits" ? files.slice(0, 1) : files) {
      const sheets = await openSource(bytesSource(`${kind}.csv`, bytes));
      const named = sheets.map((sheet) => ({ sheet, kind: null }));
      const [report] = await importTables({ scoped, workspaceId: workspace.id }, named, {
        isDryRun: true,
      });
      seen.push([report?.kind, report?.unchanged === exported.rows.length, report?.problems]);
    }
  }
  await close();

  expect(seen).toEqual(
    ["accounts", "accounts", "territories", "territories", "visits", "leads", "leads"].map(
      (kind) => [kind, true, []],
    ),
  );
});

test("cells that a spreadsheet would run are made harmless, numbers stay numbers", () => {
  const csv = toCsv({
    headers: ["name", "lng"],
    rows: [
      ["=cmd|' /C calc'!A0", "-93.62"],
      ["@SUM(A1)", "+1"],
      ['-2+3 "x"', ""],
    ],
  });

  expect(csv).toBe(
    '\uFEFFname,lng\r\n\'=cmd|\' /C calc\'!A0,-93.62\r\n\'@SUM(A1),+1\r\n"\'-2+3 ""x""",\r\n',
  );
});
