import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import type { Rounds } from "../../src/rounds.ts";
import { tools } from "../../src/tools/index.ts";
import { openDemo } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.takeFile({ as: IVY, name: "accounts_march.csv", bytes: null, content: MARCH });
});

afterAll(() => rounds.close());

const ANA = "ana.torres@prairie.example";
const DANA = "dana.whitfield@prairie.example";
const IVY = "ivy.chen@prairie.example";

/** New, known and refused rows, a column with a misspelled name, and one that nobody knows. */
const MARCH = Readable.from([
  `Account ID,Account Name,Billing City,Zip,Indsutry,Account Owner,Shelf color
A1891,Crossroads Hotel,,,,,green
N1,"Twin Pines Tap, Inc.",Ames,50010,bar,Ana Torres,red
N2,Twin Pines Tap,Ames,50010,bar,,red
N3,Harbor Deli,Ames,50010,grocery,Nobody Here <nobody@example.org>,
N1,Twin Pines,Ames,,,,`,
]) as AsyncIterable<Uint8Array>;

/** One call of each tool, as Ana of the demo on Monday 2 March 2026 at 7:30 (replanning: at 10:10). */
const CALLS: Readonly<
  Record<string, { readonly input: object; readonly at?: string; readonly as?: string }>
> = {
  plan_day: { input: { date: "2026-03-02" } },
  plan_week: { input: { from: "2026-03-09", days: 3 } },
  replan_day: { input: { lateMinutes: 40 }, at: "2026-03-02T10:10" },
  explain_day: { input: { date: "2026-03-03" } },
  check_traffic: { input: {}, at: "2026-03-02T09:50" },
  explain_travel: { input: {} },
  find_nearby: { input: { near: "Solon", minutes: 45 } },
  brief_account: { input: { account: "A1891" } },
  rank_accounts: { input: { limit: 5, industry: "bar" } },
  explain_score: { input: { account: "A1976" } },
  log_visit: {
    input: { account: "A1915", notes: "wants a quote", followUpOn: "2026-03-06", satisfaction: 4 },
  },
  snooze_account: { input: { account: "A1922", until: "2026-06-01", reason: "renovation" } },
  check_places: { input: { account: "A1922" } },
  set_place: { input: { account: "A1922", decision: "keep" } },
  list_visits: { input: { from: "2026-02-23", to: "2026-02-24" } },
  find_owner: { input: { place: "52556" } },
  show_performance: { input: {} },
  forecast_revenue: { input: { periods: 3 } },
  explain_metric: { input: { metric: "coverage" } },
  compare_territories: { input: {}, as: DANA },
  check_coverage: { input: { territory: "Northeast" }, as: DANA },
  set_goal: {
    input: {
      territory: "East",
      metric: "revenue",
      period: "2026-Q2",
      target: 120_000_000,
      splitBy: "potential",
    },
    as: DANA,
  },
  list_leads: { input: {} },
  route_lead: {
    input: { place: "Marion", industry: "bar", valueCents: 2_000_000, preview: true },
    at: "2026-03-02T09:00",
    as: DANA,
  },
  explain_lead: { input: { lead: "L1003" } },
  lead_fairness: { input: { from: "2026-02-01", to: "2026-02-28" } },
  import_data: { input: { file: "accounts march.csv" }, as: IVY },
  merge_accounts: { input: { keep: "A1891", drop: "A1023", decision: "apart" }, as: IVY },
  subscribe_channel: {
    input: { digest: "lead_digest", channel: "#east-leads", at: "08:00" },
    as: DANA,
  },
  list_digests: { input: {}, as: DANA },
  change_digest: { input: { change: "brief" } },
  set_policy: {
    input: { policy: "cadence", change: { segment: "A", maxDays: 21 } },
    as: IVY,
  },
  share_note: { input: { text: "we won Cedar Liquor", about: "A1891" } },
  link_person: { input: {}, as: IVY },
  show_usage: { input: {}, as: IVY },
  forget_me: { input: {} },
  help: { input: {} },
  // Whom a proposal affects gets news with the next answer: these come last.
  check_balance: { input: {}, as: DANA },
  propose_alignment: { input: { maxMoves: 30 }, as: DANA },
  what_if: {
    input: { change: { kind: "remove_rep", rep: "diego.ramos@prairie.example" } },
    as: DANA,
  },
  show_proposal: { input: { rep: ANA }, as: DANA },
  apply_alignment: { input: { effectiveOn: "2026-04-01" }, as: DANA },
  undo_alignment: { input: {}, as: DANA },
};

test.each(Object.entries(CALLS))("%s shows its golden card", async (tool, { input, at, as }) => {
  const press = { tool, input: { ...input } };
  const reply = await rounds.ask({
    as: as ?? ANA,
    at: at ?? "2026-03-02T07:30",
    thread: null,
    channel: null,
    text: "",
    press,
  });

  expect(reply.error).toBeNull();
  expect(reply.cards).toHaveLength(1);
  await expect(`${reply.cards.map(renderTerminal).join("\n")}\n`).toMatchFileSnapshot(
    `../golden/${tool.replaceAll("_", "-")}.txt`,
  );
});

test("answer_lead shows its golden card", async () => {
  const input = { lead: "L1003", accept: true };
  const about = { as: ANA, at: "2026-03-02T07:30", thread: null, channel: null, text: "" };
  const reply = await rounds.ask({ ...about, press: { tool: "answer_lead", input } });

  expect(reply.error).toBeNull();
  await expect(`${reply.cards.slice(-1).map(renderTerminal).join("\n")}\n`).toMatchFileSnapshot(
    "../golden/answer-lead.txt",
  );
});

test("undo_change shows its golden card", async () => {
  const ask = (tool: string, input: Record<string, unknown>) =>
    rounds.ask({
      as: ANA,
      at: "2026-03-02T07:30",
      thread: null,
      channel: null,
      text: "",
      press: { tool, input },
    });
  const logged = await ask("log_visit", { account: "A1915" });
  const { changeId } = logged.result as { changeId: string };
  const reply = await ask("undo_change", { change: changeId });

  await expect(`${reply.cards.map(renderTerminal).join("\n")}\n`).toMatchFileSnapshot(
    "../golden/undo-change.txt",
  );
});

test("what was imported and merged shows its golden cards", async () => {
  const press = async (tool: string, input: Record<string, unknown>) => {
    const about = { as: IVY, at: "2026-03-02T07:30", thread: null, channel: null, text: "" };
    const { cards, error } = await rounds.ask({ ...about, press: { tool, input } });
    expect(error).toBeNull();
    return `${cards.map(renderTerminal).join("\n")}\n`;
  };

  const imported = await press("import_data", { file: "accounts march.csv", action: "import" });
  await expect(imported).toMatchFileSnapshot("../golden/import-data-done.txt");
  const merged = await press("merge_accounts", { keep: "N1", drop: "N2" });
  await expect(merged).toMatchFileSnapshot("../golden/merge-accounts-done.txt");
});

test("every tool has a golden card, and what it returns fits its schema", async () => {
  expect([...Object.keys(CALLS), "answer_lead", "undo_change", "show_work"].toSorted()).toEqual(
    tools.map(({ name }) => name).toSorted(),
  );
  for (const [name, { input, at, as }] of Object.entries(CALLS)) {
    const who = { as: as ?? ANA, at: at ?? "2026-03-02T07:30" };
    const result = await rounds.callTool(name, input, who);
    const parsed = tools.find((tool) => tool.name === name)?.result.safeParse(result);

    expect(parsed?.error?.message ?? null).toBeNull();
    expect(parsed?.data).toEqual(result);
  }
});
