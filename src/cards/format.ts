import type { LocalDate } from "../domain/units.ts";

/** All rounding for people happens here. English; the numbers follow the reader's units. */

/** "Mon 2 March". */
export function longDate(date: LocalDate): string {
  return LONG_DAY.format(new Date(`${date}T00:00Z`)).replace(",", "");
}

const LONG_DAY = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** "2 Mar", with the year when it is not the year of `today`. */
export function shortDate(date: LocalDate, today: LocalDate): string {
  const day = new Date(`${date}T00:00Z`);
  return (date.slice(0, 4) === today.slice(0, 4) ? DAY_OF_YEAR : DAY_WITH_YEAR).format(day);
}

const DAY = { day: "numeric", month: "short", timeZone: "UTC" } as const;
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", DAY);
const DAY_WITH_YEAR = new Intl.DateTimeFormat("en-GB", { ...DAY, year: "numeric" });

/** "2 h 05", "45 min". */
export function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0
    ? `${Math.floor(minutes / 60)} h`
    : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, "0")}`;
}

/** Whole kilometres; below ten, one decimal. */
export const distance = (km: number): string => `${km < 9.95 ? km.toFixed(1) : Math.round(km)} km`;

/** Without cents from 100 up: nobody reads them. */
export const money = (cents: number, currency: string): string =>
  moneyFormat(currency, Math.abs(cents) >= 10_000 ? 0 : 2).format(cents / 100);

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Making one takes a hundred times longer than using it. */
function moneyFormat(currency: string, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${currency} ${maximumFractionDigits}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    maximumFractionDigits,
    minimumFractionDigits: 0,
  });
  moneyFormats.set(key, made);
  return made;
}

/** Three digits that matter: an estimate is not written to the dollar. */
export function roundMoney(cents: number, currency: string): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(cents)))) - 2);
  return money(Math.round(cents / step) * step, currency);
}

/** "1,216". */
export const whole = (count: number): string => WHOLE.format(count);

const WHOLE = new Intl.NumberFormat("en-US");

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

/** What does not fit is counted, never cut in silence. */
export function firstFew(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return rest > 0 ? `${items.slice(0, most).join(", ")} and ${rest} more` : items.join(", ");
}

/** "$212k", "$1.24M": for figures that are compared, not paid. Three digits that matter. */
export function shortMoney(cents: number, currency: string): string {
  return (Number((cents / 100).toPrecision(3)) || 0)
    .toLocaleString("en-US", {
      style: "currency",
      currency,
      notation: "compact",
      maximumSignificantDigits: 3,
    })
    .replace("K", "k");
}

/** "81 %"; below one, with a decimal. */
export function percent(share: number): string {
  const value = share * 100;
  const isSmall = Math.abs(value) < 0.95 && value !== 0;
  return `${isSmall ? value.toFixed(1) : whole(Math.round(value) || 0)} %`;
}

/** With its sign: "+9 %", "−$28k". */
export const signed = (value: number, words: (size: number) => string): string =>
  `${value < 0 ? "−" : "+"}${words(Math.abs(value))}`;

/** Cut at the end of a word, with a sign that there is more. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const head = words.slice(0, most - 1);
  const space = head.lastIndexOf(" ");
  return `${(space > most / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}
