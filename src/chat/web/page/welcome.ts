/** "Good morning, Ana". `at` is local time, such as 2026-03-02T07:30; null: now. */
export function greetingOf(at: string | null, name: string | null): string {
  const hour = at === null ? new Date().getHours() : Number(at.slice(11, 13));
  const [first = ""] = (name ?? "").split(" ");
  return [partOfDay(hour), first].filter(Boolean).join(", ");
}

function partOfDay(hour: number): string {
  if (hour < 12) return "Good morning";
  return hour < 18 ? "Good afternoon" : "Good evening";
}

/** "Monday 2 March, 07:30" for a day that was set in the address; else today. */
export function momentOf(at: string | null): string {
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  if (at === null) return new Date().toLocaleDateString("en-GB", day).replace(",", "");
  const date = new Date(`${at.slice(0, 10)}T00:00Z`);
  if (Number.isNaN(date.getTime())) return at;
  const words = date.toLocaleDateString("en-GB", { ...day, timeZone: "UTC" }).replace(",", "");
  return [words, at.slice(11, 16)].filter(Boolean).join(", ");
}

/** Whether that day is a Saturday or a Sunday. */
export function isWeekend(at: string | null): boolean {
  const weekday =
    at === null ? new Date().getDay() : new Date(`${at.slice(0, 10)}T00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
