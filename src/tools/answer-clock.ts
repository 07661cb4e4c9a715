import { addDays, clockOf } from "../domain/days.ts";
import type { Person } from "../domain/model.ts";
import { hoursOn } from "./working-day.ts";
import type { World } from "./world.ts";

/** Days looked ahead; whoever does not work within them has no deadline. */
const MOST_DAYS = 30;

/** When so many minutes of a rep's own working time will have passed; null: not within a month. */
export async function answerBy(world: World, rep: Person, minutes: number): Promise<Date | null> {
  const { calendar, instant } = world;
  const start = calendar.localMoment(instant, rep.timeZone);
  let left = minutes;
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const date = addDays(start.date, day);
    const hours = await hoursOn(world, rep, date);
    if (hours === null) continue;
    const from = day === 0 ? Math.max(hours.from, start.minute) : hours.from;
    const room = Math.max(0, hours.to - from);
    if (left <= room) return calendar.instantOf(`${date}T${clockOf(from + left)}`, rep.timeZone);
    left -= room;
  }
  return null;
}
