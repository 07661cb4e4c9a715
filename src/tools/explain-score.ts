import { z } from "zod";
import { buttons, note, table } from "../cards/card.ts";
import { GROUPS } from "../domain/scoring/score-account.ts";
import type { SignalName } from "../domain/scoring/signals.ts";
import { explainScoreExamples } from "./examples/explain-score.ts";
import * as fields from "./fields.ts";
import { scoreBook } from "./score-book.ts";
import { findAccount, visibleAccounts } from "./sight.ts";
import { defineTool } from "./tool.ts";

export const explainScore = defineTool({
  name: "explain_score",
  title: "Explain a score",
  description: "Why an account ranks where it does, signal by signal, and what would move it.",
  right: "rep",
  effect: "read",
  phrases: [
    "why is {account} ranked so high?",
    "explain the score of {account}",
    "what would move {account} up?",
  ],
  examples: explainScoreExamples,
  slots: {
    account: { type: "account", isRequired: true },
  },
  input: z.object({
    account: fields.account(),
  }),
  result: z.object({
    accountId: z.string(),
    account: z.string(),
    city: z.string().nullable(),
    score: z.int(),
    rank: z.int(),
    of: z.int().describe("How many accounts the asker sees"),
    signals: z.array(
      z.object({
        signal: z.string(),
        group: z.string(),
        points: z.int(),
        most: z.int(),
        why: z.string(),
      }),
    ),
    moves: z
      .array(z.object({ what: z.string(), points: z.int() }))
      .describe("What would raise the score"),
  }),

  async run(input, world) {
    const account = await findAccount(world, input.account);
    const scored = await scoreBook(world, await visibleAccounts(world), world.today);
    const own = scored.find((each) => each.account.id === account.id);
    if (!own) throw new Error("An account that is seen has a score");
    const { weights } = world.policy;
    const signals = own.score.reasons.map(({ signal, points, why }) => ({
      signal,
      group: GROUPS[signal],
      points,
      most: weights[signal],
      why,
    }));
    return {
      accountId: account.id,
      account: account.name,
      city: account.city,
      score: own.score.score,
      rank: 1 + scored.filter(({ score }) => score.score > own.score.score).length,
      of: scored.length,
      signals,
      moves: signals
        .flatMap(({ signal, points, most }) => {
          const what = MOVES[signal];
          return what !== undefined && points < most ? [{ what, points: most - points }] : [];
        })
        .toSorted((a, b) => b.points - a.points)
        .slice(0, 3),
    };
  },

  card({ account, accountId, city, score, rank, of, signals, moves }) {
    return {
      title: `${account}${city === null ? "" : `, ${city}`}: ${score} of 100, number ${rank} of ${of}`,
      parts: [
        table(
          [
            { header: "Points", align: "right" },
            { header: "Signal", align: "left" },
            { header: "Why", align: "left" },
          ],
          signals.map(({ signal, points, most, why }) => [
            `${points} of ${most}`,
            signal.replace("_", " "),
            why,
          ]),
        ),
        ...moves.map(({ what, points }) => note(`Up to +${points}: ${what}.`)),
        buttons(
          { label: "Brief me", tool: "brief_account", input: { account: accountId } },
          { label: "Plan it in today", tool: "plan_day", input: { include: [accountId] } },
        ),
      ],
    };
  },
});

/** What happens to an account that raises a signal; potential and fit do not move by what a rep does. */
const MOVES: Readonly<Partial<Record<SignalName, string>>> = {
  deals: "an open deal, or a larger one",
  due: "more time without a visit; it rises by itself",
  follow_up: "a follow-up that falls due",
  trend: "orders falling behind the year before",
};
