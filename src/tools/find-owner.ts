import { z } from "zod";
import { buttons, facts, note } from "../cards/card.ts";
import { UserError } from "../domain/errors.ts";
import type { Account, Person, Territory } from "../domain/model.ts";
import { ruleFor } from "../domain/territory/rules.ts";
import { findOwnerExamples } from "./examples/find-owner.ts";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const findOwner = defineTool({
  name: "find_owner",
  title: "Who owns it",
  description: "Whose an account, a ZIP code, a town or a prospect is, and by which rule.",
  right: "rep",
  effect: "read",
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
  }),

  async run({ account: words, place }, world) {
    const [people, territories] = await Promise.all([
      world.book.people(),
      world.book.territories(),
    ]);
    const name = (email: string | null): string | null =>
      people.find((person) => person.email === email)?.name ?? null;
    const owner = (territory: Territory, rule: string) => ({
      email: territory.ownerEmail ?? "",
      name: name(territory.ownerEmail) ?? "nobody yet",
      territory: territory.name,
      region: territory.parent,
      manager: name(territory.managerEmail),
      rule,
    });
    if (words !== undefined) {
      const account = await anyAccount(world, words);
      return {
        what: labelOf(account),
        owners: ownersOfAccount(account, { people, territories, owner }),
      };
    }
    if (place === undefined)
      throw new UserError("missing", "Whose is what?", "Name an account, a town or a postal code.");
    const town = world.gazetteer.find(place);
    const zips = /^\d{5}$/.test(place.trim()) ? [place.trim()] : (town?.zips ?? []);
    if (zips.length === 0)
      throw new UserError(
        "not_found",
        `I do not know the place "${place}".`,
        "Use a postal code, or a larger town near it.",
      );
    const owners = territories.flatMap((territory) => {
      const rule = ruleFor(territory, zips);
      return rule === null ? [] : [owner(territory, rule)];
    });
    return { what: town ? `${town.name}${zips[0] === place ? ` (${place})` : ""}` : place, owners };
  },

  card({ what, owners }) {
    const [first] = owners;
    if (!first)
      return { title: `${what}: nobody's`, parts: [note("No territory claims it by a rule.")] };
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
  readonly owner: (
    territory: Territory,
    rule: string,
  ) => {
    email: string;
    name: string;
    territory: string;
    region: string | null;
    manager: string | null;
    rule: string;
  };
};

function ownersOfAccount(account: Account, { people, territories, owner }: Known) {
  const territory = territories.find(({ name }) => name === account.territory);
  const byRule =
    territory &&
    (ruleFor(territory, account.zip === null ? [] : [account.zip]) ?? "assigned to it by name");
  const person = people.find(({ email }) => email === account.ownerEmail);
  if (!territory)
    return person
      ? [
          {
            email: person.email,
            name: person.name,
            territory: "none",
            region: null,
            manager: null,
            rule: "assigned by name",
          },
        ]
      : [];
  const own = owner(territory, byRule ?? "");
  return person ? [{ ...own, email: person.email, name: person.name }] : [own];
}
