import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { type Chat, CONVERSATION, type Said, type Who } from "./conversation.ts";
import {
  type AdaptiveCard,
  cardOf,
  type Message,
  openTeamsWorld,
  type TeamsWorld,
} from "./teams-world.ts";

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

const SEATS: readonly Who[] = ["ana", "dana"];

let rounds: Rounds;
let world: TeamsWorld;
let chat: Chat;

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  world = await openTeamsWorld(rounds, NOW, SEATS);
  chat = teamsChat(world);
}, 240_000);

afterAll(async () => {
  await world.stop();
  await rounds.close();
});

/** Somebody's own conversation with Rounds in the emulator. */
function teamsChat({ seats }: TeamsWorld): Chat {
  const messages = new WeakMap<Said, Message>();
  const seatOf = (who: Who) => {
    const seat = seats[SEATS.indexOf(who)];
    if (!seat) throw new Error(`${who} does not sit here`);
    return seat;
  };
  const heard = (message: Message): Said => {
    const card = cardOf(message);
    const said = {
      text: wordsOf(card),
      buttons: (card?.actions ?? []).map(({ title }) => String(title)),
      drawn: JSON.stringify(card),
    };
    messages.set(said, message);
    return said;
  };
  const messageOf = (said: Said): Message => {
    const message = messages.get(said);
    if (!message) throw new Error("That was not said here");
    return message;
  };
  return {
    async say(who, words) {
      const seat = seatOf(who);
      return heard(await seat.ask(seat.playground.personal, words));
    },
    press: async (who, said, label) => heard(await seatOf(who).press(messageOf(said), label)),
    async fill(who, said, { opener, values }) {
      const filled = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [`field.${name}`, value]),
      );
      return heard(await seatOf(who).press(messageOf(said), opener, filled));
    },
    pictures: async (who) =>
      seatOf(who)
        .told()
        .filter(({ message }) => cardOf(message)?.body.some(({ type }) => type === "Image")).length,
  };
}

/** A card's words line by line, the cells of a row two spaces apart. */
function wordsOf(card: AdaptiveCard | undefined): string {
  const lines = (card?.body ?? []).map((element) => {
    const { text } = element;
    if (element.type !== "ColumnSet") return typeof text === "string" ? text : "";
    const columns = element["columns"] as { items: { text: string }[] }[];
    return columns.map(({ items }) => items.map((item) => item.text).join(" ")).join("  ");
  });
  return lines.join("\n").replaceAll(/\\([^\w\s])/g, "$1");
}

test.each(CONVERSATION)("$name", async ({ play }) => {
  await play(chat);
  expect(world.seat.told().length).toBeGreaterThan(0);
});
