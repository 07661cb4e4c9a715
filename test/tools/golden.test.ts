import { afterAll, beforeAll, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import type { Rounds } from "../../src/rounds.ts";
import { tools } from "../../src/tools/index.ts";
import { openDemo } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const ANA = "ana.torres@prairie.example";

/** One call of each tool, as Ana of the demo on Monday 2 March 2026 at 7:30 (replanning: at 10:10). */
const CALLS: Readonly<Record<string, { readonly input: object; readonly at?: string }>> = {
  plan_day: { input: { date: "2026-03-02" } },
  replan_day: { input: { lateMinutes: 40 }, at: "2026-03-02T10:10" },
  explain_day: { input: { date: "2026-03-03" } },
  find_nearby: { input: { near: "Solon", minutes: 45 } },
  brief_account: { input: { account: "A1891" } },
  rank_accounts: { input: { limit: 5, industry: "bar" } },
  explain_score: { input: { account: "A1976" } },
  log_visit: {
    input: { account: "A1915", notes: "wants a quote", followUpOn: "2026-03-06", satisfaction: 4 },
  },
  snooze_account: { input: { account: "A1922", until: "2026-06-01", reason: "renovation" } },
  list_visits: { input: { from: "2026-02-23", to: "2026-02-24" } },
  find_owner: { input: { place: "52556" } },
  help: { input: {} },
};

test.each(Object.entries(CALLS))("%s shows its golden card", async (tool, { input, at }) => {
  const press = { tool, input: { ...input } };
  const reply = await rounds.ask({
    as: ANA,
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

test("every tool has a golden card, and what it returns fits its schema", async () => {
  expect([...Object.keys(CALLS), "undo_change"].toSorted()).toEqual(
    tools.map(({ name }) => name).toSorted(),
  );
  for (const [name, { input, at }] of Object.entries(CALLS)) {
    const result = await rounds.callTool(name, input, { as: ANA, at: at ?? "2026-03-02T07:30" });
    const parsed = tools.find((tool) => tool.name === name)?.result.safeParse(result);

    expect(parsed?.error?.message ?? null).toBeNull();
    expect(parsed?.data).toEqual(result);
  }
});
