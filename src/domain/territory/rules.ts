import { isInArea } from "../geo/polygon.ts";
import type { Territory, TerritoryRule } from "../model.ts";
import type { Place } from "../units.ts";

/** What rules look at in an account or a prospect; null: not known. */
export type Claimed = {
  readonly id: string;
  readonly zip: string | null;
  readonly state: string | null;
  readonly county: string | null;
  readonly place: Place | null;
  readonly industry: string | null;
  readonly segment: string | null;
  readonly potentialCents: number | null;
};

type Ruled = Pick<Territory, "name" | "rules">;

/** The territories whose rules claim an account. More than one: they overlap. None: there is a gap. */
export const claimsOn = (account: Claimed, territories: readonly Ruled[]): readonly string[] =>
  territories
    .filter((territory) => claimingRules(account, territory).length > 0)
    .map(({ name }) => name);

/** The rules of a territory that claim an account: any one of them is enough. */
export const claimingRules = (
  account: Claimed,
  { rules }: Pick<Ruled, "rules">,
): readonly TerritoryRule[] => rules.filter((rule) => isClaimed(account, rule));

export const isClaimed = (account: Claimed, rule: TerritoryRule): boolean =>
  holds(account, rule, false);

/** Whether a rule could claim what it claims not, if only more were known of it. */
export const mightClaim = (account: Claimed, rule: TerritoryRule): boolean =>
  holds(account, rule, true) && !holds(account, rule, false);

/** `ifUnknown` is the answer where the account does not say what a rule asks. */
function holds(account: Claimed, rule: TerritoryRule, ifUnknown: boolean): boolean {
  if (rule.kind !== "all") return answerOf(account, rule) ?? ifUnknown;
  return rule.rules.length > 0 && rule.rules.every((each) => holds(account, each, ifUnknown));
}

/** Null: the account does not say what the rule asks. */
function answerOf(
  account: Claimed,
  rule: Exclude<TerritoryRule, { readonly kind: "all" }>,
): boolean | null {
  switch (rule.kind) {
    case "zip_prefix":
      return asked(account.zip, (zip) => rule.prefixes.some((prefix) => startsWith(zip, prefix)));
    case "zip_range":
      return asked(account.zip, (zip) => rule.ranges.some((range) => isWithin(zip, range)));
    case "states":
      return asked(account.state, (state) => isOneOf(state, rule.states));
    case "counties":
      return asked(account.county, (county) => isOneOf(county, rule.counties));
    case "industries":
      return asked(account.industry, (industry) => isOneOf(industry, rule.industries));
    case "segments":
      return asked(account.segment, (segment) => isOneOf(segment, rule.segments));
    case "sizes":
      return asked(account.potentialCents, (cents) => isOfSize(cents, rule));
    case "accounts":
      return rule.accountIds.includes(account.id);
    case "polygon":
      return asked(account.place, (place) => isInArea(place, rule.area));
  }
}

const asked = <Value>(value: Value | null, test: (value: Value) => boolean): boolean | null =>
  value === null ? null : test(value);

/** "sw1a 1aa" begins with "SW1A" and with "SW1A1". */
const startsWith = (zip: string, prefix: string): boolean =>
  zip.startsWith(prefix) || plainZip(zip).startsWith(plainZip(prefix));

const plainZip = (zip: string): string => zip.replaceAll(/[\s-]/g, "").toUpperCase();

/** Compared over as many letters as the ends have: 503 to 505 takes 50599 in. */
const isWithin = (
  zip: string,
  { from, to }: { readonly from: string; readonly to: string },
): boolean => zip.slice(0, from.length) >= from && zip.slice(0, to.length) <= to;

const isOneOf = (value: string, values: readonly string[]): boolean =>
  values.some((each) => each.toLowerCase() === value.toLowerCase());

type Sizes = Extract<TerritoryRule, { kind: "sizes" }>;

const isOfSize = (cents: number, { fromCents, toCents }: Sizes): boolean =>
  (fromCents === null || cents >= fromCents) && (toCents === null || cents <= toCents);
