import { plural } from "../../cards/format.ts";
import { clockOf, minuteOf } from "../../domain/days.ts";
import { UserError } from "../../domain/errors.ts";
import type { Person } from "../../domain/model.ts";
import type { World } from "../world.ts";
import type { PolicyChange } from "./change.ts";
import type { Draft } from "./draft.ts";

/** How many people work which hours. */
export async function showHours({ book }: World): Promise<Readonly<Record<string, string>>> {
  const reps = (await book.people()).filter(({ role }) => role === "rep");
  const byHours = Map.groupBy(reps, hoursOf);
  return Object.fromEntries(
    Array.from(byHours)
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([hours, all]) => [
        hours,
        all.length <= 3 ? all.map(({ name }) => name).join(", ") : plural(all.length, "rep"),
      ]),
  );
}

const hoursOf = ({ workStart, workEnd }: Pick<Person, "workStart" | "workEnd">): string =>
  `${clockOf(workStart)} to ${clockOf(workEnd)}`;

/** The hours of one person, or of all reps. */
export async function changeHours(
  world: World,
  { rep, from, to }: PolicyChange,
): Promise<Draft | null> {
  if (from === undefined && to === undefined) return null;
  const people = await world.book.people();
  const meant =
    rep === undefined
      ? people.filter(({ role }) => role === "rep")
      : people.filter(({ email }) => email === rep.toLowerCase());
  if (meant.length === 0) {
    throw new UserError(
      "not_found",
      `There is nobody with the address ${rep ?? ""}.`,
      "Use the e-mail address of a colleague, or leave it out for all reps.",
    );
  }
  const hours = meant.map(({ email, workStart, workEnd, workDays }) => ({
    email,
    workStart: from === undefined ? workStart : minuteOf(from),
    workEnd: to === undefined ? workEnd : minuteOf(to),
    workDays,
  }));
  const wrong = hours.find(({ workStart, workEnd }) => workStart >= workEnd);
  if (wrong) {
    throw new UserError(
      "bad_input",
      `Work cannot end at ${clockOf(wrong.workEnd)} when it begins at ${clockOf(wrong.workStart)}.`,
      'Say both: "working hours from 8 to 4".',
    );
  }
  const who = meant.length === 1 ? (meant[0]?.name ?? "") : plural(meant.length, "rep");
  const was = [...new Set(meant.map(hoursOf))].join(", ");
  const is = [...new Set(hours.map(hoursOf))].join(", ");
  return { sections: {}, hours, says: [`${who}: ${is} (was ${was}).`] };
}
