import fc from "fast-check";
import { expect, test } from "vitest";
import { type ScoredLead, scoreLead } from "../../../src/domain/leads/score.ts";

const LEAD: ScoredLead = {
  industry: "hotel",
  segment: "A",
  town: "Dubuque",
  valueCents: 5_000_000,
  source: "web form",
  notes: "Please call asap, we need a quote by Friday",
  email: "desk@riverbend.example",
  phone: "563-555-0109",
  ageHours: 0,
};

const OWN = { all: 100, inIndustry: 20, inTown: 4 };

test("a lead that fits, asks for a price and is in a hurry gets nearly all points, each with its reason", () => {
  // fit 15 + 10 + 12 + 8, interest 12 + 12 + 9, urgency 8 + 12
  const { score, isHot, reasons } = scoreLead(LEAD, OWN);
  expect([score, isHot]).toEqual([98, true]);
  expect(reasons.slice(0, 2)).toEqual([
    { points: 15, why: "20 of 100 customers are hotel" },
    { points: 12, why: "asks for a price" },
  ]);
});

test("of what nobody knows anything there is nothing to say", () => {
  const nothing = Object.fromEntries(Object.keys(LEAD).map((key) => [key, null]));
  const unknown = { ...LEAD, ...nothing, ageHours: 1000 };
  expect(scoreLead(unknown, { all: 0, inIndustry: 0, inTown: 0 })).toEqual({
    score: 0,
    isHot: false,
    reasons: [],
  });
});

test("points are whole, add up to the score, and the score is 0 to 100", () => {
  const word = fc.option(fc.constantFrom("hotel", "web form", "asap", "quote", "next month", "x"));
  fc.assert(
    fc.property(
      fc.record({
        industry: word,
        segment: fc.option(fc.constantFrom("A", "b", "Z")),
        town: word,
        valueCents: fc.option(fc.nat(99_000_000)),
        source: word,
        notes: word,
        email: word,
        phone: word,
        ageHours: fc.nat(2000),
      }),
      fc.nat(50),
      (lead, count) => {
        const { score, reasons } = scoreLead(lead, { all: 50, inIndustry: count, inTown: count });
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(reasons.every(({ points }) => Number.isInteger(points) && points > 0)).toBe(true);
        expect(score).toBeLessThanOrEqual(100);
      },
    ),
  );
});
