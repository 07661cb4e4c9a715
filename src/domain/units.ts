/**
 * Units used everywhere (see docs/glossary.md): whole minutes, kilometres, integer cents, WGS84 degrees.
 * A name carries its unit (`stayMinutes`, `distanceKm`, `amountCents`), so aliases are enough.
 */

/** Minutes after local midnight, 0 to 1440 (1440 = midnight at the end of the day). */
export type MinuteOfDay = number;

/** A calendar day, `YYYY-MM-DD`, local to the person or territory it is about. */
export type LocalDate = string;

/** Degrees, WGS84. Never an array: half the world's libraries put longitude first. */
export type Place = { readonly lat: number; readonly lng: number };

/** How an account's place is known. */
export type Precision = "exact" | "street" | "postal_code" | "city";

/** Whole units of work per day of the week, Monday = 0. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** An interval of one day, `from` inclusive, `to` inclusive as the last moment something may end. */
export type DayWindow = { readonly from: MinuteOfDay; readonly to: MinuteOfDay };
