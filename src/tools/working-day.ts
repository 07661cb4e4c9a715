import { longDate } from "../cards/format.ts";
import { addDays, weekdayOf } from "../domain/days.ts";
import { type Choice, UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import type { LocalDate, MinuteOfDay } from "../domain/units.ts";
import { type Hours, hoursWith } from "./working-time.ts";
import type { World } from "./world.ts";

/** When a rep works on a day; half days off count. */
export type WorkingDay = { readonly from: MinuteOfDay; readonly to: MinuteOfDay };

/**
 * The rep's working hours of a day that can be planned. A day that is over, or on which the rep does not work, is
 * refused with the next one that would do.
 */
export async function workingDay(world: World, rep: Person, date: LocalDate): Promise<WorkingDay> {
  const next = nextWorkingDay(rep, date < world.today ? world.today : addDays(date, 1));
  const choices = [planButton(world, rep, next)];
  if (date < world.today) {
    const hint = 'Plan a day to come, or ask "what did I do" for what was.';
    throw new UserError("past_date", `${longDate(date)} is over.`, hint, choices);
  }
  const hours = await hoursOn(world, rep, date);
  if (hours === null) {
    throw new UserError("day_off", dayOffWords(world, rep, date), "Choose another day.", choices);
  }
  if (date === world.today && world.now >= hours.to) {
    throw new UserError("day_over", "The working day is over.", "Plan the next one.", choices);
  }
  return hours;
}

export function dayOffWords({ asker }: World, rep: Person, date: LocalDate): string {
  const who = rep.email === asker.email ? "You do" : `${rep.name} does`;
  return `${who} not work on ${longDate(date)}.`;
}

/** Null: the rep does not work at all. */
export async function hoursOn(world: World, rep: Person, date: LocalDate): Promise<Hours | null> {
  return hoursWith(rep, date, await world.book.absences(rep.email, date, date));
}

function planButton(world: World, rep: Person, date: LocalDate): Choice {
  const whose = rep.email === world.asker.email ? {} : { rep: rep.email };
  return { label: `Plan ${longDate(date)}`, tool: "plan_day", input: { date, ...whose } };
}

function nextWorkingDay(rep: Person, from: LocalDate): LocalDate {
  for (let date = from, tried = 0; tried < 7; date = addDays(date, 1), tried += 1) {
    if (rep.workDays.includes(weekdayOf(date))) return date;
  }
  return from;
}
