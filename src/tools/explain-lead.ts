import { z } from "zod";
import { buttons, type Card, note, text } from "../cards/card.ts";
import type { Lead } from "../domain/leads/desk.ts";
import {
  candidatesTable,
  type DecisionResult,
  decisionResult,
  sentence,
  showDecision,
} from "./decision-result.ts";
import { explainLeadExamples } from "./examples/explain-lead.ts";
import * as fields from "./fields.ts";
import { findLead } from "./find-lead.ts";
import { localTime } from "./list-leads.ts";
import { visibleOwners } from "./sight.ts";
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
  }),

  async run({ lead: words }, world) {
    const lead = await findLead(world, words);
    const [entry] = await world.leads.ledger(lead.id);
    if (!entry) return { ...(await undecided(world, lead)), decidedAt: null, status: lead.status };
    const owners = await visibleOwners(world);
    const shown = showDecision(entry.decision, lead.town);
    return {
      ...shown,
      candidates: shown.candidates.map((each) =>
        owners === null || owners.includes(each.email) ? each : withoutNumbers(each),
      ),
      decidedAt: localTime(world, entry.at),
      status: lead.status,
    };
  },

  card: (result, { asker }) => explainedCard(result, asker.role !== "rep"),
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
    reason: holder
      ? `it came with its owner, ${holder.name} (source: ${lead.source ?? "an import"}): nothing was decided here`
      : "nobody decided about it yet",
    candidates: [],
  };
}

/** Colleagues' points are theirs; why they were in or out is everybody's. */
const withoutNumbers = (each: DecisionResult["candidates"][number]) => ({
  ...each,
  score: null,
  points: null,
  turns: 0,
  why: each.excludedBy === null ? "came into question" : each.why,
});

type Explained = DecisionResult & { readonly decidedAt: string | null; readonly status: string };

function explainedCard(result: Explained, mayAssign: boolean): Card {
  const { leadId, lead, town, chosenName, reason, candidates, decidedAt, status } = result;
  const what = `${leadId} ${lead}${town === null ? "" : `, ${town}`}`;
  return {
    title:
      chosenName === null ? `${what}: nobody has it` : `${what} went to ${chosenName} (${status})`,
    parts: [
      text(sentence(reason)),
      ...(candidates.length === 0 ? [] : [candidatesTable(candidates)]),
      ...(decidedAt === null ? [] : [note(`Decided ${decidedAt}.`)]),
      buttons(
        ...(status === "open" && mayAssign
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
