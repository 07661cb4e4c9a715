import type { Account, AccountHistory } from "../domain/model.ts";
import { type Score, scoreAccount } from "../domain/scoring/score-account.ts";
import type { LocalDate } from "../domain/units.ts";
import type { World } from "./world.ts";

export type Scored = {
  readonly account: Account;
  readonly history: AccountHistory;
  readonly score: Score;
};

const NO_HISTORY: AccountHistory = {
  lastVisitOn: null,
  lastOutcome: null,
  lastSatisfaction: null,
  followUpOn: null,
  visitsLastYear: 0,
  recentCents: 0,
  yearBeforeCents: 0,
  lastYearCents: 0,
  openDealCents: 0,
  openDeals: 0,
};

/** Scores of accounts as of a day: nothing that happens on it or later counts. */
export async function scoreBook(
  world: World,
  accounts: readonly Account[],
  asOf: LocalDate,
): Promise<readonly Scored[]> {
  const histories = await world.book.histories(
    accounts.map(({ id }) => id),
    asOf,
  );
  return accounts.map((account) => {
    const history = histories.get(account.id) ?? NO_HISTORY;
    const sight = { account, history, today: asOf, currency: world.workspace.currency };
    return { account, history, score: scoreAccount(sight, world.policy) };
  });
}

/** Orders to expect from a visit: what the account bought in the last year, divided by the visits its cadence asks for. */
export function expectedCents({ account, history }: Scored): number {
  const visitsWanted = Math.max(4, 365 / (account.cadenceMaxDays ?? 60));
  return Math.round(history.lastYearCents / visitsWanted);
}
