import { z } from "zod";
import { buttons, note, table } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import type { Account } from "../domain/model.ts";
import { GROUPS } from "../domain/scoring/score-account.ts";
import { rankAccountsExamples } from "./examples/rank-accounts.ts";
import * as fields from "./fields.ts";
import { focusWords } from "./focus-words.ts";
import { type Scored, scoreBook } from "./score-book.ts";
import { visibleAccounts } from "./sight.ts";
import { territoriesBelow } from "./territories.ts";
import { defineTool } from "./tool.ts";

export const rankAccounts = defineTool({
  name: "rank_accounts",
  title: "Rank accounts",
  description: "Lists the best accounts to work on, by score, with reasons.",
  right: "rep",
  effect: "read",
  isDivisible: true,
  phrases: [
    "my top 10 accounts",
    "my best prospects",
    "best bars in {territory}",
    "rank my A accounts",
  ],
  examples: rankAccountsExamples,
  slots: {
    territory: { type: ["territory", "person"] },
    town: { type: "town" },
    limit: { type: "number" },
    focus: {
      type: "choice",
      words: focusWords,
    },
    industry: { type: "industry" },
    segment: { type: "segment" },
  },
  input: z.object({
    territory: fields.territory().optional(),
    town: z.string().min(1).max(100).optional().describe("Only accounts of this town"),
    limit: fields.whole(1, 200).optional(),
    focus: fields.focus().optional(),
    industry: fields.industry().optional(),
    segment: fields.segment().optional(),
  }),
  result: z.object({
    what: z.string(),
    accounts: z.array(
      z.object({
        rank: z.int(),
        accountId: z.string(),
        account: z.string(),
        city: z.string().nullable(),
        territory: z.string().nullable(),
        score: z.int(),
        fit: z.int(),
        interest: z.int(),
        urgency: z.int(),
        isNew: z.boolean(),
        why: z.string(),
        reasons: z.array(z.object({ signal: z.string(), points: z.int(), why: z.string() })),
      }),
    ),
    found: z.int(),
    newAccounts: z.int(),
  }),

  async run(input, world) {
    const all = await visibleAccounts(world);
    const names =
      input.territory === undefined ? null : await territoriesBelow(world, input.territory);
    const matching = all.filter(
      (account) =>
        matches(account, input) && (names === null || names.has(account.territory ?? "")),
    );
    const scored = (await scoreBook(world, matching, world.today)).toSorted(
      (a, b) => b.score.score - a.score.score || (a.account.id < b.account.id ? -1 : 1),
    );
    const limit = input.limit ?? DEFAULT_LIMIT;
    const chosen = input.focus === "balanced" ? halfAndHalf(scored, limit) : scored.slice(0, limit);
    const accounts = chosen.map(toRanked);
    return {
      what: describe(input),
      accounts,
      found: matching.length,
      newAccounts: accounts.filter(({ isNew }) => isNew).length,
    };
  },

  card({ what, accounts, found, newAccounts }) {
    if (accounts.length === 0)
      return {
        title: `No ${what} that you see`,
        parts: [note("Try without the town, the industry or the segment.")],
      };
    return {
      title: `Top ${accounts.length} of ${found} ${what}`,
      parts: [
        table(
          [
            { header: "Score", align: "right" },
            { header: "Account", align: "left" },
            { header: "Why", align: "left" },
          ],
          accounts.map(({ rank, account, city, score, why, isNew }) => [
            String(score),
            `${rank}. ${account}${city === null ? "" : `, ${city}`}${isNew ? " (new)" : ""}`,
            why,
          ]),
        ),
        note(
          `${plural(newAccounts, "new account")}, ${accounts.length - newAccounts} existing. Score = fit + interest + urgency, 0 to 100.`,
        ),
        buttons(
          ...accounts.slice(0, 2).map(({ accountId, account }) => ({
            label: `Why ${account}?`,
            tool: "explain_score",
            input: { account: accountId },
          })),
          { label: "Plan my day", tool: "plan_day", input: {} },
        ),
      ],
    };
  },
});

const DEFAULT_LIMIT = 10;

type Wishes = {
  readonly focus?: "new" | "existing" | "balanced" | undefined;
  readonly industry?: string | undefined;
  readonly segment?: string | undefined;
  readonly territory?: string | undefined;
  readonly town?: string | undefined;
};

function matches(account: Account, { focus, industry, segment, town }: Wishes): boolean {
  const isNew = account.lifecycle !== "customer";
  if ((focus === "new" && !isNew) || (focus === "existing" && isNew)) return false;
  return (
    isOf(town, account.city) && isOf(industry, account.industry) && isOf(segment, account.segment)
  );
}

/** Whether a wish is met; no wish always is. Upper and lower case are the same. */
const isOf = (wanted: string | undefined, value: string | null): boolean =>
  wanted === undefined || value?.toLowerCase() === wanted.toLowerCase();

const isNew = ({ account }: Scored): boolean => account.lifecycle !== "customer";

function halfAndHalf(scored: readonly Scored[], limit: number): readonly Scored[] {
  const fresh = scored.filter(isNew).slice(0, Math.ceil(limit / 2));
  const known = scored.filter((each) => !isNew(each)).slice(0, limit - fresh.length);
  return [...fresh, ...known].toSorted(
    (a, b) => b.score.score - a.score.score || (a.account.id < b.account.id ? -1 : 1),
  );
}

function toRanked({ account, score }: Scored, index: number) {
  const group = (name: "fit" | "interest" | "urgency"): number =>
    score.reasons
      .filter(({ signal }) => GROUPS[signal] === name)
      .reduce((sum, { points }) => sum + points, 0);
  return {
    rank: index + 1,
    accountId: account.id,
    account: account.name,
    city: account.city,
    territory: account.territory,
    score: score.score,
    fit: group("fit"),
    interest: group("interest"),
    urgency: group("urgency"),
    isNew: account.lifecycle !== "customer",
    why: score.reasons
      .filter(({ points }) => points > 0)
      .slice(0, 2)
      .map(({ why }) => why)
      .join("; "),
    reasons: [...score.reasons],
  };
}

const KINDS = { new: "prospects", existing: "customers", balanced: "accounts" } as const;

function describe({ focus, industry, segment, territory, town }: Wishes): string {
  const kind = KINDS[focus ?? "balanced"];
  return [
    segment === undefined ? "" : segment.toUpperCase(),
    industry ?? "",
    kind,
    territory === undefined ? "" : `in ${territory}`,
    town === undefined ? "" : `in ${town}`,
  ]
    .filter((word) => word !== "")
    .join(" ");
}
