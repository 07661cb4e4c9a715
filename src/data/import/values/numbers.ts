import type { Style } from "./style.ts";

/** Nearly all cells of large files: digits, and a point with one or two behind it, which nobody reads as thousands. */
const PLAIN_NUMBER = /^-?\d{1,15}(?:\.\d{1,2})?$/;

const CURRENCY =
  /[$€£¥₹₽]|R\$|\b(?:usd|eur|gbp|chf|brl|cad|aud|mxn|ars|clp|cop|jpy|pln|sek|nok|dkk|czk)\b/gi;

/** Words and letters for thousands and millions. Case matters nowhere; "m" means million as in finance. */
const MULTIPLES: readonly (readonly [RegExp, number])[] = [
  [/(?:bn|billion|mrd\.?|milliarden?)$/i, 1e9],
  [/(?:mm|m|mio\.?|mill\.?|mln|million(?:s|en)?|millones|milh[oõ]es)$/i, 1e6],
  [/(?:k|tsd\.?|thousand|mil)$/i, 1e3],
];

/**
 * A number as people write it: "1.234,50 €", "$1,234.50", "(12)", "3 %", "12k". `groups` says what a mark with exactly
 * three digits behind it means when the column does not tell: money has no thousandths, coordinates have no thousands.
 */
export function parseNumber(
  cell: string,
  { decimalMark }: Style,
  groups: "thousands" | "decimals",
): number {
  if (PLAIN_NUMBER.test(cell)) return Number(cell);
  let text = cell.replaceAll(CURRENCY, "").replaceAll(/[\s\u00a0\u202f'’%]/g, "");
  let sign = 1;
  if (/^\(.*\)$/.test(text)) [text, sign] = [text.slice(1, -1), -1];
  if (text.endsWith("-")) [text, sign] = [text.slice(0, -1), -sign];
  if (/^[-−]/.test(text)) [text, sign] = [text.slice(1), -sign];
  const multiple = MULTIPLES.find(([word]) => word.test(text));
  if (multiple) text = text.replace(multiple[0], "");
  const mark = markOf(text) ?? decimalMark ?? (groups === "decimals" ? onlyMark(text) : null);
  const digits = plainDigits(text, mark);
  return digits === null ? Number.NaN : sign * Number(digits) * (multiple?.[1] ?? 1);
}

/** What one cell says about its column's decimal mark; null: nothing. */
export function decimalEvidence(cell: string): "." | "," | null {
  if (PLAIN_NUMBER.test(cell)) return cell.includes(".") ? "." : null;
  return markOf(cell.replaceAll(CURRENCY, "").replaceAll(/[^\d.,]/g, ""));
}

/** "1.234,5" and "12,5" and "1.234.567" leave no doubt; "1,234" does. */
function markOf(text: string): "." | "," | null {
  const [points, commas] = [text.split(".").length - 1, text.split(",").length - 1];
  if (points > 0 && commas > 0) return text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
  if (points > 1) return ",";
  if (commas > 1) return ".";
  if (points + commas === 0) return null;
  const after = text.length - 1 - Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const isGroup = after === 3 && /^[1-9]\d{0,2}[.,]/.test(text);
  return isGroup ? null : onlyMark(text);
}

const onlyMark = (text: string): "." | "," | null => {
  if (text.includes(".")) return ".";
  return text.includes(",") ? "," : null;
};

/** Digits with a decimal point and no groups; null: the marks stand where none can stand. */
function plainDigits(text: string, mark: "." | "," | null): string | null {
  const group = mark === "," ? "\\." : ",";
  const anyGroup = mark === null ? "[.,]" : group;
  const end = mark === null ? "" : `(?:\\${mark}\\d*)?`;
  const pattern = new RegExp(
    `^(?:\\d+|\\d{1,3}(?:${anyGroup}\\d{2,3})+)${end}$|^\\${mark ?? "."}\\d+$`,
  );
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/i.test(text)) return text;
  if (!pattern.test(text)) return null;
  return text.replaceAll(new RegExp(anyGroup, "g"), "").replace(",", ".");
}
