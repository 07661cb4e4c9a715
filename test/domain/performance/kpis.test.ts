import { expect, test } from "vitest";
import type { Person } from "../../../src/domain/model.ts";
import { measure } from "../../../src/domain/performance/kpis.ts";
import { workMinutes } from "../../../src/domain/performance/working-time.ts";
import { facts, group } from "./some-accounts.ts";

test("nothing to count says so, and is neither zero per cent nor infinity", () => {
  const none = group([]);
  expect(measure("growth", none)).toEqual({ value: null, why: "nothing to compare with" });
  expect(measure("winRate", none)).toEqual({ value: null, why: "no closed deals" });
  expect(measure("conversion", none)).toEqual({ value: null, why: "no leads" });
  expect(measure("coverage", none).why).toBe("no accounts with a cadence");
  expect(measure("revenue", none)).toEqual({ value: 0, why: null });
});

test("a handful is told as such", () => {
  const few = group([facts({ won: 2, lost: 1, wonDays: 40 })]);
  expect(measure("winRate", few)).toEqual({ value: null, why: "only 3 closed deals" });
});

test("without a closed month nothing is said of sales, but visits are", () => {
  const running = group([facts({ visits: 4 })], { months: 0 });
  expect(measure("revenue", running)).toEqual({
    value: null,
    why: "no month of it is closed yet",
  });
  expect(measure("visits", running)).toEqual({ value: 4, why: null });
});

test("figures by hand", () => {
  const accounts = [
    facts({ revenueCents: 30_000, yearBeforeCents: 20_000, orders: 6, potentialCents: 400_000 }),
    facts({ revenueCents: 20_000, yearBeforeCents: 20_000, orders: 4, potentialCents: 400_000 }),
  ];
  const two = group(accounts, { workMinutes: 1000 });
  expect(measure("growth", two).value).toBeCloseTo(0.25);
  expect(measure("averageOrder", two).value).toBe(5000);
  // 50,000 of 800,000 a year, in a quarter of it.
  expect(measure("shareOfPotential", two).value).toBe(0.25);
});

const ANN: Person = {
  email: "ann@small.example",
  name: "Ann Lee",
  role: "rep",
  managerEmail: null,
  skills: [],
  timeZone: "America/Chicago",
  workStart: 480,
  workEnd: 1020,
  workDays: [0, 1, 2, 3, 4],
  lunch: { from: 720, to: 780, minutes: 30 },
  maxDriveMinutes: null,
  home: null,
};

test("working time is working days without lunch, absences taken off", () => {
  // Monday to Sunday: five days of 510 minutes; Tuesday is off, and Wednesday's morning.
  const off = [
    { from: "2026-03-03", to: "2026-03-03", part: "all" },
    { from: "2026-03-04", to: "2026-03-04", part: "morning" },
  ];
  const week = { from: "2026-03-02", to: "2026-03-08" };
  expect(workMinutes(ANN, week, [])).toBe(2550);
  expect(workMinutes(ANN, week, off)).toBe(1785);
});
