import { fromDay } from "../days.ts";
import type { Scoped } from "../scope.ts";
import { type Exported, table } from "./table.ts";

/** What is read here of a shown plan; clock times are local "HH:MM". */
type Shown = {
  readonly stops: readonly {
    readonly accountId: string;
    readonly account: string;
    readonly startAt: string;
    readonly leaveAt: string;
    readonly stayMinutes: number;
  }[];
};

/** The stops of the newest plan that each rep was shown for each day. They import as planned visits. */
export async function exportPlans(scoped: Scoped): Promise<Exported> {
  const plans = await scoped.dayPlan.findMany({
    select: { personEmail: true, date: true, plan: true },
    orderBy: [{ date: "asc" }, { personEmail: "asc" }],
  });
  const stops = plans.flatMap(({ personEmail, date, plan }) =>
    // Only the tool that plans days writes plans, in this form.
    (plan as unknown as Shown).stops.map((stop, index) => ({
      ...stop,
      rep: personEmail,
      date: fromDay(date),
      number: index + 1,
    })),
  );
  return table(stops, {
    visit_id: ({ rep, date, number }) => `plan-${rep}-${date}-${number}`,
    date: ({ date }) => date,
    rep_email: ({ rep }) => rep,
    stop: ({ number }) => number,
    account_id: ({ accountId }) => accountId,
    account: ({ account }) => account,
    start: ({ startAt }) => startAt,
    end: ({ leaveAt }) => leaveAt,
    minutes: ({ stayMinutes }) => stayMinutes,
    status: () => "planned",
  });
}
