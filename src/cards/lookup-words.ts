import { plural } from "./format.ts";

const DAY_MINUTES = 24 * 60;

/** "about 4 minutes", "about 3 hours", "about 2 days": looking up is never sure to the minute. */
export function aboutTime(minutes: number): string {
  if (minutes >= DAY_MINUTES) return `about ${plural(Math.ceil(minutes / DAY_MINUTES), "day")}`;
  if (minutes >= 120) return `about ${plural(Math.round(minutes / 60), "hour")}`;
  return `about ${plural(minutes, "minute")}`;
}

/** "212 addresses will be looked up with Nominatim, about 4 minutes". */
export const willBeLookedUp = (waiting: number, service: string, minutes: number): string =>
  `${plural(waiting, "address", "addresses")} will be looked up with ${service}, ${aboutTime(minutes)}`;
