import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ChatEvent } from "../../src/assistant/chat-port.ts";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { BOT, PEOPLE, type SlackMessage, TEAM, until } from "./local-slack.ts";
import { answerStreams } from "./slack-streams.ts";
import { buttonsOf, interaction, openSlackWorld, type SlackWorld } from "./slack-world.ts";

/** What stands in a thread while an answer is made: where Slack streams, and where it does not. */

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let world: SlackWorld;
let dm: string;
/** The message in whose thread everything is said. */
let root: string;
/** What somebody who takes long does before the answer. */
let dawdle: (event: ChatEvent) => Promise<unknown> = async () => null;

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
});

afterAll(() => rounds.close());

async function open(): Promise<void> {
  const desk = chatDesk(rounds, () => NOW);
  const slowed: typeof desk = {
    ...desk,
    async answer({ onAccepted = () => {}, ...event }) {
      onAccepted();
      await dawdle(event);
      return desk.answer(event);
    },
  };
  world = await openSlackWorld(rounds, slowed, "http");
  dm = await world.slack.directOf(PEOPLE.ana.id);
  root = (await world.ask(PEOPLE.ana.id, dm, "help")).ts;
}

afterEach(() => {
  dawdle = async () => null;
  const problems = world.gate.problems.splice(0);
  if (problems.length > 0) throw new Error(`Slack would refuse: ${problems.join("; ")}`);
});

const CHIEFS = "C02CHIEFS";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tells of its work once the first sign stands. */
const work =
  (canCancel = false) =>
  async ({ onProgress, cancelled }: ChatEvent): Promise<void> => {
    await pause(600);
    for (let step = 1; step <= 12 && !cancelled.aborted; step += 1) {
      onProgress(`Comparing divisions: ${step} of 12`, canCancel);
      await pause(200);
    }
  };

/** Says something in a thread; returns the calls up to the answer, and the message that stands there then. */
async function askIn(channel: string, thread: string, text: string) {
  const from = world.gate.calls.length;
  const said = { channel, user: PEOPLE.ana.id, text, thread_ts: thread };
  await world.slack.control("message", said);
  const answer = await until(
    async () => (await world.ours(channel)).findLast((message) => isAnswer(message, thread)),
    `an answer to "${text}"`,
  );
  const calls = world.gate.calls.slice(from);
  const bodiesOf = (method: string) =>
    calls.filter((call) => call.method === method).map(({ body }) => body);
  answered.add(answer.ts);
  return { answer, bodiesOf };
}

const answered = new Set<string>();

const isAnswer = ({ ts, thread_ts, blocks = [] }: SlackMessage, thread: string): boolean =>
  thread_ts === thread && !answered.has(ts) && blocks.some(({ type }) => type === "header");

const hasCancel = (message: SlackMessage): boolean =>
  buttonsOf(message).some(({ text }) => text.text === "Cancel");

describe("where Slack has neither status nor streams", () => {
  beforeAll(open);
  afterAll(() => world.stop());

  test("each is tried once, and a message changes in place", async () => {
    dawdle = work();
    const first = await askIn(dm, root, "whose is Marion?");
    expect(first.bodiesOf("assistant.threads.setStatus")).toHaveLength(1);
    expect(first.bodiesOf("chat.startStream")).toHaveLength(1);
    expect(first.bodiesOf("chat.update").at(-1)).toMatchObject({ ts: first.answer.ts });
    const again = await askIn(dm, root, "whose is Waterloo?");
    expect(again.bodiesOf("assistant.threads.setStatus")).toHaveLength(0);
    expect(again.bodiesOf("chat.startStream")).toHaveLength(0);
    expect(again.bodiesOf("chat.postMessage")).toMatchObject([{ text: "One moment …" }]);
    expect(again.bodiesOf("chat.update").at(-1)).toMatchObject({ ts: again.answer.ts });
  });
});

describe("where Slack streams", () => {
  beforeAll(async () => {
    await open();
    answerStreams(world.gate, world.slack.apiUrl);
  });
  afterAll(() => world.stop());

  test("an answer without steps has Slack's status before it, and no message that goes", async () => {
    dawdle = () => pause(700);
    const { bodiesOf } = await askIn(dm, root, "whose is Marion?");
    expect(bodiesOf("assistant.threads.setStatus")).toMatchObject([
      { channel_id: dm, thread_ts: root, status: "One moment …" },
    ]);
    expect(bodiesOf("chat.postMessage")).toHaveLength(1);
    expect(bodiesOf("chat.startStream")).toHaveLength(0);
  });

  test("work is streamed as a task, and its stream ends with the answer", async () => {
    dawdle = work();
    const { answer, bodiesOf } = await askIn(dm, root, "whose is Waterloo?");
    const task = { type: "task_update", id: "work", status: "in_progress" };
    expect(bodiesOf("chat.startStream")).toMatchObject([
      {
        channel: dm,
        thread_ts: root,
        chunks: [{ ...task, title: expect.stringMatching(/^Comparing divisions: \d+ of 12$/) }],
      },
    ]);
    expect(bodiesOf("chat.appendStream").length).toBeGreaterThan(0);
    for (const { ts, chunks } of bodiesOf("chat.appendStream")) {
      expect(ts).toBe(answer.ts);
      expect(chunks).toMatchObject([task]);
    }
    expect(bodiesOf("chat.stopStream")).toMatchObject([
      { ts: answer.ts, chunks: [{ id: "work", status: "complete" }] },
    ]);
    expect(JSON.stringify(answer.blocks)).toContain("Waterloo");
    expect(bodiesOf("chat.update")).toEqual([]);
  });

  test("in a channel it is streamed to whoever asked", async () => {
    dawdle = work();
    const text = `<@${BOT}> whose is Marion?`;
    await world.slack.control("message", { channel: CHIEFS, user: PEOPLE.dana.id, text });
    const bodyOf = (name: string) =>
      world.gate.calls.find(({ method, body }) => method === name && body["channel"] === CHIEFS)
        ?.body;
    const end = await until(async () => bodyOf("chat.stopStream"), "the answer");
    expect(JSON.stringify(end["blocks"])).toContain("Marion");
    expect(bodyOf("chat.startStream")).toMatchObject({
      recipient_user_id: PEOPLE.dana.id,
      recipient_team_id: TEAM,
    });
  });

  test("streamed work can be cancelled, and its button goes", async () => {
    dawdle = async (event) => {
      await work(true)(event);
      expect(event.cancelled.aborted).toBe(true);
    };
    const asked = askIn(dm, root, "whose is Marion?");
    const append = await until(
      async () =>
        world.gate.calls.find(
          ({ method, body }) =>
            /^chat.(?:start|append)Stream$/.test(method) &&
            JSON.stringify(body).includes('"cancel"'),
        ),
      "a Cancel button in the stream",
    );
    const value = /"value":"(cancel-[^"]+)"/.exec(JSON.stringify(append.body))?.[1];
    await world.send(pressOf({ action_id: "cancel", value }));
    const { answer, bodiesOf } = await asked;
    expect(bodiesOf("chat.stopStream")[0]).not.toHaveProperty("blocks");
    expect(bodiesOf("chat.update").at(-1)).toMatchObject({ ts: answer.ts });
    expect(hasCancel(answer)).toBe(false);
  });

  test("what Slack refuses in a stream is said more plainly in it", async () => {
    dawdle = work();
    world.gate.refuseNext("chat.stopStream", { body: { ok: false, error: "invalid_blocks" } });
    const { answer, bodiesOf } = await askIn(dm, root, "plan my day");
    const [best = {}, plain = {}] = bodiesOf("chat.stopStream");
    expect(JSON.stringify(best["blocks"])).toContain('"type":"table"');
    expect(JSON.stringify(plain["blocks"])).not.toContain('"type":"table"');
    expect(plain["ts"]).toBe(answer.ts);
  });

  test("a stream that Slack ended meanwhile is an ordinary message from then on", async () => {
    dawdle = work();
    const ended = { body: { ok: false, error: "message_not_in_streaming_state" } };
    world.gate.refuseNext("chat.appendStream", ended);
    const { answer, bodiesOf } = await askIn(dm, root, "whose is Marion?");
    expect(bodiesOf("chat.stopStream")).toHaveLength(0);
    expect(bodiesOf("chat.update").at(-1)).toMatchObject({ ts: answer.ts });
    expect(JSON.stringify(answer.blocks)).toContain("Marion");
  });
});

const pressOf = (action: object): URLSearchParams =>
  interaction({
    type: "block_actions",
    user: { id: PEOPLE.ana.id },
    channel: { id: dm },
    container: { type: "message", channel_id: dm },
    message: { ts: "1.2", blocks: [] },
    actions: [{ type: "button", block_id: "b", action_ts: "1.3", ...action }],
  });
