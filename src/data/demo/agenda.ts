import type { OpeningHours } from "../../domain/model.ts";
import { parseOpeningHours } from "../../domain/opening-hours.ts";
import type { Random } from "../../domain/random.ts";
import {
  type Company,
  clockOf,
  type DemoAccount,
  type DemoRep,
  dateOf,
  dayNumber,
  pick,
  randomFor,
  weekdayOf,
} from "./company.ts";

const DAYS_BACK = 30;
const DAYS_AHEAD = 65;
const TOPICS = [
  "Quarterly review",
  "Tasting",
  "Contract talk",
  "New menu",
  "Display planning",
  "Complaint follow-up",
];

/** Appointments with accounts: about four a week for each rep, within the rep's and the account's hours, never two at once. */
export function generateAppointments(
  { accounts, reps }: Company,
  today: string,
): Record<string, string>[] {
  const now = dayNumber(today);
  return reps.flatMap((rep) => {
    const random = randomFor("agenda", rep.email);
    const own = accounts.filter(({ ownerEmail }) => ownerEmail === rep.email);
    const rows: Record<string, string>[] = [];
    for (let day = now - DAYS_BACK; day <= now + DAYS_AHEAD; day += 1) {
      if (weekdayOf(day) > 4 || random.next() > 0.8) continue;
      const row = appointmentOn(day, rep, pick(random, own), random);
      if (row) rows.push(row);
    }
    return rows;
  });
}

function appointmentOn(
  day: number,
  rep: DemoRep,
  account: DemoAccount,
  random: Random,
): Record<string, string> | null {
  const start = pick(random, [600, 630, 660, 840, 870, 900]);
  const end = start + (random.next() < 0.5 ? 30 : 45);
  if (!isOpen(parseOpeningHours(account.openingHours), day, start, end) || end + 75 > rep.workEnd)
    return null;
  return {
    appointment_id: `M${rep.email.split("@")[0]}-${dateOf(day)}`,
    rep_email: rep.email,
    account_id: account.id,
    title: pick(random, TOPICS),
    date: dateOf(day),
    start: clockOf(start),
    end: clockOf(end),
  };
}

const isOpen = (hours: OpeningHours | null, day: number, start: number, end: number): boolean =>
  hours?.[weekdayOf(day)]?.some(({ from, to }) => from <= start && end <= to) ?? true;

/** Goals by month and quarter from two quarters back to two ahead; some are out of reach. */
export function generateGoals(
  company: Company,
  today: string,
  sales: readonly Record<string, string>[],
): Record<string, string>[] {
  const byTerritory = salesByTerritory(company, sales);
  const [year, quarter] = [
    Number(today.slice(0, 4)),
    Math.floor((Number(today.slice(5, 7)) - 1) / 3),
  ];
  return company.territories.flatMap(({ name, ownerEmail }) => {
    const random = randomFor("goals", name);
    const ambition = pick(random, [0.97, 1.02, 1.05, 1.08, 1.2]);
    return [-2, -1, 0, 1, 2].flatMap((offset) => {
      const index = year * 4 + quarter + offset;
      const months = [0, 1, 2].map(
        (month) =>
          `${Math.floor(index / 4)}-${String((index % 4) * 3 + month + 1).padStart(2, "0")}`,
      );
      const lastYear = months.map(
        (month) =>
          byTerritory.get(`${name} ${Number(month.slice(0, 4)) - 1}${month.slice(4)}`) ?? 0,
      );
      const total = lastYear.reduce((sum, amount) => sum + amount, 0);
      const visits = ownerEmail === "" ? 0 : 120;
      return [
        goal(
          name,
          "revenue",
          `${Math.floor(index / 4)}-Q${(index % 4) + 1}`,
          total * ambition * 100,
        ),
        ...months.map((month, i) =>
          goal(name, "revenue", month, (lastYear[i] ?? 0) * ambition * 100),
        ),
        ...months.map((month) => goal(name, "visits", month, visits)),
      ];
    });
  });
}

function salesByTerritory(
  { accounts }: Company,
  sales: readonly Record<string, string>[],
): ReadonlyMap<string, number> {
  const territoryOf = new Map(accounts.map(({ id, territory }) => [id, territory]));
  const sums = new Map<string, number>();
  for (const { account_id, month, amount_usd } of sales) {
    const key = `${territoryOf.get(account_id ?? "")} ${month}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(amount_usd));
  }
  return sums;
}

const goal = (
  territory: string,
  metric: string,
  period: string,
  target: number,
): Record<string, string> => ({
  territory,
  metric,
  period,
  // Nobody sets a goal to the cent.
  target: String(metric === "revenue" ? Math.round(target / 100_000) * 100_000 : target),
});
