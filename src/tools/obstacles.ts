import { shortDate } from "../cards/format.ts";
import { addDays, daysBetween, weekdayOf } from "../domain/days.ts";
import type { Account } from "../domain/model.ts";
import type { UnplacedReason } from "../domain/routing/day.ts";
import type { DayWindow, LocalDate } from "../domain/units.ts";
import type { AccountKind } from "./account-kinds.ts";
import type { DayWishes } from "./day-request.ts";
import type { Scored } from "./score-book.ts";

type Obstacle = { readonly reason: UnplacedReason; readonly hint: string };

type Question = Scored & {
  readonly wishes: DayWishes;
  readonly kinds: { readonly avoid: readonly AccountKind[]; readonly only: readonly AccountKind[] };
  readonly today: LocalDate;
};

/** Why an account cannot be a candidate at all; null: it can. Whoever is asked for by name passes what is only a preference. */
export function obstacleOf(question: Question): Obstacle | null {
  const { account, wishes } = question;
  const hard = outAsAsked(question) ?? withoutPlace(question) ?? closedThatDay(question);
  if (hard !== null || wishes.include.has(account.id)) return hard;
  return (
    ofAvoidedKind(question) ??
    snoozed(question) ??
    outOfFocus(question) ??
    visitedRecently(question)
  );
}

const outAsAsked = ({ account, wishes }: Question): Obstacle | null =>
  wishes.exclude.has(account.id) ? { reason: "excluded", hint: "You asked to leave it out" } : null;

function ofAvoidedKind({ account, kinds: { avoid, only } }: Question): Obstacle | null {
  const avoided = avoid.find(({ has }) => has(account));
  if (avoided) return { reason: "excluded", hint: `You asked to leave out: ${avoided.words}` };
  if (only.length === 0 || only.some(({ has }) => has(account))) return null;
  const kept = only.map(({ words }) => words).join(", ");
  return { reason: "excluded", hint: `You asked to keep to: ${kept}` };
}

const withoutPlace = ({ account }: Question): Obstacle | null =>
  account.place === null
    ? { reason: "no_place", hint: "Its address is not known; import coordinates or a postal code" }
    : null;

const closedThatDay = ({ account, wishes }: Question): Obstacle | null =>
  windowsOn(account, wishes.date).length === 0
    ? { reason: "closed_that_day", hint: openDays(account) }
    : null;

function snoozed({ account: { snooze }, wishes, today }: Question): Obstacle | null {
  if (snooze === null || snooze.until <= wishes.date) return null;
  const why = snooze.reason === null ? "" : `: ${snooze.reason}`;
  return { reason: "snoozed", hint: `Left alone until ${shortDate(snooze.until, today)}${why}` };
}

function outOfFocus({ account, wishes: { focus } }: Question): Obstacle | null {
  const isCustomer = account.lifecycle === "customer";
  if (focus === "new" && isCustomer)
    return { reason: "not_in_focus", hint: "Buys already; you asked for new business" };
  if (focus === "existing" && !isCustomer)
    return { reason: "not_in_focus", hint: "Does not buy yet; you asked for customers" };
  return null;
}

/** Sooner than the cadence wants it, unless a follow-up was promised. */
function visitedRecently({ account, history, wishes: { date }, today }: Question): Obstacle | null {
  const { lastVisitOn, followUpOn } = history;
  const rest = account.cadenceMinDays ?? 0;
  if (lastVisitOn === null || (followUpOn !== null && followUpOn <= date)) return null;
  const since = daysBetween(lastVisitOn, date);
  if (since >= rest) return null;
  const from = shortDate(addDays(lastVisitOn, rest), today);
  return { reason: "visited_recently", hint: `Seen ${since} days ago; wanted again from ${from}` };
}

/** When an account is open on a day; not knowing is taken as open. */
export const windowsOn = ({ hours }: Account, date: LocalDate): readonly DayWindow[] =>
  hours === null ? [{ from: 0, to: 24 * 60 }] : (hours[weekdayOf(date)] ?? []);

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function openDays({ hours }: Account): string {
  const open = DAY_NAMES.filter((_, day) => (hours?.[day]?.length ?? 0) > 0);
  return open.length === 0
    ? "Has no opening hours on any day; correct them"
    : `Open on ${open.join(", ")}`;
}
