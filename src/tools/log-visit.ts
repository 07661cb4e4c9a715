import { z } from "zod";
import { buttons, facts, text } from "../cards/card.ts";
import { longDate, shortDate } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import type { LocalDate } from "../domain/units.ts";
import { logVisitExamples } from "./examples/log-visit.ts";
import * as fields from "./fields.ts";
import { findAccount } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const logVisit = defineTool({
  name: "log_visit",
  title: "Log a visit",
  description:
    "Records a visit that took place: outcome, notes, next step, follow-up date, satisfaction.",
  right: "rep",
  effect: "write",
  phrases: [
    "just met {account}, they want a quote by Friday",
    "log a visit to {account}: reordered 12 cases, 4 out of 5",
    "saw {account} yesterday, follow up in two weeks",
  ],
  examples: logVisitExamples,
  slots: {
    account: { type: "account", isRequired: true },
    satisfaction: { type: "rating" },
    date: { type: "date", when: "past" },
    followUpOn: {
      type: "date",
      when: "future",
      before:
        "(?:follow(?:ing)?|check(?:ing)?) (?:up|back|in)|(?:remind|ping|nudge) me(?: (?:again|about (?:it|them|that)))?|(?:call|go|come|circle) (?:\\w+ )?back|see \\w+ again|next (?:visit|call)",
    },
    nextStep: {
      type: "text",
      before: "next steps?(?: is(?: to)?| are)?|next up|to ?do|action(?: item)?",
    },
    notes: { type: "text" },
  },
  input: z.object({
    account: fields.account(),
    date: fields.date().optional(),
    outcome: z.string().max(200).optional(),
    notes: z.string().max(4000).optional(),
    nextStep: z.string().max(500).optional(),
    followUpOn: fields.date().optional(),
    satisfaction: fields.whole(1, 5).optional(),
  }),
  result: z.object({
    changeId: z.string().describe("For taking it back"),
    visitId: z.string(),
    accountId: z.string(),
    account: z.string(),
    date: z.string(),
    ...fields.visitReport,
  }),

  async run({ account: words, date: day, ...said }, world) {
    const account = await findAccount(world, words);
    const date = day ?? world.today;
    requireRightOrder(world.today, date, said.followUpOn);
    const {
      outcome = null,
      notes = null,
      nextStep = null,
      followUpOn = null,
      satisfaction = null,
    } = said;
    const noted = { outcome, notes, nextStep, followUpOn, satisfaction };
    const author = { email: world.asker.email, at: world.instant, tool: "log_visit" };
    const written = await world.writer.logVisit(author, {
      ...noted,
      accountId: account.id,
      personEmail: world.asker.email,
      date,
      startAt: date === world.today ? world.now : null,
      minutes: account.visitMinutes,
      status: "done",
    });
    return { ...written, accountId: account.id, account: account.name, date, ...noted };
  },

  card(logged, { today }) {
    return {
      title: `Logged: ${logged.account}, ${logged.date === today ? "today" : shortDate(logged.date, today)}`,
      parts: [
        facts({
          ...(logged.outcome === null ? {} : { Outcome: logged.outcome }),
          ...(logged.notes === null ? {} : { Notes: logged.notes }),
          ...(logged.nextStep === null ? {} : { "Next step": logged.nextStep }),
          ...(logged.followUpOn === null ? {} : { "Follow up": longDate(logged.followUpOn) }),
          ...(logged.satisfaction === null ? {} : { Satisfaction: `${logged.satisfaction} of 5` }),
        }),
        ...(logged.notes === null && logged.outcome === null
          ? [text("Nothing noted but the visit itself.")]
          : []),
        buttons(
          { label: "Take it back", tool: "undo_change", input: { change: logged.changeId } },
          { label: "What is next today?", tool: "replan_day", input: {} },
        ),
      ],
    };
  },
});

/** A visit lies in the past, and its follow-up after it. */
function requireRightOrder(
  today: LocalDate,
  date: LocalDate,
  followUpOn: LocalDate | undefined,
): void {
  if (date > today) {
    const hint = "Log a visit once it took place, or plan it for that day.";
    throw new UserError("future_date", `${longDate(date)} is still to come.`, hint);
  }
  if (followUpOn === undefined || followUpOn >= date) return;
  const message = `A follow-up on ${longDate(followUpOn)} would be before the visit.`;
  throw new UserError("past_date", message, "Name a day after it.");
}
