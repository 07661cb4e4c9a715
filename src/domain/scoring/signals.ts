import { daysBetween } from "../days.ts";
import type { Account, AccountHistory } from "../model.ts";
import type { LocalDate } from "../units.ts";

/** The reasons for which an account is worth a visit. */
export type SignalName = "potential" | "due" | "follow_up" | "deals" | "trend" | "risk" | "fit";

/** How strongly one signal speaks, 0 to 1, and why, in words of the account's own numbers. */
export type Signal = { readonly share: number; readonly why: string };

/** What a signal sees: nothing that happened on the day itself or later. */
export type Sight = {
  readonly account: Account;
  readonly history: AccountHistory;
  readonly today: LocalDate;
  /** ISO currency of the workspace. */
  readonly currency: string;
};

/** A yearly potential that counts in full; a large shop in most field trades. */
const FULL_POTENTIAL_CENTS = 10_000_000;
/** Open deals worth that much count in full. */
const FULL_DEAL_CENTS = 1_500_000;

/** Square root: a shop of four times the size is worth about twice the attention. */
export function potential({ account, currency }: Sight): Signal {
  const share = Math.sqrt(Math.min(1, account.potentialCents / FULL_POTENTIAL_CENTS));
  return { share, why: `could buy ${wholeMoney(account.potentialCents, currency)} a year` };
}

/**
 * How far the account is past its cadence: 0 before the minimum, half at the maximum, and on towards 1 the longer nobody
 * comes. It never saturates, so the longest overdue stays first.
 */
export function due({ account, history, today }: Sight): Signal {
  const max = account.cadenceMaxDays ?? 60;
  const min = account.cadenceMinDays ?? Math.round(max / 2);
  if (history.lastVisitOn === null) return { share: 0.7, why: "never visited" };
  const days = daysBetween(history.lastVisitOn, today);
  if (days < min) return { share: 0, why: `seen ${ago(days)}, not due yet` };
  if (days <= max)
    return {
      share: (0.5 * (days - min + 1)) / (max - min + 1),
      why: `seen ${ago(days)}, ${days === max ? "due today" : `due within ${plural(max - days, "day")}`}`,
    };
  const over = days - max;
  return { share: 0.5 + (0.5 * over) / (over + max), why: `overdue ${plural(over, "day")}` };
}

/** A promise that falls due within three days counts in full, and stays until it is kept. */
export function followUp({ history, today }: Sight): Signal {
  if (history.followUpOn === null) return { share: 0, why: "no follow-up promised" };
  const days = daysBetween(today, history.followUpOn);
  if (days > 7) return { share: 0, why: `follow-up on ${history.followUpOn}` };
  return {
    share: days > 3 ? 0.5 : 1,
    why:
      days < 0
        ? `follow-up promised, ${plural(-days, "day")} late`
        : `follow-up promised for ${history.followUpOn}`,
  };
}

export function deals({ history, currency }: Sight): Signal {
  if (history.openDeals === 0) return { share: 0, why: "no open deal" };
  const share = Math.min(1, 0.35 + (0.65 * history.openDealCents) / FULL_DEAL_CENTS);
  return {
    share,
    why: `${plural(history.openDeals, "open deal")}, ${wholeMoney(history.openDealCents, currency)}`,
  };
}

/** Orders that fall behind the same months of the year before: a loss of a half counts in full, growth not at all. */
export function trend({ history }: Sight): Signal {
  if (history.yearBeforeCents <= 0)
    return { share: 0, why: "no orders a year ago to compare with" };
  const change = history.recentCents / history.yearBeforeCents - 1;
  const share = Math.min(1, Math.max(0, -change * 2));
  return {
    share,
    why: `orders ${change < 0 ? "−" : "+"}${Math.round(Math.abs(change) * 100)} % on a year ago`,
  };
}

export function risk({ history }: Sight): Signal {
  if (history.lastOutcome === "complaint") return { share: 1, why: "complained at the last visit" };
  const mood = history.lastSatisfaction;
  if (mood !== null && mood <= 2)
    return { share: mood === 1 ? 1 : 0.7, why: `satisfaction was ${mood} of 5` };
  if (history.lastYearCents > 0 && history.recentCents === 0)
    return { share: 0.8, why: "no order for three months" };
  return { share: 0, why: "no sign of trouble" };
}

/** The segment says how well the account fits what is sold; of prospects, the good ones count a little more. */
export function fit({ account }: Sight): Signal {
  const bySegment: Readonly<Record<string, number>> = { A: 1, B: 0.6, C: 0.25 };
  const share = bySegment[account.segment ?? ""] ?? 0.4;
  return {
    share,
    why: `${account.segment === null ? "no" : account.segment} segment${account.industry === null ? "" : `, ${account.industry}`}`,
  };
}

const plural = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? "" : "s"}`;

const ago = (days: number): string => (days === 0 ? "today" : `${plural(days, "day")} ago`);

const wholeMoney = (cents: number, currency: string): string =>
  moneyFormat(currency).format(cents / 100);

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Making one takes a hundred times longer than using it, and each account of a book needs it. */
function moneyFormat(currency: string): Intl.NumberFormat {
  const known = moneyFormats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    maximumFractionDigits: 0,
  });
  moneyFormats.set(currency, made);
  return made;
}
