import type { Match } from "./headers/match.ts";
import { matchHeaders } from "./headers/match.ts";
import { accounts } from "./kinds/accounts.ts";
import { isMadeEmail, madeEmail } from "./kinds/person-name.ts";
import { openRows } from "./read/rows-sheet.ts";
import type { RawRow, Sheet } from "./read/sheet.ts";
import { NOBODY } from "./read-row.ts";
import type { References } from "./references.ts";
import type { Understood } from "./understand.ts";
import { plainWords } from "./values/names.ts";

/** What a file names without listing it: its people, territories and accounts, each as a sheet to import before it. */
export type Named = { readonly kind: string; readonly sheet: Sheet };

export async function namedIn(
  understood: Understood,
  references: References,
): Promise<readonly Named[]> {
  const { kind, sheet, matches } = understood;
  if (kind === null) return [];
  const people = matches.filter(({ field }) => kind.columns[field]?.refersTo === "people");
  const territories = matches.filter(
    ({ field }) => kind.columns[field]?.refersTo === "territories",
  );
  const accountMatches = accountsAreNamed(understood) ? detailMatches(understood) : [];
  if (people.length + territories.length + accountMatches.length === 0) return [];
  const found = {
    people: new Map<string, string[]>(),
    territories: new Map<string, string[]>(),
    accounts: new Map<string, Variants>(),
  };
  for await (const batch of sheet.rows()) {
    for (const raw of batch) {
      for (const match of people) addPerson(found.people, match, raw, references);
      for (const { index } of territories) addTerritory(found.territories, raw, index, references);
      if (accountMatches.length > 0) addAccount(found.accounts, accountMatches, raw, references);
    }
  }
  return sheetsOf(
    sheet,
    found,
    accountMatches.map(({ field }) => field),
  );
}

type Found = {
  readonly people: ReadonlyMap<string, string[]>;
  readonly territories: ReadonlyMap<string, string[]>;
  readonly accounts: ReadonlyMap<string, Variants>;
};

function sheetsOf(sheet: Sheet, found: Found, accountHeaders: readonly string[]): readonly Named[] {
  return [
    ...sheetOf(sheet, {
      kind: "people",
      part: "people it names",
      headers: ["email", "name", "role"],
      rows: [...found.people.values()],
    }),
    ...sheetOf(sheet, {
      kind: "territories",
      part: "territories it names",
      headers: ["name"],
      rows: [...found.territories.values()],
    }),
    ...sheetOf(sheet, {
      kind: "accounts",
      part: "accounts it names",
      headers: accountHeaders,
      rows: [...found.accounts.values()].map(mostFrequent),
    }),
  ];
}

function addPerson(
  people: Map<string, string[]>,
  { field, index }: Match,
  raw: RawRow,
  references: References,
): void {
  const name = (raw.cells[index] ?? "").trim();
  if (!/\p{L}/u.test(name) || name.includes("@") || NOBODY.test(name)) return;
  const known = references.person(name);
  const key = plainWords(name);
  // Several people of this name are there: that is told row by row.
  if ((!known.isFound && known.candidates.length > 0) || (known.isFound && !isMadeEmail(known.id)))
    return;
  if (known.isFound) return;
  const role = field === "manager_email" ? "manager" : "rep";
  if (people.get(key)?.[2] !== "manager")
    people.set(key, [madeEmail(name), people.get(key)?.[1] ?? name, role]);
}

function addTerritory(
  territories: Map<string, string[]>,
  raw: RawRow,
  index: number,
  references: References,
): void {
  const name = (raw.cells[index] ?? "").trim();
  const known = references.territory(name);
  if (name !== "" && !known.isFound && known.candidates.length === 0)
    territories.set(plainWords(name), [name]);
}

/** Order lines and visits often say where they happened; other kinds only say a name. */
const accountsAreNamed = ({ kind }: Understood): boolean =>
  kind?.name === "sales" || kind?.name === "visits";

const DETAILS = new Set([
  "account_id",
  "name",
  "address",
  "city",
  "state",
  "zip",
  "county",
  "country",
  "lat",
  "lng",
  "point",
]);

/** Enough to make accounts of: a name, and an id or a place. */
function detailMatches({ sheet, samples }: Understood): readonly Match[] {
  const matches = matchHeaders(accounts, sheet.headers, samples).filter(({ field }) =>
    DETAILS.has(field),
  );
  const fields = new Set(matches.map(({ field }) => field));
  const isEnough =
    fields.has("name") &&
    ["account_id", "city", "zip", "address"].some((field) => fields.has(field));
  return isEnough ? matches : [];
}

/** How often each way of writing each column occurred, and in which line the account came first. */
type Variants = { line: number; readonly columns: readonly Map<string, number>[] };

function addAccount(
  all: Map<string, Variants>,
  matches: readonly Match[],
  raw: RawRow,
  references: References,
): void {
  const cells = matches.map(({ index }) => (raw.cells[index] ?? "").trim());
  const cell = (field: string) =>
    cells[matches.findIndex((match) => match.field === field)] || null;
  const id = cell("account_id");
  const where = {
    name: cell("name"),
    address: cell("address"),
    city: cell("city"),
    zip: cell("zip"),
  };
  if (id === null && where.name === null) return;
  const known = references.account(id ?? where.name ?? "", where);
  if (known.isFound) return;
  const key = id ?? plainWords(Object.values(where).join(" "));
  const variants = all.get(key) ?? {
    line: raw.line,
    columns: matches.map(() => new Map<string, number>()),
  };
  for (const [at, counts] of variants.columns.entries()) {
    const value = cells[at] ?? "";
    if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  all.set(key, variants);
}

/** Of several spellings the most frequent, and of equally frequent ones the first by the alphabet. */
const mostFrequent = ({ columns }: Variants): string[] =>
  columns.map(
    (counts) => [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "",
  );

type Part = {
  readonly kind: string;
  readonly part: string;
  readonly headers: readonly string[];
  readonly rows: readonly string[][];
};

function sheetOf(sheet: Sheet, { kind, part, headers, rows }: Part): readonly Named[] {
  if (rows.length === 0) return [];
  // Their order comes from the names, not from where the file happens to mention them.
  const sorted = rows.toSorted((a, b) => (a.join("\u0000") < b.join("\u0000") ? -1 : 1));
  const file = `${sheet.file} (${part})`;
  return [
    {
      kind,
      sheet: openRows(
        file,
        headers,
        sorted.map((cells, at) => ({ line: at + 2, cells })),
      ),
    },
  ];
}
