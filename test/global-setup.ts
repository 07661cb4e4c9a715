import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase, openMemory } from "../src/data/database.ts";
import { loadDemo } from "../src/data/workspaces.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** File with the image of the demo database, for the embedded one. */
    demoImage: string;
    /** Name of the template database with the demo, on the server of ROUNDS_TEST_SERVER; empty: embedded. */
    demoTemplate: string;
  }
}

/** The day of all tests that use the demo. */
const DEMO_DAY = "2026-03-02";

const quiet = { isReset: false, onProgress: () => {} };

/** The demo takes seconds to make and never changes during a run: it is made once and copied for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env["ROUNDS_TEST_SERVER"];
  project.provide("demoImage", server ? "" : await makeImage());
  const template = server ? await makeTemplate(server) : "";
  project.provide("demoTemplate", template);
  return async () => {
    if (server) await onServer(server, `drop database if exists ${template} with (force)`);
  };
}

async function makeImage(): Promise<string> {
  const sources = globSync(["demo/*.csv", "prisma/migrations/*/*.sql", "src/data/**/*.ts"], {
    exclude: ["**/generated/**"],
  });
  const hash = createHash("sha256");
  for (const file of sources.toSorted()) hash.update(file).update(readFileSync(file));
  const image = `node_modules/.rounds/test-image-${hash.digest("hex").slice(0, 16)}`;
  if (existsSync(image)) return image;
  const database = await openMemory();
  await loadDemo(database, DEMO_DAY, quiet);
  const dump = await database.dump();
  await database.close();
  mkdirSync("node_modules/.rounds", { recursive: true });
  writeFileSync(`${image}.new`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${image}.new`, image);
  removeOldImages();
  return image;
}

const DAY_MS = 24 * 60 * 60_000;

/** Each is 90 MB. Younger ones may be in use by another working tree or branch. */
function removeOldImages(): void {
  for (const file of globSync("node_modules/.rounds/test-image-*"))
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) rmSync(file, { force: true });
}

async function makeTemplate(server: string): Promise<string> {
  const name = `rounds_test_${process.pid}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  const database = await openDatabase({ home: "", url: url.href });
  await loadDemo(database, DEMO_DAY, quiet);
  await database.close();
  return name;
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
