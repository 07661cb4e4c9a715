import { addDays, weekdayOf } from "../days.ts";
import type { Person } from "../model.ts";
import type { LocalDate } from "../units.ts";
import type { Period } from "./facts.ts";

type Absence = { readonly from: LocalDate; readonly to: LocalDate; readonly part: string };

/** Minutes that a person works in a period: working days without lunch, absences taken off. */
export function workMinutes(
  { workDays, workStart, workEnd, lunch }: Person,
  { from, to }: Period,
  absences: readonly Absence[],
): number {
  const full = Math.max(0, workEnd - workStart - (lunch?.minutes ?? 0));
  let minutes = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (workDays.includes(weekdayOf(date))) minutes += full * presentShare(date, absences);
  }
  return minutes;
}

/** Two half days off are a whole one. */
function presentShare(date: LocalDate, absences: readonly Absence[]): number {
  const off = absences
    .filter(({ from, to }) => from <= date && date <= to)
    .reduce((sum, { part }) => sum + (part === "all" ? 1 : 0.5), 0);
  return Math.max(0, 1 - off);
}
