import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import type { GeocodingSettings } from "../src/config-geocoding.ts";
import type { ModelSettings } from "../src/config-model.ts";
import type { RoadSettings } from "../src/config-roads.ts";
import type { VoiceSettings } from "../src/config-voice.ts";
import { type Database, openDatabase, openImage, openMemory } from "../src/data/database.ts";
import { importTables, type NamedSheet } from "../src/data/import/import-tables.ts";
import { bytesSource, openSource } from "../src/data/import/read/open-file.ts";
import type { Report } from "../src/data/import/report.ts";
import { scopeTo } from "../src/data/scope.ts";
import { openUploads } from "../src/data/uploads.ts";
import { assemble, type Rounds } from "../src/rounds.ts";

const NOWHERE = { write: (_line: string): void => {} };

/** The demo company as of Monday 2 March 2026, in a database of its own. Embedded, or on ROUNDS_TEST_SERVER. */
export async function openDemo(
  logTo = NOWHERE,
  model: ModelSettings | null = null,
  voice: VoiceSettings | null = null,
): Promise<Rounds> {
  const database = await openDemoDatabase();
  const workspace = await database.client.workspace.findFirstOrThrow();
  return openOver(database, workspace, { logTo, model, voice });
}

async function openDemoDatabase(): Promise<Database> {
  const template = inject("demoTemplate");
  if (template !== "") return openOnServer(template);
  return openImage(new Blob([readFileSync(inject("demoImage"))]));
}

/** A migrated database with no rows. */
export async function openEmptyDatabase(): Promise<Database> {
  return inject("demoTemplate") === "" ? openMemory() : openOnServer("template1");
}

async function openOnServer(template: string): Promise<Database> {
  const server = process.env["ROUNDS_TEST_SERVER"] ?? "";
  const name = `rounds_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = name;
  const database = await openDatabase({ home: "", url: url.href });
  const close = async () => {
    await database.close();
    await onServer(server, `drop database ${name} with (force)`);
  };
  return { ...database, close };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}

export type SmallFiles = Readonly<Record<string, string>>;

/**
 * A company small enough to reckon by hand: Mo manages Ann; Ann has the North and three shops there. Kilometres apart,
 * open from nine to five, half an hour each. `files` adds to it or replaces its files, by kind.
 */
export const SMALL: SmallFiles = {
  people: `email,name,role,manager_email,time_zone,work_start,work_end,lunch,home_town,home_lat,home_lng
mo@small.example,Mo Vale,manager,,America/Chicago,08:00,17:00,,Ames,42.03,-93.62
ann@small.example,Ann Lee,rep,mo@small.example,America/Chicago,08:00,17:00,12:00-13:00 (30),Ames,42.03,-93.62
bob@small.example,Bob Ray,rep,,America/Chicago,08:00,17:00,,Ames,42.03,-93.62`,
  territories: `name,region,owner_email,manager_email,rule_kind,rule
North,All,ann@small.example,mo@small.example,zip_prefix,500
South,All,bob@small.example,,zip_prefix,501`,
  accounts: `account_id,name,city,state,zip,lat,lng,industry,segment,lifecycle,annual_potential_usd,visit_minutes,cadence_min_days,cadence_max_days,opening_hours,owner_email,territory
S1,Acme Foods,Ames,IA,50010,42.04,-93.62,grocery,A,customer,40000,30,7,14,Mo-Fr 09:00-17:00,ann@small.example,North
S2,Bolt Tap,Ames,IA,50010,42.05,-93.62,bar,B,customer,10000,30,14,30,Mo-Fr 09:00-17:00,ann@small.example,North
S3,Corner Cafe,Ames,IA,50010,42.06,-93.62,restaurant,C,prospect,2500,30,28,60,Tu-Fr 09:00-17:00,ann@small.example,North
S4,Delta Mart,Boone,IA,50036,42.06,-93.88,grocery,B,customer,9000,30,14,30,Mo-Fr 09:00-17:00,bob@small.example,South`,
};

export async function openSmall(
  files: SmallFiles = {},
  logTo = NOWHERE,
  roads: RoadSettings | null = null,
  geocoding: GeocodingSettings | null = null,
): Promise<Rounds> {
  const database = await openEmptyDatabase();
  const workspace = await database.client.workspace.create({
    data: { id: "small", name: "Small", timeZone: "America/Chicago" },
  });
  await importText(database, { ...SMALL, ...files });
  return openOver(database, workspace, { logTo, roads, geocoding });
}

/** Rounds with a folder of its own for files that people bring; both are gone when it is closed. */
async function openOver(
  database: Database,
  workspace: Rounds["workspace"],
  options: Pick<
    Parameters<typeof assemble>[0],
    "logTo" | "model" | "voice" | "roads" | "geocoding"
  >,
): Promise<Rounds> {
  const folder = temporaryFolder();
  const uploads = await openUploads(folder.path);
  const rounds = assemble({ database, workspace, uploads, ...options });
  const close = async () => {
    await rounds.close();
    folder.remove();
  };
  return { ...rounds, close };
}

/** Imports files given as text by kind, into the workspace "small". */
export async function importText(
  database: Database,
  files: SmallFiles,
  isDryRun = false,
): Promise<readonly Report[]> {
  const sheets: NamedSheet[] = [];
  for (const [kind, text] of Object.entries(files)) {
    const source = bytesSource(`${kind}.csv`, new TextEncoder().encode(text));
    for (const sheet of await openSource(source)) sheets.push({ sheet, kind: kind || null });
  }
  return importTables({ scoped: scopeTo(database.client, "small"), workspaceId: "small" }, sheets, {
    isDryRun,
  });
}

/** A new folder, and how to take it away. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "rounds-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
