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

  test("chooses among several by the town", async () => {
    const answer = await talk("chloe.nguyen", ["brief me on Sunrise Express", "the Oelwein one"]);

    expect(answer).toMatchObject({ tool: "brief_account", input: { account: "A1550" } });
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
});
