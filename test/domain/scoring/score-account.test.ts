import fc from "fast-check";
import { expect, test } from "vitest";
import type { Account, AccountHistory } from "../../../src/domain/model.ts";
import { DEFAULT_POLICY } from "../../../src/domain/policy.ts";
import { headlineOf, scoreAccount } from "../../../src/domain/scoring/score-account.ts";

const account: Account = {
  id: "S1",
  name: "Acme",
  address: null,
  city: "Ames",
  state: "IA",
  zip: "50010",
  county: null,
  country: "US",
  place: null,
  precision: "exact",
  industry: "grocery",
  segment: "B",
  lifecycle: "customer",
  potentialCents: 2_500_000,
  visitMinutes: 30,
  cadenceMinDays: 14,
  cadenceMaxDays: 30,
  hours: null,
  phone: null,
  ownerEmail: null,
  territory: null,
  lockReason: null,
  snooze: null,
};

const history: AccountHistory = {
  lastVisitOn: "2026-01-31",
  lastOutcome: "order",
  lastSatisfaction: null,
  followUpOn: null,
  visitsLastYear: 10,
  recentCents: 80_000,
  yearBeforeCents: 100_000,
  lastYearCents: 400_000,
  openDealCents: 0,
  openDeals: 0,
};

const score = (
  changes: { account?: Partial<Account>; history?: Partial<AccountHistory> },
  today = "2026-03-02",
) =>
  scoreAccount(
    {
      account: { ...account, ...changes.account },
      history: { ...history, ...changes.history },
      today,
      currency: "USD",
    },
    DEFAULT_POLICY,
  );

const pointsOf = (name: string, changes: Parameters<typeof score>[0], today?: string): number =>
  score(changes, today).reasons.find(({ signal }) => signal === name)?.points ?? Number.NaN;

test("weights add up to 100", () => {
  expect(Object.values(DEFAULT_POLICY.weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
});

test("an account's points, by hand", () => {
  // potential: sqrt(25,000 / 100,000) = 0.5 of 25 = 12.5, rounded 13. due: 30 days since 31 January = 30, at the
  // maximum: 0.5 x (30 - 14 + 1) / (30 - 14 + 1) = 0.5 of 25 = 13. trend: 20 % down x 2 = 0.4 of 10 = 4. fit: B, 6.
  expect(score({}).reasons.map(({ signal, points }) => [signal, points])).toEqual([
    ["potential", 13],
    ["due", 13],
    ["fit", 6],
    ["trend", 4],
    ["follow_up", 0],
    ["deals", 0],
    ["risk", 0],
  ]);
  expect(score({}).score).toBe(36);
});

test("nothing is due before the cadence's minimum, and the longer overdue the more", () => {
  expect(pointsOf("due", {}, "2026-02-10")).toBe(0);
  expect(pointsOf("due", {}, "2026-03-20")).toBeGreaterThan(pointsOf("due", {}, "2026-03-02"));
  expect(pointsOf("due", {}, "2026-12-20")).toBeGreaterThan(pointsOf("due", {}, "2026-04-20"));
});

test("a promise counts in full from three days before until it is kept", () => {
  expect(pointsOf("follow_up", { history: { followUpOn: "2026-03-20" } })).toBe(0);
  expect(pointsOf("follow_up", { history: { followUpOn: "2026-03-05" } })).toBe(12);
  expect(pointsOf("follow_up", { history: { followUpOn: "2026-02-01" } })).toBe(12);
});

test("growth is no reason to worry, and no orders a year ago say nothing", () => {
  expect(pointsOf("trend", { history: { recentCents: 200_000 } })).toBe(0);
  expect(pointsOf("trend", { history: { yearBeforeCents: 0 } })).toBe(0);
});

test("news comes before what the rep has long known", () => {
  const reasons = score({ account: { potentialCents: 20_000_000 } }).reasons;

  expect(reasons[0]?.signal).toBe("potential");
  expect(headlineOf(reasons)).toBe("seen 30 days ago, due today");
});

test("whatever the numbers, the score is 0 to 100 and the sum of its points", () => {
  const cents = fc.integer({ min: 0, max: 1e12 });
  const day = fc.constantFrom("2024-01-01", "2026-03-01", "2026-03-02", "2027-01-01");
  fc.assert(
    fc.property(
      fc.record({
        potentialCents: cents,
        segment: fc.constantFrom("A", "B", "C", "Z", null),
        cadenceMinDays: fc.constantFrom(0, 7, null),
        cadenceMaxDays: fc.constantFrom(14, 365, null),
      }),
      fc.record({
        lastVisitOn: fc.option(day),
        lastSatisfaction: fc.constantFrom(1, 3, 5, null),
        lastOutcome: fc.constantFrom("complaint", "order", null),
        followUpOn: fc.option(day),
        recentCents: cents,
        yearBeforeCents: cents,
        openDealCents: cents,
        openDeals: fc.integer({ min: 0, max: 9 }),
      }),
      (ofAccount, ofHistory) => {
        const { score: total, reasons } = score({ account: ofAccount, history: ofHistory });
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(total);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100);
        expect(
          reasons.every(({ points, why }) => Number.isInteger(points) && points >= 0 && why !== ""),
        ).toBe(true);
      },
    ),
  );
});
