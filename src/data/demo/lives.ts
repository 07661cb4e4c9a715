import { type DemoAccount, randomFor } from "./company.ts";

/** How an account has been doing, in days before today where a day is given. */
export type Life = {
  /** First order; later than three years ago for new customers. Null: never bought. */
  readonly customerSince: number | null;
  /** Orders stopped that many days ago; null: still buying. */
  readonly lostSince: number | null;
  /** Yearly growth of orders, 0.05 = 5 % a year. */
  readonly growthShare: number;
  /** Part of its orders that it has lost over the last nine months, 0 for most. */
  readonly declineShare: number;
  /** Part of its potential that it buys from the company. */
  readonly walletShare: number;
  /** Its rep never gets round to it. */
  readonly isNeglected: boolean;
};

/** Most customers are steady; some grow, one in nine declines, one in thirty was lost, one in ten is new. */
export function lifeOf(account: DemoAccount): Life {
  const random = randomFor("life", account.id);
  const [fate, share, growth, depth, when] = [
    random.next(),
    random.next(),
    random.next(),
    random.next(),
    random.next(),
  ];
  const isNeglected = random.next() < 0.07;
  const walletShare = 0.12 + 0.5 * share ** 1.3;
  const growthShare = (growth - 0.35) * 0.22;
  const steady = {
    customerSince: 1200,
    lostSince: null,
    growthShare,
    declineShare: 0,
    walletShare,
    isNeglected,
  };
  if (!account.isCustomer) return { ...steady, customerSince: null };
  if (fate < 0.11) return { ...steady, declineShare: 0.25 + 0.5 * depth };
  if (fate < 0.145) return { ...steady, lostSince: 120 + Math.round(240 * when) };
  if (fate < 0.24) return { ...steady, customerSince: 20 + Math.round(300 * when) };
  return steady;
}
