import type { Sheet } from "./read/sheet.ts";
import { type Reading, readRow } from "./read-row.ts";

/** A chain of managers is looked through to this depth. */
const LONGEST_CHAIN = 20;

const silent = (): void => {};

/**
 * A row may name a manager that comes later in the same file: its people are known before any row is read for good.
 * Returns the addresses that were not known before.
 */
export async function knowOwnPeople(sheet: Sheet, reading: Reading): Promise<ReadonlySet<string>> {
  const { references } = reading.making;
  const matches = reading.matches.filter(({ field }) => field !== "manager_email");
  const own = new Set<string>();
  for (const row of await readAll(sheet, { ...reading, matches })) {
    const email = String(row["email"]);
    if (!references.person(email).isFound) own.add(email);
    references.add("people", [row]);
  }
  return own;
}

/** Forgets people whose own rows are refused, then those below them, until all that are left are there. */
export async function forgetRefused(
  sheet: Sheet,
  reading: Reading,
  own: ReadonlySet<string>,
): Promise<void> {
  let known = own;
  for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
    const taken = new Set((await readAll(sheet, reading)).map((row) => String(row["email"])));
    const refused = [...known].filter((email) => !taken.has(email));
    if (refused.length === 0) return;
    reading.making.references.forgetPeople(refused);
    known = new Set([...known].filter((email) => taken.has(email)));
  }
}

async function readAll(sheet: Sheet, reading: Reading) {
  const rows = [];
  for await (const batch of sheet.rows()) {
    for (const raw of batch) {
      const read = readRow(reading, raw, silent);
      if ("row" in read) rows.push(read.row);
    }
  }
  return rows;
}
