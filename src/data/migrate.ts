import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One session of a database, as PGlite and `pg` both offer it. */
export type Session = {
  exec(script: string): Promise<void>;
  query(sql: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
};

const FOLDER = join(import.meta.dirname, "../../prisma/migrations");

/** Any number that no other program on the same server is likely to use. */
const ADVISORY_LOCK = 7_486_201_933;

/** The table of `prisma migrate deploy`, so that an operator may use either. */
const TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null, "checksum" varchar(64) not null, "finished_at" timestamptz,
  "migration_name" varchar(255) not null, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(), "applied_steps_count" integer not null default 0)`;

/**
 * Applies what is missing, in one transaction: a process killed half-way leaves nothing, and of two that start at once
 * one waits for the other. Returns the names of what it applied.
 */
export async function migrate(session: Session): Promise<readonly string[]> {
  await session.exec("begin");
  try {
    await session.exec(`select pg_advisory_xact_lock(${ADVISORY_LOCK}); ${TABLE}`);
    const rows = await session.query(
      'select "migration_name", "checksum" from "_prisma_migrations" where "rolled_back_at" is null',
      [],
    );
    const applied = new Map(rows.map((row) => [String(row["migration_name"]), row["checksum"]]));
    const missing = migrations().filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(session, migration);
    await session.exec("commit");
    return missing.map(({ name }) => name);
  } catch (error) {
    await session.exec("rollback");
    throw error;
  }
}

type Migration = { readonly name: string; readonly sql: string };

async function apply(session: Session, { name, sql }: Migration): Promise<void> {
  await session.exec(sql);
  await session.query(
    `insert into "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
     values ($1, $2, now(), $3, 1)`,
    [randomUUID(), createHash("sha256").update(sql).digest("hex"), name],
  );
}

/** All migrations of the project in the order of their names. */
export function migrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .toSorted()
    .map((name) => ({ name, file: join(FOLDER, name, "migration.sql") }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, sql: readFileSync(file, "utf8") }));
}
