import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { createRandom, type Random } from "../../domain/random.ts";
import type { LocalDate, Place } from "../../domain/units.ts";
import type { NamedSheet } from "../import/import-tables.ts";
import { openRows } from "../import/read/rows-sheet.ts";

/** The demo company as its CSV files give it: what does not change with time. */
export type Company = {
  readonly tables: readonly NamedSheet[];
  readonly reps: readonly DemoRep[];
  readonly accounts: readonly DemoAccount[];
  readonly territories: readonly { readonly name: string; readonly ownerEmail: string }[];
};

export type DemoRep = {
  readonly email: string;
  readonly name: string;
  readonly workStart: number;
  readonly workEnd: number;
};

export type DemoAccount = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly place: Place;
  readonly industry: string;
  readonly segment: string;
  readonly isCustomer: boolean;
  readonly potential: number;
  readonly visitMinutes: number;
  readonly cadenceMaxDays: number;
  readonly openingHours: string;
  readonly ownerEmail: string;
  readonly territory: string;
};

const FOLDER = join(import.meta.dirname, "../../../demo");

export function readCompany(): Company {
  const [people = [], territories = [], accounts = []] = ["people", "territories", "accounts"].map(
    readOwn,
  );
  return {
    tables: [
      tableOf("people", people),
      tableOf("territories", territories),
      tableOf("accounts", accounts),
    ],
    reps: people.filter((row) => row["role"] === "rep").map(toRep),
    territories: territories.map((row) => ({
      name: row["name"] ?? "",
      ownerEmail: row["owner_email"] ?? "",
    })),
    accounts: accounts.map(toAccount),
  };
}

type CellsOf = Readonly<Record<string, string>>;

const readOwn = (kind: string): CellsOf[] =>
  parse(readFileSync(join(FOLDER, `${kind}.csv`)), { columns: true });

const minuteOf = (clock = ""): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const toRep = (row: CellsOf): DemoRep => ({
  email: row["email"] ?? "",
  name: row["name"] ?? "",
  workStart: minuteOf(row["work_start"]),
  workEnd: minuteOf(row["work_end"]),
});

const toAccount = (row: CellsOf): DemoAccount => ({
  id: row["account_id"] ?? "",
  name: row["name"] ?? "",
  city: row["city"] ?? "",
  place: { lat: Number(row["lat"]), lng: Number(row["lng"]) },
  industry: row["industry"] ?? "",
  segment: row["segment"] ?? "",
  isCustomer: row["lifecycle"] === "customer",
  potential: Number(row["annual_potential_usd"]),
  visitMinutes: Number(row["visit_minutes"]),
  cadenceMaxDays: Number(row["cadence_max_days"]),
  openingHours: row["opening_hours"] ?? "",
  ownerEmail: row["owner_email"] ?? "",
  territory: row["territory"] ?? "",
});

/** A generator of its own for each thing, so that adding one changes no other. */
export function randomFor(...names: readonly string[]): Random {
  let hash = 2166136261;
  for (const letter of names.join("|"))
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return createRandom(hash);
}

export const pick = <Value>(random: Random, values: readonly Value[]): Value => {
  const value = values[random.int(values.length)];
  if (value === undefined) throw new Error("Nothing to pick from");
  return value;
};

/** Rows as the import takes them; every value is text, empty for nothing. */
export function tableOf(
  kind: string,
  rows: readonly Readonly<Record<string, string>>[],
): NamedSheet {
  const headers = Object.keys(rows[0] ?? {});
  const cells = rows.map((row, index) => ({
    line: index + 2,
    cells: headers.map((header) => row[header] ?? ""),
  }));
  return { kind, sheet: openRows(`${kind} (generated)`, headers, cells) };
}

/** Days are counted from 1970-01-01, so that generating needs no calendar. */
export const dayNumber = (date: LocalDate): number =>
  Math.round(Date.parse(`${date}T00:00Z`) / 86_400_000);

export const dateOf = (day: number): LocalDate =>
  new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Monday = 0. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
