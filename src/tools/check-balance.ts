import { z } from "zod";
import { areaKm2 } from "../domain/geo/area.ts";
import { convexHull } from "../domain/geo/hull.ts";
import { DEFAULT_WEIGHTS } from "../domain/territory/alignment/problem.ts";
import { roadworkOf, standingsOf } from "../domain/territory/alignment/standing.ts";
import { homeOf } from "../domain/territory/alignment/team.ts";
import { gini, jain } from "../domain/territory/balance.ts";
import { claimsOn } from "../domain/territory/rules.ts";
import { teamRep } from "./alignment-request.ts";
import { balanceCard, type Standing } from "./balance-card.ts";
import { checkBalanceExamples } from "./examples/check-balance.ts";
import * as fields from "./fields.ts";
import { findTeam, type Team } from "./team.ts";
import { dots, dotsOf } from "./territory-map.ts";
import { defineTool } from "./tool.ts";

export const checkBalance = defineTool({
  name: "check_balance",
  title: "Is the work fair",
  description:
    "Compares the work of reps: hours a year including travel, accounts, potential, revenue and area against the average, with overlaps and gaps of territory rules.",
  right: "manager",
  effect: "read",
  phrases: ["is the work fair?", "who is overloaded?", "how balanced is {team}?"],
  examples: checkBalanceExamples,
  slots: { team: { type: "territory" } },
  input: z.object({ team: fields.territory().optional() }),
  result: z.object({
    team: z.string(),
    tolerance: z.number(),
    dots,
    reps: z.array(
      z.object({
        email: z.string(),
        name: z.string(),
        accounts: z.int(),
        workloadMinutes: z.int(),
        travelMinutes: z.int(),
        potentialCents: z.int(),
        revenueCents: z.int(),
        areaKm2: z.int(),
        index: z.number(),
        potentialIndex: z.number(),
        standing: z.enum(["overloaded", "fair", "underloaded"]),
      }),
    ),
    gini: z.number().nullable().describe("Of the work: 0 is even"),
    jain: z.number().nullable().describe("Of the work: 1 is even"),
    overlaps: z.array(
      z.object({ accountId: z.string(), account: z.string(), territories: z.array(z.string()) }),
    ),
    gaps: z.array(z.object({ accountId: z.string(), account: z.string() })),
  }),

  async run({ team: words }, world) {
    const team = await findTeam(world, words);
    const reps = team.reps.map(teamRep);
    const standings = standingsOf(reps, {
      accounts: team.works,
      roadwork: roadworkOf(team.works),
      ownerOf: ({ ownerEmail }) => ownerEmail,
      homes: new Map(reps.map((rep) => [rep.email, homeOf(rep, team.works)])),
    });
    const { tolerance } = DEFAULT_WEIGHTS;
    const work = standings.map(({ workloadMinutes }) => workloadMinutes);
    return {
      team: team.name,
      tolerance,
      dots: dotsOf(team.works, ({ ownerEmail }) => ownerEmail),
      reps: standings
        .toSorted((a, b) => b.index - a.index || (a.email < b.email ? -1 : 1))
        .map((each) => ({
          ...each,
          areaKm2: areaOf(team, each.email),
          standing: standingOf(each.index, tolerance),
        })),
      gini: gini(work),
      jain: jain(work),
      ...claims(team),
    };
  },

  card: balanceCard,
});

function standingOf(index: number, tolerance: number): Standing {
  if (index > 1 + tolerance) return "overloaded";
  return index < 1 - tolerance ? "underloaded" : "fair";
}

const areaOf = ({ works }: Team, email: string): number =>
  Math.round(
    areaKm2(
      convexHull(
        works.flatMap(({ ownerEmail, place }) => (ownerEmail === email && place ? [place] : [])),
      ),
    ),
  );

/** Accounts that two rules claim, and those that none does; only where territories have rules at all. */
function claims({ accounts, territories }: Team) {
  const ruled = territories.filter(({ rules }) => rules.length > 0);
  const claimed = accounts.map((account) => ({
    accountId: account.id,
    account: account.name,
    territories: [...claimsOn(account, ruled)],
  }));
  return {
    overlaps: claimed.filter((each) => each.territories.length > 1),
    gaps:
      ruled.length === 0
        ? []
        : claimed
            .filter((each) => each.territories.length === 0)
            .map(({ accountId, account }) => ({ accountId, account })),
  };
}
