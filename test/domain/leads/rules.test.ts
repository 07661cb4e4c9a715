import fc from "fast-check";
import { expect, test } from "vitest";
import type { LeadFacts } from "../../../src/domain/leads/lead.ts";
import type { LeadCondition, LeadEffect, LeadRule } from "../../../src/domain/leads/rules.ts";
import { countsOf, decide, rep, stream } from "./some-reps.ts";

const rule = (name: string, effect: LeadEffect, ...when: readonly LeadCondition[]): LeadRule => ({
  name,
  when,
  effect,
});

const person = (email: string): LeadEffect => ({ kind: "person", email });

const HOTELS: LeadCondition = { kind: "industry", values: ["Hotel"] };

test.each<[LeadCondition, Partial<LeadFacts>, Partial<LeadFacts>]>([
  [
    { kind: "territory", values: ["North"] },
    { territories: ["Top", "north"] },
    { territories: [] },
  ],
  [{ kind: "place", values: ["Ames"] }, { town: "ames" }, { town: null }],
  [{ kind: "state", values: ["IA"] }, { state: "IA" }, { state: "IL" }],
  [{ kind: "zip", prefixes: ["500"] }, { zips: ["52001", "50010"] }, { zips: ["52001"] }],
  [HOTELS, { industry: "hotel" }, { industry: null }],
  [{ kind: "segment", values: ["A"] }, { segment: "A" }, { segment: "B" }],
  [{ kind: "source", values: ["web form"] }, { source: "Web form" }, { source: "phone" }],
  [{ kind: "language", values: ["spanish"] }, { language: "Spanish" }, { language: null }],
  [{ kind: "value", fromCents: 5, toCents: 9 }, { valueCents: 9 }, { valueCents: 10 }],
  [{ kind: "value", fromCents: 5, toCents: null }, { valueCents: 5 }, { valueCents: null }],
  [{ kind: "words", words: ["Inn"] }, { name: "Harbor Inn" }, { name: "Dinner Club" }],
  [
    { kind: "field", name: "Chain", values: ["yes"] },
    { fields: { chain: "Yes" } },
    { fields: { other: "yes" } },
  ],
])("%j holds for %j and not for %j", (condition, yes, no) => {
  const rules = [rule("R", person("b"), condition)];
  const reps = [rep("a", { skills: ["spanish"] }), rep("b", { km: 300, skills: ["spanish"] })];
  expect(decide(yes, reps, { rules }).chosen).toBe("b");
  expect(decide(no, reps, { rules }).chosen).toBe("a");
});

test("all conditions must hold, the first rule that names somebody wins, and it is told by name", () => {
  const rules = [
    rule("Large hotels", person("c"), HOTELS, {
      kind: "value",
      fromCents: 1_000_000,
      toCents: null,
    }),
    rule("Hotels", person("b"), HOTELS),
    rule("Everything", person("c")),
  ];
  const decided = decide({ industry: "hotel" }, [rep("a"), rep("b", { km: 300 }), rep("c")], {
    rules,
  });
  expect(decided.chosen).toBe("b");
  expect(decided.reason).toBe('the rule "Hotels" names it; the only one who could take it');
  expect(decided.judged.map((each) => [each.excludedBy, each.rule])).toEqual([
    ["rule", "Hotels"],
    [null, null],
    ["rule", "Hotels"],
  ]);
});

test("whom a rule names and who is away does not keep the lead waiting, and the ledger says so", () => {
  const rules = [rule("Hotels", person("b"), HOTELS)];
  const reps = [rep("a"), rep("b", { presence: "absent" })];
  expect(decide({ industry: "hotel" }, reps, { rules })).toMatchObject({
    chosen: "a",
    reason:
      'whom the rule "Hotels" names cannot take it now (1 absent); has the territory; the only one who could take it',
  });
});

test("skills that rules ask for add up, each excluding by its rule; an account's owner comes before a rule", () => {
  const rules = [
    rule("Wine", { kind: "skill", skill: "wine" }),
    rule("Hotels", { kind: "skill", skill: "hotels" }, HOTELS),
    rule("To b", person("b")),
  ];
  const reps = [
    rep("a", { skills: ["wine", "Hotels"], claim: "owner" }),
    rep("b", { skills: ["wine"] }),
    rep("c"),
  ];
  const decided = decide({ industry: "hotel" }, reps, { rules });
  expect(decided.judged.map((each) => [each.excludedBy, each.rule])).toEqual([
    [null, null],
    ["skill", "Hotels"],
    ["skill", "Wine"],
  ]);
  expect(decide({}, reps, { rules })).toMatchObject({ chosen: "a", claim: "owner" });
});

const anyRules = fc.array(
  fc.record({
    name: fc.constantFrom("One", "Two"),
    when: fc.subarray<LeadCondition>([HOTELS, { kind: "value", fromCents: 100, toCents: null }]),
    effect: fc.oneof(
      fc.constantFrom("r0", "r1").map(person),
      fc.constant<LeadEffect>({ kind: "team", manager: "boss" }),
      fc.constant<LeadEffect>({ kind: "skill", skill: "wine" }),
    ),
  }),
  { maxLength: 3 },
);

const anyDay = fc.record({
  presence: fc.constantFrom(
    "working" as const,
    "working" as const,
    "absent" as const,
    "off hours" as const,
  ),
  givenToday: fc.integer({ min: 0, max: 9 }),
  skills: fc.constantFrom<readonly string[]>([], ["wine"]),
});

const anyStream = fc.tuple(
  fc.integer({ min: 1, max: 5 }),
  anyRules,
  fc.array(fc.tuple(fc.array(anyDay, { minLength: 5, maxLength: 5 }), fc.boolean(), fc.nat(1000)), {
    minLength: 1,
    maxLength: 25,
  }),
);

/** A stream of leads over reps who come and go, with rules. */
const run = ([size, rules, days]: typeof anyStream extends fc.Arbitrary<infer Case>
  ? Case
  : never) =>
  stream(
    Array.from({ length: size }, (_, index) => rep(`r${index}`)),
    days.length,
    (candidate, number) => ({
      ...candidate,
      ...days[number]?.[0][Number(candidate.email.slice(1))],
    }),
    {
      policy: { rules },
      leadAt: (number) => ({
        industry: days[number]?.[1] === true ? "hotel" : "bar",
        valueCents: days[number]?.[2] ?? 0,
      }),
    },
  );

test("with rules too: never to somebody absent, off hours, over the cap or without the skill, and nobody is told why", () => {
  fc.assert(
    fc.property(anyStream, (given) => {
      for (const { chosen, judged, terms, reason } of run(given)) {
        const can = judged.filter(
          ({ candidate: { presence, givenToday, dailyCap, skills } }) =>
            presence === "working" &&
            givenToday < dailyCap &&
            terms.needs.every(({ skill }) => skills.includes(skill)),
        );
        expect(chosen === null).toBe(can.length === 0);
        expect(chosen === null || can.some(({ candidate }) => candidate.email === chosen)).toBe(
          true,
        );
        expect(chosen !== null || /^nobody could take it: \d/.test(reason)).toBe(true);
        for (const { excludedBy, score } of judged)
          expect(excludedBy === null).toBe(score !== null);
        const named = can.filter(({ candidate }) => terms.named?.emails.includes(candidate.email));
        expect(
          named.length === 0 || named.some(({ candidate }) => candidate.email === chosen),
        ).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("the same stream gives the same ledger", () => {
  fc.assert(
    fc.property(anyStream, (given) => {
      expect(JSON.stringify(run(given))).toBe(JSON.stringify(run(given)));
    }),
    { numRuns: 30 },
  );
});

test("a team that a rule names shares as equals do, and who leaves resets nothing for the others", () => {
  const team = Array.from({ length: 4 }, (_, index) => rep(`r${index}`));
  const rules = [rule("All to the team", { kind: "team", manager: "boss" })];
  const all = stream(team, 40, undefined, { policy: { rules } });
  expect(countsOf(all, team)).toEqual([10, 10, 10, 10]);
  const without = stream(
    team,
    46,
    (candidate, number) =>
      candidate.email === "r3" && number >= 40 ? { ...candidate, presence: "absent" } : candidate,
    { policy: { rules } },
  );
  expect(without.slice(0, 40).map(({ chosen }) => chosen)).toEqual(all.map(({ chosen }) => chosen));
  expect(countsOf(without.slice(40), team)).toEqual([2, 2, 2, 0]);
});
