import { z } from "zod";
import { type Table, table } from "../cards/card.ts";
import type { Decision, Exclusion, Judged } from "../domain/leads/lead.ts";
import type { World } from "./world.ts";

/** A decision about a lead as tools tell it: who got it, and every candidate with the first rule or the points. */
export const decisionResult = z.object({
  leadId: z.string(),
  lead: z.string(),
  town: z.string().nullable(),
  valueCents: z.int().nullable(),
  chosen: z.string().nullable(),
  chosenName: z.string().nullable(),
  by: z.string().describe("What decided: nobody, only one, score, turn, value or hand"),
  reason: z.string(),
  candidates: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      excludedBy: z.string().nullable().describe("The first rule that excludes the rep"),
      score: z.int().nullable(),
      points: z.record(z.string(), z.int()).nullable(),
      turns: z.number().nullable(),
      why: z.string(),
    }),
  ),
});

export type DecisionResult = z.output<typeof decisionResult>;

type Shown = DecisionResult["candidates"][number];

/** The chosen one first, then by score, then those who were excluded. */
export function showDecision(
  decision: Decision,
  town: string | null,
  nameOf: (email: string) => string,
): DecisionResult {
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
    chosenName: chosen === null ? null : nameOf(chosen),
    by,
    reason,
    candidates: sorted.map((each) => ({
      email: each.candidate.email,
      name: nameOf(each.candidate.email),
      excludedBy: each.excludedBy,
      score: each.score,
      points: each.points,
      turns: each.score === null ? null : each.candidate.turns,
      why: whyOf(each, decision),
    })),
  };
}

/** Managers do; reps their own, and everybody's where the policy says so. */
export const seesNumbers = ({ asker, policy }: World, email: string): boolean =>
  asker.role !== "rep" || policy.leads.showScores || email === asker.email;

/** Points are their rep's own: others see why somebody was in or out, and no numbers. */
export const withoutNumbers = (each: Shown): Shown => ({
  ...each,
  score: null,
  points: null,
  turns: null,
  why: each.excludedBy === null ? "came into question" : each.why,
});

const EXCLUDED: Readonly<Record<Exclusion, string>> = {
  claim: "not in the territory",
  rule: "not named by the rule",
  passed: "passed on it",
  unanswered: "did not answer it",
  absent: "absent",
  "off hours": "not at work then",
  language: "does not speak the language",
  skill: "without the skill",
  cap: "has the day's leads already",
};

function whyOf({ excludedBy, rule, points, candidate }: Judged, { claim, lead }: Decision): string {
  if (excludedBy !== null || points === null) {
    if (excludedBy === "claim" && claim === "owner") return "does not own the account";
    const words = EXCLUDED[excludedBy ?? "claim"];
    return rule === null ? words : `${words} (rule "${rule}")`;
  }
  const km = lead.place === null ? null : candidate.km;
  const away = km === null ? "" : ` (${Math.round(km)} km)`;
  return `near ${points.proximity}${away}, expertise ${points.expertise}, free ${points.load}, record ${points.record}`;
}

/** More rows are not read on a phone. */
const MOST_ROWS = 8;

/** Who came into question, with points or the rule that speaks against each; `own` is always among them. */
export function candidatesTable(candidates: readonly Shown[], own: string | null): Table {
  const first = candidates.slice(0, MOST_ROWS);
  const mine = candidates.filter(
    ({ email }) => email === own && !first.some((each) => each.email === own),
  );
  return table(
    [
      { header: "Rep", align: "left" },
      { header: "Points", align: "right" },
      { header: "Why", align: "left" },
    ],
    [...first, ...mine].map(({ name, score, why }) => [
      name,
      score === null ? "–" : String(score),
      why,
    ]),
  );
}

/** "and 492 more: 480 not in the territory, 12 absent"; null: the table has all. */
export function restWords(candidates: readonly Shown[]): string | null {
  const rest = candidates.slice(MOST_ROWS);
  if (rest.length === 0) return null;
  const counts = Map.groupBy(rest, ({ excludedBy, why }) =>
    excludedBy === null ? "came into question" : why,
  );
  const words = Array.from(counts, ([why, all]) => `${all.length} ${why}`).join(", ");
  return `… and ${rest.length} more: ${words}.`;
}

/** Begins with a capital letter and ends with a full stop. */
export const sentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
