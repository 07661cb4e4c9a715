import { expect, test } from "vitest";
import type { TerritoryRule } from "../../../src/domain/model.ts";
import { type Claimed, claimsOn, mightClaim } from "../../../src/domain/territory/rules.ts";

const account: Claimed = {
  id: "A1",
  zip: "50613",
  state: "IA",
  county: "Black Hawk",
  place: { lat: 42.5, lng: -92.4 },
  industry: "hotel",
  segment: "A",
  potentialCents: 2_000_000,
};

const claims = (rule: TerritoryRule): boolean =>
  claimsOn(account, [{ name: "T", rules: [rule] }]).length === 1;

const box: TerritoryRule = {
  kind: "polygon",
  area: [
    [
      [
        [-93, 42],
        [-92, 42],
        [-92, 43],
        [-93, 43],
        [-93, 42],
      ],
    ],
  ],
};

const HOLDS: readonly (readonly [TerritoryRule, boolean])[] = [
  [{ kind: "zip_prefix", prefixes: ["506"] }, true],
  [{ kind: "zip_prefix", prefixes: ["507"] }, false],
  [{ kind: "zip_range", ranges: [{ from: "50600", to: "50699" }] }, true],
  [{ kind: "zip_range", ranges: [{ from: "503", to: "505" }] }, false],
  [{ kind: "states", states: ["ia"] }, true],
  [{ kind: "counties", counties: ["Polk"] }, false],
  [{ kind: "industries", industries: ["bar", "Hotel"] }, true],
  [{ kind: "segments", segments: ["B"] }, false],
  [{ kind: "sizes", fromCents: 2_000_000, toCents: null }, true],
  [{ kind: "sizes", fromCents: null, toCents: 1_999_999 }, false],
  [{ kind: "accounts", accountIds: ["A1"] }, true],
  [box, true],
];

test.each(HOLDS)("%j claims: %s", (rule, isClaimed) => {
  expect(claims(rule)).toBe(isClaimed);
});

test("conditions together claim what each of them claims", () => {
  for (const [a, one] of HOLDS)
    for (const [b, other] of HOLDS)
      expect(claims({ kind: "all", rules: [a, b] })).toBe(one && other);
});

test("a British postal code begins with its district, however it is written", () => {
  const rule: TerritoryRule = { kind: "zip_prefix", prefixes: ["SW1A"] };
  const claimed = (zip: string) => claimsOn({ ...account, zip }, [{ name: "T", rules: [rule] }]);

  expect(["SW1A 1AA", "sw1a1aa", "SW1 1AA"].map((zip) => claimed(zip).length)).toEqual([1, 1, 0]);
});

test("what is not known might decide, and what is known and wrong cannot", () => {
  const rules: TerritoryRule = {
    kind: "all",
    rules: [
      { kind: "states", states: ["IA"] },
      { kind: "industries", industries: ["bar"] },
    ],
  };

  expect(mightClaim({ ...account, industry: null }, rules)).toBe(true);
  expect(mightClaim(account, rules)).toBe(false);
  expect(mightClaim({ ...account, industry: null, state: "NE" }, rules)).toBe(false);
});
