import fc from "fast-check";
import { expect, test } from "vitest";
import { decideByHand, decideLead } from "../../../src/domain/leads/decide.ts";
import {
  type Candidate,
  DEFAULT_LEAD_POLICY,
  type LeadFacts,
} from "../../../src/domain/leads/lead.ts";
import { fromLedgerRow, toLedgerRow } from "../../../src/domain/leads/ledger-row.ts";
import { replayLeads } from "../../../src/domain/leads/replay.ts";
import { type LeadRule, termsFor } from "../../../src/domain/leads/rules.ts";
import { decide, LEAD, rep, rosterOf } from "./some-reps.ts";

const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  email: fc.constantFrom(
    "a@x.example",
    "b@x.example",
    "c@x.example",
    "d@y.example",
    "e",
    "f@y.example",
  ),
  claim: fc.constantFrom("owner", "territory", "region", "anybody"),
  skills: fc.subarray(["spanish", "wine", "hotels"]),
  presence: fc.constantFrom("working", "working", "working", "absent", "off hours"),
  declined: fc.constantFrom(null, null, null, null, "passed", "unanswered"),
  givenToday: fc.integer({ min: 0, max: 9 }),
  waiting: fc.integer({ min: 0, max: 8 }),
  dailyCap: fc.constantFrom(5, 9),
  km: fc.option(fc.integer({ min: 0, max: 300 })),
  expertise: fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000),
  record: fc.option(fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000)),
  share: fc.constantFrom(1, 0.5),
  turns: fc.integer({ min: 0, max: 60 }).map((each) => each / 2),
  lastGivenAt: fc.integer({ min: 0, max: 99 }),
  valueCents: fc.integer({ min: 0, max: 10_000_000 }),
});

const anyTeam = fc.uniqueArray(anyCandidate, { selector: ({ email }) => email, maxLength: 6 });

const anyRule: fc.Arbitrary<LeadRule> = fc.record({
  name: fc.constantFrom("One", "Two", "Three"),
  when: fc.subarray([
    { kind: "industry", values: ["Restaurant"] },
    { kind: "words", words: ["bakery", "hotel"] },
    { kind: "value", fromCents: null, toCents: 200_000 },
    { kind: "language", values: ["Spanish"] },
  ] as const),
  effect: fc.oneof(
    fc.record({ kind: fc.constant("person" as const), email: fc.constantFrom("a@x.example", "e") }),
    fc.constant({ kind: "team" as const, manager: "boss" }),
    fc.record({ kind: fc.constant("skill" as const), skill: fc.constantFrom("wine", "hotels") }),
  ),
});

const anyLead: fc.Arbitrary<LeadFacts> = fc.record({
  ...Object.fromEntries(Object.entries(LEAD).map(([key, value]) => [key, fc.constant(value)])),
  language: fc.constantFrom(null, null, "spanish", "english"),
  valueCents: fc.option(fc.integer({ min: 0, max: 500_000 })),
}) as fc.Arbitrary<LeadFacts>;

const anyCase = fc.tuple(anyTeam, fc.array(anyRule, { maxLength: 4 }), anyLead);

test("every decision is computed again from its stored row alone, and is the same", () => {
  fc.assert(
    fc.property(anyCase, ([team, rules, lead]) => {
      const policy = { ...DEFAULT_LEAD_POLICY, skills: { restaurant: "wine" }, rules };
      const decision = decideLead(lead, team, termsFor(lead, policy, rosterOf(team)));
      const stored = JSON.stringify(toLedgerRow(decision));
      const again = fromLedgerRow(JSON.parse(stored));

      expect(JSON.stringify(toLedgerRow(again))).toBe(stored);
      expect(again).toMatchObject({
        chosen: decision.chosen,
        by: decision.by,
        reason: decision.reason,
        claim: decision.claim,
      });
      const judgedOf = ({ judged }: typeof decision) =>
        judged.map(({ candidate, excludedBy, rule, score }) => [
          candidate.email,
          excludedBy,
          rule,
          score,
        ]);
      expect(judgedOf(again)).toEqual(judgedOf(decision));
    }),
    { numRuns: 400 },
  );
});

test("what a person decided is kept with what the rules would have said", () => {
  const decided = decide({}, [rep("a@x.example"), rep("b@x.example", { presence: "absent" })]);
  const byHand = decideByHand(decided, "b@x.example", "Mo Vale");
  const again = fromLedgerRow(JSON.parse(JSON.stringify(toLedgerRow(byHand))));
  expect([again.chosen, again.by, again.reason]).toEqual([
    "b@x.example",
    "hand",
    "given by Mo Vale",
  ]);
  expect(again.judged.map(({ excludedBy }) => excludedBy)).toEqual([null, "absent"]);
});

test("a row of five hundred reps stays small, and tells of each", () => {
  const team = Array.from({ length: 500 }, (_, index) =>
    rep(`firstname.lastname${index}@company.example`, {
      claim: "anybody",
      presence: index % 9 === 0 ? "absent" : "working",
      km: index,
      expertise: (index % 7) / 1000,
      turns: index % 5,
      lastGivenAt: 1_772_460_000_000 + index,
      valueCents: 1_000_000 + index,
    }),
  );
  const decision = decide({}, team);
  const row = JSON.stringify(toLedgerRow(decision));
  expect(row.length).toBeLessThan(22_000);
  expect(fromLedgerRow(JSON.parse(row)).judged).toHaveLength(500);
});

test("leads are decided again under other rules, with who was there then", () => {
  const team = [rep("a@x.example"), rep("b@x.example"), rep("c@x.example", { presence: "absent" })];
  const row = toLedgerRow(decide({ ownerEmail: null }, team));
  const roster = rosterOf(team);
  const to = (email: string): LeadRule => ({
    name: "To",
    when: [],
    effect: { kind: "person", email },
  });
  const would = (rules: readonly LeadRule[]) =>
    replayLeads([row], { ...DEFAULT_LEAD_POLICY, rules }, roster, () => ({
      skills: [],
      km: 20,
      expertise: 0.2,
    })).map((each) => each.would);

  expect(would([])).toEqual(["a@x.example"]);
  expect(would([to("b@x.example")])).toEqual(["b@x.example"]);
  expect(would([to("c@x.example")])).toEqual(["a@x.example"]);
});
