import { z } from "zod";
import { type Table, table } from "../cards/card.ts";
import type { Decision, Judged } from "../domain/leads/lead.ts";

/** A decision about a lead as tools tell it: who got it, and every candidate with the first rule or the points. */
export const decisionResult = z.object({
  leadId: z.string(),
  lead: z.string(),
  town: z.string().nullable(),
  valueCents: z.int().nullable(),
  chosen: z.string().nullable(),
  chosenName: z.string().nullable(),
  by: z.string().describe("What decided: nobody, only one, score, turn or value"),
  reason: z.string(),
  candidates: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      excludedBy: z.string().nullable().describe("The first rule that excludes the rep"),
      score: z.int().nullable(),
      points: z.record(z.string(), z.int()).nullable(),
      turns: z.number(),
      why: z.string(),
    }),
  ),
});

export type DecisionResult = z.output<typeof decisionResult>;

/** The chosen one first, then by score, then those who were excluded. */
export function showDecision(decision: Decision, town: string | null): DecisionResult {
  const { lead, chosen, judged, by, reason } = decision;
  const sorted = judged.toSorted(
    (a, b) =>
      Number(b.candidate.email === chosen) - Number(a.candidate.email === chosen) ||
      (b.score ?? -1) - (a.score ?? -1) ||
      (a.candidate.email < b.candidate.email ? -1 : 1),
  );
  return {
    leadId: lead.id,
    lead: lead.name,
    town,
    valueCents: lead.valueCents,
    chosen,
    chosenName: judged.find(({ candidate }) => candidate.email === chosen)?.candidate.name ?? null,
    by,
    reason,
    candidates: sorted.map((each) => ({
      email: each.candidate.email,
      name: each.candidate.name,
      excludedBy: each.excludedBy,
      score: each.score,
      points: each.points,
      turns: each.candidate.turns,
      why: whyOf(each),
    })),
  };
}

const EXCLUDED: Readonly<Record<string, string>> = {
  claim: "not in the territory",
  absent: "absent",
  "off hours": "not at work then",
  language: "does not speak the language",
  skill: "without the skill",
  cap: "has the day's leads already",
};

function whyOf({ excludedBy, points, candidate }: Judged): string {
  if (excludedBy !== null || points === null) return EXCLUDED[excludedBy ?? "claim"] ?? "out";
  const away = candidate.km === null ? "" : ` (${Math.round(candidate.km)} km)`;
  return `near ${points.proximity}${away}, expertise ${points.expertise}, free ${points.load}, record ${points.record}`;
}

/** Who came into question, with points or the rule that speaks against each. */
export const candidatesTable = (candidates: DecisionResult["candidates"]): Table =>
  table(
    [
      { header: "Rep", align: "left" },
      { header: "Points", align: "right" },
      { header: "Why", align: "left" },
    ],
    candidates.map(({ name, score, why }) => [name, score === null ? "–" : String(score), why]),
  );

/** Begins with a capital letter and ends with a full stop. */
export const sentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
