import fc from "fast-check";
import type { AccountFacts, Group } from "../../../src/domain/performance/facts.ts";

/** An account at which nothing happened, but for what is given. */
export const facts = (given: Partial<AccountFacts> = {}): AccountFacts => ({
  accountId: "A1",
  ownerEmail: null,
  territory: null,
  segment: "A",
  potentialCents: 0,
  revenueCents: 0,
  orders: 0,
  yearBeforeCents: 0,
  isNew: false,
  wasActive: false,
  isActive: false,
  visits: 0,
  visitMinutes: 0,
  marks: 0,
  marked: 0,
  cadenceMaxDays: null,
  daysSinceVisit: null,
  won: 0,
  lost: 0,
  wonDays: 0,
  ...given,
});

export const group = (accounts: readonly AccountFacts[], given: Partial<Group> = {}): Group => ({
  label: "Some",
  accounts,
  leads: [],
  workMinutes: 0,
  months: 3,
  ...given,
});

const count = fc.nat({ max: 40 });
const cents = fc.nat({ max: 50_000_000 });

/** Orders and revenue come together or not at all. */
const someFacts: fc.Arbitrary<AccountFacts> = fc
  .record({ potentialCents: cents, orders: count, cents, visits: count, days: fc.option(count) })
  .map(({ potentialCents, orders, cents: revenue, visits, days }) =>
    facts({
      potentialCents,
      orders,
      revenueCents: orders === 0 ? 0 : revenue,
      visits,
      cadenceMaxDays: 20,
      daysSinceVisit: days,
    }),
  );

export const someGroup: fc.Arbitrary<Group> = fc
  .array(someFacts, { maxLength: 12 })
  .map((accounts) => group(accounts));
