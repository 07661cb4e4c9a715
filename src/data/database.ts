import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { PrismaClient } from "./generated/client.ts";
import { lockFolder } from "./lock.ts";
import { migrate, type Session } from "./migrate.ts";

/** An open, migrated database. */
export type Database = {
  readonly client: PrismaClient;
  readonly kind: "embedded" | "server";
  /** The database itself, for the queue of jobs: it has tables of its own there. */
  readonly store: { readonly url: string } | { readonly embedded: PGlite };
  close(): Promise<void>;
};

/** Opens the PostgreSQL server at `url`, or the embedded database in the folder `home` when there is none. */
export function openDatabase(at: {
  readonly home: string;
  readonly url: string | null;
}): Promise<Database> {
  return at.url === null ? openEmbedded(at.home) : openServer(at.url);
}

/** An eighth of the memory that PostgreSQL would take for pages: the operating system keeps them as well. */
const SMALL = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

async function openEmbedded(home: string): Promise<Database> {
  const lock = lockFolder(home);
  try {
    const folder = join(home, "db");
    if (!existsSync(folder)) await createEmbedded(home, folder);
    const database = await PGlite.create({ dataDir: folder, startParams: SMALL });
    await migrate(sessionOf(database));
    return embedded(database, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A new database is made aside and then renamed: a process killed while making it leaves nothing to trip over. */
async function createEmbedded(home: string, folder: string): Promise<void> {
  const aside = join(home, "db.new");
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const database = await PGlite.create({ dataDir: aside });
  await migrate(sessionOf(database));
  await database.close();
  renameSync(aside, folder);
}

/** A database in memory, from the dump of a folder that `dumpDataDir` made. For tests. */
export async function openImage(image: Blob): Promise<Database> {
  return embedded(await PGlite.create({ loadDataDir: image }), () => {});
}

/** A migrated database in memory, and a way to keep its state as an image. */
export async function openMemory(): Promise<Database & { dump(): Promise<Blob> }> {
  const database = await PGlite.create();
  await migrate(sessionOf(database));
  return { ...embedded(database, () => {}), dump: () => database.dumpDataDir("none") };
}

function embedded(database: PGlite, release: () => void): Database {
  const client = new PrismaClient({ adapter: new PrismaPGlite(database) });
  const close = async () => {
    await client.$disconnect();
    await database.close();
    release();
  };
  return { client, kind: "embedded", store: { embedded: database }, close };
}

/** A server that does not answer is away; whoever waits is told so. */
const CONNECT_MS = 5000;

async function openServer(url: string): Promise<Database> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  try {
    await migrate({
      exec: async (script) => void (await session.query(script)),
      query: async (sql, values) => (await session.query(sql, [...values])).rows,
    });
  } finally {
    await session.end();
  }
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, connectionTimeoutMillis: CONNECT_MS }),
  });
  return { client, kind: "server", store: { url }, close: () => client.$disconnect() };
}

function sessionOf(database: PGlite): Session {
  return {
    exec: async (script) => void (await database.exec(script)),
    query: async (sql, values) =>
      (await database.query<Record<string, unknown>>(sql, [...values])).rows,
  };
}

/**
 * Counts rows anew, so that queries are planned for the data that is there: after much was written. The embedded
 * database does not do it by itself, and is ten times slower without.
 */
export async function countRows({ client }: Database): Promise<void> {
  await client.$executeRawUnsafe("analyze");
}
