import { afterAll, beforeAll, expect, test } from "vitest";
import { scopeTo } from "../../src/data/scope.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const QUARTER = { from: "2025-12-01", to: "2026-03-01" };
const TODAY = "2026-03-02";

test("what happened at each account is what its rows say, counted one by one", async () => {
  const scoped = scopeTo(rounds.database.client, "demo");
  const [facts, sales, visits, deals] = await Promise.all([
    rounds.book.performance(QUARTER, TODAY, "2026-02"),
    scoped.monthlySales.findMany(),
    scoped.visit.findMany({ where: { status: "done" } }),
    scoped.opportunity.findMany(),
  ]);
  const isIn = (date: Date | null): boolean =>
    date !== null && dayOf(date) >= QUARTER.from && dayOf(date) <= QUARTER.to;
  const total = (numbers: readonly number[]): number =>
    numbers.reduce((sum, each) => sum + each, 0);
  expect(facts.length).toBeGreaterThan(1000);
  for (const fact of facts) {
    const own = sales.filter(({ accountId }) => accountId === fact.accountId);
    const between = (first: string, last: string) =>
      own.filter(({ month }) => dayOf(month) >= first && dayOf(month) <= last);
    const seen = visits.filter(
      ({ accountId, date }) => accountId === fact.accountId && dayOf(date) <= QUARTER.to,
    );
    const last = seen
      .map(({ date }) => dayOf(date))
      .toSorted()
      .at(-1);
    const closed = deals.filter(
      ({ accountId, closedOn, status }) =>
        accountId === fact.accountId && status !== "open" && isIn(closedOn),
    );
    const first = own
      .filter(({ orders }) => orders > 0)
      .map(({ month }) => dayOf(month))
      .toSorted()[0];
    const ordered = (from: string, to: string): boolean =>
      between(from, to).some(({ orders }) => orders > 0);
    expect(fact).toMatchObject({
      revenueCents: total(
        between("2025-12-01", "2026-02-01").map((row) => Number(row.amountCents)),
      ),
      orders: total(between("2025-12-01", "2026-02-01").map((row) => row.orders)),
      yearBeforeCents: total(
        between("2024-12-01", "2025-02-01").map((row) => Number(row.amountCents)),
      ),
      isNew: first !== undefined && first >= "2025-12-01" && first <= "2026-02-01",
      wasActive: ordered("2025-09-01", "2025-11-01"),
      isActive: ordered("2025-12-01", "2026-02-01"),
      visits: seen.filter(({ date }) => isIn(date)).length,
      visitMinutes: total(seen.filter(({ date }) => isIn(date)).map(({ minutes }) => minutes)),
      marked: seen.filter(({ date, satisfaction }) => isIn(date) && satisfaction !== null).length,
      daysSinceVisit:
        last === undefined
          ? null
          : Math.round((Date.parse(QUARTER.to) - Date.parse(last)) / 86_400_000),
      won: closed.filter(({ status }) => status === "won").length,
      lost: closed.filter(({ status }) => status === "lost").length,
    });
  }
});

test("months whose sales are not known yet count for nothing", async () => {
  const facts = await rounds.book.performance(QUARTER, TODAY, "2025-11");
  expect(facts.every(({ revenueCents, orders }) => revenueCents === 0 && orders === 0)).toBe(true);
});
