import { spawnSync } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { missingSql } from "../../scripts/migration.ts";
import { openDatabase } from "../../src/data/database.ts";
import { migrations } from "../../src/data/migrate.ts";
import { openEmptyDatabase, temporaryFolder } from "../world.ts";

const folders: { remove(): void }[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

test("a second process that opens the same folder is told so in a sentence, and harms nothing", async () => {
  const folder = temporaryFolder();
  folders.push(folder);
  const database = await openDatabase({ home: folder.path, url: null });
  await database.client.workspace.create({ data: { id: "w", name: "W", timeZone: "UTC" } });

  const second = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "src/cli.ts", "ask", "help"],
    {
      env: { ...process.env, ROUNDS_HOME: folder.path, DATABASE_URL: "" },
      encoding: "utf8",
    },
  );

  expect(second.status).toBe(1);
  expect(second.stderr.trim()).toMatch(
    /^The data folder .+ is in use by another Rounds \(process \d+\)\. Stop that one, .+$/,
  );
  expect(await database.client.workspace.count()).toBe(1);
  await database.close();

  const again = await openDatabase({ home: folder.path, url: null });
  expect(await again.client.workspace.count()).toBe(1);
  await again.close();
});

test("the migrations lead exactly to the schema", async () => {
  expect(migrations().length).toBeGreaterThan(0);
  expect(await missingSql()).toBe("");
});

test("the migrations table is the one that prisma migrate deploy reads", async () => {
  const database = await openEmptyDatabase();
  const rows = await database.client.$queryRaw<
    Record<string, unknown>[]
  >`select * from "_prisma_migrations"`;
  await database.close();

  expect(rows.map((row) => row["migration_name"])).toEqual(migrations().map(({ name }) => name));
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
    "applied_steps_count",
    "checksum",
    "finished_at",
    "id",
    "logs",
    "migration_name",
    "rolled_back_at",
    "started_at",
  ]);
  expect(rows.every((row) => row["finished_at"] !== null && row["rolled_back_at"] === null)).toBe(
    true,
  );
});

test.runIf(process.env["ROUNDS_TEST_SERVER"])(
  "two processes that start at once on one server migrate once",
  async () => {
    const pg = await import("pg");
    const server = process.env["ROUNDS_TEST_SERVER"] ?? "";
    const name = `rounds_twice_${process.pid}`;
    const client = new pg.default.Client({ connectionString: server });
    await client.connect();
    await client.query(`create database ${name}`);
    const url = Object.assign(new URL(server), { pathname: name }).href;

    const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ home: "", url })));
    const [first] = opened;
    if (!first) throw new Error("nothing was opened");
    const rows = await first.client.$queryRaw<unknown[]>`select * from "_prisma_migrations"`;

    expect(rows.length).toBe(migrations().length);
    for (const database of opened) await database.close();
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  },
);
