import { randomUUID } from "node:crypto";
import pg from "pg";
import { type Database, openDatabase, openMemory } from "../src/data/database.ts";

const LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres";

/**
 * A database that is made for this and dropped afterwards: on the PostgreSQL server of DATABASE_URL or of this machine,
 * else in memory.
 */
export async function openOwn(): Promise<{ readonly database: Database; readonly where: string }> {
  const url = process.env["DATABASE_URL"]?.trim() || LOCAL;
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  const name = `rounds_bench_${randomUUID().replaceAll("-", "")}`;
  try {
    await admin.connect();
    await admin.query(`create database ${name}`);
  } catch (error) {
    await admin.end().catch(() => {}); // It was not open.
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `No PostgreSQL server to make a database on (${why}); in the embedded one.\n`,
    );
    return { database: await openMemory(), where: "embedded" };
  }
  const own = new URL(url);
  own.pathname = name;
  const database = await openDatabase({ home: "", url: own.href });
  const close = async () => {
    await database.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { database: { ...database, close }, where: `PostgreSQL on ${own.host}` };
}
