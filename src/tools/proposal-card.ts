import { buttons, type Card, note, type Part, table, text } from "../cards/card.ts";
import { duration, firstFew, percent, plural, roundMoney, whole } from "../cards/format.ts";
import { firstOfNextMonth } from "../domain/performance/periods.ts";
import { namesIn, type ProposalResult } from "./proposal-result.ts";
import { territoryMap } from "./territory-map.ts";
import type { World } from "./world.ts";

type Standing = ProposalResult["after"][number];

const MOVES_SHOWN = 6;

/** Before and after side by side, what it costs, and what can be done with it. */
export function proposalCard(result: ProposalResult, world: World): Card {
  if (result.verdict === "leave") return leaveCard(result);
  return {
    title: titleOf(result),
    parts: [
      text(priceOf(result, world)),
      standingsTable(result),
      territoryMap(result.dots, result.after),
      movesTable(result),
      ...keptNotes(result),
      buttonsOf(result, world),
    ],
  };
}

function leaveCard(result: ProposalResult): Card {
  return {
    title: `Leave it as it is: ${bandOf(result.before)} of the average work each`,
    parts: [
      text("Every change that I tried would cost more than it gains."),
      standingsTable(result),
      ...keptNotes(result),
      buttons({ label: "Is the work fair?", tool: "check_balance", input: {} }),
    ],
  };
}

function titleOf({ proposalId, what, moves, before, after }: ProposalResult): string {
  const name = proposalId === null ? "" : `${proposalId}: `;
  const all = after.reduce((sum, { accounts }) => sum + accounts, 0);
  return `${name}${what}: ${moves.length} of ${whole(all)} accounts move, work ${bandOf(before)} → ${bandOf(after)}`;
}

/** "67–120 %". */
function bandOf(standings: readonly Standing[]): string {
  const indices = standings.map(({ index }) => Math.round(index * 100));
  return `${Math.min(...indices)}–${Math.max(...indices)} %`;
}

function priceOf(result: ProposalResult, { workspace }: World): string {
  const { atRiskCents, savedTravelMinutes, hires, leavers } = result;
  const hours = Math.round(Math.abs(savedTravelMinutes) / 60);
  const travel =
    hours === 0
      ? "driving stays the same"
      : `${whole(hours)} h ${savedTravelMinutes > 0 ? "less" : "more"} driving a year`;
  const risk =
    atRiskCents === 0
      ? "No revenue at risk"
      : `About ${roundMoney(atRiskCents, workspace.currency)} of yearly revenue at risk from new faces`;
  const people = [
    ...leavers.map((name) => `${name} has no accounts any more.`),
    ...hires.map(({ name, near }) => `${name} would best live near ${near}.`),
  ];
  return [`${risk}; ${travel}.`, ...people].join(" ");
}

function standingsTable({ before, after, verdict }: ProposalResult): Part {
  const old = new Map(before.map((standing) => [standing.email, standing]));
  const rows = [...after, ...before.filter(({ email }) => !after.some((a) => a.email === email))];
  const change = (from: string | null, to: string | null): string =>
    verdict === "leave" || from === to ? (to ?? from ?? "") : `${from ?? "–"} → ${to ?? "–"}`;
  return table(
    [
      { header: "Rep", align: "left" },
      { header: "Accounts", align: "right" },
      { header: "Work", align: "right" },
    ],
    rows.map(({ email, name }) => {
      const was = old.get(email);
      const is = after.find((standing) => standing.email === email);
      return [
        name,
        change(was ? String(was.accounts) : null, is ? String(is.accounts) : null),
        change(was ? percent(was.index) : null, is ? percent(is.index) : null),
      ];
    }),
  );
}

function movesTable({ moves, after, before }: ProposalResult): Part {
  const nameOf = namesIn({ before, after });
  return table(
    [
      { header: "Moves", align: "left" },
      { header: "From → to", align: "left" },
      { header: "Why", align: "left" },
    ],
    moves
      .toSorted((a, b) => b.atRiskCents - a.atRiskCents || (a.accountId < b.accountId ? -1 : 1))
      .slice(0, MOVES_SHOWN)
      .map(({ account, city, from, to, reason }) => [
        city === null ? account : `${account}, ${city}`,
        `${nameOf(from)} → ${nameOf(to)}`,
        reason,
      ]),
  );
}

function keptNotes({ kept, moves, verdict }: ProposalResult): readonly Part[] {
  const reasons = [
    ...(kept.openDeals > 0 ? [`${plural(kept.openDeals, "account")} with open deals`] : []),
    ...(kept.locked > 0 ? [`${kept.locked} locked`] : []),
    ...(kept.noPlace > 0 ? [`${kept.noPlace} without a known place`] : []),
  ];
  const rest = moves.length - MOVES_SHOWN;
  return [
    ...(verdict === "change" && rest > 0 ? [note(`… and ${plural(rest, "more move")}.`)] : []),
    ...(reasons.length > 0 ? [note(`Kept with their reps: ${firstFew(reasons, 3)}.`)] : []),
    note(
      "Work, against the average: visits that keep the cadence and the driving for them, estimated, in a year.",
    ),
  ];
}

function buttonsOf({ proposalId, hires, leavers, moves }: ProposalResult, { today }: World): Part {
  if (proposalId === null) {
    return buttons({ label: "Rebalance the team", tool: "propose_alignment", input: {} });
  }
  const effectiveOn = firstOfNextMonth(today);
  const apply = {
    label: `Apply from ${effectiveOn}`,
    tool: "apply_alignment",
    input: { proposal: proposalId, effectiveOn },
    isPrimary: true,
  };
  return buttons(
    ...(hires.length === 0 ? [apply] : []),
    { label: "What changes for whom?", tool: "show_proposal", input: { proposal: proposalId } },
    ...(moves.length > FEW_MOVES && hires.length === 0 && leavers.length === 0
      ? [
          {
            label: `At most ${FEW_MOVES} moves`,
            tool: "propose_alignment",
            input: { maxMoves: FEW_MOVES },
          },
        ]
      : []),
  );
}

const FEW_MOVES = 20;

/** Hours of a year, for facts. */
export const hoursOf = (minutes: number): string =>
  minutes < 60 ? duration(minutes) : `${whole(Math.round(minutes / 60))} h`;
