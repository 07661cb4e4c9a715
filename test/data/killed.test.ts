import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/data/database.ts";
import { importText, SMALL, temporaryFolder } from "../world.ts";

/** A database that outlives its process: a folder, or a database on the server. */
const folder = temporaryFolder();
const server = process.env["ROUNDS_TEST_SERVER"] ?? "";
const name = `rounds_killed_${process.pid}`;
const url = server === "" ? "" : Object.assign(new URL(server), { pathname: name }).href;

const open = (): Promise<Database> =>
  openDatabase({ home: folder.path, url: url === "" ? null : url });

beforeAll(() => onServer(`create database ${name}`));

afterAll(async () => {
  await onServer(`drop database ${name} with (force)`);
  folder.remove();
});

test("a process killed while loading the demo leaves all of it or nothing", async () => {
  for (const afterMs of [0, 400, 2500]) {
    const lines = await runAndKill("load", { atLine: "loading", afterMs });
    const database = await open();
    const workspaces = await database.client.workspace.count();
    const rows = await Promise.all([
      database.client.person.count(),
      database.client.account.count(),
      database.client.visit.count(),
    ]);
    await database.close();

    // A fast machine may be done before it is killed.
    if (lines.includes("loaded")) break;
    expect({ workspaces, rows }).toEqual({ workspaces: 0, rows: [0, 0, 0] });
  }
}, 240_000);

test("a process killed while writing loses nothing that was told to be written, and half-writes nothing", async () => {
  const first = await open();
  await first.client.workspace.create({ data: { id: "small", name: "Small", timeZone: "UTC" } });
  await importText(first, SMALL);
  await first.close();
  const told: string[] = [];
  for (const count of [3, 20, 45]) told.push(...(await runAndKill("write", { atCount: count })));
  const database = await open();
  const visits = await database.client.visit.findMany({ select: { id: true } });
  const changes = await database.client.change.findMany({ select: { id: true, entityId: true } });
  await database.close();

  expect(told.length).toBeGreaterThanOrEqual(68);
  const known = new Set(changes.map(({ id, entityId }) => `${entityId} ${id}`));
  expect(told.filter((line) => !known.has(line))).toEqual([]);
  expect(visits.map(({ id }) => id).toSorted()).toEqual(
    changes.map(({ entityId }) => entityId).toSorted(),
  );
}, 120_000);

type Moment = { readonly atLine?: string; readonly afterMs?: number; readonly atCount?: number };

/** Starts the process, kills it at the moment, and returns the lines it wrote after "open". */
async function runAndKill(
  what: string,
  { atLine, afterMs = 0, atCount = Number.POSITIVE_INFINITY }: Moment,
): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "test/data/killed.ts", what, folder.path, url],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const lines: string[] = [];
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== "open") lines.push(line);
    if (line === atLine) setTimeout(() => child.kill("SIGKILL"), afterMs);
    if (lines.length === atCount) child.kill("SIGKILL");
  }
  await ended;
  expect(child.signalCode === "SIGKILL" || lines.includes("loaded")).toBe(true);
  return lines;
}

async function onServer(sql: string): Promise<void> {
  if (server === "") return;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
