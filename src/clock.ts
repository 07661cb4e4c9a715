import { Temporal } from "temporal-polyfill";
import { UserError } from "./domain/errors.ts";
import type { LocalDate, MinuteOfDay } from "./domain/units.ts";

/** What the clock on the wall says in a time zone. */
export type LocalMoment = { readonly date: LocalDate; readonly minute: MinuteOfDay };

export function localMoment(instant: Date, timeZone: string): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    timeZone,
  );
  return { date: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute };
}

/** The instant of "2026-03-02T07:30" in a time zone; an hour that clocks skip is the one after, one that comes twice the first. */
export function instantOf(local: string, timeZone: string): Date {
  try {
    const moment = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, {
      disambiguation: "compatible",
    });
    return new Date(moment.epochMilliseconds);
  } catch {
    throw new UserError(
      "bad_input",
      `"${local}" is not a local date and time.`,
      "Write it as 2026-03-02T07:30.",
    );
  }
}

/** "2026-03-02T07:30" in a time zone. */
export const localTimeOf = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
