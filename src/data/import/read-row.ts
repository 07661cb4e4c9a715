import type { Match } from "./headers/match.ts";
import type { Cells, Column, Kind, Making, Row } from "./kind.ts";
import type { RawRow } from "./read/sheet.ts";
import { type Found, type References, whereOf } from "./references.ts";
import { CellError, type Problem } from "./report.ts";
import { currencyIn } from "./values/currency.ts";
import { PLAIN, type Style } from "./values/style.ts";

export type Reading = {
  readonly kind: Kind;
  readonly headers: readonly string[];
  readonly matches: readonly Match[];
  readonly styles: ReadonlyMap<string, Style>;
  readonly defaults: Readonly<Record<string, string>>;
  readonly making: Omit<Making, "warn">;
};

export type Warn = (line: number, warning: Parameters<Making["warn"]>) => void;

export type ReadRow = { readonly row: Row } | { readonly problems: readonly Problem[] };

/** What programs write into cells that are empty. */
const NOTHING = /^(?:null|n\/?a|n\.a\.|#n\/a|nan|\(blank\)|-|–|—)$/i;
/** What people write where nobody is in charge. */
export const NOBODY =
  /^(?:unassigned|none|house(?: account)?|tbd|open|vacant|nobody|nicht zugewiesen|offen|non attribu[eé]|sin asignar|n[aã]o atribu[ií]do)$/i;

/** Reads one row into what the database stores; tells all its problems, not only the first. */
export function readRow(reading: Reading, raw: RawRow, warn: Warn): ReadRow {
  const making: Making = {
    ...reading.making,
    warn: (...warning) => warn(raw.line, warning),
  };
  const problems: Problem[] = [];
  const cells = readCells(reading, raw, { making, problems });
  if (problems.length > 0) return { problems };
  try {
    return { row: reading.kind.toRow(cells, making) };
  } catch (error) {
    return { problems: [problemOf(error, raw.line, null, null)] };
  }
}

type Into = { readonly making: Making; readonly problems: Problem[] };

function readCells(reading: Reading, raw: RawRow, { making, problems }: Into): Cells {
  const cells: Record<string, unknown> = {};
  const extra =
    raw.cells.length <= reading.headers.length
      ? undefined
      : raw.cells.slice(reading.headers.length).find((cell) => cell.trim() !== "");
  if (extra !== undefined) problems.push(tooLong(reading, raw, extra));
  for (const { field, index, header } of reading.matches) {
    const column = reading.kind.columns[field];
    const value = cleanCell(raw.cells[index] ?? "", column);
    if (value === "" || column === undefined) continue;
    try {
      cells[field] = column.read(value, reading.styles.get(field) ?? PLAIN);
      if (column.shape === "number") tellCurrency(header, value, making);
    } catch (error) {
      if (!(column.isSoft && error instanceof CellError))
        problems.push(problemOf(error, raw.line, header, value));
      else making.warn(header, value, error.message, `Left out. ${error.remedy}`);
    }
  }
  for (const [field, value] of Object.entries(reading.defaults))
    cells[field] ??= reading.kind.columns[field]?.read(value, PLAIN);
  problems.push(
    ...missing(reading, raw, cells, problems),
    ...refer(reading, raw, cells, making.references),
  );
  return cells;
}

const MAY_NAME = /[€£$]|[A-Z]{3}/;

/** Amounts in another currency are not converted, and that is told. */
function tellCurrency(header: string, value: string, { workspace, warn }: Making): void {
  // Nearly all cells are digits alone: a million of them are not searched for signs.
  const own = /^[\d.,\s-]*$/.test(value) ? null : currencyIn(value);
  const currency = own ?? (MAY_NAME.test(header) ? currencyIn(header) : null);
  if (currency === null || currency === workspace.currency) return;
  const reason = `is in ${currency}, and the company counts in ${workspace.currency}`;
  warn(header, value, reason, "The number was taken as it is: convert the column if that is wrong");
}

function cleanCell(cell: string, column: Column | undefined): string {
  // An apostrophe keeps spreadsheets from running what follows; exports put it there.
  const value = cell.trim().replace(/^'(?=[=+@-])/, "");
  const isNothing = NOTHING.test(value) || (column?.refersTo === "people" && NOBODY.test(value));
  return isNothing ? "" : value;
}

type Referring = readonly (readonly [string, NonNullable<Column["refersTo"]>])[];

const required = new WeakMap<Kind, readonly string[]>();
const referring = new WeakMap<Kind, Referring>();

/** Columns that no row can do without; found once for a kind, not for each of a million rows. */
function requiredOf(kind: Kind): readonly string[] {
  const kept = required.get(kind);
  if (kept) return kept;
  const found = Object.keys(kind.columns).filter((field) => kind.columns[field]?.isRequired);
  required.set(kind, found);
  return found;
}

function referringOf(kind: Kind): Referring {
  const kept = referring.get(kind);
  if (kept) return kept;
  const found = Object.entries(kind.columns).flatMap(([field, { refersTo }]) =>
    refersTo === undefined ? [] : [[field, refersTo] as const],
  );
  referring.set(kind, found);
  return found;
}

function missing(
  { kind, matches }: Reading,
  raw: RawRow,
  cells: Cells,
  found: readonly Problem[],
): readonly Problem[] {
  return requiredOf(kind).flatMap((field) => {
    const isThere =
      cells[field] !== undefined || (field === "account_id" && cells["account_name"] !== undefined);
    if (isThere) return [];
    const header = headerOf(matches, field);
    const isTold = found.some(({ column }) => column === header);
    if (isTold) return [];
    const remedy = `Fill in ${header}, or give a default for ${field} with --map`;
    return [{ line: raw.line, column: header, value: null, reason: "is empty", remedy }];
  });
}

/** Puts the key of what is referred to in place of what the cell says. */
function refer(
  { kind, matches }: Reading,
  raw: RawRow,
  cells: Record<string, unknown>,
  references: References,
): readonly Problem[] {
  return referringOf(kind).flatMap(([field, refersTo]) => {
    const cell = cells[field] ?? (field === "account_id" ? cells["account_name"] : undefined);
    if (cell === undefined) return [];
    const value = typeof cell === "string" ? cell : JSON.stringify(cell);
    const found = lookUp(references, { refersTo, value, cells });
    if (found.isFound) {
      cells[field] = found.id;
      if (found.mergedFrom !== undefined) cells["mergedFrom"] = found.mergedFrom;
      return [];
    }
    const header = headerOf(matches, field);
    return [
      { line: raw.line, column: header, value, ...whyNot(refersTo, value, found.candidates) },
    ];
  });
}

/** How the file itself calls a column: an account is named by its id or its name. */
function headerOf(matches: readonly Match[], field: string): string {
  const names = field === "account_id" ? ["account_id", "account_name"] : [field];
  return matches.find((match) => names.includes(match.field))?.header ?? field;
}

type Wanted = {
  readonly refersTo: NonNullable<Column["refersTo"]>;
  readonly value: string;
  readonly cells: Cells;
};

function lookUp(references: References, { refersTo, value, cells }: Wanted): Found {
  switch (refersTo) {
    case "people":
      return references.person(value);
    case "territories":
      return references.territory(value);
    case "accounts": {
      const where = whereOf(cells);
      const byId = references.account(value, where);
      if (byId.isFound || where.name === null || where.name === value) return byId;
      return references.account(where.name, where);
    }
  }
}

function whyNot(kind: string, value: string, candidates: readonly string[]) {
  if (candidates.length < 2)
    return {
      reason: `is not among the ${kind}`,
      remedy: `Import ${kind} with ${value} first, or correct it`,
    };
  const which = candidates.slice(0, 5).join(", ");
  return {
    reason: `may be ${candidates.length} of the ${kind}`,
    remedy: `Write the id of the one that is meant: ${which}`,
  };
}

const tooLong = ({ headers }: Reading, raw: RawRow, extra: string): Problem => ({
  line: raw.line,
  column: null,
  value: extra,
  reason: `has ${raw.cells.length} cells where the header has ${headers.length}`,
  remedy: "Put a cell that holds the delimiter into double quotes",
});

function problemOf(
  error: unknown,
  line: number,
  column: string | null,
  value: string | null,
): Problem {
  if (!(error instanceof CellError)) throw error;
  return { line, column, value, reason: error.message, remedy: error.remedy };
}
