import { clockOf, weekdayOf } from "./days.ts";
import { type DueDigest, type Duty, LATE_MINUTES } from "./digests.ts";
import type { LocalDate, MinuteOfDay } from "./units.ts";

/** Instants and what the clock on the wall says, as in clock.ts. */
export type WallClock = {
  localMoment(
    instant: Date,
    timeZone: string,
  ): { readonly date: LocalDate; readonly minute: MinuteOfDay };
  instantOf(local: string, timeZone: string): Date;
};

/** Made later than that, its hour was missed. */
const MISSED_MINUTES = 60;

/** The digests whose hour has come on the reader's own date. Each zone and hour is reckoned once. */
export function dueAt(duties: readonly Duty[], now: Date, clock: WallClock): readonly DueDigest[] {
  const today = once((zone: string) => clock.localMoment(now, zone).date);
  const instant = once((moment: string) => {
    const [zone = "", date = "", at = ""] = moment.split(" ");
    return firstInstant(date, Number(at), { zone, clock });
  });
  return duties.flatMap(({ days, ...duty }) => {
    const localDate = today(duty.timeZone);
    if (!days.includes(weekdayOf(localDate))) return [];
    const due = instant(`${duty.timeZone} ${localDate} ${duty.at}`);
    return due > now ? [] : { ...duty, localDate, dueAt: due };
  });
}

/**
 * When the clock on the wall first says this time of the day, or more. An hour that comes twice is meant the first
 * time; of one that clocks skip, the first minute after the gap.
 */
function firstInstant(
  date: LocalDate,
  at: MinuteOfDay,
  { zone, clock }: { readonly zone: string; readonly clock: WallClock },
): Date {
  let instant = clock.instantOf(`${date}T${clockOf(at)}`, zone);
  // After a gap the clock says more than was asked for; no gap is longer than a day.
  const overshoot = clock.localMoment(instant, zone).minute - at;
  for (let minute = 0; minute < overshoot; minute += 1) {
    const before = new Date(instant.getTime() - 60_000);
    const moment = clock.localMoment(before, zone);
    if (moment.date !== date || moment.minute < at) break;
    instant = before;
  }
  return instant;
}

function once<Result>(reckon: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const found = known.get(key) ?? reckon(key);
    known.set(key, found);
    return found;
  };
}

/** Whether a digest is made now, and whether it must say that it is late; else why not. */
export type Verdict =
  | { readonly isMade: true; readonly isLate: boolean }
  | { readonly isMade: false; readonly reason: string };

export type DigestRules = {
  readonly whenMissed: "rest of day" | "silent";
  /** When the workspace began: what was due before is not caught up, but for the rest of a day. */
  readonly workspaceSince: Date;
};

export function verdictOf(
  due: DueDigest,
  now: Date,
  clock: WallClock,
  rules: DigestRules,
): Verdict {
  const local = clock.localMoment(now, due.timeZone);
  const lateMinutes = (now.getTime() - due.dueAt.getTime()) / 60_000;
  const reason = tooLate(due, local) ?? notCaughtUp(due, lateMinutes, rules);
  return reason === null
    ? { isMade: true, isLate: lateMinutes > LATE_MINUTES }
    : { isMade: false, reason };
}

function tooLate(
  { digest, localDate, until }: DueDigest,
  { date, minute }: ReturnType<WallClock["localMoment"]>,
): string | null {
  if (date !== localDate) return "the day was over";
  if (minute < until) return null;
  return digest === "day_plan" ? "the working day was over" : "too late to be of use";
}

function notCaughtUp(
  { digest, dueAt: hour, since }: DueDigest,
  lateMinutes: number,
  { whenMissed, workspaceSince }: DigestRules,
): string | null {
  if (since !== null && hour < since) return "asked for after its hour";
  if (digest !== "day_plan")
    return hour < workspaceSince ? "its hour was before this workspace began" : null;
  return whenMissed === "silent" && lateMinutes > MISSED_MINUTES ? "its hour was missed" : null;
}
