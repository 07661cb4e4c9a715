import fc from "fast-check";
import { expect, test } from "vitest";
import type { Features } from "../../../src/domain/leads/outcome-table.ts";
import { chancesOf, learnToWin, reasonsOf } from "../../../src/domain/leads/win-model.ts";
import { createRandom } from "../../../src/domain/random.ts";

const SOURCES = ["trade show", "referral", "web form"];

/** Referrals are won in eight of ten cases, all others in one of ten; the number of staff says nothing. */
function drawLeads(count: number, seed: number) {
  const random = createRandom(seed);
  const rows = Array.from(
    { length: count },
    (): Features => ({
      source: SOURCES[random.int(3)] ?? null,
      staff: random.int(50),
    }),
  );
  const wanted = Uint8Array.from(rows, ({ source }) =>
    Number(random.next() < (source === "referral" ? 0.8 : 0.1)),
  );
  return { rows, wanted };
}

test("learns that referrals are won, and how often", () => {
  const { rows, wanted } = drawLeads(3_000, 1);
  const model = learnToWin(rows, wanted);
  if (model === null) throw new Error("there is enough to learn from");
  const [referral = 0, form = 0, unknown = 0] = chancesOf(model, [
    { source: "referral", staff: 10 },
    { source: "web form", staff: 10 },
    { source: "billboard", staff: null },
  ]);
  expect(referral).toBeGreaterThan(0.72);
  expect(referral).toBeLessThan(0.88);
  expect(form).toBeGreaterThan(0.04);
  expect(form).toBeLessThan(0.17);
  expect(unknown).toBeLessThan(referral);
  expect(reasonsOf(model, { source: "referral", staff: 10 }).fields[0]?.field).toBe("source");
});

test("too little data, or one outcome only, teaches nothing", () => {
  const { rows, wanted } = drawLeads(150, 1);
  expect(learnToWin(rows, wanted)).toBeNull();
  const many = drawLeads(1_000, 2);
  expect(learnToWin(many.rows, new Uint8Array(1_000))).toBeNull();
});

test("the reasons add up to the chance, for any lead", () => {
  const { rows, wanted } = drawLeads(1_000, 3);
  const model = learnToWin(rows, wanted);
  if (model === null) throw new Error("there is enough to learn from");
  fc.assert(
    fc.property(
      fc.record({
        source: fc.oneof(fc.constantFrom(...SOURCES), fc.string(), fc.constant(null)),
        staff: fc.oneof(fc.integer(), fc.constant(null)),
      }),
      (lead) => {
        const { base, fields } = reasonsOf(model, lead);
        const odds = fields.reduce((sum, { logOdds }) => sum + logOdds, base);
        expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(chancesOf(model, [lead])[0] ?? Number.NaN, 9);
      },
    ),
  );
});
