import type { Cells, Making } from "../kind.ts";
import { textOf } from "../rows.ts";
import { plainWords } from "./names.ts";

const REMEDY = "Keep postal codes as text in the spreadsheet";

/**
 * A postal code as it was before a spreadsheet took it for a number: "52358.0", "523580" (the same without its point)
 * and "2134" for 02134, "1067" for 01067 in Dresden. Only what becomes a known code is repaired, and it is told.
 * `countries` are those it may be of.
 */
export function repairZip(
  cells: Cells,
  { places, warn }: Pick<Making, "places" | "warn">,
  countries: readonly string[],
): string | null {
  const zip = textOf(cells["zip"]);
  if (zip === null) return null;
  const located = (code: string) =>
    countries.flatMap(
      (country) => places?.locate({ zip: code, city: null, state: null, country }) ?? [],
    );
  const isKnown = (code: string): boolean => located(code).length > 0;
  const point = /^(\d{4,6})\.0+$/.exec(zip)?.[1];
  if (point !== undefined) {
    warn("zip", zip, "was stored as a number: its .0 is left out", REMEDY);
    return point.padStart(5, "0");
  }
  if (/^\d{9}$/.test(zip) && isKnown(zip.slice(0, 5))) return `${zip.slice(0, 5)}-${zip.slice(5)}`;
  if (/^\d{5}0$/.test(zip) && isKnown(zip.slice(0, 5))) {
    warn("zip", zip, "has a 0 too many, from being stored as a number (52358.0): left out", REMEDY);
    return zip.slice(0, 5);
  }
  if (/^\d{3,4}$/.test(zip)) {
    const full = zip.padStart(5, "0");
    if (located(full).some((town) => isThere(town, cells))) {
      warn("zip", zip, "lost its leading zero: put back", REMEDY);
      return full;
    }
  }
  return zip;
}

/** Four digits are whole postal codes in other countries: town or state must agree. */
const isThere = (
  { city, state }: { readonly city: string | null; readonly state: string | null },
  cells: Cells,
): boolean =>
  [
    [city, cells["city"]],
    [state, cells["state"]],
  ].some(
    ([a, b]) =>
      textOf(a) !== null && textOf(b) !== null && plainWords(String(a)) === plainWords(String(b)),
  );

/** Which countries write postal codes in a form; where several do, the United States first. */
const FORMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i, ["GB"]],
  [/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i, ["CA"]],
  [/^\d{5}-\d{3}$/, ["BR"]],
  [/^\d{8}$/, ["BR"]],
  [/^(?:D|DE)[- ]\d{5}$/i, ["DE"]],
  [/^(?:F|FR)[- ]\d{5}$/i, ["FR"]],
  [/^\d{5}-?\d{4}$/, ["US"]],
  [/^[\d.]+$/, ["US", "DE", "FR"]],
];

/** The countries that a postal code may be of, by its form; empty: none that is known here. */
export const countriesOfZip = (zip: string): readonly string[] =>
  FORMS.find(([form]) => form.test(zip.trim()))?.[1] ?? [];
