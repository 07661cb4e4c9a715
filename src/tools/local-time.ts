import { clockOf } from "../domain/days.ts";
import type { World } from "./world.ts";

/** "2026-03-02 10:50" on the asker's clock. */
export function localTime({ calendar, asker }: World, instant: Date): string {
  const { date, minute } = calendar.localMoment(instant, asker.timeZone);
  return `${date} ${clockOf(minute)}`;
}
