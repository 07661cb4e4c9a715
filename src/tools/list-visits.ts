import { z } from "zod";
import { buttons, note, table } from "../cards/card.ts";
import { longDate, plural, shortDate } from "../cards/format.ts";
import { addDays, clockOf, weekdayOf } from "../domain/days.ts";
import { UserError } from "../domain/errors.ts";
import { listVisitsExamples } from "./examples/list-visits.ts";
import * as fields from "./fields.ts";
import { findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const listVisits = defineTool({
  name: "list_visits",
  title: "List visits",
  description: "Visits done or planned in a period.",
  right: "rep",
  effect: "read",
  isDivisible: true,
  phrases: [
    "what did I do this week?",
    "my visits last month",
    "what did {rep} do yesterday?",
    "what is left today?",
  ],
  examples: listVisitsExamples,
  slots: {
    from: { type: "period", part: "from" },
    to: { type: "period", part: "to" },
    rep: { type: "person" },
  },
  input: z.object({
    from: fields.date().optional(),
    to: fields.date().optional(),
    rep: fields.rep().optional(),
  }),
  result: z.object({
    rep: z.object({ email: z.string(), name: z.string() }),
    from: z.string(),
    to: z.string(),
    visits: z.array(
      z.object({
        visitId: z.string(),
        date: z.string(),
        startAt: z.string().nullable(),
        accountId: z.string(),
        account: z.string(),
        city: z.string().nullable(),
        status: z.string(),
        outcome: z.string().nullable(),
        notes: z.string().nullable(),
        satisfaction: z.int().nullable(),
      }),
    ),
    done: z.int(),
    newAccounts: z.int(),
  }),

  async run(input, world) {
    const rep = await findRep(world, input.rep);
    const from = input.from ?? input.to ?? addDays(world.today, -weekdayOf(world.today));
    const to =
      input.to ??
      (input.from === undefined || input.from <= world.today ? world.today : input.from);
    if (from > to)
      throw new UserError(
        "bad_period",
        "That period ends before it begins.",
        "Name the earlier day first.",
      );
    const [visits, accounts] = await Promise.all([
      world.book.visitsBy(rep.email, { from, to, asOf: world.today }),
      world.book.accounts(null),
    ]);
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return {
      rep: { email: rep.email, name: rep.name },
      from,
      to,
      visits: visits.map(
        ({ id, date, startAt, accountId, status, outcome, notes, satisfaction }) => ({
          visitId: id,
          date,
          startAt: startAt === null ? null : clockOf(startAt),
          accountId,
          account: byId.get(accountId)?.name ?? accountId,
          city: byId.get(accountId)?.city ?? null,
          status,
          outcome,
          notes,
          satisfaction,
        }),
      ),
      done: visits.filter(({ status }) => status === "done").length,
      newAccounts: visits.filter(({ accountId }) => byId.get(accountId)?.lifecycle !== "customer")
        .length,
    };
  },

  card({ rep, from, to, visits, done, newAccounts }, { today, asker }) {
    const who = rep.email === asker.email ? "You" : rep.name;
    const when =
      from === to ? longDate(from) : `${shortDate(from, today)} to ${shortDate(to, today)}`;
    if (visits.length === 0) {
      return {
        title: `${when}: no visits`,
        parts: [
          note(`${who} logged none in that time.`),
          buttons({ label: "Plan my day", tool: "plan_day", input: {} }),
        ],
      };
    }
    const shown = visits.slice(0, MOST_SHOWN);
    return {
      title: `${when}: ${plural(done, "visit")}, ${newAccounts} at accounts that do not buy yet`,
      parts: [
        table(
          [
            { header: "When", align: "left" },
            { header: "Account", align: "left" },
            { header: "Outcome", align: "left" },
          ],
          shown.map(({ date, startAt, account, city, outcome, status }) => [
            `${shortDate(date, today)}${startAt === null ? "" : ` ${startAt}`}`,
            `${account}${city === null ? "" : `, ${city}`}`,
            outcome ?? status,
          ]),
        ),
        ...(visits.length > shown.length
          ? [note(`… and ${visits.length - shown.length} more; ask for fewer days to see them.`)]
          : []),
      ],
    };
  },
});

const MOST_SHOWN = 40;
