import { expect, test } from "vitest";
import { EXPORTS } from "../../src/data/export/exported.ts";
import type { Exported } from "../../src/data/export/table.ts";
import { toCsv, toXlsx } from "../../src/data/export/write-table.ts";
import { importTables } from "../../src/data/import/import-tables.ts";
import { bytesSource, openSource } from "../../src/data/import/read/open-file.ts";
import { scopeTo } from "../../src/data/scope.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo, openSmall } from "../world.ts";

test("what is exported of the demo company imports again unchanged, as CSV and as XLSX", async () => {
  const { database, workspace, close } = await openDemo();
  const scoped = scopeTo(database.client, workspace.id);
  const seen: unknown[] = [];
  for (const [kind, read] of Object.entries(EXPORTS)) {
    if (kind === "plans" || kind === "proposals") continue;
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

type Table = { readonly exported: Exported; readonly kind: string };

/** Imports what was exported, not told of what kind it is. */
async function importBack(rounds: Rounds, { exported, kind }: Table, format: "csv" | "xlsx") {
  const bytes =
    format === "csv"
      ? new TextEncoder().encode(toCsv(exported))
      : new Uint8Array(await toXlsx(exported, kind));
  const sheets = await openSource(bytesSource(`${kind}.${format}`, bytes));
  const { database, workspace } = rounds;
  const [report] = await importTables(
    { scoped: scopeTo(database.client, workspace.id), workspaceId: workspace.id },
    sheets.map((sheet) => ({ sheet, kind: null })),
    { isDryRun: false },
  );
  const { read, taken, updated, unchanged, refused, unknownColumns } = report ?? {};
  return [report?.kind, read, taken, updated, unchanged, refused, unknownColumns?.join(" ")];
}

const exportedOf = async ({ database, workspace }: Rounds, kind: string): Promise<Exported> =>
  (await EXPORTS[kind]?.(scopeTo(database.client, workspace.id))) ?? { headers: [], rows: [] };

const press = (rounds: Rounds, as: string, tool: string, input: Record<string, unknown>) =>
  rounds.ask({
    as,
    at: "2026-03-02T07:30",
    thread: null,
    channel: null,
    text: "",
    press: { tool, input },
  });

test("plans import as planned visits, and a second time nothing changes", async () => {
  const rounds = await openSmall({
    visits: "visit_id,account_id,rep_email,date\nV1,S1,ann@small.example,2026-01-05",
  });
  const { client } = rounds.database;
  await client.account.updateMany({ where: { id: "S2" }, data: { name: "=Bolt()" } });
  await press(rounds, "ann@small.example", "plan_day", {});
  await press(rounds, "ann@small.example", "plan_day", {});
  const exported = await exportedOf(rounds, "plans");
  const table = { exported, kind: "plans" };
  const csv = toCsv(exported);
  const reports = [
    await importBack(rounds, table, "csv"),
    await importBack(rounds, table, "csv"),
    await importBack(rounds, table, "xlsx"),
  ];
  const planned = await client.visit.findMany({
    where: { status: "planned" },
    orderBy: { startAt: "asc" },
  });
  await rounds.close();

  const ids = exported.rows.map(([id]) => id);
  expect(ids).toContain("plan-ann@small.example-2026-03-02-1");
  expect(csv).toContain(",'=Bolt(),");
  const count = ids.length;
  expect(reports).toEqual([
    ["visits", count, count, 0, 0, 0, "stop end"],
    ["visits", count, 0, 0, count, 0, "stop end"],
    ["visits", count, 0, 0, count, 0, "stop end"],
  ]);
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  expect(
    planned.map((visit) => [visit.id, visit.accountId, clock(visit.startAt ?? 0), visit.minutes]),
  ).toEqual(exported.rows.map((row) => [row[0], row[4], row[6], Number(row[8])]));
});

test("proposals import as accounts of the proposed owners, each account once and only while they stand", async () => {
  const rounds = await openSmall();
  const { client } = rounds.database;
  const move = (id: string, accountId: string, doneOn: Date | null = null) => ({
    workspaceId: "small",
    proposalId: id,
    accountId,
    fromEmail: "ann@small.example",
    toEmail: "bob@small.example",
    fromTerritory: "North",
    toTerritory: "South",
    dueOn: new Date("9999-12-31"),
    heldUntil: new Date("9999-12-31"),
    doneOn,
  });
  const proposals = [
    { id: "P2", status: "proposed", moves: ["S1", "S2"] },
    { id: "P3", status: "undone", moves: ["S3"] },
    // Bob has S4 already, so what this says of it does not stand.
    { id: "P10", status: "proposed", moves: ["S2", "S4"] },
  ];
  for (const { id, status, moves } of proposals) {
    const createdAt = new Date("2026-03-02T08:00:00Z");
    const authorEmail = "mo@small.example";
    const about = { workspaceId: "small", id, authorEmail, createdAt, status };
    await client.proposal.create({ data: { ...about, input: {}, body: {} } });
    await client.handover.createMany({ data: moves.map((account) => move(id, account)) });
  }
  await client.account.updateMany({ where: { id: "S1" }, data: { name: "@Acme" } });
  const table = { exported: await exportedOf(rounds, "proposals"), kind: "proposals" };
  const unknown = "proposal_id proposal_status effective_on from_email from_territory";
  const reports = [
    await importBack(rounds, table, "csv"),
    await importBack(rounds, table, "csv"),
    await importBack(rounds, table, "xlsx"),
  ];
  const after = await client.account.findMany({ orderBy: { id: "asc" } });
  const left = await exportedOf(rounds, "proposals");
  await rounds.close();

  const rest = ["ann@small.example", "bob@small.example", "North", "South"];
  expect(table.exported.rows).toEqual([
    ["P2", "proposed", "", "S1", "@Acme", ...rest],
    ["P10", "proposed", "", "S2", "Bolt Tap", ...rest],
  ]);
  expect(toCsv(table.exported)).toContain(",'@Acme,");
  expect(reports).toEqual([
    ["accounts", 2, 0, 2, 0, 0, unknown],
    ["accounts", 2, 0, 0, 2, 0, unknown],
    ["accounts", 2, 0, 0, 2, 0, unknown],
  ]);
  expect(
    after.map(({ id, name, ownerEmail, territoryName }) => [id, name, ownerEmail, territoryName]),
  ).toEqual([
    ["S1", "@Acme", "bob@small.example", "South"],
    ["S2", "Bolt Tap", "bob@small.example", "South"],
    ["S3", "Corner Cafe", "ann@small.example", "North"],
    ["S4", "Delta Mart", "bob@small.example", "South"],
  ]);
  expect(left.rows).toEqual([]);
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
