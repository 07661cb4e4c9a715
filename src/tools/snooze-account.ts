import { z } from "zod";
import { buttons, facts } from "../cards/card.ts";
import { longDate } from "../cards/format.ts";
import { addDays } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { snoozeAccountExamples } from "./examples/snooze-account.ts";
import * as fields from "./fields.ts";
import { findAccount } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const snoozeAccount = defineTool({
  name: "snooze_account",
  title: "Snooze an account",
  description: "Leaves an account out of plans until a date.",
  right: "rep",
  effect: "write",
  phrases: [
    "leave {account} alone until June",
    "snooze {account} for 30 days, the owner is away",
    "don't send me to {account} before April 1",
  ],
  examples: snoozeAccountExamples,
  slots: {
    account: { type: "account", isRequired: true },
    until: { type: "date", when: "future" },
    reason: { type: "text" },
  },
  input: z.object({
    account: fields.account(),
    until: fields.date().optional(),
    reason: z.string().max(500).optional(),
  }),
  result: z.object({
    changeId: z.string().describe("For taking it back"),
    accountId: z.string(),
    account: z.string(),
    until: z.string(),
    reason: z.string().nullable(),
  }),

  async run({ account: words, until: wanted, reason }, world) {
    const account = await findAccount(world, words);
    const until = wanted ?? addDays(world.today, DEFAULT_DAYS);
    if (until <= world.today) {
      throw new UserError(
        "past_date",
        `${longDate(until)} is not in the future.`,
        "Name a day to come, such as next Monday.",
      );
    }
    const author = { email: world.asker.email, at: world.instant, tool: "snooze_account" };
    const { changeId } = await world.writer.snooze(author, account.id, {
      until,
      reason: reason ?? null,
    });
    return {
      changeId,
      accountId: account.id,
      account: account.name,
      until,
      reason: reason ?? null,
    };
  },

  card({ changeId, account, until, reason }) {
    return {
      title: `${account} is left alone until ${longDate(until)}`,
      parts: [
        ...(reason === null ? [] : [facts({ Reason: reason })]),
        buttons({ label: "Take it back", tool: "undo_change", input: { change: changeId } }),
      ],
    };
  },
});

/** A month, when no day was said. */
const DEFAULT_DAYS = 30;
