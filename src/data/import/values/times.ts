import type { MinuteOfDay } from "../../../domain/units.ts";

const MIDNIGHT = 24 * 60;

/** "8:30", "08:30:00", "8:30 PM", "14h30", "8.30 Uhr"; null: no time of day. */
export function parseClock(cell: string): MinuteOfDay | null {
  const match =
    /^(\d{1,2})(?:[:h.](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?:(a|p)\.?\s?m\.?|uhr|h)?$/i.exec(
      cell.trim(),
    );
  if (!match || (match[2] === undefined && !/[a-z]/i.test(cell))) return null;
  const [hour, minute, half] = [Number(match[1]), Number(match[2] ?? 0), match[3]?.toLowerCase()];
  if (minute > 59 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const afternoon = half === "p" ? 12 * 60 : 0;
  const at = (half === undefined ? hour : hour % 12) * 60 + minute + afternoon;
  return at <= MIDNIGHT ? at : null;
}

/** The time of day behind a date, and the offset from UTC if one is written. */
export function timeBehind(
  cell: string,
): { readonly minute: MinuteOfDay; readonly offset: string | null } | null {
  const match =
    /(?:T|,?\s)\s*(\d{1,2}[:h.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\.?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
      cell,
    );
  const minute = match ? parseClock(match[1] ?? "") : null;
  if (!match || minute === null) return null;
  const zone = match[2] ?? null;
  return { minute, offset: zone !== null && /^[a-z]/i.test(zone) ? "Z" : zone };
}
