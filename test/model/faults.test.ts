import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ANA, type ModelWorld, openModelWorld, play } from "./model-world.ts";

let world: ModelWorld;

beforeAll(async () => {
  world = await openModelWorld({ calls: 4, tokensPerPerson: 500_000 });
});

beforeEach(async () => {
  world.mock.clearFixtures();
  // The breaker closes with the first answer that comes.
  play(world, /breather/, [{ name: "help", input: {} }], "Fine.");
});

afterAll(() => world.close());

const LIST = { name: "list_leads", arguments: "{}" };

/** Whatever the model does, a question has an answer in words, and no trace of a fault of ours. */
async function askFaulty(text = "golden zoink blorp") {
  const reply = await world.ask(text);
  expect(reply.text.length).toBeGreaterThan(10);
  expect(reply.text).not.toMatch(/Error|undefined|\[object|at .+\.ts:/);
  return reply;
}

describe("what the model cannot do is said, and the words are taken as the phrases read them", () => {
  test.each([
    ["429", { error: { message: "slow down" }, status: 429 }, "too much to do"],
    ["500", { error: { message: "oops" }, status: 500 }, "cannot be reached"],
    ["401", { error: { message: "bad key" }, status: 401 }, "cannot be reached"],
    ["an empty answer", { content: "" }, "no usable answer"],
    [
      "arguments that nobody can read",
      { toolCalls: [{ name: "list_leads", arguments: '{"status": oops' }] },
      "no usable answer",
    ],
  ])("%s", async (_what, response, words) => {
    world.mock.on({ userMessage: /golden/ }, response);
    const reply = await askFaulty();

    expect(reply).toMatchObject({ by: "none", error: { code: "not_understood" } });
    expect(reply.text).toContain(words);
    world.mock.clearFixtures();
    play(world, /breather/, [{ name: "help", input: {} }], "Fine.");
    expect((await world.ask("breather zoink blorp")).by).toBe("model");
  });

  test("a model that thinks for too long", async () => {
    const hasty = await openModelWorld({ seconds: 1 });
    hasty.mock.on({ userMessage: /golden/ }, { content: "Hm." }, { latency: 20_000 });
    const began = performance.now();
    const reply = await hasty.ask("golden zoink blorp");
    const took = performance.now() - began;
    await hasty.close();

    expect(took).toBeLessThan(19_000);
    expect(reply.text).toContain("took too long");
  });

  test("a model that finds no end is stopped; what it looked up is shown", async () => {
    world.mock.on({ userMessage: /golden/ }, { toolCalls: [LIST] });
    const before = world.requests().length;
    const reply = await askFaulty();

    expect(world.requests().length - before).toBe(4);
    expect(reply).toMatchObject({ tool: "list_leads", by: "model", error: null });
    expect(reply.cards).toHaveLength(1);
    expect(reply.text).toContain("found no end");
  });

  test("an unknown tool and a wrong argument are told to the model, which may mend them", async () => {
    const wrong = { name: "list_leads", arguments: '{"status":"purple"}' };
    const unknown = { name: "drop_tables", arguments: "{}" };
    world.mock.on({ userMessage: /golden/, turnIndex: 0 }, { toolCalls: [unknown, wrong] });
    world.mock.on({ userMessage: /golden/, turnIndex: 1 }, { toolCalls: [LIST] });
    world.mock.on({ userMessage: /golden/, turnIndex: 2 }, { content: "You have 7 leads." });
    const reply = await askFaulty();
    const told = JSON.stringify(world.requests().at(-1)?.messages);

    expect(reply).toMatchObject({ tool: "list_leads", text: "You have 7 leads." });
    expect(told).toContain("There is no tool");
    expect(told).not.toMatch(/node_modules|\.ts:/);
  });

  test("who goes away ends the work", async () => {
    world.mock.on({ userMessage: /golden/ }, { content: "Hm." }, { latency: 20_000 });
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 100);
    const began = performance.now();
    await world.ask("golden zoink blorp", { cancelled: gone.signal });

    expect(performance.now() - began).toBeLessThan(19_000);
  });
});

describe("limits", () => {
  test("what a question used is in the log, with its price", async () => {
    play(world, /golden/, [{ name: "list_leads", input: {} }], "You have 7 leads.");
    await world.ask("golden zoink counted");
    const row = await world.rounds.database.client.question.findFirstOrThrow({
      where: { text: "golden zoink counted" },
    });

    expect(row).toMatchObject({ by: "model", modelCalls: 2 });
    expect(row.inputTokens).toBeGreaterThan(500);
    expect(row.costMicros).toBe((row.inputTokens ?? 0) + 2 * (row.outputTokens ?? 0));
  });

  test("a person's tokens of the day are held against the limit, in the database", async () => {
    const { client } = world.rounds.database;
    const ledger = await client.modelUse.findFirstOrThrow({ where: { personEmail: ANA } });
    const { workspaceId, day, personEmail } = ledger;
    const key = { workspaceId_day_personEmail: { workspaceId, day, personEmail } };
    await client.modelUse.update({ where: key, data: { inputTokens: 500_000 } });
    play(world, /golden/, [{ name: "list_leads", input: {} }], "You have 7 leads.");
    const before = world.requests().length;
    const reply = await askFaulty();
    await client.modelUse.update({ where: key, data: { inputTokens: ledger.inputTokens } });

    expect(reply.text).toContain("your share");
    expect(world.requests()).toHaveLength(before);
  });

  test("after three faults in a row the model is left alone for a while", async () => {
    world.mock.on({ userMessage: /golden/ }, { error: { message: "oops" }, status: 500 });
    for (let at = 0; at < 3; at++) await askFaulty();
    const before = world.requests().length;
    const reply = await askFaulty();

    expect(reply.text).toContain("out of order at the moment");
    expect(world.requests()).toHaveLength(before);
  });
});
