import { z } from "zod";
import { type Button, buttons, type Card, note, text } from "../cards/card.ts";
import { roundMoney } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
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
import { routeLeadExamples } from "./examples/route-lead.ts";
import * as fields from "./fields.ts";
import { findLead } from "./find-lead.ts";
import { localTime } from "./local-time.ts";
import { describedLead } from "./new-lead.ts";
import { giveKnown, giveNew, previewKnown, previewNew, type Routing } from "./route-work.ts";
import { findRep } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const routeLead = defineTool({
  name: "route_lead",
  title: "Give out a lead",
  description:
    "Says who should get a lead and why, and gives it. With preview nothing is written. A new lead is described by its fields; reps may enter those that they met.",
  right: "rep",
  effect: "write",
  isPreview: ({ preview, lead }) =>
    preview === true || (preview === undefined && lead === undefined),
  phrases: [
    "who should get {lead}?",
    "assign {lead}",
    "who should get a new lead: bar in {place}, about 20k?",
  ],
  examples: routeLeadExamples,
  slots: {
    lead: { type: "lead" },
    name: { type: "text", before: "(?:called|named|by the name of|(?:its |their )?name is)" },
    place: { type: "town" },
    industry: { type: "industry" },
    segment: { type: "segment" },
    valueCents: { type: "money" },
    preview: {
      type: "choice",
      words: {
        true: [
          "who (?:should|would|gets|could|will)",
          "preview",
          "show me",
          "dont hand",
          "do not hand",
          "dont assign",
          "where would",
          "would go",
          "would get",
          "if it were",
        ],
        false: ["assign", "route", "give out", "hand out", "distribute", "send"],
      },
    },
  },
  input: z.object({
    lead: fields.lead().optional(),
    name: z.string().min(1).max(200).optional(),
    place: z.string().min(1).max(200).optional().describe("Town or postal code"),
    industry: fields.industry().optional(),
    segment: fields.segment().optional(),
    language: z.string().min(1).max(40).optional(),
    valueCents: z.int().min(0).optional(),
    phone: z.string().min(1).max(60).optional(),
    email: z.string().min(3).max(200).optional(),
    notes: z.string().max(2000).optional(),
    to: fields.rep().optional().describe("E-mail of the rep to give it to, whatever the rules say"),
    preview: z.boolean().optional().describe("true: only say who would get it"),
  }),
  result: z.object({
    ...decisionResult.shape,
    isPreview: z.boolean(),
    isKnown: z.boolean().describe("Whether the lead is stored"),
    asked: z.record(z.string(), z.unknown()).describe("What to ask for to give it for real"),
    answerBy: z.string().nullable(),
    duplicateOf: z.string().nullable().describe("The lead that it repeats: it stays with that one"),
  }),

  async run(input, world) {
    const { lead: words, to: email } = input;
    const isKnown = words !== undefined;
    const isPreview = input.preview ?? !isKnown;
    requireOwn(world, isKnown || email !== undefined);
    const routed =
      words === undefined
        ? await (isPreview ? previewNew : giveNew)(world, describedLead(world, input))
        : await routeKnown(world, words, { email, isPreview });
    const { answerBy, duplicateOf } = routed.lead;
    return {
      ...shownFor(world, routed),
      isPreview,
      isKnown: isKnown || !isPreview,
      asked: { ...input, ...handOver(routed), preview: false },
      answerBy: !isPreview && answerBy ? localTime(world, answerBy) : null,
      duplicateOf,
    };
  },

  card: (result, world) => routedCard(result, world),
});

async function routeKnown(
  world: World,
  words: string,
  { email, isPreview }: { readonly email: string | undefined; readonly isPreview: boolean },
): Promise<Routing> {
  const { id } = await findLead(world, words);
  const to = email === undefined ? null : await findRep(world, email);
  return (isPreview ? previewKnown : giveKnown)(world, id, to);
}

/** A lead that somebody has goes to somebody else by name only. */
function handOver({ before, decision }: Routing): { readonly to?: string } {
  const isHeld = before === "waiting" || before === "accepted";
  return isHeld && decision !== null && decision.chosen !== null ? { to: decision.chosen } : {};
}

/** Reps enter the leads that they meet; what becomes of the others is for managers. */
function requireOwn({ asker }: World, isOthers: boolean): void {
  if (asker.role !== "rep" || !isOthers) return;
  throw new UserError(
    "not_allowed",
    "Giving out leads is for managers.",
    'Ask your manager. A lead that you met yourself you can enter: "new lead: bakery in Ames, about 20k".',
  );
}

function shownFor(world: World, { lead, decision, names }: Routing): DecisionResult {
  const nameOf = (email: string): string => names.get(email)?.name ?? email;
  if (decision !== null) {
    const shown = showDecision(decision, lead.town, nameOf);
    const candidates = shown.candidates.map((each) =>
      seesNumbers(world, each.email) ? each : withoutNumbers(each),
    );
    return { ...shown, candidates };
  }
  const holder = lead.assignedEmail;
  return {
    leadId: lead.id,
    lead: lead.name,
    town: lead.town,
    valueCents: lead.valueCents,
    chosen: holder,
    chosenName: holder === null ? null : nameOf(holder),
    by: "duplicate",
    reason: `it repeats ${lead.duplicateOf} and stays with whoever has that one`,
    candidates: [],
  };
}

type Routed = DecisionResult & {
  readonly isPreview: boolean;
  readonly isKnown: boolean;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly answerBy: string | null;
};

function routedCard(result: Routed, { workspace, asker }: World): Card {
  const { leadId, lead, town, valueCents, chosenName, reason, candidates, isPreview, isKnown } =
    result;
  const worth = valueCents === null ? "" : `, about ${roundMoney(valueCents, workspace.currency)}`;
  const where = town === null || lead.includes(town) ? "" : `, ${town}`;
  const what = `${isKnown ? `${leadId} ` : ""}${lead}${where}${worth}`;
  const verb = isPreview ? "would go to" : "is given to";
  const rest = restWords(candidates);
  return {
    title: chosenName === null ? `${what}: nobody can take it` : `${what} ${verb} ${chosenName}`,
    parts: [
      text(sentence(reason)),
      ...(candidates.length === 0 ? [] : [candidatesTable(candidates, asker.email)]),
      ...(rest === null ? [] : [note(rest)]),
      ...(result.answerBy === null ? [] : [note(`Answer expected by ${result.answerBy}.`)]),
      buttons(...giveButton(result), {
        label: "Is it shared fairly?",
        tool: "lead_fairness",
        input: {},
      }),
    ],
  };
}

function giveButton({ isPreview, isKnown, chosenName, asked }: Routed): readonly Button[] {
  if (!isPreview || (chosenName === null && isKnown)) return [];
  const label = chosenName === null ? "Keep it until somebody can" : `Give it to ${chosenName}`;
  return [{ label, tool: "route_lead", input: asked, isPrimary: true }];
}
