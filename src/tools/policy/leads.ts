import { duration, roundMoney } from "../../cards/format.ts";
import { UserError } from "../../domain/errors.ts";
import { DEFAULT_LEAD_POLICY, type LeadPolicy } from "../../domain/leads/lead.ts";
import type { LeadCondition, LeadEffect, LeadRule } from "../../domain/leads/rules.ts";
import type { Policy } from "../../domain/policy.ts";
import { previewLeadPolicy } from "../lead-policy-preview.ts";
import type { World } from "../world.ts";
import type { PolicyChange } from "./change.ts";
import type { Draft, Effect } from "./draft.ts";

export async function showLeads(world: World): Promise<Readonly<Record<string, string>>> {
  const { rules, dailyCap, answerMinutes, skills } = world.policy.leads;
  const names = await namesOf(world);
  return {
    ...Object.fromEntries(
      rules.map((rule, at) => [`Rule ${at + 1}`, ruleInWords(rule, names, world)]),
    ),
    ...Object.fromEntries(
      Object.entries(skills).map(([industry, skill]) => [`Leads of ${industry}`, `need ${skill}`]),
    ),
    Otherwise: "owner of the account, then of the territory, then who fits best in turn",
    "At most": `${dailyCap} leads a day for one rep`,
    "Answer within": `${duration(answerMinutes)} of working time`,
  };
}

/** A rule is added or dropped, or a number changes. */
export async function changeLeads(world: World, change: PolicyChange): Promise<Draft | null> {
  const { leads } = world.policy;
  if (change.isDefault === true) {
    return {
      sections: { leads: DEFAULT_LEAD_POLICY },
      says: ["There are no rules of your own any more, and all numbers are as at the start."],
    };
  }
  const says: string[] = [];
  let next: LeadPolicy = leads;
  const { dailyCap, answerMinutes, removeRule } = change;
  if (dailyCap !== undefined) {
    next = { ...next, dailyCap };
    says.push(`At most ${dailyCap} leads a day for one rep (was ${leads.dailyCap}).`);
  }
  if (answerMinutes !== undefined) {
    next = { ...next, answerMinutes };
    const was = duration(leads.answerMinutes);
    says.push(
      `Answers are expected within ${duration(answerMinutes)} of working time (was ${was}).`,
    );
  }
  const rule = await ruleFrom(world, change);
  if (rule !== null) {
    next = { ...next, rules: [rule, ...next.rules.filter(({ name }) => name !== rule.name)] };
    says.push(`New first rule: ${ruleInWords(rule, await namesOf(world), world)}.`);
  }
  if (removeRule !== undefined) {
    const dropped = findRule(leads, removeRule);
    next = { ...next, rules: next.rules.filter(({ name }) => name !== dropped.name) };
    says.push(`Dropped: ${ruleInWords(dropped, await namesOf(world), world)}.`);
  }
  return says.length === 0 ? null : { sections: { leads: next }, says };
}

function findRule({ rules }: LeadPolicy, words: string): LeadRule {
  const wanted = words.trim().toLowerCase();
  const found = rules.find(
    ({ name }, at) => name.toLowerCase() === wanted || String(at + 1) === wanted,
  );
  if (found) return found;
  throw new UserError(
    "not_found",
    `There is no lead rule "${words}".`,
    rules.length === 0
      ? "There are no rules yet."
      : `There are ${rules.map(({ name }) => `"${name}"`).join(", ")}.`,
  );
}

/** Null: the change is about no rule. */
async function ruleFrom(world: World, change: PolicyChange): Promise<LeadRule | null> {
  const then = effectFrom(change);
  if (then === null) return null;
  if (then.kind === "person") await requireRep(world, then.email);
  const when = conditionsFrom(change);
  return { name: nameOf(when, then), when, effect: then };
}

function effectFrom({ rep, skill }: PolicyChange): LeadEffect | null {
  if (rep !== undefined) return { kind: "person", email: rep.toLowerCase() };
  return skill === undefined ? null : { kind: "skill", skill };
}

async function requireRep(world: World, email: string): Promise<void> {
  const reps = (await world.book.people()).filter(({ role }) => role === "rep");
  if (reps.some((rep) => rep.email === email)) return;
  throw new UserError(
    "not_found",
    `There is no rep with the address ${email}.`,
    "Leads go to reps only: name one of them.",
  );
}

function conditionsFrom(change: PolicyChange): readonly LeadCondition[] {
  const { industry, segment, place, fromCents, toCents } = change;
  const value: readonly LeadCondition[] =
    fromCents === undefined && toCents === undefined
      ? []
      : [{ kind: "value", fromCents: fromCents ?? null, toCents: toCents ?? null }];
  return [
    ...one("industry", industry),
    ...one("segment", segment),
    ...one("place", place),
    ...value,
  ];
}

const one = (
  kind: "industry" | "segment" | "place",
  value: string | undefined,
): readonly LeadCondition[] => (value === undefined ? [] : [{ kind, values: [value] }]);

/** Rules are told apart by what they are about: a later one for the same leads replaces it. */
const nameOf = (when: readonly LeadCondition[], then: LeadEffect): string =>
  [...when.map((each) => conditionInWords(each, (cents) => String(cents / 100))), then.kind].join(
    " ",
  );

function valueInWords(
  { fromCents, toCents }: Extract<LeadCondition, { kind: "value" }>,
  money: (cents: number) => string,
): string {
  if (toCents === null) return `from ${money(fromCents ?? 0)}`;
  return fromCents === null
    ? `up to ${money(toCents)}`
    : `from ${money(fromCents)} to ${money(toCents)}`;
}

/** A condition that is one of several names. */
type Listed = Extract<LeadCondition, { values: readonly string[] }> &
  Exclude<LeadCondition, { kind: "field" }>;

const LISTED: Readonly<Record<Listed["kind"], string>> = {
  place: "in",
  territory: "in",
  state: "in",
  industry: "industry",
  segment: "segment",
  source: "source",
  language: "language",
};

const isListed = (condition: LeadCondition): condition is Listed => condition.kind in LISTED;

function conditionInWords(condition: LeadCondition, money: (cents: number) => string): string {
  if (isListed(condition)) return `${LISTED[condition.kind]} ${condition.values.join(" or ")}`;
  switch (condition.kind) {
    case "value":
      return valueInWords(condition, money);
    case "zip":
      return `ZIP ${condition.prefixes.join(", ")}...`;
    case "words":
      return `named ${condition.words.map((word) => `"${word}"`).join(" or ")}`;
    case "field":
      return `with ${condition.name} ${condition.values.join(" or ")}`;
  }
}

type Names = ReadonlyMap<string, string>;

const namesOf = async ({ book }: World): Promise<Names> =>
  new Map((await book.people()).map(({ email, name }) => [email, name]));

function ruleInWords({ when, effect }: LeadRule, names: Names, { workspace }: World): string {
  const money = (cents: number): string => roundMoney(cents, workspace.currency);
  const which = when.map((each) => conditionInWords(each, money)).join(", ");
  return `${which === "" ? "all leads" : `leads ${which}`} ${effectInWords(effect, names)}`;
}

function effectInWords(effect: LeadEffect, names: Names): string {
  switch (effect.kind) {
    case "person":
      return `go to ${names.get(effect.email) ?? effect.email}`;
    case "territory":
      return `go to the owner of ${effect.name}`;
    case "team":
      return `go to the team of ${names.get(effect.manager) ?? effect.manager}`;
    case "skill":
      return `need the skill ${effect.skill}`;
  }
}

/** Of last month's leads, which ones would have gone elsewhere. */
export async function leadsEffect(world: World, next: Policy): Promise<Effect> {
  const { total, moved } = await previewLeadPolicy(world, next.leads);
  const names = await namesOf(world);
  const named = (email: string | null): string =>
    email === null ? "nobody" : (names.get(email) ?? email);
  return {
    summary:
      total === 0
        ? "No lead was given in the last month, so there is nothing to compare with."
        : `Of the last month's ${total} leads ${moved.length} would have gone elsewhere.`,
    headers: ["Lead", "Went to", "Would go to"],
    rows: moved.map(({ leadId, name, from, to }) => [`${leadId} ${name}`, named(from), named(to)]),
  };
}
