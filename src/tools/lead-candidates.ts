import { greatCircleKm } from "../domain/geo/great-circle.ts";
import { type Lead, type Market, marketKey } from "../domain/leads/desk.ts";
import type { Candidate, LeadFacts } from "../domain/leads/lead.ts";
import { claimsFor } from "../domain/leads/roster.ts";
import type { Person } from "../domain/model.ts";
import type { KnownPlace } from "../domain/ports.ts";
import { claimingRules } from "../domain/territory/rules.ts";
import type { LeadDay, RepDay } from "./lead-day.ts";
import { prospectParts } from "./whose-place.ts";

/** Fewer answered leads than these say nothing about somebody. */
const LEAST_ANSWERS = 3;

/** Who said no to a lead, or nothing. */
export type Declined = ReadonlyMap<string, NonNullable<Candidate["declined"]>>;

/** What rules and scores look at in a lead. */
export function factsOf(day: LeadDay, lead: Lead): LeadFacts {
  const { id, industry, segment, source, language, valueCents, fields } = lead;
  const town = townOf(day, lead.town);
  const zips = zipsOf(lead, town);
  return {
    id,
    name: lead.company ?? lead.name,
    town: lead.town,
    state: fields["state"] ?? town?.state ?? null,
    zips,
    place: lead.place ?? town?.place ?? null,
    territories: territoriesOf(day, lead, town, zips),
    ownerEmail: ownerOf(day, lead),
    industry,
    segment,
    source,
    language,
    valueCents,
    fields,
  };
}

const zipsOf = ({ fields: { zip } }: Lead, town: KnownPlace | null): readonly string[] =>
  zip === undefined ? (town?.zips ?? []) : [zip];

const ownerOf = ({ market }: LeadDay, { accountId }: Lead): string | null =>
  (accountId === null ? null : market.accounts.get(accountId))?.ownerEmail ?? null;

function townOf({ towns, parts }: LeadDay, words: string | null): KnownPlace | null {
  if (words === null) return null;
  const known = towns.get(words);
  if (known !== undefined) return known;
  const found = parts.gazetteer.find(words);
  towns.set(words, found);
  return found;
}

/** Names of the territories that claim it, or a part of its town. */
function territoriesOf(
  { claims, territories }: LeadDay,
  lead: Lead,
  town: KnownPlace | null,
  zips: readonly string[],
): readonly string[] {
  const { industry, segment, valueCents, accountId } = lead;
  const key = JSON.stringify([
    lead.town,
    zips,
    industry,
    segment,
    lead.place,
    valueCents,
    accountId,
  ]);
  const known = claims.get(key);
  if (known) return known;
  const parts = prospectParts({ town, zips, county: null, industry, segment }).map((part) => ({
    ...part,
    id: accountId ?? "",
    place: lead.place ?? part.place,
    potentialCents: valueCents,
  }));
  const names = territories
    .filter((territory) => parts.some((part) => claimingRules(part, territory).length > 0))
    .map(({ name }) => name);
  claims.set(key, names);
  return names;
}

/** Every rep of the workspace with all that a decision about this lead looks at, by e-mail. */
export function candidatesFor(
  day: LeadDay,
  facts: LeadFacts,
  declined: Declined,
): readonly Candidate[] {
  const claims = claimsFor(facts, day.roster);
  const expertise = expertiseIn(day, facts.industry);
  return day.reps.map((rep, index): Candidate => {
    const { email } = rep.person;
    return {
      ...standingOf(day, rep),
      claim: claims.get(email) ?? "anybody",
      declined: declined.get(email) ?? null,
      km: kmBetween(rep.person, facts),
      expertise: expertise[index] ?? 0,
    };
  });
}

/**
 * The same for a lead to which some have a claim, or whom a rule names: as long as one of these can take it, nobody looks
 * at how well the others fit.
 */
export function claimantsFor(
  day: LeadDay,
  facts: LeadFacts,
  declined: Declined,
  named: readonly string[],
): readonly Candidate[] {
  const claims = claimsFor(facts, day.roster);
  const isNamed = new Set(named);
  const expertise = expertiseIn(day, facts.industry);
  return day.reps.map((rep, index): Candidate => {
    const { email } = rep.person;
    const claim = claims.get(email) ?? "anybody";
    const isOther = claim === "anybody" && !isNamed.has(email) && !declined.has(email);
    if (isOther) return standingOf(day, rep);
    return {
      ...standingOf(day, rep),
      claim,
      declined: declined.get(email) ?? null,
      km: kmBetween(rep.person, facts),
      expertise: expertise[index] ?? 0,
    };
  });
}

/** What is the same of a rep for every lead, until the next one is given. */
function standingOf({ parts }: LeadDay, rep: RepDay): Candidate {
  if (rep.candidate) return rep.candidate;
  const { person, turn, presence, share, givenToday, waiting } = rep;
  rep.candidate = {
    email: person.email,
    claim: "anybody",
    skills: person.skills,
    presence,
    declined: null,
    givenToday,
    waiting,
    dailyCap: parts.policy.leads.dailyCap,
    km: null,
    expertise: 0,
    record: recordOf(rep),
    share,
    turns: turn.turns,
    lastGivenAt: turn.lastGivenAt.getTime(),
    valueCents: turn.valueCents,
  };
  return rep.candidate;
}

/** Kilometres from the home; null: not known. */
export const kmBetween = ({ home }: Person, { place }: Pick<LeadFacts, "place">): number | null =>
  place && home && Math.round(greatCircleKm(place, home.place));

/** Of each rep, in their order. */
function expertiseIn({ expertise, market, reps }: LeadDay, industry: string | null) {
  const known = expertise.get(industry);
  if (known) return known;
  const found = reps.map(({ person }) => expertiseOf(market, person, industry));
  expertise.set(industry, found);
  return found;
}

/** The part of a rep's customers that is of this industry. */
export function expertiseOf(
  { customers }: Market,
  { email }: Person,
  industry: string | null,
): number {
  const all = customers.get(marketKey(email, null, null)) ?? 0;
  if (all === 0 || industry === null) return 0;
  return thousandths((customers.get(marketKey(email, null, industry)) ?? 0) / all);
}

function recordOf({ accepted, passed }: RepDay): number | null {
  const answered = accepted + passed;
  return answered < LEAST_ANSWERS ? null : thousandths(accepted / answered);
}

/** Short in the ledger, and the same when it is read again. */
const thousandths = (share: number): number => Math.round(share * 1000) / 1000;
