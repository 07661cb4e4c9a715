import { afterAll, beforeAll, expect, test } from "vitest";
import type { Looked } from "../../src/assistant/model/tool-desk.ts";
import { withReceipts } from "../../src/assistant/receipts.ts";
import type { Directory } from "../../src/assistant/understand/directory.ts";
import { keepNames } from "../../src/names.ts";
import type { Rounds } from "../../src/rounds.ts";
import type { World } from "../../src/tools/world.ts";
import { openDemo } from "../world.ts";
import { changed } from "./change-fact.ts";
import type { Statement } from "./fact-parts.ts";
import { trueStatements } from "./true-answers.ts";
import { anyStyle, type Chance, chanceOf, pick, written } from "./write-facts.ts";

let rounds: Rounds;
let world: World;
let directory: Directory;
const looked: Looked[] = [];

const ANA = "ana.torres@prairie.example";
const DANA = "dana.whitfield@prairie.example";
const AT = "2026-03-02T07:30";

const CALLS: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ["plan_day", {}, ANA],
  ["plan_day", { date: "2026-03-04" }, ANA],
  ["plan_day", { date: "2026-03-05", rep: "chloe.nguyen@prairie.example" }, DANA],
  ["rank_accounts", { limit: 10 }, ANA],
  ["rank_accounts", { limit: 8, industry: "bar" }, ANA],
  ["find_nearby", { near: "Solon", minutes: 45 }, ANA],
  ["brief_account", { account: "A1891" }, ANA],
  ["brief_account", { account: "A2078" }, ANA],
  ["list_visits", { from: "2026-02-23", to: "2026-02-25" }, ANA],
  ["show_performance", {}, ANA],
  ["forecast_revenue", { periods: 3 }, ANA],
  ["compare_territories", {}, DANA],
  ["check_coverage", {}, DANA],
  ["check_balance", {}, DANA],
  ["list_leads", {}, ANA],
  ["explain_score", { account: "A1976" }, ANA],
  ["find_owner", { place: "52556" }, ANA],
];

beforeAll(async () => {
  rounds = await openDemo();
  world = await rounds.worldOf({ as: ANA, at: AT });
  directory = (await keepNames(rounds.book).read()).directory;
  for (const [tool, input, as] of CALLS) {
    const press = { tool, input };
    const reply = await rounds.ask({ as, at: AT, thread: null, channel: null, text: "", press });
    const card = reply.cards.at(-1);
    if (card === undefined) throw new Error(`${tool} has no card`);
    looked.push({ tool, input: reply.input ?? {}, result: reply.result, card });
  }
});

afterAll(() => rounds.close());

const check = (prose: string, of: readonly Looked[], said = "how is it going?") =>
  withReceipts(prose, { looked: of, said: [said], world, directory });

type Answer = { readonly of: Looked; readonly statements: readonly Statement[] };

function anyAnswer(chance: Chance): Answer {
  const of = pick(looked, chance);
  const all = trueStatements(of);
  const statements = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => pick(all, chance));
  return { of, statements };
}

const MANY = 1000;

/** None of these was looked at while the rules were made; others were. */
const SEEDS = [4101, 4102, 4103, 4104];

test.each(SEEDS)(
  "seed %i: of a thousand true answers one in a hundred is stopped at most, of as many with one changed fact all but one in two hundred",
  (seed) => {
    const { stopped, missed } = tried(chanceOf(seed));
    const figures = { seed, answers: MANY, trueStopped: stopped.length, liesMissed: missed.length };
    process.stdout.write(`receipts ${JSON.stringify(figures)}\n`);

    expect.soft(missed.length, missed.join("\n")).toBeLessThanOrEqual(MANY / 200);
    expect.soft(stopped.length, stopped.join("\n")).toBeLessThanOrEqual(MANY / 100);
  },
  180_000,
);

/** True sentences that were stopped, and changed ones that were not. */
function tried(chance: Chance): { readonly stopped: string[]; readonly missed: string[] } {
  const stopped: string[] = [];
  const missed: string[] = [];
  for (let at = 0; at < MANY; at++) {
    const { of, statements } = anyAnswer(chance);
    const style = anyStyle(chance);
    const truth = statements.map((statement) => written(statement, style)).join(" ");
    if (check(truth, [of]).stopped.length > 0)
      stopped.push(`${of.tool}: ${check(truth, [of]).stopped.join(" | ")}`);
    const wrong = Math.floor(chance() * statements.length);
    const lie = changed(statements[wrong] ?? [], { of, directory, chance, style });
    const told = statements.map((statement, index) =>
      index === wrong ? lie : written(statement, style),
    );
    if (check(told.join(" "), [of]).stopped.length === 0) missed.push(`${of.tool}: ${lie}`);
  }
  return { stopped, missed };
}

const of = (tool: string): readonly Looked[] =>
  looked.filter((one) => one.tool === tool).slice(0, 1);

test.each([
  ["a link", "list_leads", "You have 7 leads, see https://evil.example/x."],
  ["an address without a scheme", "list_leads", "You have 7 leads, more at evil.com/x."],
  ["an account that is not in the result", "list_leads", "Depot Co-op is a lead."],
  ["an invented name", "list_leads", "Zorbo is your best lead."],
  ["another currency", "list_leads", "Five Points Stop is worth 16,000 euros."],
  ["a wrong weekday", "list_leads", "Five Points Stop came on Monday 1 March."],
  ["tomorrow", "find_owner", "It changes tomorrow."],
  ["another quarter", "show_performance", "In the third quarter it was more."],
  ["a wrong direction", "brief_account", "Orders are up 41 %."],
  ["a wrong place", "rank_accounts", "Your third account is QuickStop #130."],
  ["what another thing has", "compare_territories", "Northeast made $318k."],
  ["an end of a range", "forecast_revenue", "April 2026 may bring $110k."],
  ["a figure of before", "show_performance", "Coverage is 77 %."],
  ["the day to answer", "list_leads", "Five Points Stop came on March 2nd."],
  [
    "a difference that is none",
    "compare_territories",
    "Cedar Rapids is $250k ahead of North Central.",
  ],
])("%s is stopped", (_what, tool, prose) => {
  expect(check(prose, of(tool)).stopped).toEqual([prose]);
});

test.each([
  ["letters", "list_leads", "You have seven leads; five wait for an answer."],
  ["a rounded sum", "list_leads", "Five Points Stop is worth $16k."],
  ["a difference", "compare_territories", "Cedar Rapids is about $200k ahead of North Central."],
  ["a direction", "brief_account", "Orders are down 41 % on a year ago."],
  ["a range as one", "forecast_revenue", "April 2026 may bring $110k to $141k, a range."],
  ["a figure of before as one", "show_performance", "Coverage was 77 % before."],
  ["what the person said", "find_owner", "You asked on a budget of $777, for Ben Keller."],
  ["no figures at all", "list_leads", "Answer the late ones first, they wait for you."],
])("%s may be said", (_what, tool, prose) => {
  expect(check(prose, of(tool), "who has 52556, my budget is $777").stopped).toEqual([]);
});

test("a sentence that is stopped gives way to the card's own first line", () => {
  expect(check("Hello. You have 8 leads. Good luck.", of("list_leads")).text).toBe(
    "Hello. 7 leads: 5 waiting for an answer, 4 late, 1 hot. Good luck.",
  );
});

test("where nothing holds nothing is left", () => {
  expect(check("You have 8 leads.", of("list_leads")).text).toBe("");
});
