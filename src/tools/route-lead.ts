import { z } from "zod";
import { type Button, buttons, type Card, note, text } from "../cards/card.ts";
import { roundMoney } from "../cards/format.ts";
import { UserError } from "../domain/errors.ts";
import { decideLead, standingAfter } from "../domain/leads/decide.ts";
import type { Lead } from "../domain/leads/desk.ts";
import { DEFAULT_LEAD_POLICY, type Decision } from "../domain/leads/lead.ts";
import type { KnownPlace } from "../domain/ports.ts";
import { answerBy } from "./answer-clock.ts";
import { candidatesTable, decisionResult, sentence, showDecision } from "./decision-result.ts";
import { routeLeadExamples } from "./examples/route-lead.ts";
import * as fields from "./fields.ts";
import { findLead } from "./find-lead.ts";
import { candidatesFor } from "./lead-candidates.ts";
import { localTime } from "./list-leads.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const routeLead = defineTool({
  name: "route_lead",
  title: "Give out a lead",
  description:
    "Says who should get a lead and why, and gives it. With preview nothing is written. A new lead is described by its fields.",
  right: "manager",
  effect: "write",
  phrases: [
    "who should get {lead}?",
    "assign {lead}",
    "who should get a new lead: bar in {place}, about 20k?",
  ],
  examples: routeLeadExamples,
  slots: {
    lead: { type: "lead" },
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
    preview: z.boolean().optional().describe("true: only say who would get it"),
  }),
  result: z.object({
    ...decisionResult.shape,
    isPreview: z.boolean(),
    isKnown: z.boolean().describe("Whether the lead is stored"),
    asked: z.record(z.string(), z.unknown()).describe("What to ask for to give it for real"),
    answerBy: z.string().nullable(),
  }),

  async run(input, world) {
    const lead =
      input.lead === undefined ? await described(world, input) : await findLead(world, input.lead);
    const isPreview = input.preview ?? input.lead === undefined;
    if (!isPreview && (lead.status === "accepted" || lead.status === "waiting")) {
      throw new UserError(
        "already_done",
        `${lead.id} is with ${lead.assignedEmail ?? "somebody"} already.`,
        "Ask for a preview to see who else could take it.",
        [{ label: "Preview", tool: "route_lead", input: { lead: lead.id, preview: true } }],
      );
    }
    const candidates = await candidatesFor(world, lead);
    const decision = decideLead(lead, candidates, DEFAULT_LEAD_POLICY);
    const deadline = isPreview ? null : await give(world, lead, decision);
    return {
      ...showDecision(decision, lead.town),
      isPreview,
      isKnown: input.lead !== undefined || !isPreview,
      asked: { ...input, preview: false },
      answerBy: deadline && localTime(world, deadline),
    };
  },

  card: (result, world) => routedCard(result, world),
});

/** Gives the lead and starts the clock for the answer. */
async function give(world: World, lead: Lead, decision: Decision): Promise<Date | null> {
  const people = await world.book.people();
  const rep = people.find(({ email }) => email === decision.chosen);
  const deadline = rep ? await answerBy(world, rep, DEFAULT_LEAD_POLICY.answerMinutes) : null;
  const author = { email: world.asker.email, at: world.instant, tool: "route_lead" };
  const turn = rep
    ? { ...standingAfter(decision, DEFAULT_LEAD_POLICY), lastGivenAt: world.instant }
    : null;
  await world.leads.give(author, lead, { decision, turn, answerBy: deadline });
  return deadline;
}

type Fields = {
  readonly name?: string | undefined;
  readonly place?: string | undefined;
  readonly industry?: string | undefined;
  readonly segment?: string | undefined;
  readonly language?: string | undefined;
  readonly valueCents?: number | undefined;
};

/** A lead that is not stored yet. */
async function described(world: World, given: Fields): Promise<Lead> {
  if ([given.place, given.name, given.industry].every((field) => field === undefined)) {
    throw new UserError(
      "missing",
      "Which lead?",
      'Say its number, or describe it: "new lead: bakery in Ames, about 20k".',
    );
  }
  const known = given.place === undefined ? null : townOf(world, given.place);
  const where = known === null ? "" : ` in ${known.name}`;
  return {
    ...EMPTY,
    ...factsOf(given),
    id: await world.leads.nextId(),
    name: given.name ?? `New ${given.industry ?? "lead"}${where}`,
    ...(known === null ? NOWHERE : { town: known.name, place: known.place }),
    createdAt: world.instant,
  };
}

const factsOf = ({
  industry = null,
  segment = null,
  language = null,
  valueCents = null,
}: {
  readonly [Field in keyof Fields]: Fields[Field] | null;
}) => ({ industry, segment, language, valueCents });

const NOWHERE = { town: null, place: null };

const EMPTY = {
  source: "chat",
  notes: null,
  status: "open",
  assignedEmail: null,
  assignedAt: null,
  answerBy: null,
  answeredAt: null,
  answerReason: null,
  accountId: null,
} as const;

function townOf({ gazetteer }: World, words: string): KnownPlace {
  const known = gazetteer.find(words);
  if (known) return known;
  throw new UserError(
    "not_found",
    `I do not know the place "${words}".`,
    "Name a larger town near it, or a postal code.",
  );
}

type Routed = z.output<typeof decisionResult> & {
  readonly isPreview: boolean;
  readonly isKnown: boolean;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly answerBy: string | null;
};

function routedCard(result: Routed, { workspace }: World): Card {
  const { leadId, lead, town, valueCents, chosenName, reason, candidates, isPreview, isKnown } =
    result;
  const worth = valueCents === null ? "" : `, about ${roundMoney(valueCents, workspace.currency)}`;
  const where = town === null || lead.includes(town) ? "" : `, ${town}`;
  const what = `${isKnown ? `${leadId} ` : ""}${lead}${where}${worth}`;
  const verb = isPreview ? "would go to" : "is given to";
  return {
    title: chosenName === null ? `${what}: nobody can take it` : `${what} ${verb} ${chosenName}`,
    parts: [
      text(sentence(reason)),
      candidatesTable(candidates.slice(0, MOST_ROWS)),
      ...(result.answerBy === null ? [] : [note(`Answer expected by ${result.answerBy}.`)]),
      buttons(...giveButton(result), {
        label: "Is it shared fairly?",
        tool: "lead_fairness",
        input: {},
      }),
    ],
  };
}

const MOST_ROWS = 6;

function giveButton({ isPreview, chosenName, asked }: Routed): readonly Button[] {
  if (!isPreview || chosenName === null) return [];
  return [{ label: `Give it to ${chosenName}`, tool: "route_lead", input: asked, isPrimary: true }];
}
