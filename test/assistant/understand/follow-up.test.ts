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

  test.each([
    ["new doors only", { focus: "new" }],
    ["steer clear of Uptown Lodge", { exclude: ["A2053"] }],
    ["with Uptown Lodge please", { include: ["A2053"] }],
    ["six stops at most", { maxStops: 6 }],
    ["make it Tuesday", { date: "2026-03-10" }],
    ["hotels only", { only: ["hotel"] }],
    ["out the door at 7:45", { leaveAt: "07:45" }],
  ])("that is nothing but a wish for the plan changes the plan: %s", async (words, said) => {
    const answer = await talk("ana.torres", ["plan friday, home by 4", words]);

    expect(answer).toMatchObject({ kind: "call", tool: "plan_day" });
    expect(answer?.input).toEqual({ date: "2026-03-06", backBy: "16:00", ...said });
  });

  test.each([
    ["drop Cedar Rapids", { territories: ["Northeast"] }],
    ["put in North Central too", { territories: ["Northeast", "Cedar Rapids", "North Central"] }],
    ["plus win rate", { metrics: ["orders", "winRate"] }],
    ["visits instead", { metrics: ["visits"] }],
  ])("changes a list as it says: %s", async (words, said) => {
    const asked = "compare Northeast and Cedar Rapids by orders in January";
    const answer = await talk("dana.whitfield", [asked, words]);

    expect(answer).toMatchObject({
      tool: "compare_territories",
      input: { territories: ["Northeast", "Cedar Rapids"], metrics: ["orders"], ...said },
    });
  });

  test("since a day has no end any more", async () => {
    const answer = await talk("ana.torres", ["my visits in January", "since mid January"]);

    expect(answer?.input).toEqual({ from: "2026-01-15" });
  });

  test("says when it was", async () => {
    const answer = await talk("ana.torres", ["log a visit at Uptown Lodge", "it was yesterday"]);

    expect(answer).toMatchObject({
      tool: "log_visit",
      input: { account: "A2053", date: "2026-03-03" },
    });
  });

  test("changes when a digest is posted", async () => {
    const asked = "post the weekly review in #bosses on fridays at 8";
    const answer = await talk("ivy.chen", [asked, "mondays rather", "make it 7:30"]);

    expect(answer).toMatchObject({
      tool: "subscribe_channel",
      input: { channel: "#bosses", days: ["mon"], at: "07:30" },
    });
  });

  test.each([
    ["who should I see on Tuesday?", "plan_day", { date: "2026-03-10" }],
    ["my top accounts", "rank_accounts", {}],
    ["brief me on Uptown Lodge", "brief_account", { account: "A2053" }],
    ["which leads are waiting", "list_leads", { status: "waiting" }],
  ])("with a question of its own asks that: %s", async (words, tool, input) => {
    const answer = await talk("ana.torres", ["plan friday, home by 4", words]);

    expect(answer).toMatchObject({ kind: "call", tool });
    expect(answer?.input).toEqual(input);
  });

  test.each([
    ["what did Grace do yesterday", "plan her next week please", "plan_week"],
    ["how did Grace do last month", "does she have open leads", "list_leads"],
    ["plan friday for Grace", "and next week?", "plan_week"],
  ])("%s; %s: is about the same person", async (first, then, tool) => {
    const answer = await talk("marcus.oyelaran", [first, then]);

    expect(answer).toMatchObject({ tool, input: { rep: "grace.kim@prairie.example" } });
  });

  test("about oneself is not about the person before", async () => {
    const answer = await talk("marcus.oyelaran", ["plan friday for Grace", "and my leads?"]);

    expect(answer?.input).not.toHaveProperty("rep");
  });

  test.each([
    [
      "put an account to sleep until May 4",
      "Uptown Lodge",
      { account: "A2053", until: "2026-05-04" },
    ],
    ["I'd like to record a visit", "at Uptown Lodge", { account: "A2053" }],
    ["give me the rundown on a customer", "Uptown Lodge please", { account: "A2053" }],
    ["I have to decline a lead", "L1020", { lead: "L1020", accept: false }],
  ])("%s: asks which one; %s", async (wish, named, input) => {
    const asked = await talk("ana.torres", [wish]);
    const answer = await talk("ana.torres", [wish, named]);

    expect(asked).toMatchObject({ kind: "refusal", code: "missing" });
    expect(answer).toMatchObject({ kind: "call", tool: asked?.tool, input });
  });

  test.each(["delete an account", "tell me a joke about an account"])(
    "%s: what no tool does is not asked for",
    async (words) => {
      expect(await talk("ana.torres", [words])).toMatchObject({ code: "not_understood" });
    },
  );

  test("in another language goes on as well", async () => {
    const answer = await talk("ana.torres", ["plane morgen, um 16 Uhr zurück", "und am Freitag?"]);

    expect(answer?.input).toMatchObject({ date: "2026-03-06", backBy: "16:00" });
  });
});
