import { z } from "zod";
import { buttons, text } from "../cards/card.ts";
import { UserError } from "../domain/errors.ts";
import { answerLeadExamples } from "./examples/answer-lead.ts";
import * as fields from "./fields.ts";
import { findLead } from "./find-lead.ts";
import { visibleOwners } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const answerLead = defineTool({
  name: "answer_lead",
  title: "Answer a lead",
  description: "Accepts a lead, or passes it on with a reason.",
  right: "rep",
  effect: "write",
  phrases: ["accept {lead}", "pass on {lead}, too far for me"],
  examples: answerLeadExamples,
  slots: {
    lead: { type: "lead", isRequired: true },
    accept: {
      type: "choice",
      isRequired: true,
      words: {
        false: [
          "pass(?:ing)?",
          "declin(?:e|ing)",
          "reject(?:ing)?",
          "turn(?:ing)? down",
          "no to",
          "dont want",
          "do not want",
          "cant take",
          "cannot take",
          "not take",
          "someone else",
          "somebody else",
          "refuse",
        ],
        true: ["accept(?:ing)?", "take", "taking", "yes", "mine", "want", "got it", "on it"],
      },
    },
    reason: { type: "text" },
  },
  input: z.object({
    lead: fields.lead(),
    accept: z.boolean().describe("true: take it; false: pass it on"),
    reason: z.string().max(500).optional().describe("Needed for passing"),
  }),
  result: z.object({
    leadId: z.string(),
    lead: z.string(),
    town: z.string().nullable(),
    isAccepted: z.boolean(),
    reason: z.string().nullable(),
  }),

  async run({ lead: words, accept, reason: said }, world) {
    const reason = said === undefined ? undefined : withoutCommand(said);
    const lead = await findLead(world, words);
    const owners = await visibleOwners(world);
    const isOwn = lead.assignedEmail !== null && owners?.includes(lead.assignedEmail) !== false;
    if (!isOwn) {
      throw new UserError(
        "not_allowed",
        lead.assignedEmail === null
          ? `${lead.id} was not given to anybody yet.`
          : `${lead.id} was given to somebody else.`,
        "Ask why, or ask your manager to assign it.",
        [{ label: `Why not mine?`, tool: "explain_lead", input: { lead: lead.id } }],
      );
    }
    if (lead.status !== "waiting") {
      throw new UserError(
        "already_done",
        `${lead.id} is ${lead.status} already.`,
        "An answer stands; your manager can assign it anew.",
      );
    }
    if (!accept && reason === undefined) {
      throw new UserError(
        "missing",
        `Why do you pass on ${lead.id}?`,
        'The next one wants to know: "pass on it, too far for me".',
        ["Too far", "No time", "Not a fit"].map((label) => ({
          label,
          tool: "answer_lead",
          input: { lead: lead.id, accept: false, reason: label.toLowerCase() },
        })),
      );
    }
    const author = { email: world.asker.email, at: world.instant, tool: "answer_lead" };
    const answer = { isAccepted: accept, reason: reason ?? null };
    await world.leads.answer(author, lead.id, answer);
    return { leadId: lead.id, lead: lead.name, town: lead.town, ...answer };
  },

  card({ leadId, lead, town, isAccepted, reason }) {
    const name = town === null ? lead : `${lead}, ${town}`;
    return {
      title: isAccepted ? `${leadId} ${name} is yours` : `You passed on ${leadId} ${name}`,
      parts: [
        ...(reason === null ? [] : [text(reason)]),
        buttons(
          ...(isAccepted && town !== null
            ? [{ label: `Who else is in ${town}?`, tool: "find_nearby", input: { near: town } }]
            : []),
          { label: "My leads", tool: "list_leads", input: {} },
        ),
      ],
    };
  },
});

/** "Pass, too far for me" is the whole sentence; the reason is what comes after the command. */
function withoutCommand(words: string): string | undefined {
  const rest = words
    .replace(COMMAND, "")
    .replace(/^[\s,.:;-]*(?:because|since|as)?\s*/i, "")
    .trim();
  return rest === "" ? undefined : rest;
}

const COMMAND =
  /^.{0,40}?\b(?:pass(?: on)?|decline|reject|turn down|refuse|don't want|can't take|accept|take|yes|no)\b(?: (?:it|them|that|this))?(?: to)?/i;
