import type { Territory, TerritoryRule } from "../model.ts";

/** The first rule of a territory that claims one of these postal codes, in words; null: none does. */
export function ruleFor(territory: Territory, zips: readonly string[]): string | null {
  for (const rule of territory.rules) {
    if (rule.kind !== "zip_prefix") continue;
    const prefix = rule.prefixes.find((start) => zips.some((zip) => zip.startsWith(start)));
    if (prefix !== undefined) return `postal codes that begin with ${prefix}`;
  }
  return null;
}

/** What rules look at in an account; null: not known. */
export type Claimed = {
  readonly id: string;
  readonly zip: string | null;
  readonly state: string | null;
  readonly county: string | null;
  readonly industry: string | null;
  readonly segment: string | null;
};

/** The territories whose rules claim an account. More than one: they overlap. None: there is a gap. */
export const claimsOn = (
  account: Claimed,
  territories: readonly Pick<Territory, "name" | "rules">[],
): readonly string[] =>
  territories
    .filter(({ rules }) => rules.some((rule) => isClaimed(account, rule)))
    .map(({ name }) => name);

function isClaimed(account: Claimed, rule: TerritoryRule): boolean {
  const { zip } = account;
  switch (rule.kind) {
    case "zip_prefix":
      return zip !== null && rule.prefixes.some((prefix) => zip.startsWith(prefix));
    case "zip_range":
      return zip !== null && rule.ranges.some((range) => isWithin(zip, range));
    case "states":
      return isOneOf(account.state, rule.states);
    case "counties":
      return isOneOf(account.county, rule.counties);
    case "industries":
      return isOneOf(account.industry, rule.industries);
    case "segments":
      return isOneOf(account.segment, rule.segments);
    case "accounts":
      return rule.accountIds.includes(account.id);
  }
}

/** Compared over as many letters as the ends have: 503 to 505 takes 50599 in. */
const isWithin = (
  zip: string,
  { from, to }: { readonly from: string; readonly to: string },
): boolean => zip.slice(0, from.length) >= from && zip.slice(0, to.length) <= to;

const isOneOf = (value: string | null, values: readonly string[]): boolean =>
  value !== null && values.some((each) => each.toLowerCase() === value.toLowerCase());
