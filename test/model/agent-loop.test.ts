import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "langchain";
import { expect, test } from "vitest";
import { converseWith } from "../../src/assistant/model/agent.ts";
import { ModelFault, type Talk } from "../../src/assistant/model/port.ts";
import { readPrompt } from "../../src/assistant/model/prompts.ts";
import { tools } from "../../src/tools/index.ts";

/** A talk whose desk answers every call with the same words, and what was called there. */
function talkOf(more: Partial<Talk> = {}): { readonly talk: Talk; readonly called: unknown[] } {
  const called: unknown[] = [];
  const desk: Talk["desk"] = {
    call: async (...given) => {
      called.push(given);
      return Promise.resolve('<data tool="list_leads">{"leads":7}</data>');
    },
    isOver: () => false,
    looked: () => [],
    wishes: () => [],
    refusal: () => null,
  };
  const talk: Talk = {
    situation: "The person and the day",
    before: [],
    text: "what is up?",
    role: "rep",
    desk,
    signal: AbortSignal.timeout(10_000),
    beforeCall: async () => Promise.resolve(),
    afterCall: async () => Promise.resolve(),
    onText: () => {},
    ...more,
  };
  return { talk, called };
}

test("what the desk answers goes back to the model, and its last words come out", async () => {
  const model = fakeModel()
    .respondWithTools([{ name: "list_leads", args: { status: "open" } }])
    .respond(new AIMessage("You have 7 leads."));
  const { talk, called } = talkOf();
  const words = await converseWith(model, tools, readPrompt())(talk);
  const told = model.calls.at(-1)?.messages.map(({ text }) => text);

  expect(words).toBe("You have 7 leads.");
  expect(called).toEqual([["list_leads", { status: "open" }]]);
  expect(told?.at(-1)).toBe('<data tool="list_leads">{"leads":7}</data>');
  expect(told?.[0]).toContain("The person and the day");
});

test("a meter that says no ends the talk before the model is called again", async () => {
  const model = fakeModel()
    .respondWithTools([{ name: "list_leads", args: {} }])
    .respond(new AIMessage("Never said."));
  let left = 1;
  const { talk } = talkOf({
    beforeCall: async () => {
      if (left-- === 0) throw new ModelFault("calls");
      return Promise.resolve();
    },
  });

  await expect(converseWith(model, tools, readPrompt())(talk)).rejects.toMatchObject({
    reason: "calls",
  });
  expect(model.callCount).toBe(1);
});

test("an error of the server becomes the reason that people are told", async () => {
  const model = fakeModel().alwaysThrow(Object.assign(new Error("slow down"), { status: 429 }));

  await expect(converseWith(model, tools, readPrompt())(talkOf().talk)).rejects.toMatchObject({
    reason: "busy",
  });
});
