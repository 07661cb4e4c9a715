import { expect, test } from "vitest";
import { asPreviousTurn } from "../../../src/assistant/understand/follow-up.ts";
import { demoSituation, demoUnderstanding } from "./ask-demo.ts";

const STOPS = ["A2035", "A2078", "A2069", "A2042"];

/** Said right after a plan of these stops; `isShown` false: nothing was said before. */
async function after(words: string, isShown = true) {
  const understanding = await demoUnderstanding();
  const situation = demoSituation("ana.torres@prairie.example");
  const plan = await understanding.understand("plan my day", situation);
  return understanding.understand(words, situation, isShown ? asPreviousTurn(plan, STOPS) : null);
}

test.each([
  ["cancel the last stop", ["A2042"]],
  ["drop the first and the third stop", ["A2035", "A2069"]],
  ["cancel my last two stops", ["A2069", "A2042"]],
  ["skip the second visit", ["A2078"]],
])("%s", async (words, ids) => {
  const { tool, input } = await after(words);

  expect(["plan_day", "replan_day"]).toContain(tool);
  expect(input["exclude"] ?? input["cancel"]).toEqual(ids);
});

test("where no plan was shown, what is meant by a place in it is told to be left aside, or not understood", async () => {
  const answer = await after("replan my day, the last stop cancelled", false);

  expect(answer).toMatchObject({ tool: "replan_day", unheard: ["last stop"] });
});

test.each([
  ["plan tomorrow, at most 150 miles", ["150 miles"]],
  ["plan tomorrow, I have to be in Davenport, back by 4", ["Davenport"]],
  ["plan tomorrow from Ames, back by 4", []],
  ["log a visit to Granary Tavern: they want 20 cases in 2 weeks for 500 dollars", []],
  ["how many visits have I made since Christmas", ["Christmas"]],
  ["brief me on Granary Tavern before my noon", []],
])("%s: what no field takes is told", async (words, aside) => {
  const answer = await after(words, false);

  expect(answer.kind === "call" && (answer.unheard ?? [])).toEqual(aside);
});
