import { parseDay } from "./dates.ts";
import { monthOfWord } from "./month-names.ts";
import type { Style } from "./style.ts";

/** "2026-03" for a month as people write it, also for any day in it; "ambiguous" as for days; null: it is none. */
export function parseMonth(cell: string, style: Style): string | null {
  const text = cell.trim();
  const iso = /^(\d{4})[-/.]?(0?[1-9]|1[0-2])$/.exec(text);
  if (iso) return monthOf(iso[1], iso[2]);
  const numeric = /^(0?[1-9]|1[0-2])[-/.](\d{4})$/.exec(text);
  if (numeric) return monthOf(numeric[2], numeric[1]);
  const words = /^(\p{L}+)\.?[\s/'’-]*(\d{4}|\d{2})$/u.exec(text);
  const named = words && monthOfWord(words[1] ?? "");
  if (words && named) return monthOf(words[2], String(named));
  const reversed = /^(\d{4})[\s-]+(\p{L}+)\.?$/u.exec(text);
  const last = reversed && monthOfWord(reversed[2] ?? "");
  if (reversed && last) return monthOf(reversed[1], String(last));
  const day = parseDay(text, style);
  return day === null || day === "ambiguous" ? day : day.slice(0, 7);
}

/** The month that a column's header names, as in "Revenue Mar 2026"; only headers of wide sheets have one. */
export function monthInHeader(
  header: string,
): { readonly month: string; readonly rest: string } | null {
  const match =
    /(?:^|[\s_(])((?:\d{4}[-/.](?:0?[1-9]|1[0-2]))|(?:(?:0?[1-9]|1[0-2])[-/.]\d{4})|(?:\p{L}{3,10}\.?[\s/'’_-]*(?:\d{4}|\d{2}))|(?:\d{4}[\s_-]+\p{L}{3,10}))\)?$/u.exec(
      header.trim(),
    );
  const month = match
    ? parseMonth((match[1] ?? "").replaceAll("_", " "), { dateOrder: null, decimalMark: null })
    : null;
  if (!match || month === null || month === "ambiguous") return null;
  return { month, rest: header.trim().slice(0, match.index).trim() };
}

const monthOf = (year = "", month = ""): string =>
  `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}`;
