import { z } from "zod";
import { buttons, facts, note } from "../cards/card.ts";
import { firstFew } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import type { Account, Person, Territory } from "../domain/model.ts";
import { findOwnerExamples } from "./examples/find-owner.ts";
import * as fields from "./fields.ts";
import { ruleWords } from "./rule-words.ts";
import { defineTool } from "./tool.ts";
import { type Claim, type Claims, claimsOf, prospectParts, unknownWords } from "./whose-place.ts";
import type { World } from "./world.ts";

export const findOwner = defineTool({
  name: "find_owner",
  title: "Who owns it",
  description: "Whose an account, a ZIP code, a town or a prospect is, and by which rule.",
  right: "rep",
  effect: "read",
  openTo: "colleagues",
  phrases: [
    "whose account is {account}?",
    "who covers {place}?",
    "who owns ZIP 52001?",
    "a new hotel in {place}, whose would it be?",
  ],
  examples: findOwnerExamples,
  slots: {
    account: { type: "account", isEverywhere: true, isRequiredUnless: ["place"] },
    place: { type: ["zip", "town"] },
    industry: { type: "industry" },
    segment: { type: "segment" },
  },
  input: z.object({
    account: fields.account().optional(),
    place: z.string().min(1).max(200).optional().describe("A town or a postal code"),
    industry: fields.industry().optional(),
    segment: fields.segment().optional(),
  }),
  result: z.object({
    what: z.string(),
    owners: z.array(
      z.object({
        email: z.string(),
        name: z.string(),
        territory: z.string(),
        region: z.string().nullable(),
        manager: z.string().nullable(),
        rule: z.string().describe("Why it is theirs"),
      }),
    ),
    notes: z.array(z.string()).describe("Overlaps, gaps, and what else would decide"),
  }),

  async run({ account: words, place, industry, segment }, world) {
    const [people, territories] = await Promise.all([
      world.book.people(),
      world.book.territories(),
    ]);
    const known: Known = { people, territories, currency: world.workspace.currency };
    if (words !== undefined) return ownersOfAccount(await anyAccount(world, words), known);
    if (place === undefined)
      throw new UserError("missing", "Whose is what?", "Name an account, a town or a postal code.");
    const described = { place, industry: industry ?? null, segment: segment ?? null };
    return ownersOfPlace(world, described, known);
  },

  card({ what, owners, notes }) {
    const [first] = owners;
    if (!first)
      return {
        title: `${what}: nobody's`,
        parts: [note("No territory claims it by a rule."), ...notes.map(note)],
      };
    return {
      title:
        owners.length === 1 ? `${what}: ${first.name}` : `${what}: ${owners.length} territories`,
      parts: [
        ...owners.map(({ name, territory, region, manager, rule }) =>
          facts({
            Owner: name,
            Territory: region === null ? territory : `${territory} (${region})`,
            ...(manager === null ? {} : { Manager: manager }),
            Why: rule,
          }),
        ),
        ...notes.map(note),
        buttons({ label: "My best accounts", tool: "rank_accounts", input: {} }),
      ],
    };
  },
});

const labelOf = ({ name, city }: Account): string => (city === null ? name : `${name}, ${city}`);

/** Whose an account is, is no secret: every account of the workspace is looked up. */
async function anyAccount(world: World, words: string): Promise<Account> {
  const wanted = words.trim().toLowerCase();
  const accounts = await world.book.accounts(null);
  const found = accounts.filter(
    ({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  const [first] = found;
  if (first && found.length === 1) return first;
  if (first) {
    throw new UserError(
      "ambiguous",
      `${found.length} accounts are called ${first.name}.`,
      `In ${found
        .slice(0, 6)
        .map(({ city, id }) => `${city} (${id})`)
        .join(", ")}: name the town.`,
    );
  }
  throw new UserError(
    "not_found",
    `There is no account "${words}".`,
    "Check the spelling, or ask for the town.",
  );
}

type Known = {
  readonly people: readonly Person[];
  readonly territories: readonly Territory[];
  readonly currency: string;
};

function ownersOfAccount(account: Account, known: Known) {
  const { people, territories } = known;
  const found = claimsOf([account], territories);
  const what = labelOf(account);
  const territory = territories.find(({ name }) => name === account.territory);
  const person = people.find(({ email }) => email === account.ownerEmail);
  const named = { email: person?.email ?? "", name: person?.name ?? "" };
  if (!territory && person) {
    const none = { territory: "none", region: null, manager: null, rule: "assigned by name" };
    return { what, owners: [{ ...named, ...none }], notes: notesOn(found, known) };
  }
  if (!territory) {
    const owners = found.claims.map((claim) => ownerByRule(claim, known));
    return { what, owners, notes: notesOn(found, known) };
  }
  const claim = found.claims.find((one) => one.territory.name === territory.name);
  const own = claim
    ? ownerByRule(claim, known)
    : ownerOf(territory, "assigned to it by name", known);
  return {
    what,
    owners: [person ? { ...own, ...named } : own],
    notes: notesOn({ ...found, open: [] }, known),
  };
}

const ownerByRule = ({ territory, rule, claimed }: Claim, known: Known) =>
  ownerOf(territory, ruleWords(rule, claimed, known.currency), known);

function ownerOf(territory: Territory, rule: string, { people }: Known) {
  const nameOf = (email: string | null): string | null =>
    people.find((person) => person.email === email)?.name ?? null;
  return {
    email: territory.ownerEmail ?? "",
    name: nameOf(territory.ownerEmail) ?? "nobody yet",
    territory: territory.name,
    region: territory.parent,
    manager: nameOf(territory.managerEmail),
    rule,
  };
}

function notesOn({ claims, isOverlap, gaps, open }: Claims, known: Known): string[] {
  const overlap = claims.map(({ territory }) => territory.name).join(" and ");
  return [
    ...(isOverlap ? [`The rules of ${overlap} overlap here: somebody has to decide.`] : []),
    ...(gaps.length > 0 ? [`Nobody claims ${firstFew(gaps, 6)}.`] : []),
    ...open.map((claim) => {
      const { name } = ownerOf(claim.territory, "", known);
      const what = [...new Set(unknownWords(claim))].join(" and its ");
      return `It may be ${name}'s (${claim.territory.name}), depending on its ${what}.`;
    }),
  ];
}

type Described = {
  readonly place: string;
  readonly industry: string | null;
  readonly segment: string | null;
};

async function ownersOfPlace(world: World, { place, ...kind }: Described, known: Known) {
  const town = world.gazetteer.find(place);
  const isZip = /^\d{5}$/.test(place.trim());
  if (town === null && !isZip)
    throw new UserError(
      "not_found",
      `I do not know the place "${place}".`,
      "Use a postal code, or a larger town near it.",
    );
  const zips = isZip ? [place.trim()] : (town?.zips ?? []);
  const county = await countyOf(world, known.territories, town?.name ?? "");
  const found = claimsOf(prospectParts({ town, zips, county, ...kind }), known.territories);
  const what = town ? `${town.name}${zips[0] === place ? ` (${place})` : ""}` : place;
  const owners = found.claims.map((claim) => ownerByRule(claim, known));
  return { what, owners, notes: notesOn(found, known) };
}

/** The county that the accounts of a town are in; asked only where some territory is made of counties. */
async function countyOf(
  world: World,
  territories: readonly Territory[],
  town: string,
): Promise<string | null> {
  const isAsked = territories.some(({ rules }) => JSON.stringify(rules).includes('"counties"'));
  if (!isAsked) return null;
  const accounts = await world.book.accounts(null);
  return accounts.find(({ city, county }) => city === town && county !== null)?.county ?? null;
}
