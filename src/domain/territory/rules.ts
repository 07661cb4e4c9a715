import type { Territory } from "../model.ts";

/** The first rule of a territory that claims one of these postal codes, in words; null: none does. */
export function ruleFor(territory: Territory, zips: readonly string[]): string | null {
  for (const rule of territory.rules) {
    if (rule.kind !== "zip_prefix") continue;
    const prefix = rule.prefixes.find((start) => zips.some((zip) => zip.startsWith(start)));
    if (prefix !== undefined) return `postal codes that begin with ${prefix}`;
  }
  return null;
}
