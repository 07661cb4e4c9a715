import { money } from "../cards/format.ts";
import type { TerritoryRule } from "../domain/model.ts";
import { type Claimed, isClaimed } from "../domain/territory/rules.ts";

/** Why a rule claims something, in words; of a long rule only the part that does. */
export const ruleWords = (rule: TerritoryRule, claimed: Claimed, currency: string): string =>
  rule.kind === "all"
    ? rule.rules.map((each) => ruleWords(each, claimed, currency)).join(", and ")
    : conditionWords(rule, claimed, currency);

function conditionWords(
  rule: Exclude<TerritoryRule, { readonly kind: "all" }>,
  claimed: Claimed,
  currency: string,
): string {
  switch (rule.kind) {
    case "zip_prefix":
      return `postal codes that begin with ${claimingPart(rule.prefixes, claimed, (one) => ({ kind: "zip_prefix", prefixes: [one] }))}`;
    case "zip_range": {
      const { from, to } = claimingPart(rule.ranges, claimed, (one) => ({
        kind: "zip_range",
        ranges: [one],
      }));
      return `postal codes from ${from} to ${to}`;
    }
    case "states":
      return `all of ${claimed.state}`;
    case "counties":
      return `all of the county ${claimed.county}`;
    case "industries":
      return `its industry is ${claimed.industry}`;
    case "segments":
      return `its segment is ${claimed.segment}`;
    case "sizes":
      return sizeWords(rule, currency);
    case "accounts":
      return "named in its list of accounts";
    case "polygon":
      return "inside its area on the map";
  }
}

/** The one of several alternatives that claims it. */
function claimingPart<Part>(
  parts: readonly Part[],
  claimed: Claimed,
  toRule: (part: Part) => TerritoryRule,
): Part {
  const part = parts.find((one) => isClaimed(claimed, toRule(one))) ?? parts[0];
  if (part === undefined) throw new Error("A rule without any part claims nothing");
  return part;
}

function sizeWords(
  { fromCents, toCents }: Extract<TerritoryRule, { kind: "sizes" }>,
  currency: string,
): string {
  const from = fromCents === null ? null : money(fromCents, currency);
  const to = toCents === null ? null : money(toCents, currency);
  if (from !== null && to !== null) return `a potential of ${from} to ${to} a year`;
  return from === null
    ? `a potential of at most ${to} a year`
    : `a potential of ${from} a year or more`;
}
