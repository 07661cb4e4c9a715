import { afterAll, beforeAll, expect, test } from "vitest";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { type Chat, CONVERSATION, type Said, type Who } from "./conversation.ts";
import { PEOPLE, type SlackMessage } from "./local-slack.ts";
import { buttonsOf, openSlackWorld, type SlackWorld } from "./slack-world.ts";

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let world: SlackWorld;
let chat: Chat;

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  world = await openSlackWorld(
    rounds,
    chatDesk(rounds, () => NOW),
    "http",
  );
  chat = slackChat(world);
});

afterAll(async () => {
  await world.stop();
  await rounds.close();
});

/** Somebody's own conversation with Rounds in the emulator. */
function slackChat({ slack, ask, answerTo, press, submit, files }: SlackWorld): Chat {
  const messages = new WeakMap<Said, SlackMessage>();
  const direct = (who: Who) => slack.directOf(PEOPLE[who].id);
  const heard = (message: SlackMessage): Said => {
    const said = {
      text: message.text,
      buttons: buttonsOf(message).map(({ text }) => text.text),
      drawn: JSON.stringify(message.blocks),
    };
    messages.set(said, message);
    return said;
  };
  const messageOf = (said: Said): SlackMessage => {
    const message = messages.get(said);
    if (!message) throw new Error("That was not said here");
    return message;
  };
  return {
    say: async (who, words) => heard(await ask(PEOPLE[who].id, await direct(who), words)),
    async press(who, said, label) {
      const [dm, { id }] = [await direct(who), PEOPLE[who]];
      return heard(await answerTo(dm, String(label), () => press(id, dm, messageOf(said), label)));
    },
    async fill(who, said, { opener, values }) {
      const [dm, { id }] = [await direct(who), PEOPLE[who]];
      await press(id, dm, messageOf(said), opener);
      return heard(await answerTo(dm, String(opener), () => submit(id, values)));
    },
    pictures: async (who) =>
      (await files(await direct(who))).filter(({ name }) => name.endsWith(".png")).length,
  };
}

test.each(CONVERSATION)("$name", async ({ play }) => {
  await play(chat);
  expect(world.gate.problems).toEqual([]);
});
