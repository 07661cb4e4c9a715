import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { until } from "./local-slack.ts";
import { PEOPLE, startPlayground } from "./playground.ts";
import {
  actionFor,
  cardOf,
  openTeamsWorld,
  type Seat,
  type TeamsWorld,
  titleOf,
} from "./teams-world.ts";

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let world: TeamsWorld;
let seat: Seat;
let teams: Seat["playground"];

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  world = await openTeamsWorld(rounds, NOW);
  ({ seat } = world);
  teams = seat.playground;
}, 240_000);

afterAll(async () => {
  await world.stop();
  await rounds.close();
});

test("when it is installed it says what can be asked", () => {
  const help = seat.told().find(({ message }) => cardOf(message))?.message;
  expect(help && titleOf(help)).toBe("What you can ask");
});

test("a direct message is answered with one card: the plan, its map, its buttons", async () => {
  const answer = await seat.ask(teams.personal, "who should I visit today?");
  expect(titleOf(answer)).toMatch(/^Monday 2 March: \d+ stops/);
  const types = cardOf(answer)?.body.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(["Image", "ColumnSet", "TextBlock"]));
  expect(types).not.toContain("Table");
  expect(Buffer.byteLength(JSON.stringify(cardOf(answer)))).toBeLessThan(80_000);
});

test("a thread goes on from what was said in it", async () => {
  await seat.ask(teams.personal, "who should I visit today?");
  expect(titleOf(await seat.ask(teams.personal, "and tomorrow?"))).toMatch(/^Tuesday 3 March/);
});

test("an answer cites the records that it stands on", async () => {
  const before = seat.told().length;
  await seat.ask(teams.personal, "which leads are waiting?");
  // The emulator shows a message's words and its card one after the other.
  const words = seat
    .told()
    .slice(before)
    .find(({ message }) => message?.text)?.message;
  expect(words?.text).toBe("Records used: [1] [2] [3] [4] [5]");
  expect(words?.aiEntity?.citation).toHaveLength(5);
  expect(words?.aiEntity?.citation?.[0]).toMatchObject({
    position: 1,
    appearance: { name: "Five Points Stop", abstract: expect.stringContaining("L1040") },
  });
});

test("a form inside the card plans the day again", async () => {
  const plan = await seat.ask(teams.personal, "who should I visit today?");
  const again = await seat.press(plan, /Change the day/, { "field.maxStops": "3" });
  expect(titleOf(again)).toMatch(/: 3 stops/);
});

test("a lead is accepted by one press", async () => {
  const leads = await seat.ask(teams.personal, "which leads are waiting?");
  expect(titleOf(await seat.press(leads, /^Accept/))).toMatch(/yours|accepted/i);
});

test("in a group the asker's day stays private", async () => {
  const before = seat.told().length;
  const here = await seat.ask(teams.group, "<at>Rounds</at> who should I visit today?");
  expect(titleOf(here)).toMatch(/privately/);
  expect(titleOf(await seat.nextCard(teams.personal, before, "the private answer"))).toMatch(
    /^Monday 2 March/,
  );
});

test("a lead's card where others read along says who took it", async () => {
  const before = seat.told().length;
  const press = { tool: "answer_lead", input: { lead: "L1003", accept: true } };
  const buttons = [{ label: "Accept", ...press }];
  const card = { title: "Lead L1003", parts: [{ kind: "buttons" as const, buttons }] };
  const post = { id: "lead:1", reader: `channel:${teams.group}`, kind: "lead", card };
  await world.connection().poster.post({ ...post, text: card.title, createdAt: NOW });
  const posted = await seat.nextCard(teams.group, before, "the post");
  await teams.press(teams.group, posted.messageId, actionFor(posted, /^Accept/));
  const settled = await until(
    async () =>
      seat
        .told()
        .slice(before)
        .find(({ action, message }) => action === "updateMessage" && cardOf(message))?.message,
    "the card says who took it",
  );
  expect(settled.messageId).toBe(posted.messageId);
  expect(titleOf(settled)).toBe("✓ L1003: taken by Ana Torres");
  expect(cardOf(settled)?.actions).toEqual([]);
});

test("whoever is not known learns nothing", async () => {
  const other = await startPlayground(world.port, "lee");
  try {
    await other.say(other.personal, "who owns ZIP 52001?");
    const said = await until(async () => {
      const text = JSON.stringify(other.sent);
      return text.includes("AdaptiveCard") ? text : null;
    }, "an answer");
    expect(said).toContain("do not know you here");
    expect(said).not.toMatch(/Dubuque|prairie/);
  } finally {
    await other.stop();
  }
});

test("posts come without being asked", async () => {
  await seat.ask(teams.personal, "help");
  const before = seat.told().length;
  const reader = `person:${PEOPLE.ana.email}`;
  expect(await world.connection().poster.serves(reader)).toBe(true);
  const card = { title: "Good morning", parts: [] };
  const post = { id: "digest:1", reader, kind: "note", card, text: "Good morning", createdAt: NOW };
  await world.connection().poster.post(post);
  expect(titleOf(await seat.nextCard(teams.personal, before, "the post"))).toBe("Good morning");
});

test("names of accounts cannot format or link", async () => {
  await rounds.database.client.account.updateMany({
    where: { id: "A1891" },
    data: { name: "[win](https://evil.example) **bold** <at>all</at>" },
  });
  rounds.refresh();
  const answer = await seat.ask(teams.personal, "brief me on A1891");
  expect(titleOf(answer)).toContain(String.raw`\[win\]`);
  expect(JSON.stringify(cardOf(answer)?.body)).not.toMatch(/[^\\]<at>all|[^\\]\]\(https/);
});
