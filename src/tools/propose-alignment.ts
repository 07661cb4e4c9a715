import { z } from "zod";
import { UserError } from "../domain/errors.ts";
import { chooseLeavers, placeNewReps, without } from "../domain/territory/alignment/head-count.ts";
import { proposeAlignment as findAlignment } from "../domain/territory/alignment/propose.ts";
import type { AlignmentRequest } from "../domain/territory/alignment/team.ts";
import { alignmentRequest } from "./alignment-request.ts";
import { proposeAlignmentExamples } from "./examples/propose-alignment.ts";
import * as fields from "./fields.ts";
import { keepProposal } from "./make-proposal.ts";
import { proposalCard } from "./proposal-card.ts";
import { proposalResult } from "./proposal-result.ts";
import { findTeam } from "./team.ts";
import { defineTool } from "./tool.ts";

export const proposeAlignment = defineTool({
  name: "propose_alignment",
  title: "Propose an alignment",
  description:
    "Proposes who should have which accounts, for balanced work, little driving and little disruption. Changes nothing.",
  right: "manager",
  effect: "read",
  phrases: [
    "rebalance my team",
    "rebalance {team} within 15 %",
    "rebalance with at most 30 moves",
    "redesign {team} for 5 reps",
  ],
  examples: proposeAlignmentExamples,
  slots: {
    team: { type: "territory" },
    reps: { type: "number", after: "(?:reps?|people|sellers|heads|territories|patches)" },
    tolerance: { type: "share" },
    maxMoves: {
      type: "number",
      before: "(?:at most|no more than|max|maximum|up to|under|within)",
      after: "(?:moves?|accounts?|changes?)",
      needsCue: true,
    },
    locks: {
      type: ["account", "territory", "person"],
      before:
        "(?:keep|keeping|lock|locking|but not|without touching|dont touch|do not touch|leave|leaving|leaves|except|alone)",
      after:
        "(?:is |are )?(?:to )?(?:stays?|staying|remains?) (?:put|as (?:is|they are|it is)|where (?:they|it) (?:are|is)|the same|with .*)|untouched|(?:is|are) off limits|(?:dont|doesnt) move",
      needsCue: true,
      isList: true,
    },
  },
  input: z.object({
    team: fields.territory().optional(),
    reps: fields.whole(1, 500).optional().describe("Head count to design for"),
    tolerance: z.number().min(0.01).max(1).optional().describe("Deviation from the average, 0.1"),
    maxMoves: fields.whole(0, 100_000).optional().describe("Accounts that may change their rep"),
    locks: z
      .array(z.string().min(1).max(200))
      .max(500)
      .optional()
      .describe("Accounts, territories or reps that stay as they are"),
  }),
  result: proposalResult,

  async run(input, world) {
    world.progress("Reading accounts and history");
    const team = await findTeam(world, input.team);
    if (team.reps.length === 1 && (input.reps ?? 1) === 1) {
      throw new UserError(
        "impossible",
        `${team.name} has one rep: there is nobody to share the work with.`,
        "Name a region with several reps, or say for how many reps.",
      );
    }
    const asIs = alignmentRequest(team, input);
    const request = withHeads(asIs, input.reps);
    world.progress(`Trying divisions of ${team.accounts.length} accounts`);
    const proposal = await findAlignment(request, world.aligner);
    return keepProposal(world, team, {
      request,
      proposal,
      asked: { tool: "propose_alignment", input, what: whatOf(input, request) },
    });
  },

  card: proposalCard,
});

/** The same team with more or fewer reps: places for new ones, and those who can best be spared. */
function withHeads(request: AlignmentRequest, heads: number | undefined): AlignmentRequest {
  const more = (heads ?? request.reps.length) - request.reps.length;
  if (more > 0) {
    const added = placeNewReps(request, more, request.accounts);
    return { ...request, reps: [...request.reps, ...added] };
  }
  const leavers = chooseLeavers(request, -more);
  if (leavers.length < -more) {
    throw new UserError(
      "impossible",
      `With ${heads} reps somebody would have to go whose accounts are locked.`,
      "Lock fewer, or ask for more reps.",
    );
  }
  return leavers.reduce(without, request);
}

function whatOf(
  {
    reps,
    maxMoves,
  }: { readonly reps?: number | undefined; readonly maxMoves?: number | undefined },
  request: AlignmentRequest,
): string {
  if (reps !== undefined) return `Redesign for ${request.reps.length} reps`;
  return maxMoves === undefined ? "Rebalance" : `Rebalance with at most ${maxMoves} moves`;
}
