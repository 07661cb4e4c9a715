import { longDate } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import type { Period } from "../domain/performance/facts.ts";
import type { LocalDate } from "../domain/units.ts";

type Asked = { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };

/** The period that was asked for: an open end is today, an open beginning is the first of that month. */
export function askedPeriod({ from, to }: Asked, today: LocalDate, usual: Period): Period {
  if (from === undefined && to === undefined) return usual;
  const end = to ?? today;
  const period = { from: from ?? `${end.slice(0, 8)}01`, to: end };
  if (period.from > today) {
    throw new UserError(
      "future_date",
      `${longDate(period.from)} is still to come.`,
      "Ask for a forecast of what is to come, or name a period that has begun.",
    );
  }
  if (period.from > period.to) {
    throw new UserError(
      "bad_input",
      "The period ends before it begins.",
      `It begins on ${longDate(period.from)} and ends on ${longDate(period.to)}: say it the other way round.`,
    );
  }
  return period;
}
