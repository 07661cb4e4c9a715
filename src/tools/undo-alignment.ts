import { z } from "zod";
import { buttons, text } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import { undoAlignmentExamples } from "./examples/undo-alignment.ts";
import * as fields from "./fields.ts";
import { ownProposal } from "./own-proposal.ts";
import { defineTool } from "./tool.ts";

export const undoAlignment = defineTool({
  name: "undo_alignment",
  title: "Undo an alignment",
  description: "Takes an applied proposal back: every account returns to the rep it had before.",
  right: "manager",
  effect: "write",
  phrases: ["undo {proposal}", "take {proposal} back"],
  examples: undoAlignmentExamples,
  slots: { proposal: { type: "proposal" } },
  input: z.object({ proposal: fields.proposal().optional() }),
  result: z.object({
    proposalId: z.string(),
    accounts: z.int().describe("Accounts that went back"),
    cancelled: z.int().describe("Accounts that had not changed hands yet"),
    told: z.array(z.string()),
  }),

  async run({ proposal: id }, world) {
    const stored = await ownProposal(world, id);
    const author = { email: world.asker.email, at: world.instant, tool: "undo_alignment" };
    const people = new Set(
      stored.handovers.flatMap(({ fromEmail, toEmail }) =>
        fromEmail === null ? [toEmail] : [fromEmail, toEmail],
      ),
    );
    const told = [...people].toSorted();
    const notices = told.map((email) => ({
      email,
      text: `${stored.id} was taken back by ${world.asker.name}: your accounts are as they were before it.`,
    }));
    const { accounts } = await world.proposals.undo(author, stored.id, notices);
    return {
      proposalId: stored.id,
      accounts,
      cancelled: stored.handovers.length - accounts,
      told,
    };
  },

  card({ proposalId, accounts, cancelled, told }) {
    const back =
      accounts === 0 ? "nothing had changed yet" : `${plural(accounts, "account")} went back`;
    const rest = cancelled > 0 && accounts > 0 ? `; ${cancelled} stay where they are` : "";
    return {
      title: `${proposalId} is taken back: ${back}${rest}`,
      parts: [
        text(`${plural(told.length, "rep")} will be told.`),
        buttons({ label: "Is the work fair?", tool: "check_balance", input: {} }),
      ],
    };
  },
});
