import { weekdayAfter } from "./days.ts";
import type { OpeningHours } from "./model.ts";
import type { DayWindow, MinuteOfDay, Weekday } from "./units.ts";

const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;
const MIDNIGHT = 24 * 60;

/**
 * Reads opening hours as written in OpenStreetMap: "Mo-Sa 10:00-14:00; Mo-Sa 16:30-21:30", "Tu,Th 09:00-12:00,13:00-17:00",
 * "24/7", "Su off". Rules for the same day add up, as people mean it in spreadsheets; hours past midnight go on the next day.
 * Returns null when any part cannot be read.
 */
export function parseOpeningHours(words: string): OpeningHours | null {
  const week: DayWindow[][] = DAYS.map(() => []);
  if (words.trim() === "24/7") return week.map(() => [{ from: 0, to: MIDNIGHT }]);
  for (const rule of words.split(";").map((part) => part.trim().toLowerCase())) {
    if (rule === "") continue;
    if (!addRule(week, rule)) return null;
  }
  return week.map(joinWindows);
}

function addRule(week: DayWindow[][], rule: string): boolean {
  const match = /^(?:((?:mo|tu|we|th|fr|sa|su)[a-z,\- ]*?)\s+)?(off|closed|\d.*)$/.exec(rule);
  const days = match && daysOf(match[1] ?? "mo-su");
  const windows = match && windowsOf(match[2] ?? "");
  if (!days || !windows) return false;
  for (const day of days) {
    if (windows.length === 0) week[day] = [];
    for (const window of windows) addWindow(week, day, window);
  }
  return true;
}

/** The windows of "09:00-12:00,13:00-17:00"; none for "off"; null when one cannot be read. */
function windowsOf(times: string): readonly DayWindow[] | null {
  if (times === "off" || times === "closed") return [];
  const windows = times.split(",").map(windowOf);
  return windows.every((window) => window !== null) ? windows : null;
}

function daysOf(words: string): readonly Weekday[] | null {
  const days: Weekday[] = [];
  for (const part of words.split(",")) {
    const [first, last = first] = part
      .split("-")
      .map((day) => DAYS.findIndex((name) => name === day.trim()));
    if (first === undefined || last === undefined || first < 0 || last < 0) return null;
    // "Fr-Mo" goes over the end of the week.
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(weekdayAfter(day));
      if (day === last) break;
    }
  }
  return days;
}

function windowOf(words: string): DayWindow | null {
  const match = /^\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/.exec(words);
  if (!match) return null;
  const [from, to] = [minuteOf(match[1], match[2]), minuteOf(match[3], match[4])];
  // A day may end at 24:00; nothing begins then.
  if (from === null || to === null || from === to || from === MIDNIGHT) return null;
  return { from, to };
}

function minuteOf(hours: string | undefined, minutes: string | undefined): MinuteOfDay | null {
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= MIDNIGHT ? minute : null;
}

function addWindow(week: DayWindow[][], day: Weekday, { from, to }: DayWindow): void {
  if (from < to) {
    week[day]?.push({ from, to });
    return;
  }
  week[day]?.push({ from, to: MIDNIGHT });
  if (to > 0) week[(day + 1) % 7]?.push({ from: 0, to });
}

function joinWindows(windows: readonly DayWindow[]): readonly DayWindow[] {
  const joined: DayWindow[] = [];
  for (const window of windows.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last && window.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    else joined.push(window);
  }
  return joined;
}
