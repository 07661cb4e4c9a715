import { z } from "zod";
import { buttons, note, table } from "../cards/card.ts";
import { longDate, plural, roundMoney } from "../cards/format.ts";
import { jain } from "../domain/territory/balance.ts";
import { leadFairnessExamples } from "./examples/lead-fairness.ts";
import * as fields from "./fields.ts";
import { visibleOwners } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const leadFairness = defineTool({
  name: "lead_fairness",
  title: "Are leads shared fairly",
  description:
    "Who got how many leads of which value in a period, against an equal share, with Jain's index of fairness.",
  right: "rep",
  effect: "read",
  phrases: ["did I get my fair share of leads this month?", "how evenly were leads spread in Q1?"],
  examples: leadFairnessExamples,
  slots: { from: { type: "period", part: "from" }, to: { type: "period", part: "to" } },
  input: z.object({ from: fields.date().optional(), to: fields.date().optional() }),
  result: z.object({
    from: z.string(),
    to: z.string(),
    leads: z.int(),
    reps: z.array(
      z.object({
        email: z.string().nullable().describe("Null: somebody whom the asker does not see"),
        name: z.string(),
        leads: z.int(),
        share: z.number(),
        valueCents: z.int(),
        valueShare: z.number(),
      }),
    ),
    jainByCount: z.number().nullable(),
    jainByValue: z.number().nullable(),
  }),

  async run({ from, to }, world) {
    const period = { from: from ?? `${world.today.slice(0, 7)}-01`, to: to ?? world.today };
    const [people, leads, owners] = await Promise.all([
      world.book.people(),
      world.leads.list(world.instant),
      visibleOwners(world),
    ]);
    const zone = world.asker.timeZone;
    const given = leads.filter(({ assignedEmail, assignedAt, createdAt, status }) => {
      if (status === "duplicate") return false;
      const { date } = world.calendar.localMoment(assignedAt ?? createdAt, zone);
      return assignedEmail !== null && date >= period.from && date <= period.to;
    });
    const total = given.reduce((sum, { valueCents }) => sum + (valueCents ?? 0), 0);
    const isShown = (email: string): boolean => owners === null || owners.includes(email);
    const team = people.filter(
      ({ email, role }) => role === "rep" && (world.asker.role === "rep" || isShown(email)),
    );
    const reps = team.map(({ email, name }) => {
      const own = given.filter(({ assignedEmail }) => assignedEmail === email);
      const valueCents = own.reduce((sum, each) => sum + (each.valueCents ?? 0), 0);
      return {
        email: isShown(email) ? email : null,
        name: isShown(email) ? name : "A colleague",
        leads: own.length,
        share: given.length === 0 ? 0 : own.length / given.length,
        valueCents,
        valueShare: total === 0 ? 0 : valueCents / total,
      };
    });
    return {
      ...period,
      leads: reps.reduce((sum, each) => sum + each.leads, 0),
      reps: reps.toSorted((a, b) => b.leads - a.leads || (a.name < b.name ? -1 : 1)),
      jainByCount: jain(reps.map((each) => each.leads)),
      jainByValue: jain(reps.map(({ valueCents }) => valueCents)),
    };
  },

  card({ from, to, leads, reps, jainByCount, jainByValue }, { asker, workspace }) {
    const period = `${longDate(from)} to ${longDate(to)}`;
    if (leads === 0) return { title: `No leads were given from ${period}`, parts: [] };
    const own = reps.find(({ email }) => email === asker.email);
    const fair = leads / Math.max(1, reps.length);
    return {
      title: own
        ? `You got ${own.leads} of ${plural(leads, "lead")}; an equal share is ${fair.toFixed(1)}`
        : `${plural(leads, "lead")} over ${plural(reps.length, "rep")}: fairness ${percent(jainByCount)} by number, ${percent(jainByValue)} by value`,
      parts: [
        table(
          [
            { header: "Rep", align: "left" },
            { header: "Leads", align: "right" },
            { header: "Worth", align: "right" },
          ],
          reps.map((each) => [
            each.email === asker.email ? "You" : each.name,
            `${each.leads} (${percent(each.share)})`,
            `${roundMoney(each.valueCents, workspace.currency)} (${percent(each.valueShare)})`,
          ]),
        ),
        note(
          `From ${period}. Fairness is Jain's index: 100 % when all have the same. Territories differ, so equal numbers are not the aim where a territory has fewer leads.`,
        ),
        buttons({ label: "My leads", tool: "list_leads", input: {} }),
      ],
    };
  },
});

const percent = (share: number | null): string =>
  share === null ? "–" : `${Math.round(share * 100)} %`;
