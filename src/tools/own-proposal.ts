import { UserError } from "../domain/errors.ts";
import type { StoredProposal } from "../domain/proposals.ts";
import { type ProposalResult, proposalResult } from "./proposal-result.ts";
import { visibleOwners } from "./sight.ts";
import type { World } from "./world.ts";

/** A proposal that the asker may look at, apply and undo: all of its people are in the asker's team. */
export async function ownProposal(world: World, id: string | undefined): Promise<StoredProposal> {
  const proposal =
    id === undefined
      ? await world.proposals.newest(world.asker.email)
      : await world.proposals.get(id);
  if (!proposal) {
    throw new UserError(
      "not_found",
      id === undefined ? "You have no proposal yet." : `There is no proposal ${id.toUpperCase()}.`,
      "Make one: rebalance my team.",
      [{ label: "Rebalance my team", tool: "propose_alignment", input: {} }],
    );
  }
  const owners = await visibleOwners(world);
  const known = new Set((await world.book.people()).map(({ email }) => email));
  const people = proposal.handovers.flatMap(({ fromEmail, toEmail }) => [fromEmail, toEmail]);
  // Those to be hired are nobody's yet.
  const others = people.filter((email) => email !== null && known.has(email));
  const isOwn = others.every((email) => owners?.includes(email ?? "") !== false);
  if (!isOwn) {
    throw new UserError(
      "not_allowed",
      `${proposal.id} is about people outside of your team.`,
      `Ask ${proposal.authorEmail}.`,
    );
  }
  return proposal;
}

/** What was proposed, with the number it got when it was stored. */
export const bodyOf = ({ id, body }: StoredProposal): ProposalResult => ({
  ...proposalResult.parse(body),
  proposalId: id,
});
