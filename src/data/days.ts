import type { LocalDate } from "../domain/units.ts";

/** Prisma reads and writes `@db.Date` as midnight UTC; nothing outside data/ sees that. */
export const toDay = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`);

export const fromDay = (day: Date): LocalDate => day.toISOString().slice(0, 10);

export const fromDayOrNull = (day: Date | null): LocalDate | null => (day ? fromDay(day) : null);

export const toDayOrNull = (date: LocalDate | null): Date | null => (date ? toDay(date) : null);
