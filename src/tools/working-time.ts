import { addDays, clockOf, weekdayOf } from "../domain/days.ts";
import type { Person } from "../domain/model.ts";
import type { LocalDate, MinuteOfDay } from "../domain/units.ts";
import type { Calendar } from "./world.ts";

/** When a rep works on a day. */
export type Hours = {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
  readonly isHalf: boolean;
};

/** Days on which somebody does not work; `part` is "all", "morning" or "afternoon". */
export type DayOff = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly part: string;
};

/** Null: the rep does not work at all. A half day off leaves the other half of the hours. */
export function hoursWith(
  rep: Pick<Person, "workDays" | "workStart" | "workEnd">,
  date: LocalDate,
  daysOff: readonly DayOff[],
): Hours | null {
  if (!rep.workDays.includes(weekdayOf(date))) return null;
  const off = new Set(
    daysOff.filter(({ from, to }) => from <= date && to >= date).map(({ part }) => part),
  );
  if (off.has("all") || (off.has("morning") && off.has("afternoon"))) return null;
  const middle = Math.round((rep.workStart + rep.workEnd) / 2);
  return {
    from: off.has("morning") ? middle : rep.workStart,
    to: off.has("afternoon") ? middle : rep.workEnd,
    isHalf: off.size > 0,
  };
}

/** Days looked ahead; whoever does not work within them has no deadline. */
export const MOST_DAYS = 30;

/** When so many minutes of a rep's own working time will have passed after `from`; null: not within a month. */
export function workingInstant(
  calendar: Calendar,
  { rep, daysOff }: { readonly rep: Person; readonly daysOff: readonly DayOff[] },
  from: Date,
  minutes: number,
): Date | null {
  const start = calendar.localMoment(from, rep.timeZone);
  let left = minutes;
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const date = addDays(start.date, day);
    const hours = hoursWith(rep, date, daysOff);
    if (hours === null) continue;
    const begin = day === 0 ? Math.max(hours.from, start.minute) : hours.from;
    const room = Math.max(0, hours.to - begin);
    if (left <= room) {
      return calendar.instantOf(`${date}T${clockOf(begin + left)}`, rep.timeZone);
    }
    left -= room;
  }
  return null;
}
