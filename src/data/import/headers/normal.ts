import { plainWords } from "../values/names.ts";
import { QUALIFIERS } from "./words.ts";

/** A header in plain words: "StoreNumber", "store_no." and "Store # " become "store number", "store no", "store number". */
export function headerWords(header: string): string {
  const spaced = header
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replaceAll("#", " number ")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return plainWords(spaced.replaceAll("_", " ")) || plainWords(header);
}

/** The same without words in front that say whose it is: "shipping city" becomes "city". */
export function withoutQualifiers(words: string): string {
  let rest = words.split(" ");
  while (rest.length > 1 && QUALIFIERS.has(rest[0] ?? "")) rest = rest.slice(1);
  return rest.join(" ");
}

export const squeezed = (words: string): string => words.replaceAll(" ", "");

/** Whether two words differ by at most `most` letters added, left out, changed or swapped. */
export function isSimilar(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + cost,
        isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return (row[b.length] ?? 0) <= most;
}
