import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonOf, DANA, type ModelWorld, openModelWorld, play } from "./model-world.ts";

let world: ModelWorld;

beforeAll(async () => {
  world = await openModelWorld();
});

afterAll(() => world.close());

test("a write is a card that says what would be written; a press writes it once", async () => {
  play(
    world,
    /alpha/,
    [{ name: "log_visit", input: { account: "Granary Tavern", notes: "wants a quote" } }],
    "I logged it.",
  );
  const count = () => world.rounds.database.client.visit.count();
  const before = await count();
  const reply = await world.ask("alpha zoink blorp");

  expect(reply).toMatchObject({
    tool: "log_visit",
    input: { account: "A2035", notes: "wants a quote" },
    result: null,
    by: "model",
  });
  expect(reply.text).toContain("account Granary Tavern");
  expect(reply.text).toContain("wants a quote");
  expect(reply.text).not.toContain("I logged it");
  expect(await count()).toBe(before);

  const { tool, input } = buttonOf(reply, "Confirm");
  const done = await world.press(tool, input);
  const again = await world.press(tool, input);

  expect(done).toMatchObject({ tool: "log_visit", error: null });
  expect(again.error?.code).toBe("done");
  expect(await count()).toBe(before + 1);
});

test("who presses needs the right", async () => {
  play(
    world,
    /manager/,
    [
      {
        name: "set_goal",
        input: { territory: "Northeast", metric: "revenue", period: "2026-05", target: 12_000_000 },
      },
    ],
    "Ready.",
  );
  const reply = await world.ask("manager zoink blorp", { as: DANA });
  const { tool, input } = buttonOf(reply, "Confirm");
  const stolen = await world.press(tool, input);

  expect(reply.text).toContain("target $120,000");
  expect(stolen.error?.code).toBe("not_allowed");
});

test("a read before it is shown with it", async () => {
  play(
    world,
    /both/,
    [
      { name: "list_leads", input: {} },
      { name: "answer_lead", input: { lead: "L1040", accept: true } },
    ],
    "You have 7 leads.",
  );
  const reply = await world.ask("both zoink blorp");

  expect(reply.cards).toHaveLength(2);
  expect(reply.tool).toBe("list_leads");
  expect(reply.cards[1]?.title).toBe("Shall I write this?");
});

test("what could never be written is told to the model, not to the person after Confirm", async () => {
  play(world, /never/, [{ name: "answer_lead", input: { lead: "L1040" } }], "Which answer?");
  const reply = await world.ask("never zoink blorp");

  expect(reply.error?.code).toBe("bad_input");
  expect(reply.cards.every(({ title }) => title !== "Shall I write this?")).toBe(true);
});
