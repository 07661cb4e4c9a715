/** The cells of one column, as they are written. */
export type Cells = readonly string[];

export type Column = {
  readonly name: string;
  /** Null: not known. */
  readonly values: readonly (string | number | null)[];
};

const UNKNOWN: ReadonlySet<string> = new Set([
  "",
  "na",
  "n/a",
  "nan",
  "null",
  "none",
  "-",
  "?",
  "#n/a",
]);

export const isUnknown = (cell: string): boolean => UNKNOWN.has(cell.trim().toLowerCase());

/** So large a part of a column's cells must be numbers, or dates, for the others to be mistakes. */
const MOST = 0.98;
/** From so many different values per row on, a column of words names rows and tells nothing of others. */
const NAMES = 0.6;

/** What a column tells; null: nothing, as it is empty, always the same, or a name or number of the row. */
export function columnOf(name: string, cells: Cells): Column | null {
  const known = cells.filter((cell) => !isUnknown(cell));
  const different = new Set(known).size;
  // Where it is said at all may tell as much as what is said.
  if (different + Number(known.length < cells.length) < 2) return null;
  const isUnique = different === known.length && known.length > 1;
  const numbers = readAll(cells, numberReader(known));
  if (numbers) return isUnique && isRowNumber(name, numbers) ? null : { name, values: numbers };
  const days = readAll(cells, dayReader(known));
  if (days) return { name, values: days };
  if (different > NAMES * known.length && different > 20) return null;
  return { name, values: cells.map((cell) => (isUnknown(cell) ? null : cell.toLowerCase())) };
}

type Reading = (cell: string) => number | null;

/** Null: too many cells are something else. */
function readAll(cells: Cells, read: Reading): readonly (number | null)[] | null {
  let known = 0;
  let fitting = 0;
  const values = cells.map((cell) => {
    if (isUnknown(cell)) return null;
    known += 1;
    const value = read(cell);
    if (value !== null) fitting += 1;
    return value;
  });
  return fitting >= MOST * known ? values : null;
}

/** "id", "Customer ID", "RowNumber", "lead_no", or numbers that only count the rows. */
function isRowNumber(name: string, values: readonly (number | null)[]): boolean {
  if (
    /(?:^|[\s_.-])(?:id|uuid|key|nr|no|index)$|[a-z](?:Id|ID|No|Number)$|number$|^unnamed|^$/.test(
      name,
    )
  )
    return true;
  return values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1);
}

/** "1,234.50", "1.234,50", "$ 1 200", "12 %" and "(5)"; which mark is the decimal one shows in the whole column. */
function numberReader(known: Cells): Reading {
  const isComma = decimalIsComma(known);
  return (cell) => {
    const bare = cell.replaceAll(/[\s\u00A0'’$€£%]|USD|EUR/g, "");
    const plain = isComma ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
    const signed = /^\((.+)\)$/.exec(plain)?.[1];
    const text = signed === undefined ? plain : `-${signed}`;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
  };
}

/** A comma with one or two digits behind it, or more than three, or after a full stop, is a decimal one. */
function decimalIsComma(known: Cells): boolean {
  const both = known.find((cell) => cell.includes(",") && cell.includes("."));
  if (both !== undefined) return both.lastIndexOf(",") > both.lastIndexOf(".");
  return known.some((cell) => /^\D*\d+,(?:\d{1,2}|\d{4,})\D*$/.test(cell));
}

const DAY_MS = 86_400_000;

/** Dates as days since 1970: "2026-03-02", with a time or without, "3/2/2026", "02.03.2026". */
function dayReader(known: Cells): Reading {
  // A first number above twelve is a day; full stops are for days first.
  const isDayFirst = known.some((cell) => Number(/^(\d{1,2})[/.-]/.exec(cell)?.[1] ?? 0) > 12);
  return (cell) => {
    const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(cell);
    if (iso) return dayOf(iso[1], iso[2], iso[3]);
    const [, a, mark, b, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ].*)?$/.exec(cell) ?? [];
    const isDay = isDayFirst || mark === ".";
    return isDay ? dayOf(year, b, a) : dayOf(year, a, b);
  };
}

function dayOf(year = "", month = "", day = ""): number | null {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return year === "" || !isDay || Number.isNaN(time) ? null : time / DAY_MS;
}
