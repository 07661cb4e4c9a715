import { isDeepStrictEqual } from "node:util";
import { type Kind, keyOf, type Row, type Target } from "./kind.ts";
import { accounts } from "./kinds/accounts.ts";
import { kinds } from "./kinds/index.ts";
import { people } from "./kinds/people.ts";
import { rowsBefore } from "./write.ts";

/** A row that an import wrote: as it was before (null: it was not there) and as it is after. */
export type Entry = {
  readonly table: string;
  readonly before: Row | null;
  readonly after: Row;
};

/** Notes what an import writes, so that it can be taken back. */
export type Journal = {
  /** Notes what these rows are, before they are written. */
  note(table: string, rows: readonly Row[]): Promise<void>;
  /** Runs work that writes accounts and people by other ways, and notes what it changed. */
  around<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Everything that was written; null: it was too much. */
  finish(): Promise<readonly Entry[] | null>;
};

/** Rows of an import that can be taken back by one press: their log entry stays some megabytes. */
const MOST_ROWS = 5000;

/** Accounts and people are compared as a whole around what changes them; with more it would take longer than the import. */
const MOST_COMPARED = 50_000;

type Noted = { readonly kind: Kind; readonly key: Row; readonly before: Row | null };

export function startJournal(target: Target): Journal {
  const noted = new Map<string, Noted>();
  let isTooMuch = false;
  const add = (kind: Kind, key: Row, before: Row | null): void => {
    const name = `${kind.table}\u0000${keyOf(kind, key)}`;
    if (!noted.has(name)) noted.set(name, { kind, before, key });
    isTooMuch ||= noted.size > MOST_ROWS;
    if (isTooMuch) noted.clear();
  };
  return {
    async note(table, rows) {
      if (isTooMuch || rows.length > MOST_ROWS) isTooMuch = true;
      if (isTooMuch) return;
      const kind = kindOf(table);
      const before = await rowsBefore(target, kind, rows);
      for (const row of rows) add(kind, row, before.get(keyOf(kind, row)) ?? null);
    },
    async around(work) {
      const before = isTooMuch ? null : await everything(target);
      isTooMuch ||= before === null;
      const result = await work();
      for (const [kind, rows] of before ?? []) {
        const after = await rowsBefore(target, kind, rows);
        for (const row of rows) if (!isSame(row, after.get(keyOf(kind, row)))) add(kind, row, row);
      }
      return result;
    },
    finish: async () => (isTooMuch ? null : changedRows(target, [...noted.values()])),
  };
}

async function changedRows(target: Target, noted: readonly Noted[]): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const kind of kinds) {
    const own = noted.filter((each) => each.kind === kind);
    const keys = own.map(({ key }) => key);
    const after = await rowsBefore(target, kind, keys);
    for (const { key, before } of own) {
      const now = after.get(keyOf(kind, key));
      if (now !== undefined && !isSame(before, now))
        entries.push({ table: kind.table, before, after: now });
    }
  }
  return entries;
}

export function kindOf(table: string): Kind {
  const kind = kinds.find((each) => each.table === table);
  if (!kind) throw new Error(`No kind of import writes ${table}`);
  return kind;
}

export const isSame = (a: Row | null | undefined, b: Row | null | undefined): boolean =>
  isDeepStrictEqual(a ?? null, b ?? null);

/** All accounts and people as they are; null: too many. */
async function everything(
  target: Target,
): Promise<readonly (readonly [Kind, readonly Row[]])[] | null> {
  const { tx } = target;
  if ((await tx.account.count()) > MOST_COMPARED) return null;
  const ids = await tx.account.findMany({ select: { id: true } });
  const emails = await tx.person.findMany({ select: { email: true } });
  return [
    [accounts, [...(await rowsBefore(target, accounts, ids)).values()]],
    [people, [...(await rowsBefore(target, people, emails)).values()]],
  ];
}
