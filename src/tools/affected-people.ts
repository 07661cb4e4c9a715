import { firstFew, longDate, plural } from "../cards/format.ts";
import type { Notice } from "../domain/proposals.ts";
import { namesIn, type ProposalResult } from "./proposal-result.ts";

type Move = ProposalResult["moves"][number];

/** What each person whose accounts change is told: what comes, what goes, and why. */
export function noticesOf(
  { moves, before, after, proposalId }: ProposalResult,
  { on, by }: { readonly on: string; readonly by: string },
): readonly Notice[] {
  const nameOf = namesIn({ before, after });
  const people = new Set(moves.flatMap(({ from, to }) => (from === null ? [to] : [from, to])));
  return [...people].toSorted().map((email) => {
    const coming = moves.filter(({ to }) => to === email);
    const going = moves.filter(({ from }) => from === email);
    const parts = [
      ...described(coming, (move) => `from ${nameOf(move.from)}`, "come to you"),
      ...described(going, (move) => `to ${nameOf(move.to)}`, "leave you"),
    ];
    const text = `From ${longDate(on)} (${proposalId}, by ${by}): ${parts.join("; ")}.`;
    return { email, text };
  });
}

function described(
  moves: readonly Move[],
  who: (move: Move) => string,
  verb: string,
): readonly string[] {
  if (moves.length === 0) return [];
  const names = moves.map(
    (move) =>
      `${move.account}${move.city === null ? "" : `, ${move.city}`} (${who(move)}: ${move.reason})`,
  );
  const isOne = moves.length === 1;
  return [
    `${plural(moves.length, "account")} ${isOne ? verb.replace("come", "comes").replace("leave", "leaves") : verb}: ${firstFew(names, 5)}`,
  ];
}
