import type { LeadPolicy } from "../src/domain/leads/lead.ts";
import { DEFAULT_LEAD_POLICY } from "../src/domain/leads/lead.ts";
import type { LeadRule } from "../src/domain/leads/rules.ts";
import type { KnownPlace } from "../src/domain/ports.ts";
import type { Random } from "../src/domain/random.ts";
import type { NewLead } from "../src/tools/take-leads.ts";

/** A made-up company: regions of a manager, twenty reps and forty towns each, customers in all of them. */
export type LeadCompany = {
  readonly people: readonly PersonRow[];
  readonly accounts: readonly AccountRow[];
  readonly absences: readonly AbsenceRow[];
  readonly policy: LeadPolicy;
  readonly regions: readonly (readonly KnownPlace[])[];
};

type PersonRow = {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly managerEmail: string | null;
  readonly skills: string[];
  readonly timeZone: string;
  readonly workStart: number;
  readonly workEnd: number;
  readonly workDays: number[];
  readonly homeTown: string | null;
  readonly homeLat: number | null;
  readonly homeLng: number | null;
};

type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly lat: number;
  readonly lng: number;
  readonly industry: string;
  readonly lifecycle: string;
  readonly domain: string;
  readonly ownerEmail: string;
};

type AbsenceRow = {
  readonly id: string;
  readonly personEmail: string;
  readonly from: Date;
  readonly to: Date;
  readonly part: string;
};

const TEAM = 20;
const INDUSTRIES = ["bar", "restaurant", "hotel", "grocery", "liquor", "convenience"];
const WORDS =
  "Amber Bluff Cedar Delta Elm Fox Grain Harbor Iron Jade Kettle Lantern Maple North Oak Prairie Quarry River Stone Timber".split(
    " ",
  );

const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[random.int(items.length)];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
};

export function makeCompany(
  random: Random,
  towns: readonly KnownPlace[],
  { reps, accounts }: { readonly reps: number; readonly accounts: number },
): LeadCompany {
  const teams = Math.ceil(reps / TEAM);
  const regions = Array.from({ length: teams }, (_, team) =>
    towns.filter((_town, index) => index % teams === team),
  );
  const people = [
    ...regions.map((_, team) => personRow(`manager${team}`, "manager", null, regions[team]?.[0])),
    ...Array.from({ length: reps }, (_, rep) => {
      const team = rep % teams;
      const home = pick(random, regions[team] ?? towns);
      const skills = random.next() < 0.3 ? ["spanish"] : [];
      return {
        ...personRow(`rep${rep}`, "rep", `manager${team}@bench.example`, home),
        skills: random.next() < 0.7 ? [...skills, "on-premise"] : skills,
      };
    }),
  ];
  const owners = people.filter(({ role }) => role === "rep").map(({ email }) => email);
  return {
    people,
    regions,
    accounts: Array.from({ length: accounts }, (_, index) =>
      accountRow(random, index, { towns, owners }),
    ),
    absences: absenceRows(random, owners),
    policy: { ...DEFAULT_LEAD_POLICY, rules: rulesFor(regions) },
  };
}

const personRow = (
  name: string,
  role: string,
  managerEmail: string | null,
  home: KnownPlace | undefined,
): PersonRow => ({
  email: `${name}@bench.example`,
  name,
  role,
  managerEmail,
  skills: [],
  timeZone: "America/Chicago",
  workStart: 480,
  workEnd: 1020,
  workDays: [0, 1, 2, 3, 4],
  homeTown: home?.name ?? null,
  homeLat: home?.place.lat ?? null,
  homeLng: home?.place.lng ?? null,
});

function accountRow(
  random: Random,
  index: number,
  { towns, owners }: { readonly towns: readonly KnownPlace[]; readonly owners: readonly string[] },
): AccountRow {
  const town = pick(random, towns);
  return {
    id: `A${index}`,
    name: `${pick(random, WORDS)} ${pick(random, WORDS)} ${index}`,
    city: town.name,
    lat: town.place.lat,
    lng: town.place.lng,
    industry: pick(random, INDUSTRIES),
    lifecycle: random.next() < 0.5 ? "customer" : "prospect",
    domain: `a${index}.example`,
    ownerEmail: pick(random, owners),
  };
}

/** One rep in twenty is away for two days of the week, one in twenty for the mornings. */
const absenceRows = (random: Random, owners: readonly string[]): readonly AbsenceRow[] =>
  owners.flatMap((personEmail) => {
    const roll = random.next();
    if (roll >= 0.1) return [];
    const day = 2 + random.int(4);
    return [
      {
        id: `away-${personEmail}`,
        personEmail,
        from: new Date(Date.UTC(2026, 2, day)),
        to: new Date(Date.UTC(2026, 2, day + 1)),
        part: roll < 0.05 ? "all" : "morning",
      },
    ];
  });

/** Each region's towns go to its team; hotels and bars need a skill; the largest go to one team wherever they are. */
function rulesFor(regions: readonly (readonly KnownPlace[])[]): readonly LeadRule[] {
  const skill = (name: string, value: string): LeadRule => ({
    name,
    when: [{ kind: "industry", values: [value] }],
    effect: { kind: "skill", skill: "on-premise" },
  });
  return [
    skill("Hotels need on-premise", "hotel"),
    skill("Bars need on-premise", "bar"),
    {
      name: "Key accounts",
      when: [{ kind: "value", fromCents: 9_500_000, toCents: null }],
      effect: { kind: "team", manager: "manager0@bench.example" },
    },
    {
      name: "Chains to one person",
      when: [{ kind: "words", words: ["QuickStop"] }],
      effect: { kind: "person", email: "rep7@bench.example" },
    },
    ...regions.map(
      (towns, team): LeadRule => ({
        name: `Region ${team}`,
        when: [{ kind: "place", values: towns.map(({ name }) => name) }],
        effect: { kind: "team", manager: `manager${team}@bench.example` },
      }),
    ),
  ];
}

/** One lead in twenty comes from a known account, one in fifty repeats an earlier one. */
export function makeLeads(
  random: Random,
  { regions, accounts }: LeadCompany,
  { count, from }: { readonly count: number; readonly from: number },
): readonly NewLead[] {
  const leads: NewLead[] = [];
  for (let index = 0; index < count; index++) {
    const roll = random.next();
    const earlier = roll < 0.02 ? leads[random.int(Math.max(1, leads.length))] : undefined;
    const known = roll < 0.07 ? pick(random, accounts) : null;
    leads.push(
      earlier ??
        newLead(random, from + index, { town: pick(random, pick(random, regions)), known }),
    );
  }
  return leads;
}

const newLead = (
  random: Random,
  index: number,
  { town, known }: { readonly town: KnownPlace; readonly known: AccountRow | null },
): NewLead => ({
  name: `${random.next() < 0.01 ? "QuickStop" : pick(random, WORDS)} ${pick(random, WORDS)} ${index}`,
  isNamed: true,
  company: null,
  town: town.name,
  place: town.place,
  industry: pick(random, INDUSTRIES),
  segment: pick(random, ["A", "B", "C"]),
  language: random.next() < 0.05 ? "spanish" : null,
  valueCents: Math.round(10 ** (5 + 2 * random.next())),
  source: pick(random, ["web form", "trade show", "referral", "phone"]),
  email: `desk@${known?.domain ?? `lead${index}.example`}`,
  phone: null,
  website: null,
  notes: null,
  fields: {},
  receipt: null,
});

/** Monday of the week in which the leads come. */
export const FIRST_DAY = "2026-03-02";
