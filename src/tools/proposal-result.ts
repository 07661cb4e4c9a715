import { z } from "zod";
import { greatCircleKm } from "../domain/geo/great-circle.ts";
import type { Handover } from "../domain/proposals.ts";
import type { Proposal } from "../domain/territory/alignment/propose.ts";
import type { RepStanding } from "../domain/territory/alignment/standing.ts";
import { middleOf } from "../domain/territory/alignment/team.ts";
import type { Team } from "./team.ts";
import { dots, dotsOf } from "./territory-map.ts";

const standing = z.object({
  territory: z.string().describe("The territories of the rep, or what the rep is called"),
  email: z.string(),
  name: z.string(),
  accounts: z.int(),
  workloadMinutes: z.int().describe("Visits and travel in a year"),
  travelMinutes: z.int(),
  potentialCents: z.int(),
  revenueCents: z.int().describe("Of the last twelve full months"),
  index: z.number().describe("Work against the average, 1 is average"),
  potentialIndex: z.number(),
});

/** What every tool that proposes or tries a change of territories answers. */
export const proposalResult = z.object({
  proposalId: z.string().nullable().describe("Null: there is nothing to apply"),
  team: z.string(),
  what: z.string().describe("What was asked for, in words"),
  verdict: z.enum(["change", "leave"]),
  moves: z.array(
    z.object({
      accountId: z.string(),
      account: z.string(),
      city: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string(),
      fromTerritory: z.string().nullable(),
      toTerritory: z.string().nullable(),
      reason: z.string(),
      atRiskCents: z.int(),
    }),
  ),
  before: z.array(standing),
  after: z.array(standing),
  atRiskCents: z.int(),
  movedShare: z.number(),
  savedTravelMinutes: z.int(),
  kept: z.object({ locked: z.int(), openDeals: z.int(), noPlace: z.int() }),
  tolerance: z.number(),
  /** People who are not there yet: such a change cannot be applied. */
  hires: z.array(z.object({ name: z.string(), near: z.string() })),
  leavers: z.array(z.string()),
  dots,
});

export type ProposalResult = z.output<typeof proposalResult>;

type Described = Pick<ProposalResult, "what" | "tolerance" | "hires" | "leavers">;

/** A proposal with the territories that its accounts leave and come to. */
export function toResult(
  team: Team,
  proposal: Proposal,
  { what, tolerance, hires, leavers }: Described,
): ProposalResult {
  const territoryOf = territoriesOfReps(team);
  const named = (each: RepStanding) => ({
    territory: territoryOf.names(each.email) ?? each.name,
    ...each,
  });
  const to = new Map(proposal.moves.map((move) => [move.accountId, move.to]));
  const works = new Map(team.works.map((work) => [work.id, work]));
  const { verdict, moves, atRiskCents, movedShare, savedTravelMinutes, kept } = proposal;
  return {
    proposalId: null,
    team: team.name,
    what,
    verdict,
    moves: moves.map((move) => {
      const work = works.get(move.accountId);
      return {
        ...move,
        fromTerritory: work?.territory ?? null,
        toTerritory: work ? territoryOf.nearest(move.to, work) : null,
      };
    }),
    before: proposal.before.map(named),
    after: proposal.after.map(named),
    atRiskCents,
    movedShare,
    savedTravelMinutes,
    kept,
    tolerance,
    hires: [...hires],
    leavers: [...leavers],
    dots: dotsOf(team.works, ({ id, ownerEmail }) => to.get(id) ?? ownerEmail),
  };
}

/** What people of a proposal are called, by e-mail; null is nobody. */
export function namesIn({ before, after }: Pick<ProposalResult, "before" | "after">) {
  const names = new Map([...before, ...after].map(({ email, name }) => [email, name]));
  return (email: string | null): string => names.get(email ?? "") ?? "nobody";
}

/** The accounts that change hands, as they are stored. */
export const handoversOf = ({ moves }: ProposalResult): readonly Handover[] =>
  moves.map(({ accountId, from, to, fromTerritory, toTerritory }) => ({
    accountId,
    fromEmail: from,
    toEmail: to,
    fromTerritory,
    toTerritory,
  }));

/** Which territories a rep has, and to which of them an account would go: the one whose middle is nearest. */
function territoriesOfReps({ territories, works }: Team) {
  const own = Map.groupBy(territories, ({ ownerEmail }) => ownerEmail ?? "");
  const middles = new Map(
    territories.map(({ name }) => [name, middleOf(works.filter((w) => w.territory === name))]),
  );
  return {
    names: (email: string): string | null =>
      own
        .get(email)
        ?.map(({ name }) => name)
        .join(", ") ?? null,
    nearest: (email: string, { place }: Team["works"][number]): string | null => {
      const away = (name: string): number => {
        const middle = middles.get(name);
        return place && middle ? greatCircleKm(place, middle) : 0;
      };
      const sorted = (own.get(email) ?? []).toSorted((a, b) => away(a.name) - away(b.name));
      return sorted[0]?.name ?? null;
    },
  };
}
