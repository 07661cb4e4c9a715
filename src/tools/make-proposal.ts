import { greatCircleKm } from "../domain/geo/great-circle.ts";
import type { Proposal } from "../domain/territory/alignment/propose.ts";
import type { AlignmentRequest, TeamRep } from "../domain/territory/alignment/team.ts";
import { handoversOf, type ProposalResult, toResult } from "./proposal-result.ts";
import type { Team } from "./team.ts";
import type { World } from "./world.ts";

export type Asked = {
  /** The tool and its input, so that the proposal can be made again. */
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly what: string;
};

/** Stores what was found, unless there is nothing to apply, and tells it. */
export async function keepProposal(
  world: World,
  team: Team,
  {
    request,
    proposal,
    asked,
  }: {
    readonly request: AlignmentRequest;
    readonly proposal: Proposal;
    readonly asked: Asked;
  },
): Promise<ProposalResult> {
  const result = toResult(team, proposal, {
    what: asked.what,
    tolerance: request.weights.tolerance,
    hires: request.reps.filter(({ isNew }) => isNew).map((rep) => hire(team, rep)),
    leavers: [...request.leaving.values()],
  });
  if (result.verdict === "leave" && request.leaving.size === 0) return result;
  const author = { email: world.asker.email, at: world.instant, tool: asked.tool };
  const owners = team.territories
    .filter(({ ownerEmail }) => ownerEmail !== null && request.leaving.has(ownerEmail))
    .map(({ name, ownerEmail }) => ({ territory: name, fromEmail: ownerEmail, toEmail: null }));
  const proposalId = await world.proposals.put(author, {
    input: { tool: asked.tool, input: asked.input },
    body: result,
    handovers: handoversOf(result),
    owners,
  });
  return { ...result, proposalId };
}

/** Somebody to be hired, and the town where that person would best live. */
function hire({ works }: Team, { name, home }: TeamRep): ProposalResult["hires"][number] {
  let near = "the middle of the accounts";
  let least = Number.POSITIVE_INFINITY;
  for (const { place, city } of works) {
    if (place === null || city === null || home === null) continue;
    const km = greatCircleKm(home, place);
    if (km < least) [near, least] = [city, km];
  }
  return { name, near };
}
