import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ChatEvent } from "../../src/assistant/chat-port.ts";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { PEOPLE, TEAM, until } from "./local-slack.ts";
import {
  buttonsOf,
  interaction,
  messageEvent,
  openSlackWorld,
  type SlackWorld,
} from "./slack-world.ts";

/** Requests signed as Slack signs them, for what the emulator cannot do, and answers that take long. */

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let world: SlackWorld;
let slack: SlackWorld["slack"];
let gate: SlackWorld["gate"];
let acts: Pick<SlackWorld, "ask" | "press" | "ours" | "answerTo" | "files">;
/** What somebody who takes long does before the answer. */
let dawdle: (event: ChatEvent) => Promise<unknown> = async () => null;

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  const desk = chatDesk(rounds, () => NOW);
  const slowed: typeof desk = {
    ...desk,
    // The desk takes it at once and is slow with the answer.
    async answer({ onAccepted = () => {}, ...event }) {
      if (await desk.claim("slow", event.eventId ?? "")) onAccepted();
      await dawdle(event);
      return desk.answer(event);
    },
  };
  world = await openSlackWorld(rounds, slowed, "http");
  ({ slack, gate, ...acts } = world);
});

afterAll(async () => {
  await world.stop();
  await rounds.close();
});

afterEach(() => {
  dawdle = async () => null;
  const problems = gate.problems.splice(0);
  if (problems.length > 0) throw new Error(`Slack would refuse: ${problems.join("; ")}`);
});

test("a slow answer shows a sign of life and is put in its place", async () => {
  const dm = await slack.directOf(PEOPLE.ben.id);
  dawdle = () => new Promise((resolve) => setTimeout(resolve, 1000));
  const known = new Set((await acts.ours(dm)).map(({ ts }) => ts));
  await slack.control("message", { channel: dm, user: PEOPLE.ben.id, text: "help" });
  const sign = await until(
    async () => (await acts.ours(dm)).find(({ ts }) => !known.has(ts)),
    "a sign",
  );
  expect(sign.text).toBe("One moment …");
  const answer = await until(
    async () => (await acts.ours(dm)).find(({ ts, text }) => ts === sign.ts && text !== sign.text),
    "the answer",
  );
  expect(answer.text).toContain("plan my day");
  expect((await acts.ours(dm)).filter(({ ts }) => !known.has(ts))).toHaveLength(1);
});

test("what takes long can be cancelled", async () => {
  const dm = await slack.directOf(PEOPLE.ivy.id);
  const text = "rebalance all territories";
  dawdle = ({ cancelled, onProgress }) => {
    const tell = setInterval(() => onProgress("Comparing divisions: 7 %", true), 100);
    return new Promise<void>((resolve) => {
      cancelled.addEventListener("abort", () => {
        clearInterval(tell);
        resolve();
      });
    });
  };
  const known = new Set((await acts.ours(dm)).map(({ ts }) => ts));
  await slack.control("message", { channel: dm, user: PEOPLE.ivy.id, text });
  const sign = await until(
    async () =>
      (await acts.ours(dm)).find(
        (said) =>
          !known.has(said.ts) &&
          buttonsOf(said).some(({ text: { text: label } }) => label === "Cancel"),
      ),
    "a Cancel button",
  );
  await acts.press(PEOPLE.ivy.id, dm, sign, /^Cancel/);
  const answer = await until(
    async () =>
      (await acts.ours(dm)).find(({ ts, text: said }) => ts === sign.ts && /Cancelled/.test(said)),
    "it is cancelled",
  );
  expect(answer.text).toMatch(/nothing was proposed/);
});

const press = (userId: string, channel: string, action: object) =>
  world.send(
    interaction({
      type: "block_actions",
      user: { id: userId },
      channel: { id: channel },
      container: { type: "message", channel_id: channel },
      message: { ts: "1.2", blocks: [] },
      actions: [{ block_id: "b", action_ts: "1.3", ...action }],
    }),
  );

test("an event that is delivered again is answered once", async () => {
  const dm = await slack.directOf(PEOPLE.ana.id);
  const before = (await acts.ours(dm)).length;
  const event = messageEvent(dm, PEOPLE.ana.id, "whose is Marion?");
  const again = { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" };
  const all = await Promise.all([
    world.send(event),
    world.send(event, again),
    world.send(event, { ...again, "x-slack-retry-num": "2" }),
  ]);
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  await until(async () => (await acts.ours(dm))[before], "an answer");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect((await acts.ours(dm)).length).toBe(before + 1);
});

test("messages of one conversation that come at once are answered in their order", async () => {
  const dm = await slack.directOf(PEOPLE.ben.id);
  const before = (await acts.ours(dm)).length;
  const said = ["plan my day", "whose is Marion?", "plan my day", "whose is Waterloo?"];
  // One on the heels of the other, as a platform sends them: at the very same moment there is no order.
  const sent = said.map(async (text, index) => {
    await new Promise((resolve) => setTimeout(resolve, 60 * index));
    await world.send(messageEvent(dm, PEOPLE.ben.id, text));
  });
  await Promise.all(sent);
  const answers = await until(async () => {
    const all = (await acts.ours(dm)).slice(before);
    return all.length === said.length && !all.some(({ text }) => text === "One moment …")
      ? all
      : null;
  }, "four answers");
  expect(answers.map(({ text }) => /^Monday|Marion|Waterloo/.exec(text)?.[0])).toEqual([
    "Monday",
    "Marion",
    "Monday",
    "Waterloo",
  ]);
});

test("a message becomes a visit's notes by its shortcut", async () => {
  const { status } = await world.send(
    interaction({
      type: "message_action",
      callback_id: "log_visit",
      user: { id: PEOPLE.ana.id },
      channel: { id: "C01EAST" },
      message_ts: "1.2",
      message: {
        type: "message",
        user: PEOPLE.ana.id,
        ts: "1.2",
        text: "Smith &amp; Sons want <https://x.example|offers>",
      },
    }),
  );
  expect(status).toBe(200);
  const form = () => gate.calls.findLast(({ method }) => method === "views.open")?.body["view"];
  await expect
    .poll(() => JSON.stringify(form() ?? ""), { timeout: 10_000 })
    .toContain("Smith & Sons want offers");
});

test("the global shortcut plans the day in the own conversation", async () => {
  const dm = await slack.directOf(PEOPLE.ana.id);
  const plan = await acts.answerTo(dm, "the shortcut", () =>
    world.send(
      interaction({ type: "shortcut", callback_id: "plan_day", user: { id: PEOPLE.ana.id } }),
    ),
  );
  expect(plan.text).toMatch(/^Monday 2 March/);
});

test("in a thread of the own conversation Slack's own status is tried once", async () => {
  const dm = await slack.directOf(PEOPLE.ana.id);
  const { ts } = await acts.ask(PEOPLE.ana.id, dm, "help");
  const tried = () =>
    gate.calls.filter(({ method }) => method === "assistant.threads.setStatus").length;
  dawdle = () => new Promise((resolve) => setTimeout(resolve, 700));
  await acts.ask(PEOPLE.ana.id, dm, "help", ts);
  expect(tried()).toBe(1);
  const again = await acts.ask(PEOPLE.ana.id, dm, "whose is Marion?", ts);
  expect(tried()).toBe(1);
  expect(again.thread_ts).toBe(ts);
});

test("a vote is kept with its question", async () => {
  const dm = await slack.directOf(PEOPLE.ana.id);
  const asked = await acts.ask(PEOPLE.ana.id, dm, "plan my day");
  const element = JSON.stringify(asked.blocks);
  const found = /questionId\\":\\"([0-9a-f-]+)/.exec(element);
  const questionId = found?.[1] ?? "";
  expect(questionId).not.toBe("");
  const vote = (kind: string) => ({
    type: "feedback_buttons",
    action_id: "feedback",
    value: JSON.stringify({ questionId, vote: kind }),
  });
  await press(PEOPLE.ana.id, dm, vote("up"));
  await press(PEOPLE.ana.id, dm, vote("down"));
  const row = await until(
    () => rounds.database.client.feedback.findFirst({ where: { questionId, vote: "down" } }),
    "the vote",
  );
  expect(row.personEmail).toBe(PEOPLE.ana.email);
  expect(await rounds.database.client.feedback.count({ where: { questionId } })).toBe(1);
});

test("a long table says how many rows more there are, and its button hands out all of them", async () => {
  const dm = await slack.directOf(PEOPLE.ana.id);
  const top = await acts.ask(PEOPLE.ana.id, dm, "top 150 accounts");
  const table = top.blocks?.find(({ type }) => type === "table");
  const shown = Array.isArray(table?.["rows"]) ? table["rows"].length - 1 : 0;
  expect(shown).toBeGreaterThan(30);
  expect(JSON.stringify(top.blocks)).toContain(`… and ${150 - shown} more.`);
  await acts.press(PEOPLE.ana.id, dm, top, /^All rows as CSV/);
  const file = await until(
    async () => (await acts.files(dm)).find(({ name }) => name === "rank_accounts.csv"),
    "the rows",
  );
  expect((await slack.contentOf(file)).trim().split("\n")).toHaveLength(151);
});

test("what somebody else wrote into a button does nothing", async () => {
  const dm = await slack.directOf(PEOPLE.ana.id);
  const before = (await acts.ours(dm)).length;
  for (const value of ["", "{", "z:AAAA", '{"kind":"tool"}', '{"kind":"form","form":7}'])
    for (const id of ["tool:0", "form:plan_day", "rows", "feedback", "cancel"])
      expect(
        (await press(PEOPLE.ana.id, dm, { type: "button", action_id: id, value })).status,
      ).toBe(200);
  expect((await acts.ours(dm)).length).toBe(before);
});

test("a request that Slack did not sign is refused", async () => {
  const event = { type: "event_callback", team_id: TEAM };
  const forged = await world.send(event, { "x-slack-signature": "v0=00" });
  expect(forged.status).toBe(401);
  const old = String(Math.floor(Date.now() / 1000) - 3600);
  const late = await world.send(event, { "x-slack-request-timestamp": old });
  expect(late.status).toBe(401);
});
