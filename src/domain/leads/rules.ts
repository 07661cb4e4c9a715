import type { LeadFacts, LeadPolicy, Terms } from "./lead.ts";
import type { Roster } from "./roster.ts";
import { teamOfManager } from "./roster.ts";

type WordKind = "territory" | "place" | "state" | "industry" | "segment" | "source" | "language";

/** What a rule asks of a lead. Words compare without regard to case; what a lead does not say, it does not fulfil. */
export type LeadCondition =
  | {
      readonly kind: WordKind;
      /** One of them is enough. */
      readonly values: readonly string[];
    }
  /** One postal code of its town that begins so is enough. */
  | { readonly kind: "zip"; readonly prefixes: readonly string[] }
  /** Both ends belong to it; null: no end. */
  | { readonly kind: "value"; readonly fromCents: number | null; readonly toCents: number | null }
  /** One of these words in its name is enough. */
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** A field that the sender told has one of these values. */
  | { readonly kind: "field"; readonly name: string; readonly values: readonly string[] };

/** What follows when all conditions hold. */
export type LeadEffect =
  | { readonly kind: "person"; readonly email: string }
  | { readonly kind: "territory"; readonly name: string }
  /** Everybody below this manager. */
  | { readonly kind: "team"; readonly manager: string }
  | { readonly kind: "skill"; readonly skill: string };

export type LeadRule = {
  readonly name: string;
  /** All must hold; none: it is for every lead. */
  readonly when: readonly LeadCondition[];
  readonly effect: LeadEffect;
};

/** A skill that a lead needs, and the rule that says so; null: the policy's skills by industry say so. */
export type Need = { readonly skill: string; readonly rule: string | null };

/** What of the policy counts for this lead. */
export function termsFor(lead: LeadFacts, policy: LeadPolicy, roster: Roster): Terms {
  const holding = policy.rules.filter(({ when }) => when.every((each) => holds(lead, each)));
  const usual = lead.industry === null ? undefined : policy.skills[lead.industry];
  return {
    version: versionOf(policy),
    weights: policy.weights,
    margin: policy.margin,
    needs: distinct([
      ...(usual === undefined ? [] : [{ skill: usual, rule: null }]),
      ...holding.flatMap(({ name, effect }) =>
        effect.kind === "skill" ? [{ skill: effect.skill, rule: name }] : [],
      ),
    ]),
    named: firstNamed(holding, roster),
  };
}

/** Who asks first for a skill counts. */
const distinct = (needs: readonly Need[]): readonly Need[] =>
  needs.filter(
    ({ skill }, index) => needs.findIndex((each) => plain(each.skill) === plain(skill)) === index,
  );

/** A rule whose territory has no owner, or whose person left, names nobody: the next one is tried. */
function firstNamed(rules: readonly LeadRule[], roster: Roster): Terms["named"] {
  for (const { name, effect } of rules) {
    const emails = namedBy(effect, roster);
    if (emails.length > 0) return { rule: name, emails };
  }
  return null;
}

function namedBy(effect: LeadEffect, roster: Roster): readonly string[] {
  switch (effect.kind) {
    case "person":
      return roster.reps.has(effect.email) ? [effect.email] : [];
    case "territory": {
      const owner = roster.territories.get(effect.name)?.ownerEmail ?? null;
      return owner !== null && roster.reps.has(owner) ? [owner] : [];
    }
    case "team":
      return teamOfManager(roster, effect.manager);
    case "skill":
      return [];
  }
}

/** Whether a lead fulfils a condition. */
function holds(lead: LeadFacts, condition: LeadCondition): boolean {
  if (condition.kind === "zip")
    return lead.zips.some((zip) => condition.prefixes.some((prefix) => zip.startsWith(prefix)));
  if (condition.kind === "value") return isWithin(lead.valueCents, condition);
  if (condition.kind === "words") return condition.words.some((word) => hasWord(lead.name, word));
  if (condition.kind === "field") return isOneOf(fieldOf(lead, condition.name), condition.values);
  return WORDS[condition.kind](lead).some((word) => isOneOf(word, condition.values));
}

/** What a lead says to a condition of words. */
const WORDS: Readonly<Record<WordKind, (lead: LeadFacts) => readonly (string | null)[]>> = {
  territory: ({ territories }) => territories,
  place: ({ town }) => [town],
  state: ({ state }) => [state],
  industry: ({ industry }) => [industry],
  segment: ({ segment }) => [segment],
  source: ({ source }) => [source],
  language: ({ language }) => [language],
};

const isOneOf = (value: string | null, values: readonly string[]): boolean =>
  value !== null && plainSet(values).has(plain(value));

const plainSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A rule may name hundreds of towns, and is asked for each lead. */
function plainSet(values: readonly string[]): ReadonlySet<string> {
  const known = plainSets.get(values);
  if (known) return known;
  const made = new Set(values.map(plain));
  plainSets.set(values, made);
  return made;
}

const plain = (text: string): string => text.trim().toLowerCase();

const isWithin = (
  cents: number | null,
  { fromCents, toCents }: Extract<LeadCondition, { kind: "value" }>,
): boolean =>
  cents !== null &&
  (fromCents === null || cents >= fromCents) &&
  (toCents === null || cents <= toCents);

/** "Inn" is in "Harbor Inn", and not in "Dinner Club". */
const hasWord = (name: string, word: string): boolean =>
  ` ${words(name)} `.includes(` ${words(word)} `) && words(word) !== "";

const words = (text: string): string =>
  plain(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function fieldOf({ fields }: LeadFacts, name: string): string | null {
  const key = Object.keys(fields).find((each) => plain(each) === plain(name));
  return key === undefined ? null : (fields[key] ?? null);
}

const versions = new WeakMap<LeadPolicy, string>();

/** Eight letters and digits that differ between policies: a fingerprint (FNV-1a), not a secret. */
function versionOf(policy: LeadPolicy): string {
  const known = versions.get(policy);
  if (known !== undefined) return known;
  let hash = 0x81_1c_9d_c5;
  for (const letter of JSON.stringify(policy))
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  const version = hash.toString(16).padStart(8, "0");
  versions.set(policy, version);
  return version;
}
