import { z } from "zod";
import { buttons, type Card, note, text } from "../cards/card.ts";
import type { Lead } from "../domain/leads/desk.ts";
import { fromLedgerRow } from "../domain/leads/ledger-row.ts";
import {
  candidatesTable,
  type DecisionResult,
  decisionResult,
  restWords,
  seesNumbers,
  sentence,
  showDecision,
  withoutNumbers,
} from "./decision-result.ts";
import { explainLeadExamples } from "./examples/explain-lead.ts";
import * as fields from "./fields.ts";
import { findLead } from "./find-lead.ts";
import { type RatedLead, rateLead, scoreWords } from "./lead-score.ts";
import { localTime } from "./local-time.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const explainLead = defineTool({
  name: "explain_lead",
  title: "Why this lead went there",
  description:
    "Explains how a lead was given: every candidate, the first rule that excluded each, the points, and what decided.",
  right: "rep",
  effect: "read",
  phrases: ["why did {lead} go to somebody else?", "how was {lead} assigned?"],
  examples: explainLeadExamples,
  slots: { lead: { type: "lead", isRequired: true } },
  input: z.object({ lead: fields.lead() }),
  result: z.object({
    ...decisionResult.shape,
    decidedAt: z
      .string()
      .nullable()
      .describe("Null: it came with its owner, or nobody decided yet"),
    status: z.string(),
    duplicateOf: z.string().nullable().describe("The lead that it repeats"),
    rating: z.object({
      score: z.int(),
      isHot: z.boolean(),
      reasons: z.array(z.object({ points: z.int(), why: z.string() })),
      chance: z.number().nullable().describe("Chance to be won, 0 to 1; null: too little data"),
    }),
  }),

  async run({ lead: words }, world) {
    const lead = await findLead(world, words);
    const [[entry], people, market, winModel] = await Promise.all([
      world.leads.ledger(lead.id),
      world.book.people(),
      world.leads.market(),
      world.leads.winModel(),
    ]);
    const { status, duplicateOf } = lead;
    const rated = rateLead(lead, world.instant, { market, winModel });
    const rating = { ...rated, reasons: [...rated.reasons] };
    const common = { status, duplicateOf, rating };
    if (!entry) return { ...(await undecided(world, lead)), decidedAt: null, ...common };
    const names = new Map(people.map(({ email, name }) => [email, name]));
    const shown = showDecision(
      fromLedgerRow(entry.row),
      lead.town,
      (email) => names.get(email) ?? email,
    );
    return {
      ...shown,
      candidates: shown.candidates.map((each) =>
        seesNumbers(world, each.email) ? each : withoutNumbers(each),
      ),
      decidedAt: localTime(world, entry.at),
      ...common,
    };
  },

  card: (result, { asker }) => explainedCard(result, asker),
});

/** It came with its owner, or nobody has looked at it. */
async function undecided(world: World, lead: Lead): Promise<DecisionResult> {
  const people = await world.book.people();
  const holder = people.find(({ email }) => email === lead.assignedEmail);
  return {
    leadId: lead.id,
    lead: lead.name,
    town: lead.town,
    valueCents: lead.valueCents,
    chosen: lead.assignedEmail,
    chosenName: holder?.name ?? null,
    by: "import",
    reason: whyUndecided(lead, holder?.name ?? null),
    candidates: [],
  };
}

function whyUndecided({ duplicateOf, source }: Lead, holder: string | null): string {
  if (duplicateOf !== null) return `it repeats ${duplicateOf} and stays with whoever has that one`;
  if (holder === null) return "nobody decided about it yet";
  return `it came with its owner, ${holder} (source: ${source ?? "an import"}): nothing was decided here`;
}

type Explained = DecisionResult & {
  readonly decidedAt: string | null;
  readonly status: string;
  readonly rating: RatedLead;
};

function explainedCard(result: Explained, { email, role }: World["asker"]): Card {
  const { leadId, lead, town, chosenName, reason, candidates, decidedAt, status } = result;
  const rest = restWords(candidates);
  const what = `${leadId} ${lead}${town === null ? "" : `, ${town}`}`;
  return {
    title:
      chosenName === null ? `${what}: nobody has it` : `${what} went to ${chosenName} (${status})`,
    parts: [
      text(sentence(reason)),
      ...(candidates.length === 0 ? [] : [candidatesTable(candidates, email)]),
      ...(rest === null ? [] : [note(rest)]),
      text(scoreWords(result.rating)),
      ...(decidedAt === null ? [] : [note(`Decided ${decidedAt}.`)]),
      buttons(
        ...(status === "open" && role !== "rep"
          ? [
              {
                label: "Who should get it?",
                tool: "route_lead",
                input: { lead: leadId, preview: true },
              },
            ]
          : []),
        { label: "Is it shared fairly?", tool: "lead_fairness", input: {} },
      ),
    ],
  };
}
