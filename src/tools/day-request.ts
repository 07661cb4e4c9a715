import { addDays } from "../domain/days.ts";
import type { Account, Appointment, Person } from "../domain/model.ts";
import type { Candidate, DayAppointment, Unplaced } from "../domain/routing/day.ts";
import type { Reason } from "../domain/scoring/score-account.ts";
import type { LocalDate } from "../domain/units.ts";
import { findKinds } from "./account-kinds.ts";
import { obstacleOf, windowsOn } from "./obstacles.ts";
import { type Scored, scoreBook } from "./score-book.ts";
import type { World } from "./world.ts";

/** Who may be visited on a day, and who not and why: the part of a plan before any road is looked at. */
export type DayBook = {
  readonly candidates: readonly Candidate[];
  readonly appointments: readonly DayAppointment[];
  readonly unplaced: readonly Unplaced[];
  readonly scored: ReadonlyMap<string, Scored>;
};

export type DayWishes = {
  readonly rep: Person;
  readonly date: LocalDate;
  readonly include: ReadonlySet<string>;
  readonly exclude: ReadonlySet<string>;
  /** Kinds of accounts, see `findKinds`. */
  readonly avoid: readonly string[];
  readonly only: readonly string[];
  readonly focus: "new" | "existing" | "balanced" | undefined;
  /** Accounts of a plan that was agreed before: they get extra points. */
  readonly agreed: ReadonlySet<string>;
  /** Points for every account that does not buy yet, less than 0 for every one that does; 0: as the week's mix says. */
  readonly newPoints: number;
};

/** Points that make a plan stay as it was agreed unless something clearly better comes up. */
const AGREED_POINTS = 15;
/** Points for the kind of account, new or existing, that this week lacks. */
const MIX_POINTS = 12;

export async function readDay(world: World, wishes: DayWishes): Promise<DayBook> {
  const { rep, date } = wishes;
  const accounts = await world.book.accounts([rep.email]);
  world.progress(`planning ${accounts.length} accounts ...`);
  const kinds = {
    avoid: await findKinds(world, wishes.avoid, { rep, accounts }),
    only: await findKinds(world, wishes.only, { rep, accounts }),
  };
  const [scored, appointments, newShare] = await Promise.all([
    scoreBook(world, accounts, asOfFor(world, date)),
    world.book.appointments(rep.email, date, date),
    newShareOfWeek(world, wishes, accounts),
  ]);
  const candidates: Candidate[] = [];
  const unplaced: Unplaced[] = [];
  for (const each of scored) {
    const { account, score } = each;
    const obstacle = obstacleOf({ ...each, wishes, kinds, today: world.today });
    if (obstacle) unplaced.push({ account, value: score.score, ...obstacle });
    else candidates.push(...candidateOf(each, wishes, world.policy.newShare - newShare));
  }
  const byId = new Map(scored.map((each) => [each.account.id, each]));
  const fixed = appointments.flatMap((one) => appointmentOf(one, byId, rep));
  return { candidates, unplaced, appointments: fixed, scored: byId };
}

/** A plan for a day to come is made with what is known today; follow-ups and cadences are judged on the day itself. */
const asOfFor = ({ today }: World, date: LocalDate): LocalDate => (date > today ? date : today);

/** `lack`: how much of the mix of new accounts this week is short of, -1 to 1. */
function candidateOf(
  { account, score }: Scored,
  wishes: DayWishes,
  lack: number,
): readonly Candidate[] {
  if (account.place === null) return [];
  const extra = [...mixReason(account, wishes, lack), ...agreedReason(account, wishes.agreed)];
  const reasons = [...score.reasons.filter(({ points }) => points > 0), ...extra].toSorted(
    (a, b) => b.points - a.points,
  );
  const value = reasons.reduce((sum, { points }) => sum + points, 0);
  const windows = windowsOn(account, wishes.date);
  const isMust = wishes.include.has(account.id);
  return [{ account: { ...account, place: account.place }, value, reasons, isMust, windows }];
}

const agreedReason = (account: Account, agreed: ReadonlySet<string>): readonly Reason[] =>
  agreed.has(account.id)
    ? [{ signal: "agreed", points: AGREED_POINTS, why: "in the plan before" }]
    : [];

/** The kind of account, new or existing, that the mix lacks gets points. */
function mixReason(
  account: Account,
  { focus, newPoints }: DayWishes,
  lack: number,
): readonly Reason[] {
  if (focus === "new" || focus === "existing") return [];
  const forNew =
    focus === "balanced" ? newPoints : Math.round(Math.max(-1, Math.min(1, lack * 2)) * MIX_POINTS);
  const isNew = account.lifecycle !== "customer";
  if (forNew === 0 || isNew !== forNew > 0) return [];
  return [
    {
      signal: "mix",
      points: Math.abs(forNew),
      why: `${isNew ? "new" : "existing"} account, for the mix of new and existing`,
    },
  ];
}

/** Part of the rep's visits of the last seven days that went to accounts that do not buy yet. */
async function newShareOfWeek(
  world: World,
  { rep, date }: DayWishes,
  accounts: readonly Account[],
): Promise<number> {
  const period = { from: addDays(date, -7), to: addDays(date, -1), asOf: addDays(world.today, -1) };
  const visits = (await world.book.visitsBy(rep.email, period)).filter(
    ({ status }) => status === "done",
  );
  if (visits.length === 0) return world.policy.newShare;
  const isNew = new Map(accounts.map(({ id, lifecycle }) => [id, lifecycle !== "customer"]));
  return visits.filter(({ accountId }) => isNew.get(accountId)).length / visits.length;
}

/** An appointment that is with no account of the rep's, such as a call, is kept at home. */
function appointmentOf(
  one: Appointment,
  byId: ReadonlyMap<string, Scored>,
  rep: Person,
): readonly DayAppointment[] {
  const { title, startAt, endAt } = one;
  const scored = byId.get(one.accountId ?? "") ?? null;
  const account = scored === null ? privateAccount(one, rep) : scored.account;
  const place = account.place ?? rep.home?.place;
  if (!place) return [];
  const score = scored?.score ?? { score: 0, reasons: [] };
  const reasons = score.reasons.filter(({ points }) => points > 0);
  return [{ title, startAt, endAt, account: { ...account, place }, value: score.score, reasons }];
}

const privateAccount = ({ id, title, startAt, endAt }: Appointment, rep: Person): Account => ({
  id,
  name: title,
  address: null,
  city: rep.home?.town ?? null,
  state: null,
  zip: null,
  county: null,
  country: "",
  place: rep.home?.place ?? null,
  precision: "exact",
  industry: null,
  segment: null,
  lifecycle: "customer",
  potentialCents: 0,
  visitMinutes: endAt - startAt,
  cadenceMinDays: null,
  cadenceMaxDays: null,
  hours: null,
  phone: null,
  ownerEmail: rep.email,
  territory: null,
  lockReason: null,
  snooze: null,
});
