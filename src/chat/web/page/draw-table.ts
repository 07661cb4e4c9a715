import type { Column, Table } from "../../../cards/card.ts";
import { element } from "./element.ts";
import { showStop } from "./show-stop.ts";

/**
 * A table, which a phone shows as a list: the first two cells on one line, the third below them. Roles are written out
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
  return table;
}

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
    const align = columns[index]?.align ?? "left";
    const content = isNumbered && index === 1 ? numbered(cell, hasMap) : [cell];
    return element("td", { role: "cell", class: `is-${align}`, dir: "auto" }, ...content);
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
