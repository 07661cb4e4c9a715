import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UserError } from "../domain/errors.ts";

/**
 * Takes the folder for this process until `release` or until the process ends, however it ends. PGlite itself does not
 * refuse a second process. An open SQLite transaction is a lock that the operating system drops with the process, on
 * every platform, so nothing can be left behind by a kill.
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, "lock.sqlite"));
  const holder = join(folder, "lock.pid");
  try {
    lock.exec("PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE");
  } catch {
    lock.close();
    throw new UserError(
      "database_in_use",
      `The data folder ${folder} is in use by another Rounds (process ${readHolder(holder)}).`,
      "Stop that one, or give this one its own folder with ROUNDS_HOME, or let both use a PostgreSQL server with DATABASE_URL.",
    );
  }
  writeFileSync(holder, String(process.pid));
  return { release: () => lock.close() };
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "unknown";
  }
}
