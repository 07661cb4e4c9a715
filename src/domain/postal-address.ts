import type { PostalAddress, WantedAddress } from "./places.ts";

/** What stands behind the street and is no part of it: "Suite 200", "Apt. 3", "# 12", "2. OG". */
const INSIDE =
  /[\s,]+(?:(?:suite|ste|unit|apt|apartment|room|rm|floor|fl|bldg|building|dept|lot)\b\.?|#)\s*[\w-]*(?:\s*,.*)?$|,\s*\d+\.?\s*(?:og|eg|stock|floor|fl|étage|piso)\b.*$/i;

/** How to ask for an account's address: in parts, or where all of it stands in one line, as that line. */
export function wantedOf({ street, city, state, zip, country }: PostalAddress): WantedAddress {
  const words = street ?? "";
  if (city === null && zip === null && words.includes(","))
    return [words, state, country].filter((part) => part !== null).join(", ");
  return { street: streetOf(words, city), city, state, zip, country };
}

/** Without the town that is repeated behind it, and without what is inside the house. */
function streetOf(words: string, city: string | null): string {
  const [first = "", ...rest] = words.split(",").map((part) => part.trim());
  const town = city?.trim().toLowerCase();
  const at = rest.findIndex((part) => town !== undefined && isTown(part.toLowerCase(), town));
  const street = [first, ...(at === -1 ? rest : rest.slice(0, at))].join(", ");
  return street.replace(INSIDE, "").trim() || street;
}

/** "Ames", "Ames IA" or "Ames IA 50010", and not "Ames St". */
const isTown = (part: string, town: string): boolean =>
  part === town ||
  (part.startsWith(`${town} `) &&
    /^ (?:[a-z]{2} )?(?:[a-z]{2}|\d[\d-]*)$/.test(part.slice(town.length)) &&
    !STREET.test(part));

const STREET = / (?:st|rd|dr|ln|ct|pl)$/;
