import { z } from "zod";
import { buttons, note, text } from "../cards/card.ts";
import { UserError } from "../domain/errors.ts";
import type { Lead, LeadWrite } from "../domain/leads/desk.ts";
import { answerLeadExamples } from "./examples/answer-lead.ts";
import * as fields from "./fields.ts";
import { findLead } from "./find-lead.ts";
import { decideNow, declinedIn, given } from "./give-lead.ts";
import type { Declined } from "./lead-candidates.ts";
import { type LeadDay, withLeadDay } from "./lead-day.ts";
import { outdated } from "./lead-posts.ts";
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
          "turn(?:ing)?(?: \\w+){0,3} down",
          "no (?:thanks |thank you )?(?:to|on|for)",
          "no thanks|no thank you|nope|nah",
          "not (?:\\w+ )?(?:for me|interested|taking|going to take|want)",
          "(?:hand|give|pass|send)(?:ing)?(?: \\w+){0,3} back",
          "skip(?:ping)?",
          "drop",
          "rather not",
          "cant (?:do|handle|get to)",
          "let (?:\\w+ )?(?:else )?(?:have|take)",
          "(?:give|hand|goes|go|pass)(?: \\w+){0,3} to (?:some|any)(?:one|body) else",
          "dont want",
          "do not want",
          "cant take",
          "cannot take",
          "not take",
          "someone else",
          "somebody else",
          "refuse",
        ],
        true: [
          "accept(?:ing|ed)?",
          "take",
          "taking",
          "yes|yep|yeah|sure",
          "mine",
          "want|love",
          "got (?:it|this|that)|on it|in on",
          "gimme|give me",
          "(?:ill|i will) (?:have|do|grab|get)",
          "(?:put me down|count me in|sign me up)(?: for)?",
          "grab|claim",
          "i got",
        ],
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
    next: z
      .string()
      .nullable()
      .describe("Who has it now, after a pass; null: nobody could take it"),
  }),

  async run({ lead: words, accept, reason: said }, world) {
    const reason = said === undefined ? undefined : withoutCommand(said);
    const { id } = await findLead(world, words);
    const owners = await visibleOwners(world);
    return withLeadDay(world, async (day) => {
      const lead = await day.session.lead(id);
      if (lead === null) throw new Error(`The lead ${id} is gone`);
      requireAnswerable(lead, owners);
      const write = await answered(day, lead, { accept, reason });
      await day.session.write(
        { email: world.asker.email, at: world.instant, tool: "answer_lead" },
        [write],
      );
      return {
        leadId: id,
        lead: lead.name,
        town: lead.town,
        isAccepted: accept,
        reason: reason ?? null,
        next: accept ? null : nameOf(day, write.after),
      };
    });
  },

  card({ leadId, lead, town, isAccepted, reason, next }) {
    const name = town === null ? lead : `${lead}, ${town}`;
    return {
      title: isAccepted ? `${leadId} ${name} is yours` : `You passed on ${leadId} ${name}`,
      parts: [
        ...(reason === null ? [] : [text(reason)]),
        ...(isAccepted ? [] : [note(nextWords(next))]),
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

const nextWords = (next: string | null): string =>
  next === null
    ? "Nobody else can take it now; the manager was told."
    : `It went on to ${next}, the next best.`;

/** `owners` are those whom the asker may answer for; null: everybody. */
function requireAnswerable(lead: Lead, owners: readonly string[] | null): void {
  if (lead.assignedEmail === null || owners?.includes(lead.assignedEmail) === false) {
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
      `${lead.id} is ${lead.status === "duplicate" ? `a part of ${lead.duplicateOf}` : lead.status} already.`,
      "An answer stands; your manager can assign it anew.",
    );
  }
}

const whyPass = ({ id }: Lead): UserError =>
  new UserError(
    "missing",
    `Why do you pass on ${id}?`,
    'The next one wants to know: "pass on it, too far for me".',
    ["Too far", "No time", "Not my industry", "Conflict of interest"].map((label) => ({
      label,
      tool: "answer_lead",
      input: { lead: id, accept: false, reason: label.toLowerCase() },
    })),
  );

async function answered(
  day: LeadDay,
  lead: Lead,
  { accept, reason }: { readonly accept: boolean; readonly reason: string | undefined },
): Promise<LeadWrite> {
  if (accept) return accepted(day, lead, reason ?? null);
  if (reason === undefined) throw whyPass(lead);
  const decided = await day.session.lastDecisions([lead.id]);
  return passed(day, lead, reason, declinedIn(decided.get(lead.id)));
}

function accepted(day: LeadDay, lead: Lead, reason: string | null): LeadWrite {
  const after = {
    ...lead,
    status: "accepted",
    answeredAt: day.parts.instant,
    answerReason: reason,
  } as const;
  return {
    before: lead,
    after,
    decision: null,
    turn: null,
    posts: [],
    outdated: outdated(lead, `${lead.id} ${lead.name} is yours`),
    receipt: null,
  };
}

/** It goes on at once, to the next best; whoever passed is not asked again. */
function passed(day: LeadDay, lead: Lead, reason: string, declined: Declined): LeadWrite {
  const again = new Map(declined).set(lead.assignedEmail ?? "", "passed");
  const decision = decideNow(day, lead, again);
  const said = { ...lead, answerReason: `${nameOf(day, lead) ?? "Somebody"} passed: ${reason}` };
  const write = given(day, { before: lead, lead: said, decision });
  return { ...write, outdated: outdated(lead, `You passed on ${lead.id} ${lead.name}: ${reason}`) };
}

const nameOf = ({ people }: LeadDay, { assignedEmail }: Lead): string | null =>
  people.get(assignedEmail ?? "")?.name ?? null;

/** "Pass, too far for me" is the whole sentence; the reason is what comes after the command. */
function withoutCommand(words: string): string | undefined {
  const rest = words
    .replace(COMMAND, "")
    .replace(/^[\s,.:;-]*(?:because|since|as)?\s*/i, "")
    .trim();
  return rest === "" ? undefined : rest;
}

const COMMAND =
  /^.{0,40}?\b(?:pass(?: on)?|decline|reject|turn(?:,? down)?|refuse|nah|nope|no thanks|no thank you|not interested|skip|drop|rather not have|don't want|can't take|accept|take|yes|no(?=,| to\b))\b(?: (?:it|them|that|this))?(?: to)?/i;
