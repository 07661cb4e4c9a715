import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { scopeTo } from "../../src/data/scope.ts";
import { folderImporter } from "../../src/folder-imports.ts";
import { watchFolder } from "../../src/jobs/watch-folder.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openSmall, temporaryFolder } from "../world.ts";

let rounds: Rounds;
let folder: ReturnType<typeof temporaryFolder>;
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  rounds = await openSmall();
  folder = temporaryFolder();
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await rounds.close();
  folder.remove();
});

const SOON = { timeout: 30_000, interval: 50 };

/** Watches as `npm start` does, but does not wait as long for a file to be quiet. */
async function watchNow(faults: unknown[] = []): Promise<void> {
  const { database, workspace } = rounds;
  const take = folderImporter({
    database,
    scoped: scopeTo(database.client, workspace.id),
    workspace,
    lookUps: async () => null,
    changed: rounds.refresh,
    fault: (error) => String(faults.push(error)),
  });
  open.push(await watchFolder({ folder: folder.path, quietMs: 200, take }));
}

const put = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
const reportOf = (name: string): string => {
  const path = join(folder.path, `${name}.report.txt`);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
};
const firstLine = (name: string): string => reportOf(name).split("\n")[0] ?? "";

const accounts = (name: string): string =>
  `account_id,name,city,state,zip\nS1,${name},Ames,IA,50010\nS8,,Ames,IA,50010`;

test("files that are put into the folder are imported once, with a report beside each", async () => {
  put("people.csv", "email,name,role\nzoe@small.example,Zoe Fox,rep");
  put(
    "accounts.csv",
    "account_id,name,zip,owner_email\nS7,Zanzibar,50010,zoe@small.example\nS8,,,",
  );
  await watchNow();

  await expect
    .poll(() => firstLine("accounts.csv"), SOON)
    .toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d \(America\/Chicago\): 2 read = 1 taken \+ 0 updated \+ 0 unchanged \+ 1 refused$/,
    );
  expect(reportOf("accounts.csv")).toContain("not taken, name is empty: line 3");
  await expect.poll(() => firstLine("people.csv"), SOON).toContain("1 read = 1 taken");
  const { client } = rounds.database;
  expect(await client.account.findFirst({ where: { id: "S7" } })).toMatchObject({
    ownerEmail: "zoe@small.example",
  });
  expect(
    (await client.watchedFile.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name),
  ).toEqual(["accounts.csv", "people.csv"]);
});

test("a file is imported again when its content changes, and not by a restart or by a second process", async () => {
  put("accounts.csv", accounts("Acme one"));
  await watchNow();
  await expect.poll(() => firstLine("accounts.csv"), SOON).toContain("1 updated");
  for (const each of open.splice(0)) await each.close();
  await rounds.database.client.account.updateMany({
    where: { id: "S1" },
    data: { name: "By hand" },
  });
  writeFileSync(join(folder.path, "accounts.csv.report.txt"), "old report");

  await watchNow();
  await watchNow();
  put("accounts-sign.csv", "account_id,name\nS2,Sign that all was looked at");
  await expect.poll(() => firstLine("accounts-sign.csv"), SOON).toContain("1 updated");
  expect(reportOf("accounts.csv")).toBe("old report");
  expect(await rounds.database.client.account.findFirst({ where: { id: "S1" } })).toMatchObject({
    name: "By hand",
  });

  put("accounts.csv", accounts("Acme two"));
  await expect.poll(() => firstLine("accounts.csv"), SOON).toContain("1 updated");
  expect(await rounds.database.client.account.findFirst({ where: { id: "S1" } })).toMatchObject({
    name: "Acme two",
  });
});

test("what needs a person, and what cannot be read, is in the report; the next file is taken all the same", async () => {
  await watchNow();
  put("visits.csv", "account_id,rep_email,date\nS1,ann@small.example,03/04/2026");
  put("broken.csv", 'account_id,name\nS1,"never closed');
  await expect.poll(() => reportOf("visits.csv"), SOON).toContain("A question is open");
  await expect.poll(() => reportOf("broken.csv"), SOON).toContain("cut off");

  expect(reportOf("visits.csv")).toContain("day first or month first");
  put("accounts.csv", accounts("Acme three"));
  await expect.poll(() => firstLine("accounts.csv"), SOON).toContain("1 updated");
});

test("files that programs are still writing, and our own reports, are no data", async () => {
  put(".accounts.csv.swp", "x");
  put("~$accounts.xlsx", "x");
  put("accounts.csv.part", "x");
  put("old.csv.report.txt", "x");
  put("accounts.csv", accounts("Acme"));
  await watchNow();
  await expect.poll(() => firstLine("accounts.csv"), SOON).toContain("1 updated");

  expect((await rounds.database.client.watchedFile.findMany()).map(({ name }) => name)).toEqual([
    "accounts.csv",
  ]);
});
