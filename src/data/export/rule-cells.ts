import type { TerritoryRule } from "../../domain/model.ts";

/** Columns that hold rules of territories; the import reads each filled one as a condition. */
export const RULE_HEADERS = [
  "zips",
  "states",
  "counties",
  "industries",
  "segments",
  "potential_from_usd",
  "potential_to_usd",
  "accounts",
  "polygon",
] as const;

export type RuleCells = Readonly<Partial<Record<(typeof RULE_HEADERS)[number], string>>>;

/** One rule as the cells of one row. */
export const ruleCells = (rule: TerritoryRule): RuleCells =>
  rule.kind === "all"
    ? (Object.assign({}, ...rule.rules.map(ruleCells)) as RuleCells)
    : conditionCells(rule);

function conditionCells(rule: Exclude<TerritoryRule, { readonly kind: "all" }>): RuleCells {
  switch (rule.kind) {
    case "zip_prefix":
      return { zips: rule.prefixes.join(";") };
    case "zip_range":
      return { zips: rule.ranges.map(({ from, to }) => `${from}-${to}`).join(";") };
    case "states":
      return { states: rule.states.join(";") };
    case "counties":
      return { counties: rule.counties.join(";") };
    case "industries":
      return { industries: rule.industries.join(";") };
    case "segments":
      return { segments: rule.segments.join(";") };
    case "accounts":
      return { accounts: rule.accountIds.join(";") };
    case "sizes":
      return {
        potential_from_usd: dollars(rule.fromCents),
        potential_to_usd: dollars(rule.toCents),
      };
    case "polygon":
      return { polygon: JSON.stringify({ type: "MultiPolygon", coordinates: rule.area }) };
  }
}

const dollars = (cents: number | null): string => (cents === null ? "" : (cents / 100).toFixed(2));
