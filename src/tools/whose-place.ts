import type { Territory, TerritoryRule } from "../domain/model.ts";
import type { KnownPlace } from "../domain/ports.ts";
import { type Claimed, claimingRules, mightClaim } from "../domain/territory/rules.ts";

/** A prospect as far as somebody described it. */
export type Prospect = {
  readonly town: KnownPlace | null;
  readonly zips: readonly string[];
  readonly county: string | null;
  readonly industry: string | null;
  readonly segment: string | null;
};

export type Claim = {
  readonly territory: Territory;
  readonly rule: TerritoryRule;
  readonly claimed: Claimed;
};

/** Who would have an account, by the rules of all territories. */
export type Claims = {
  /** One for each territory that claims it or a part of the town. */
  readonly claims: readonly Claim[];
  /** Whether several claim the same account or postal code, and not each another part of the town. */
  readonly isOverlap: boolean;
  /** Postal codes of the town that nobody claims, while others are claimed. */
  readonly gaps: readonly string[];
  /** Territories that would claim it depending on what is not known of it. */
  readonly open: readonly Claim[];
};

/** A town is looked at postal code by postal code: they may belong to several territories. */
export function prospectParts({ town, zips, ...known }: Prospect): readonly Claimed[] {
  const one: Claimed = {
    id: "",
    zip: null,
    state: town?.state ?? null,
    place: town?.place ?? null,
    potentialCents: null,
    ...known,
  };
  return zips.length === 0 ? [one] : zips.map((zip) => ({ ...one, zip }));
}

export function claimsOf(parts: readonly Claimed[], territories: readonly Territory[]): Claims {
  const byTerritory = new Map<string, Claim>();
  const gaps: string[] = [];
  let isOverlap = false;
  for (const claimed of parts) {
    const claims = territories.flatMap((territory) => {
      const [rule] = claimingRules(claimed, territory);
      return rule ? [{ territory, rule, claimed }] : [];
    });
    for (const claim of claims)
      if (!byTerritory.has(claim.territory.name)) byTerritory.set(claim.territory.name, claim);
    if (claims.length > 1) isOverlap = true;
    if (claims.length === 0 && claimed.zip !== null) gaps.push(claimed.zip);
  }
  const order = territories.map(({ name }) => name);
  const claims = [...byTerritory.values()].toSorted(
    (a, b) => order.indexOf(a.territory.name) - order.indexOf(b.territory.name),
  );
  const open = territories
    .filter(({ name }) => !byTerritory.has(name))
    .flatMap((territory) => openClaim(territory, parts) ?? []);
  return { claims, isOverlap, gaps: claims.length === 0 ? [] : gaps, open };
}

function openClaim(territory: Territory, parts: readonly Claimed[]): Claim | null {
  for (const claimed of parts) {
    const rule = territory.rules.find((each) => mightClaim(claimed, each));
    if (rule) return { territory, rule, claimed };
  }
  return null;
}

/** What rules ask, and how people call it. */
const ASKED: Readonly<Record<string, readonly [keyof Claimed, string]>> = {
  zip_prefix: ["zip", "postal code"],
  zip_range: ["zip", "postal code"],
  states: ["state", "state"],
  counties: ["county", "county"],
  industries: ["industry", "industry"],
  segments: ["segment", "segment"],
  sizes: ["potentialCents", "yearly potential"],
  polygon: ["place", "place"],
};

/** What a rule asks that is not known, in words. */
export function unknownWords({ rule, claimed }: Omit<Claim, "territory">): readonly string[] {
  if (rule.kind === "all")
    return rule.rules.flatMap((each) => unknownWords({ rule: each, claimed }));
  const [field, word] = ASKED[rule.kind] ?? [];
  return field !== undefined && word !== undefined && claimed[field] === null ? [word] : [];
}
