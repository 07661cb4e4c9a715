import type { RawRow } from "./sheet.ts";

/** How far down a header is looked for: reports put a title, filters and a date above it. */
export const HEADER_WITHIN = 40;

/** A header has at least this share of the cells of the fullest line below it. */
const HEADER_SHARE = 0.6;

/** Words that begin the last lines of reports, in five languages. */
const FOOTER =
  /^["(]*(grand total|sub-?total|totals?\b|copyright|©|confidential|generated (by|on)|report (generated|run)|end of report|filtered by|\d+ (records|rows)|gesamt(summe|ergebnis|betrag)?\b|zwischensumme|summe\b|vertraulich|erstellt (am|von)|total g[eé]n[eé]ral|sous-total|confidentiel|total general|suma total|confidencial|total geral|soma\b)/i;

/** The header's index in the first records of a file, or null when nothing is filled. */
export function findHeader(first: readonly RawRow[]): number | null {
  const filled = first.map(filledCells);
  const fullest = Math.max(0, ...filled);
  if (fullest === 0) return null;
  const enough = Math.max(Math.min(2, fullest), fullest * HEADER_SHARE);
  return filled.findIndex((count) => count >= enough);
}

/** Header names as they are told to people: trimmed, one line each, none empty, none twice. */
export function nameHeaders(cells: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return trimEnd(cells).map((cell, index) => {
    const name = cell.trim().replaceAll(/\s+/g, " ") || `column ${index + 1}`;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Whether a line is a report's total or footer, or the header once more, rather than a row. */
export function isNoRow({ cells }: RawRow, headers: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const [first = ""] = filled;
  if (headers.length > 2 && FOOTER.test(first.trim()) && (filled.length <= 2 || cells[0] === first))
    return isSparse(filled, headers);
  return filled.length > 1 && headers.every((header, at) => header === (cells[at] ?? "").trim());
}

/** A total line has numbers beside its word and little else; a shop may well be called "Total". */
const isSparse = (filled: readonly string[], headers: readonly string[]): boolean =>
  filled.length <= Math.max(2, headers.length / 2) &&
  filled.slice(1).every((cell) => /^[^\p{L}]*$/u.test(cell));

export const filledCells = ({ cells }: RawRow): number =>
  cells.reduce((count, cell) => count + (cell.trim() === "" ? 0 : 1), 0);

function trimEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}
