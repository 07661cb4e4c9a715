import { type Company, dateOf, dayNumber, randomFor } from "./company.ts";
import { lifeOf } from "./lives.ts";

const MONTHS_BACK = 36;
/** The demo goes on after the day it was loaded; what lies ahead is not seen before its time. */
const MONTHS_AHEAD = 3;

/** January to December: summer and the holidays sell. */
const SEASON = [0.84, 0.86, 0.95, 0.99, 1.06, 1.12, 1.15, 1.1, 1.0, 0.98, 0.99, 1.16];

export function generateSales({ accounts }: Company, today: string): Record<string, string>[] {
  const first = monthNumber(today) - MONTHS_BACK;
  const rows: Record<string, string>[] = [];
  for (const account of accounts) {
    const life = lifeOf(account);
    if (life.customerSince === null) continue;
    const random = randomFor("sales", account.id);
    const monthly = (account.potential * life.walletShare) / 12;
    for (let month = first; month < first + MONTHS_BACK + MONTHS_AHEAD; month += 1) {
      const noise = 0.72 + 0.56 * random.next();
      const isQuiet = random.next() < 0.04;
      const daysAgo = dayNumber(today) - dayNumber(`${monthOf(month)}-15`);
      if (
        isQuiet ||
        daysAgo > life.customerSince ||
        (life.lostSince !== null && daysAgo < life.lostSince)
      )
        continue;
      const trend = (1 + life.growthShare) ** (-daysAgo / 365);
      const decline = 1 - life.declineShare * Math.min(1, Math.max(0, (270 - daysAgo) / 270));
      const amount = monthly * (SEASON[month % 12] ?? 1) * trend * decline * noise;
      if (amount < 25) continue;
      const orders = Math.max(1, Math.round(amount / (180 + 420 * random.next())));
      rows.push({
        account_id: account.id,
        month: monthOf(month),
        orders: String(Math.min(orders, 9)),
        amount_usd: amount.toFixed(2),
      });
    }
  }
  return rows;
}

const monthNumber = (date: string): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const monthOf = (month: number): string =>
  dateOf(Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000).slice(0, 7);
