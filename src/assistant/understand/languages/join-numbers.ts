import type { LanguageTable } from "./table.ts";
import { inPlace, placeOf, type Unit } from "./unit.ts";

/** "12" "," "5" written as one is 12.5, "quarante" "cinq" is 45. */
export function joinNumbers(units: readonly Unit[], table: LanguageTable): Unit[] {
  const joined: Unit[] = [];
  for (let at = 0; at < units.length; ) {
    const parts = units.slice(at, at + 3);
    const sum = decimal(parts) ?? spoken(parts, table);
    const used = parts.slice(0, sum?.length ?? 1);
    joined.push(...(sum === null ? used : [numberUnit(sum.value, used)]));
    at += used.length;
  }
  return joined;
}

type Sum = { readonly value: number; readonly length: number };

function decimal(parts: readonly Unit[]): Sum | null {
  const said = parts.map(({ text }) => text).join("");
  const { from, to } = placeOf(parts);
  const isDecimal = /^\d+,\d{1,2}$/.test(said) && to - from === said.length;
  return isDecimal ? { value: Number(said.replace(",", ".")), length: parts.length } : null;
}

/** Tens and units that were said in letters. */
function spoken([tens, link, units]: readonly Unit[], { numberLink }: LanguageTable): Sum | null {
  const left = spokenNumber(tens);
  if (left === null) return null;
  const next = spokenNumber(link);
  if (next !== null) return added(left, next, 2);
  const last = link?.text === numberLink ? spokenNumber(units) : null;
  return last === null ? null : added(left, last, 3);
}

function spokenNumber(unit: Unit | undefined): number | null {
  const [token] = unit?.tokens ?? [];
  if (unit === undefined || token === undefined || !/^\d+$/.test(unit.text)) return null;
  return token.to - token.from > unit.text.length ? Number(unit.text) : null;
}

/** "Soixante-dix" and "quatre-vingt-dix" are more than tens and units. */
function added(left: number, right: number, length: number): Sum | null {
  if (left === 4 && right === 20) return { value: 80, length };
  const most = left === 60 || left === 80 ? 19 : 9;
  return left >= 20 && left % 10 === 0 && right <= most ? { value: left + right, length } : null;
}

function numberUnit(value: number, from: readonly Unit[]): Unit {
  const text = String(value);
  return { text, tokens: inPlace(text, placeOf(from)), isEnglish: true };
}
