import type { Cells, Target } from "./kind.ts";
import { textOf } from "./rows.ts";
import { companyKey, plainWords } from "./values/names.ts";

export type Found =
  | {
      readonly isFound: true;
      readonly id: string;
      /** What was asked for, where that is an account that was merged into this one. */
      readonly mergedFrom?: string;
    }
  | { readonly isFound: false; readonly candidates: readonly string[] };

type AccountEntry = {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly externalIds: Readonly<Record<string, string>>;
};

/** Who and what is there already, and what the files taken before would bring: by id, external id, and name. */
export type References = {
  /** The person whom a cell means: by e-mail, else by name. */
  person(cell: string): Found;
  territory(cell: string): Found;
  /** The account that a cell means: by id, external id or name; `where` helps when several have the name. */
  account(cell: string, where: Where): Found;
  accountByExternal(ids: Readonly<Record<string, string>>): string | null;
  /** The one account of this name at this place. */
  accountAt(cells: Cells): string | null;
  externalIdsOf(accountId: string): Readonly<Record<string, string>>;
  /** The account into which that of this id was merged; null: it was not. */
  mergedInto(id: string): string | null;
  /** Whether another account was merged into that of this id. */
  tookOthers(id: string): boolean;
  /** Ids of other systems without those of accounts that were merged into another. */
  withoutMerged(ids: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Makes rows known at once. */
  add(kind: string, rows: Iterable<Cells>): void;
  /** Makes rows known when the table that brings them is done: rows of one file do not depend on their order. */
  promise(kind: string, rows: Iterable<Cells>): void;
  keepPromises(): void;
  forgetPeople(emails: readonly string[]): void;
};

export type Where = {
  readonly name: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly zip: string | null;
};

export async function readReferences({ tx }: Target): Promise<References> {
  const references = createReferences();
  references.add("people", await tx.person.findMany({ select: { email: true, name: true } }));
  references.add(
    "territories",
    await tx.territory.findMany({ select: { name: true, parentName: true } }),
  );
  references.add(
    "accounts",
    await tx.account.findMany({
      select: { id: true, name: true, address: true, city: true, zip: true, externalIds: true },
    }),
  );
  references.addMerged(await tx.accountAlias.findMany());
  return references;
}

/** Names whose plain form is remembered: a large file says the same ones over and over. */
const MOST_NAMES = 100_000;

/** A copy: a piece of a large file's text would hold all of it in memory. */
const ownText = (text: string): string => Buffer.from(text).toString();

const REFERRED_TO = new Set(["people", "territories", "accounts"]);

type Alias = { readonly system: string; readonly alias: string; readonly accountId: string };

type Filling = References & { addMerged(aliases: readonly Alias[]): void };

function createReferences(): Filling {
  const people = createNames();
  const territories = createNames();
  const accounts = createAccounts();
  const add = (kind: string, row: Cells): void => {
    if (kind === "people") people.add(String(row["email"]), textOf(row["name"]) ?? "");
    if (kind === "territories") territories.add(String(row["name"]), String(row["name"]));
    // A region that has no line of its own is made with the first territory under it.
    if (kind === "territories" && textOf(row["parentName"]))
      territories.add(String(row["parentName"]), String(row["parentName"]));
    if (kind === "accounts") accounts.add(row);
  };
  let promised: { kind: string; row: Cells }[] = [];
  return {
    person: (cell) => people.find(cell.toLowerCase(), cell),
    territory: (cell) => territories.find(cell, cell),
    ...accounts.asked,
    addMerged: (aliases) => accounts.addMerged(aliases),
    add(kind, rows) {
      for (const row of rows) add(kind, row);
    },
    forgetPeople: (emails) => people.remove(emails),
    promise(kind, rows) {
      if (REFERRED_TO.has(kind)) for (const row of rows) promised.push({ kind, row });
    },
    keepPromises() {
      for (const { kind, row } of promised) add(kind, row);
      promised = [];
    },
  };
}

function createNames() {
  const ids = new Set<string>();
  const byName = new Map<string, string[]>();
  return {
    add(id: string, name: string): void {
      if (ids.has(id)) return;
      ids.add(id);
      for (const key of [plainWords(name), sorted(name)]) push(byName, key, id);
    },
    remove(gone: readonly string[]): void {
      for (const id of gone) ids.delete(id);
      for (const [key, known] of byName)
        byName.set(
          key,
          known.filter((id) => ids.has(id)),
        );
    },
    find(id: string, name: string): Found {
      if (ids.has(id)) return { isFound: true, id };
      return only(byName.get(plainWords(name)) ?? byName.get(sorted(name)) ?? []);
    },
  };
}

/** "Lee, Ann" and "Ann Lee" are one name. */
const sorted = (name: string): string => plainWords(name).split(" ").toSorted().join(" ");

function createAccounts() {
  const byId = new Map<string, AccountEntry>();
  const byName = new Map<string, string[]>();
  const byExternal = new Map<string, string>();
  const merged = new Map<string, string>();
  const taking = new Set<string>();
  const entries = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const keys = new Map<string, string>();
  const keyOfName = (name: string): string => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = companyKey(name);
    if (keys.size < MOST_NAMES) keys.set(key === name ? key : ownText(name), key);
    return key;
  };
  const named = (name: string) => entries(byName.get(keyOfName(name)) ?? []);
  return {
    add(row: Cells): void {
      const entry = entryOf(row, byId.get(String(row["id"])));
      if (!byId.has(entry.id)) push(byName, companyKey(entry.name), entry.id);
      byId.set(entry.id, entry);
      for (const [system, id] of Object.entries(entry.externalIds))
        byExternal.set(`${system} ${id}`, entry.id);
    },
    addMerged(aliases: readonly Alias[]): void {
      for (const { system, alias, accountId } of aliases) {
        merged.set(`${system} ${alias}`, accountId);
        taking.add(accountId);
      }
    },
    asked: askedOf({ byId, byExternal, merged, taking, named }),
  };
}

type Maps = {
  readonly byId: ReadonlyMap<string, AccountEntry>;
  readonly byExternal: ReadonlyMap<string, string>;
  /** By "system id", or "id" and the own id, of accounts that are no more. */
  readonly merged: ReadonlyMap<string, string>;
  /** Accounts that others were merged into. */
  readonly taking: ReadonlySet<string>;
  readonly named: (name: string) => readonly AccountEntry[];
};

/** "id" is that of Rounds itself. */
const SYSTEMS = ["id", "salesforce", "hubspot"];

type Asked = Pick<
  References,
  | "account"
  | "accountByExternal"
  | "accountAt"
  | "externalIdsOf"
  | "mergedInto"
  | "tookOthers"
  | "withoutMerged"
>;

const askedOf = ({ byId, byExternal, merged, taking, named }: Maps): Asked => ({
  account(cell: string, where: Where): Found {
    // The id that is kept, not the cell: a piece of a large file's text would hold all of it in memory.
    const own = byId.get(cell);
    if (own) return { isFound: true, id: own.id };
    const of = (ids: ReadonlyMap<string, string>) =>
      SYSTEMS.flatMap((system) => ids.get(`${system} ${cell}`) ?? []);
    const [before, external] = [of(merged), of(byExternal)];
    const known = only([...before, ...external]);
    if (known.isFound && external.length === 0) return { ...known, mergedFrom: ownText(cell) };
    if (before.length + external.length > 0) return known;
    const all = named(cell);
    const near = all.length > 1 ? all.filter((entry) => isAt(entry, where)) : all;
    return only((near.length > 0 ? near : all).map(({ id }) => id));
  },
  accountByExternal(ids: Readonly<Record<string, string>>): string | null {
    const found = Object.entries(ids).flatMap(
      ([system, id]) => byExternal.get(`${system} ${id}`) ?? merged.get(`${system} ${id}`) ?? [],
    );
    return found[0] ?? null;
  },
  tookOthers: (id: string) => taking.has(id),
  mergedInto: (id: string) => merged.get(`id ${id}`) ?? null,
  withoutMerged: (ids) =>
    Object.fromEntries(
      Object.entries(ids).filter(([system, id]) => !merged.has(`${system} ${id}`)),
    ),
  accountAt(cells: Cells): string | null {
    const where = whereOf(cells);
    const there = named(where.name ?? "").filter((entry) => isAt(entry, where));
    return there.length === 1 ? (there[0]?.id ?? null) : null;
  },
  externalIdsOf: (id: string) => byId.get(id)?.externalIds ?? {},
});

export const whereOf = (cells: Cells): Where => ({
  name: textOf(cells["name"]) ?? textOf(cells["account_name"]),
  address: textOf(cells["address"]) ?? textOf(cells["account_address"]),
  city: textOf(cells["city"]) ?? textOf(cells["account_city"]),
  zip: textOf(cells["zip"]) ?? textOf(cells["account_zip"]),
});

/** The same town or postal code, and no other street: a chain may have two shops in a town. */
function isAt(entry: AccountEntry, where: Where): boolean {
  if (entry.address !== null && where.address !== null && !isSame(entry.address, where.address))
    return false;
  if (entry.zip !== null && where.zip !== null)
    return entry.zip.slice(0, 5) === where.zip.slice(0, 5);
  if (entry.city !== null && where.city !== null) return isSame(entry.city, where.city);
  // Where nobody says where it is, the name alone has to do.
  return [entry.zip, entry.city, where.zip, where.city].every((part) => part === null);
}

const isSame = (a: string, b: string): boolean => plainWords(a) === plainWords(b);

function entryOf(row: Cells, before: AccountEntry | undefined): AccountEntry {
  const externalIds = row["externalIds"] as Readonly<Record<string, string>> | undefined;
  return {
    id: String(row["id"]),
    name: textOf(row["name"]) ?? before?.name ?? "",
    address: textOf(row["address"]) ?? before?.address ?? null,
    city: textOf(row["city"]) ?? before?.city ?? null,
    zip: textOf(row["zip"]) ?? before?.zip ?? null,
    externalIds: { ...before?.externalIds, ...externalIds },
  };
}

function only(ids: readonly string[]): Found {
  const different = [...new Set(ids)];
  const [id] = different;
  return id !== undefined && different.length === 1
    ? { isFound: true, id }
    : { isFound: false, candidates: different };
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const values = lists.get(key);
  if (values) values.push(value);
  else lists.set(key, [value]);
}
