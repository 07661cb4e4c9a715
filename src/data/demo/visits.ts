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
import { lifeOf } from "./lives.ts";
import { reportOf } from "./visit-reports.ts";

const DAYS_BACK = 3 * 365;
/** The reps go on working after the day the demo was loaded; what lies ahead is not seen before its time. */
const DAYS_AHEAD = 70;

/**
 * Three years of rounds: each working day a rep goes where the most overdue account is and sees what is due around it.
 * Nobody has time for everything, so large territories are behind, and some accounts are never reached.
 */
export function generateVisits(
  { accounts, reps }: Company,
  today: string,
): Record<string, string>[] {
  const now = dayNumber(today);
  return reps.flatMap((rep) => {
    const own = accounts.filter(({ ownerEmail }) => ownerEmail === rep.email);
    return roundsOf(rep, own, { first: now - DAYS_BACK, last: now + DAYS_AHEAD });
  });
}

function roundsOf(
  rep: DemoRep,
  accounts: readonly DemoAccount[],
  days: { first: number; last: number },
): Record<string, string>[] {
  const random = randomFor("visits", rep.email);
  const lastSeen = new Map(accounts.map(({ id }) => [id, days.first - random.int(90)]));
  const isNeglected = new Map(accounts.map((account) => [account.id, lifeOf(account).isNeglected]));
  const dueShare = (account: DemoAccount, day: number): number => {
    const share = (day - (lastSeen.get(account.id) ?? day)) / account.cadenceMaxDays;
    return share * (account.isCustomer ? 1 : 0.45) * (isNeglected.get(account.id) ? 0.12 : 1);
  };
  const rows: Record<string, string>[] = [];
  for (let day = days.first; day <= days.last; day += 1) {
    if (weekdayOf(day) > 4 || isAway(rep, day)) continue;
    const round = roundOn(accounts, (account) => dueShare(account, day), random);
    let minute = rep.workStart + 20 + 5 * random.int(6);
    for (const [index, account] of round.entries()) {
      lastSeen.set(account.id, day);
      rows.push({
        visit_id: `V${rep.email.split("@")[0]}-${dateOf(day)}-${index + 1}`,
        account_id: account.id,
        rep_email: rep.email,
        date: dateOf(day),
        start: clockOf(Math.min(minute, rep.workEnd)),
        minutes: String(Math.max(10, account.visitMinutes - 10 + 5 * random.int(5))),
        status: "done",
        ...reportOf(account, day, random),
      });
      minute += account.visitMinutes + 10 + 5 * random.int(7);
    }
  }
  return rows;
}

/** Two weeks every summer and the week after Christmas, shifted a little from rep to rep. */
function isAway(rep: DemoRep, day: number): boolean {
  const [month, date] = [Number(dateOf(day).slice(5, 7)), Number(dateOf(day).slice(8))];
  const shift = rep.name.length % 3;
  const isSummer = month === 7 && date > 4 + 5 * shift && date <= 18 + 5 * shift;
  return isSummer || (month === 12 && date >= 24) || (month === 1 && date === 1);
}

function roundOn(
  accounts: readonly DemoAccount[],
  dueShare: (account: DemoAccount) => number,
  random: ReturnType<typeof randomFor>,
): readonly DemoAccount[] {
  const due = accounts
    .map((account) => ({ account, due: dueShare(account) * (0.8 + 0.4 * random.next()) }))
    .filter((each) => each.due > 0.5)
    .toSorted((a, b) => b.due - a.due);
  const seed = due[0] && pick(random, due.slice(0, 5)).account;
  if (!seed) return [];
  const reach = due
    .map(({ account, due: share }) => ({
      account,
      cost: distance(seed, account) - 0.06 * Math.min(share, 4),
    }))
    .toSorted((a, b) => a.cost - b.cost);
  return reach.slice(0, 5 + random.int(5)).map(({ account }) => account);
}

/** Degrees of latitude, roughly: good enough to tell near from far within a state. */
const distance = (a: DemoAccount, b: DemoAccount): number =>
  Math.hypot(a.place.lat - b.place.lat, (a.place.lng - b.place.lng) * 0.74);
