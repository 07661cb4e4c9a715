import { z } from "zod";
import { buttons, type Card, note, type Part, table } from "../cards/card.ts";
import { plural, roundMoney, shortDate } from "../cards/format.ts";
import type { Lead } from "../domain/leads/desk.ts";
import { listLeadsExamples } from "./examples/list-leads.ts";
import * as fields from "./fields.ts";
import { visibleLeads } from "./find-lead.ts";
import { type RatedLead, rateLead } from "./lead-score.ts";
import { localTime } from "./local-time.ts";
import { findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const MOST_ROWS = 15;

export const listLeads = defineTool({
  name: "list_leads",
  title: "Leads",
  description: "Lists leads: whose they are, which wait for an answer, which nobody has yet.",
  right: "rep",
  effect: "read",
  isDivisible: true,
  phrases: ["my leads", "which leads are waiting?", "new leads since Monday"],
  examples: listLeadsExamples,
  slots: {
    status: {
      type: "choice",
      words: {
        waiting: [
          "waiting",
          "pending",
          "unanswered",
          "sitting on",
          "(?:to|not|never) (?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?)(?: to)?",
          "(?:hasnt|havent|didnt|(?:has|have|did) not|yet to|still to|nobody) (?:\\w+ )?(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|react(?:ed)?|touch(?:ed)?|g[eo]t(?:ten)? (?:around )?to)(?: to)?",
          "(?:no|without|owes?|owing|awaits?|awaiting)(?: \\w+){0,3} (?:answers?|repl(?:y|ies)|response)",
          "late",
          "overdue",
        ],
        open: [
          "open",
          "unassigned",
          "nobody accepted",
          "nobody has (?:taken|accepted|got)",
          "up for grabs",
          "nobodys",
          "not accepted",
          "untaken",
        ],
        answered: ["answered", "accepted", "passed", "taken"],
      },
    },
    since: { type: "period", part: "from" },
    rep: { type: "person" },
  },
  input: z.object({
    status: z.enum(["open", "waiting", "answered"]).optional(),
    since: fields.date().optional(),
    rep: fields.rep().optional(),
  }),
  result: z.object({
    leads: z.array(
      z.object({
        leadId: z.string(),
        name: z.string(),
        town: z.string().nullable(),
        industry: z.string().nullable(),
        valueCents: z.int().nullable(),
        status: z.enum(["open", "waiting", "accepted", "passed", "duplicate"]),
        duplicateOf: z.string().nullable(),
        score: z.int(),
        isHot: z.boolean(),
        chance: z.number().nullable().describe("Chance to be won, 0 to 1; null: too little data"),
        rep: z.string().nullable(),
        repName: z.string().nullable(),
        date: z.string(),
        answerBy: z.string().nullable().describe("Local date and time of the asker"),
        isLate: z.boolean(),
      }),
    ),
    of: z.string(),
  }),

  async run({ status, since, rep }, world) {
    const person = rep === undefined ? null : await findRep(world, rep);
    const [people, market, winModel] = await Promise.all([
      world.book.people(),
      world.leads.market(),
      world.leads.winModel(),
    ]);
    const nameOf = (email: string | null): string | null =>
      people.find((each) => each.email === email)?.name ?? null;
    const zone = world.asker.timeZone;
    const leads = (await visibleLeads(world)).filter(
      (lead) =>
        isOf(lead, status) &&
        (person === null || lead.assignedEmail === person.email) &&
        (since === undefined || world.calendar.localMoment(lead.createdAt, zone).date >= since),
    );
    return {
      leads: leads.map((lead) => ({
        leadId: lead.id,
        name: lead.name,
        town: lead.town,
        industry: lead.industry,
        valueCents: lead.valueCents,
        status: lead.status,
        duplicateOf: lead.duplicateOf,
        ...ratingOf(rateLead(lead, world.instant, { market, winModel })),
        rep: lead.assignedEmail,
        repName: nameOf(lead.assignedEmail),
        date: world.calendar.localMoment(lead.createdAt, zone).date,
        answerBy:
          lead.status === "waiting" && lead.answerBy ? localTime(world, lead.answerBy) : null,
        isLate:
          lead.status === "waiting" && lead.answerBy !== null && lead.answerBy < world.instant,
      })),
      of: person?.name ?? (world.asker.role === "rep" ? "yours" : "your team"),
    };
  },

  card: ({ leads }, world) => leadsCard(leads, world),
});

const ratingOf = ({ score, isHot, chance }: RatedLead) => ({ score, isHot, chance });

/** "Open" are leads that nobody accepted yet: also those that wait. */
function isOf({ status }: Lead, wanted: "open" | "waiting" | "answered" | undefined): boolean {
  if (wanted === undefined) return true;
  if (wanted === "answered") return status === "accepted" || status === "passed";
  return wanted === "open" ? status === "open" || status === "waiting" : status === "waiting";
}

type Shown = {
  readonly leadId: string;
  readonly name: string;
  readonly town: string | null;
  readonly valueCents: number | null;
  readonly status: string;
  readonly repName: string | null;
  readonly date: string;
  readonly isLate: boolean;
  readonly score: number;
  readonly isHot: boolean;
};

function leadsCard(leads: readonly Shown[], world: World): Card {
  const waiting = leads.filter(({ status }) => status === "waiting");
  const late = waiting.filter(({ isLate }) => isLate).length;
  if (leads.length === 0) {
    return { title: "No such leads", parts: [note("Nothing waits for you here.")] };
  }
  const sorted = [...waiting, ...leads.filter(({ status }) => status !== "waiting")];
  const hot = waiting.filter(({ isHot }) => isHot).length;
  const lateWords = `${late === 0 ? "" : `, ${late} late`}${hot === 0 ? "" : `, ${hot} hot`}`;
  return {
    title: `${plural(leads.length, "lead")}: ${waiting.length} waiting for an answer${lateWords}`,
    parts: [
      leadsTable(sorted.slice(0, MOST_ROWS), world),
      ...(sorted.length > MOST_ROWS ? [note(`… and ${sorted.length - MOST_ROWS} more.`)] : []),
      ...(world.asker.role === "rep" ? waiting.slice(0, 1).map(answerButtons) : []),
    ],
  };
}

const leadsTable = (leads: readonly Shown[], { asker, today, workspace }: World): Part =>
  table(
    [
      { header: "Lead", align: "left" },
      { header: "Worth (score)", align: "right" },
      { header: asker.role === "rep" ? "Status" : "With", align: "left" },
    ],
    leads.map((lead) => [
      `${lead.isHot ? "HOT " : ""}${lead.leadId} ${lead.name}${lead.town === null ? "" : `, ${lead.town}`} (${shortDate(lead.date, today)})`,
      `${lead.valueCents === null ? "–" : roundMoney(lead.valueCents, workspace.currency)} (${lead.score})`,
      statusWords(lead, asker.role !== "rep"),
    ]),
  );

const answerButtons = ({ leadId }: Shown): Part =>
  buttons(
    {
      label: `Accept ${leadId}`,
      tool: "answer_lead",
      input: { lead: leadId, accept: true },
      isPrimary: true,
    },
    { label: `Pass ${leadId}`, tool: "answer_lead", input: { lead: leadId, accept: false } },
    { label: `Why is ${leadId} mine?`, tool: "explain_lead", input: { lead: leadId } },
  );

function statusWords({ status, repName, isLate }: Shown, withName: boolean): string {
  const words = isLate ? "late" : status;
  return withName ? `${repName ?? "nobody"}: ${words}` : words;
}
