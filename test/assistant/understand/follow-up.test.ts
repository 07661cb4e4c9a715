import { describe, expect, test } from "vitest";
import { asPreviousTurn } from "../../../src/assistant/understand/follow-up.ts";
import type { Understood } from "../../../src/assistant/understand/result.ts";
import { demoSituation, demoUnderstanding } from "./ask-demo.ts";

/** Says the sentences in one thread and gives the last answer. */
async function talk(who: string, sentences: readonly string[], accountIds: readonly string[] = []) {
  const understanding = await demoUnderstanding();
  let answer: Understood | null = null;
  for (const sentence of sentences) {
    const previous = answer === null ? null : asPreviousTurn(answer, accountIds);
    answer = await understanding.understand(
      sentence,
      demoSituation(`${who}@prairie.example`),
      previous,
    );
  }
  return answer;
}

describe("a turn after another", () => {
  test("keeps what was said and replaces what is said anew", async () => {
    const answer = await talk("ana.torres", ["plan tomorrow, home by 4", "and friday?"]);

    expect(answer?.input).toMatchObject({ date: "2026-03-06", backBy: "16:00" });
  });

  test("completes a question that missed a name", async () => {
    const answer = await talk("ana.torres", ["log a visit", "Granary Tavern"]);

    expect(answer).toMatchObject({ kind: "call", tool: "log_visit", input: { account: "A2035" } });
  });

  test("names another than those that were offered, though it shares a word with one", async () => {
    const understanding = await demoUnderstanding();
    const offered = [
      { label: "Sycamore Tavern", tool: "log_visit", input: { account: "A1913" } },
      { label: "Depot Co-op", tool: "log_visit", input: { account: "A1879" } },
    ];
    const asked = { tool: "log_visit", input: {}, field: "account", accountIds: [] };
    const answerTo = (words: string) =>
      understanding.understand(words, demoSituation("ana.torres@prairie.example"), {
        ...asked,
        choices: offered,
      });

    expect(await answerTo("Granary Tavern.")).toMatchObject({ input: { account: "A2035" } });
    expect(await answerTo("The Tavern.")).toMatchObject({ input: { account: "A1913" } });
    expect(await answerTo("the second one")).toMatchObject({ input: { account: "A1879" } });
  });

  test("chooses among several by the town", async () => {
    const answer = await talk("chloe.nguyen", ["brief me on Sunrise Express", "the Oelwein one"]);

    expect(answer).toMatchObject({ tool: "brief_account", input: { account: "A1550" } });
  });

  test.each([
    ["plan monday", { from: "2026-03-09" }],
    ["plan friday", {}],
  ])("the whole week of the day that was planned: %s", async (day, input) => {
    const answer = await talk("ana.torres", [day, "now give me the whole week instead"]);

    expect(answer).toMatchObject({ tool: "plan_week" });
    expect(answer?.input).toEqual(input);
  });

  test("points back at the account", async () => {
    const answer = await talk("ana.torres", [
      "brief me on Granary Tavern",
      "why is it ranked so low?",
    ]);

    expect(answer).toMatchObject({ tool: "explain_score", input: { account: "A2035" } });
  });

  test("points at one of the accounts that were listed", async () => {
    const listed = ["A2035", "A2078"];

    const answer = await talk("ana.torres", ["my top 2", "brief me on the second one"], listed);

    expect(answer).toMatchObject({ tool: "brief_account", input: { account: "A2078" } });
  });

  test("that says thanks asks for nothing", async () => {
    expect(await talk("ana.torres", ["plan tomorrow", "thanks a lot"])).toMatchObject({
      code: "not_understood",
    });
  });

  test("may ask for another kind of plan", async () => {
    const answer = await talk("diego.ramos", [
      "plan friday",
      "skip Hank's Pub",
      "give me the whole week instead",
    ]);

    expect(answer).toMatchObject({ kind: "call", tool: "plan_week" });
  });

  test("points back at the lead", async () => {
    const answer = await talk("farid.haidari", ["pass on L1033", "how did I get that one"]);

    expect(answer).toMatchObject({ tool: "explain_lead", input: { lead: "L1033" } });
  });

  test("about her goes on with her plan", async () => {
    const answer = await talk("marcus.oyelaran", [
      "plan friday for Grace",
      "prospects only for her",
    ]);

    expect(answer).toMatchObject({
      tool: "plan_day",
      input: { rep: "grace.kim@prairie.example", focus: "new" },
    });
  });

  test.each([
    ["why not the first one?", "explain_score", "A2035"],
    ["the second one", "brief_account", "A2078"],
    ["what should I know about the last one", "brief_account", "A1882"],
  ])("%s: one of those that were listed", async (words, tool, account) => {
    const listed = ["A2035", "A2078", "A1882"];

    const answer = await talk("ana.torres", ["my top 3", words], listed);

    expect(answer).toMatchObject({ kind: "call", tool, input: { account } });
  });

  test.each([
    ["brief me on Sunrise Express in Oelwein", "no, the one in Cedar Falls", "A1522"],
    [
      "log a visit to Sunrise Express in Oelwein, 4 out of 5",
      "I mean the one in Cedar Falls",
      "A1522",
    ],
  ])("%s; %s: the account of that name there", async (first, then, account) => {
    const before = await talk("chloe.nguyen", [first]);
    const answer = await talk("chloe.nguyen", [first, then]);

    expect(answer).toMatchObject({ tool: before?.tool, input: { ...before?.input, account } });
  });

  test("that there is no such account there is said", async () => {
    const answer = await talk("chloe.nguyen", [
      "brief me on Sunrise Express in Oelwein",
      "no, the one in Dubuque",
    ]);

    expect(answer).toMatchObject({ code: "not_found", tool: "brief_account" });
  });

  test("compares with another time, for whoever may", async () => {
    const answer = await talk("dana.whitfield", [
      "how did Northeast do in February",
      "compare it with last year",
    ]);

    expect(answer).toMatchObject({
      tool: "compare_territories",
      input: {
        territories: ["Northeast"],
        from: "2026-02-01",
        to: "2026-02-28",
        againstFrom: "2025-02-01",
        againstTo: "2025-02-28",
      },
    });
  });

  test("shows the figures of the other time to whoever may not compare", async () => {
    const answer = await talk("ana.torres", [
      "how did I do in February",
      "compare it with last year",
    ]);

    expect(answer).toMatchObject({
      tool: "show_performance",
      input: { from: "2025-02-01", to: "2025-02-28" },
    });
  });

  test.each([
    ["what did I do yesterday", "and the day before?", "2026-03-02", "2026-03-02"],
    ["my visits last month", "and the month before", "2026-01-01", "2026-01-31"],
  ])("%s; %s", async (first, then, from, to) => {
    expect(await talk("ana.torres", [first, then])).toMatchObject({
      tool: "list_visits",
      input: { from, to },
    });
  });

  test("for a colleague: which one, or that it may not be", async () => {
    const manager = await talk("dana.whitfield", [
      "plan tomorrow for Ben",
      "the same for my colleague",
    ]);
    const rep = await talk("ana.torres", ["plan tomorrow", "the same for my colleague"]);

    expect(manager).toMatchObject({ code: "missing", field: "rep" });
    expect(manager?.kind === "refusal" && manager.choices.map(({ label }) => label)).toContain(
      "Chloe Nguyen",
    );
    expect(rep).toMatchObject({ code: "not_allowed" });
  });

  test("in another language goes on as well", async () => {
    const answer = await talk("ana.torres", ["plane morgen, um 16 Uhr zurück", "und am Freitag?"]);

    expect(answer?.input).toMatchObject({ date: "2026-03-06", backBy: "16:00" });
  });
});
