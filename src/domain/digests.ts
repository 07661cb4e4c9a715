import type { Person } from "./model.ts";
import { personOf, personReader, type Reader } from "./posts.ts";
import type { LocalDate, MinuteOfDay, Weekday } from "./units.ts";

export type DigestKind = "day_plan" | "lead_digest" | "weekly_review";

/** One digest of one reader on one local date: it is made once. */
export type DigestKey = {
  readonly digest: DigestKind;
  readonly reader: Reader;
  readonly localDate: LocalDate;
};

/** What is stored of a reader's wishes; see the table DigestSubscription. */
export type Subscription = {
  readonly digest: DigestKind;
  readonly reader: Reader;
  readonly at: MinuteOfDay;
  readonly days: readonly Weekday[];
  readonly timeZone: string;
  readonly isBrief: boolean;
  readonly isOff: boolean;
  /** Who asked for it. */
  readonly authorEmail: string;
  readonly changedAt: Date;
};

export type DigestPerson = Pick<
  Person,
  "email" | "role" | "timeZone" | "workDays" | "workEnd" | "managerEmail"
>;

/** A digest that a reader gets on some days of the week, in local time. */
export type Duty = {
  readonly digest: DigestKind;
  readonly reader: Reader;
  readonly at: MinuteOfDay;
  /** After this time of the day it is of no use any more. */
  readonly until: MinuteOfDay;
  readonly days: readonly Weekday[];
  readonly timeZone: string;
  readonly isBrief: boolean;
  /** Hours before this are not caught up; null: there is no such moment. */
  readonly since: Date | null;
};

export type DueDigest = DigestKey &
  Pick<Duty, "at" | "until" | "timeZone" | "isBrief" | "since"> & { readonly dueAt: Date };

/** When each digest comes if nobody said otherwise. */
export const USUAL_AT: Readonly<Record<DigestKind, MinuteOfDay>> = {
  day_plan: 420,
  lead_digest: 480,
  weekly_review: 450,
};

const DAY_END: MinuteOfDay = 1440;
/** A lead digest looks at the night: at noon it would repeat what everybody saw. */
const LEADS_KEEP_MINUTES = 360;
/** Made later than that, a digest says so. */
export const LATE_MINUTES = 15;
/** Every digest that somebody gets: the usual ones of reps and managers, and what was subscribed, changed or turned off. */
export function dutiesOf(
  people: readonly DigestPerson[],
  subscriptions: readonly Subscription[],
): readonly Duty[] {
  const known = new Map(people.map((person) => [person.email, person]));
  const duties = new Map<string, Duty>();
  for (const person of people) {
    const duty = usualDuty(person);
    if (duty) duties.set(`${duty.digest} ${duty.reader}`, duty);
  }
  for (const subscription of subscriptions) {
    const { digest, reader, isOff } = subscription;
    const email = personOf(reader);
    const person = email === null ? null : known.get(email);
    if (isOff || person === undefined) duties.delete(`${digest} ${reader}`);
    else duties.set(`${digest} ${reader}`, subscribedDuty(subscription, person));
  }
  return [...duties.values()];
}

function usualDuty(person: DigestPerson): Duty | null {
  const { email, role, timeZone, workDays } = person;
  const same = { reader: personReader(email), timeZone, isBrief: false, since: null };
  if (role === "rep") {
    const at = USUAL_AT.day_plan;
    return {
      ...same,
      digest: "day_plan",
      at,
      until: untilOf("day_plan", at, person),
      days: workDays,
    };
  }
  if (role !== "manager") return null;
  return {
    ...same,
    digest: "weekly_review",
    at: USUAL_AT.weekly_review,
    until: DAY_END,
    days: [0],
  };
}

function subscribedDuty(
  { digest, reader, at, days, timeZone, isBrief, changedAt }: Subscription,
  person: DigestPerson | null,
): Duty {
  return {
    digest,
    reader,
    at,
    until: untilOf(digest, at, person),
    days,
    timeZone: person?.timeZone ?? timeZone,
    isBrief,
    since: changedAt,
  };
}

/** A day plan is of use until the working day is over, a review all day. */
function untilOf(digest: DigestKind, at: MinuteOfDay, person: DigestPerson | null): MinuteOfDay {
  if (digest === "weekly_review") return DAY_END;
  if (digest === "day_plan" && person) return Math.max(person.workEnd, at + LATE_MINUTES);
  return at + LEADS_KEEP_MINUTES;
}

export const DAY_OFF = "a day off";

/** Never two posts of one digest: its id says what it is. */
export const postIdOf = ({ digest, reader, localDate }: DigestKey): string =>
  `digest:${digest}:${reader}:${localDate}`;
