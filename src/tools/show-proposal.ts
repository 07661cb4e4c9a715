import { z } from "zod";
import { type Button, buttons, type Card, note, table, text } from "../cards/card.ts";
import { plural, roundMoney } from "../cards/format.ts";
import { showProposalExamples } from "./examples/show-proposal.ts";
import * as fields from "./fields.ts";
import { bodyOf, ownProposal } from "./own-proposal.ts";
import { namesIn, type ProposalResult, proposalResult } from "./proposal-result.ts";
import { defineTool } from "./tool.ts";

const MOST_ROWS = 60;

export const showProposal = defineTool({
  name: "show_proposal",
  title: "Show a proposal",
  description: "Lists what a proposal of territories changes, for everybody or for one rep.",
  right: "manager",
  effect: "read",
  phrases: ["what changes for whom?", "what does {proposal} change for {rep}?", "show {proposal}"],
  examples: showProposalExamples,
  slots: { proposal: { type: "proposal" }, rep: { type: "person" } },
  input: z.object({ proposal: fields.proposal().optional(), rep: fields.rep().optional() }),
  result: z.object({
    ...proposalResult.shape,
    status: z.enum(["proposed", "scheduled", "applied", "undone"]),
    effectiveOn: z.string().nullable(),
    rep: z.string().nullable(),
  }),

  async run({ proposal: id, rep }, world) {
    const stored = await ownProposal(world, id);
    const body = bodyOf(stored);
    const isAbout = (email: string | null): boolean =>
      rep === undefined || email === rep.toLowerCase();
    return {
      ...body,
      moves: body.moves.filter(({ from, to }) => isAbout(from) || isAbout(to)),
      status: stored.status,
      effectiveOn: stored.effectiveOn,
      rep: rep ?? null,
    };
  },

  card: (result, world) => movesCard(result, world.workspace.currency),
});

type Shown = ProposalResult & {
  readonly status: string;
  readonly effectiveOn: string | null;
  readonly rep: string | null;
};

function movesCard(result: Shown, currency: string): Card {
  const { proposalId, what, moves, before, after, status, effectiveOn, rep } = result;
  const nameOf = namesIn({ before, after });
  const when = effectiveOn === null ? "" : ` from ${effectiveOn}`;
  const shown = moves.toSorted((a, b) => (a.to < b.to ? -1 : Number(a.to > b.to)));
  return {
    title: `${proposalId} (${status}${when}): ${plural(moves.length, "move")}${rep === null ? "" : ` for ${nameOf(rep)}`}`,
    parts: [
      text(what),
      table(
        [
          { header: "Account", align: "left" },
          { header: "From → to", align: "left" },
          { header: "Why", align: "left" },
        ],
        shown
          .slice(0, MOST_ROWS)
          .map(({ account, city, from, to, reason, atRiskCents }) => [
            city === null ? account : `${account}, ${city}`,
            `${nameOf(from)} → ${nameOf(to)}`,
            atRiskCents === 0 ? reason : `${reason}; ${roundMoney(atRiskCents, currency)} at risk`,
          ]),
      ),
      ...(shown.length > MOST_ROWS
        ? [note(`… and ${shown.length - MOST_ROWS} more: name a rep to see the own ones.`)]
        : []),
      buttons(...repButtons(result)),
    ],
  };
}

function repButtons({ proposalId, rep, after }: Shown): readonly Button[] {
  const proposal = proposalId ?? "";
  if (rep !== null) return [{ label: "Everybody", tool: "show_proposal", input: { proposal } }];
  return after.slice(0, 4).map(({ email, name }) => ({
    label: name,
    tool: "show_proposal",
    input: { proposal, rep: email },
  }));
}
