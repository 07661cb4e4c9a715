import type { Column, Table } from "../../../cards/card.ts";
import { element } from "./element.ts";
import { showStop } from "./show-stop.ts";

/**
 * A table, which a phone shows as a list: figures on one line, the words that end a row below them. Roles are written out
 * because a table that is laid out as a list loses its own. Beside a map, numbers show their stop on it.
 */
export function drawTable({ columns, rows }: Table, hasMap: boolean): HTMLElement {
  const isNumbered = rows.some(([, account = ""]) => numberOf(account) !== null);
  const isTimeline = isNumbered && rows.every(([first = ""]) => /^\d{1,2}:\d{2}$/.test(first));
  const looks = [
    "table",
    `has-${columns.length}`,
    isNumbered ? "is-numbered" : "",
    isTimeline ? "is-timeline" : "",
    layoutOnPhone({ columns, rows }),
  ];
  const table = element(
    "table",
    { class: looks.filter(Boolean).join(" "), role: "table" },
    element(
      "thead",
      { role: "rowgroup" },
      element("tr", { role: "row" }, ...columns.map(drawHeader)),
    ),
    element(
      "tbody",
      { role: "rowgroup" },
      ...rows.map((row) => drawRow(row, { columns, isNumbered, hasMap })),
    ),
  );
  const widest = Math.max(...rows.map(([first = ""]) => first.length));
  table.style.setProperty("--first-characters", String(widest));
  table.style.setProperty("--figures", String(columns.length - 2));
  return table;
}

/** What becomes of it where the screen is narrow; none: it stays a table. */
function layoutOnPhone({ columns, rows }: Omit<Table, "kind">): string {
  if (endsInWords(columns)) return "ends-in-words";
  if (isOfFigures(columns)) return isWide({ columns, rows }) ? "is-wide" : "";
  return columns.length === 3 ? "is-list" : "";
}

/** A name, figures, and words about them. */
const endsInWords = (columns: readonly Column[]): boolean =>
  columns.length > 2 &&
  columns[0]?.align === "left" &&
  columns.at(-1)?.align === "left" &&
  columns.slice(1, -1).every(({ align }) => align === "right");

/** A name and figures, which are compared from row to row. */
const isOfFigures = (columns: readonly Column[]): boolean =>
  columns.length > 2 && columns.every(({ align }, index) => (align === "right") === index > 0);

/** More characters than a phone has room for beside a name that breaks. */
const isWide = ({ columns, rows }: Omit<Table, "kind">): boolean =>
  columns
    .map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)))
    .reduce((sum, widest, index) => sum + (index === 0 ? Math.min(widest, 12) : widest), 0) > 38;

const drawHeader = ({ header, align }: Column): HTMLElement =>
  element("th", { role: "columnheader", scope: "col", class: `is-${align}`, dir: "auto" }, header);

type Frame = {
  readonly columns: readonly Column[];
  readonly isNumbered: boolean;
  readonly hasMap: boolean;
};

function drawRow(row: readonly string[], { columns, isNumbered, hasMap }: Frame): HTMLElement {
  const [, account = ""] = row;
  const cells = row.map((cell, index) => {
    const { align = "left", header = "" } = columns[index] ?? {};
    const content = isNumbered && index === 1 ? numbered(cell, hasMap) : [cell];
    const looks = { class: `is-${align}`, dir: "auto", "data-header": header };
    return element("td", { role: "cell", ...looks }, ...content);
  });
  if (isNumbered && account.endsWith(NEW))
    cells[cells.length === 3 ? 2 : 1]?.prepend(element("span", { class: "tag" }, "new"), " ");
  const isBetween = isNumbered && numberOf(account) === null;
  return element("tr", { role: "row", class: isBetween ? "is-between" : null }, ...cells);
}

/** "3. Cedar Liquor, Marion (new)" as a mark like the map's and the name; "new" becomes a tag of the reason. */
function numbered(cell: string, hasMap: boolean): readonly Node[] {
  const found = numberOf(cell);
  const words = found?.rest ?? cell;
  const name = words.endsWith(NEW) ? words.slice(0, -NEW.length) : words;
  return [drawMark(found?.number ?? null, name, hasMap), element("span", { class: "name" }, name)];
}

const NEW = " (new)";

function drawMark(number: number | null, name: string, hasMap: boolean): HTMLElement {
  if (number === null) return element("span", { class: "number is-empty" });
  if (!hasMap) return element("span", { class: "number" }, String(number));
  const mark = element(
    "button",
    { type: "button", class: "number", "aria-label": `${number}: show ${name} on the map` },
    String(number),
  );
  mark.addEventListener("click", () => {
    const picture = mark.closest(".card")?.querySelector(".picture");
    if (picture) showStop(picture, number);
  });
  return mark;
}

function numberOf(cell: string): { readonly number: number; readonly rest: string } | null {
  const [, number = "", rest = ""] = /^(\d{1,3})\. (.+)$/s.exec(cell) ?? [];
  return number === "" ? null : { number: Number(number), rest };
}
