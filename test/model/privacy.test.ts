import { afterAll, beforeAll, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import {
  ANA,
  AT,
  buttonOf,
  DANA,
  IVY,
  type ModelWorld,
  openModelWorld,
  play,
} from "./model-world.ts";

let world: ModelWorld;

beforeAll(async () => {
  world = await openModelWorld();
});

afterAll(() => world.close());

const lookUp = async (word: string, as = ANA) => {
  play(world, new RegExp(word), [{ name: "list_leads", input: {} }], "See below.");
  return world.ask(`${word} zoink blorp`, { as, thread: "private" });
};

test("Show work opens what an answer rests on, for whoever asked and nobody else", async () => {
  const reply = await lookUp("alpha");
  const { tool, input } = buttonOf(reply, "Show work");
  const shown = await world.press(tool, input);
  const spied = await world.press(tool, input, DANA);

  expect(shown.error).toBeNull();
  await expect(`${shown.cards.map(renderTerminal).join("\n")}\n`).toMatchFileSnapshot(
    "../golden/show-work.txt",
  );
  expect(spied.error?.code).toBe("not_found");
});

test("administrators see what the model was used for, by person; others do not", async () => {
  await lookUp("beta");
  const used = await world.press("show_usage", { days: 400 }, IVY);
  const refused = await world.press("show_usage", {});

  expect(used.result).toMatchObject({
    model: "test-model",
    isPriced: true,
    people: [{ name: "Ana Torres" }],
  });
  expect(used.text).toMatch(/\d questions? to test-model, [\d,]+ tokens · \$\d+\.\d\d/);
  expect(refused.error?.code).toBe("not_allowed");
});

test("what is counted for Prometheus holds no words", async () => {
  await lookUp("gamma");
  const metrics = await world.rounds.metrics.registry.metrics();

  expect(metrics).toMatch(/rounds_model_calls_total\{outcome="answered"\} [1-9]/);
  expect(metrics).toMatch(/rounds_model_tokens_total\{direction="in"\} [1-9]/);
  expect(metrics).not.toContain("zoink");
});

test("forget me deletes what a person said, of that person alone, and what was done stays", async () => {
  const { client } = world.rounds.database;
  await lookUp("delta");
  await lookUp("delta", DANA);
  await world.press("log_visit", { account: "A1891", notes: "wants a quote" });
  const asked = await world.ask("forget what I said", { at: AT });
  const before = await client.question.count({ where: { askerEmail: ANA } });
  const others = await client.question.count({ where: { askerEmail: DANA } });
  const visits = await client.visit.count();

  expect(asked).toMatchObject({ tool: "forget_me", result: { forgotten: null } });
  expect(before).toBeGreaterThan(2);

  const done = await world.press("forget_me", { confirmed: true });

  expect(done.result).toMatchObject({ forgotten: { questions: before } });
  expect(await client.question.findMany({ where: { askerEmail: ANA } })).toMatchObject([
    { tool: "forget_me" },
  ]);
  expect(await client.threadTurn.count({ where: { personEmail: ANA } })).toBe(0);
  expect(await client.answerWork.count({ where: { personEmail: ANA } })).toBe(0);
  expect(await client.question.count({ where: { askerEmail: DANA } })).toBe(others);
  expect(await client.threadTurn.count({ where: { personEmail: DANA } })).toBe(1);
  expect(await client.visit.count()).toBe(visits);
  expect(await client.modelUse.count({ where: { personEmail: ANA } })).toBe(1);
});

test("what answers rest on and threads are kept for a day", async () => {
  const { client } = world.rounds.database;
  await lookUp("epsilon");
  const kept = await client.threadTurn.findFirstOrThrow({ where: { personEmail: ANA } });

  expect(JSON.stringify(kept.turn)).toContain("epsilon zoink");
  expect(JSON.stringify(kept.turn)).not.toContain("Five Points");
});
