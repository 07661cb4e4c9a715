import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import {
  startTranscription,
  type TranscriptionServer,
  VOICE,
  wav,
} from "../voice/transcription-server.ts";
import { openDemo } from "../world.ts";
import {
  cardOf,
  type Message,
  openTeamsWorld,
  type Seat,
  type TeamsWorld,
  titleOf,
} from "./teams-world.ts";

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let service: TranscriptionServer;
let rounds: Rounds;
let world: TeamsWorld;
let seat: Seat;
let teams: Seat["playground"];
let drive: Awaited<ReturnType<typeof serveDrive>>;

beforeAll(async () => {
  service = await startTranscription();
  drive = await serveDrive();
  rounds = await openDemo(undefined, null, { ...VOICE, url: service.url });
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  world = await openTeamsWorld(rounds, NOW);
  ({ seat } = world);
  teams = seat.playground;
}, 240_000);

beforeEach(() => {
  service.sent.length = 0;
});

afterAll(async () => {
  await world.stop();
  await rounds.close();
  await drive.stop();
  await service.stop();
});

/** Where files lie that people drop into a chat: whoever has the address may fetch them. */
async function serveDrive() {
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/gone")) response.writeHead(404).end();
    else response.end(request.url?.endsWith(".csv") ? "a,b\n1,2\n" : wav(2));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name: string) => `http://127.0.0.1:${port}/${name}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A file that was attached in a personal chat, as Teams tells of it. */
const file = (name: string, fileType = name.split(".").at(-1)) => ({
  contentType: "application/vnd.microsoft.teams.file.download.info",
  contentUrl: `https://prairie.sharepoint.example/${name}`,
  name,
  content: { downloadUrl: drive.url(name), uniqueId: "1150D938", fileType },
});

async function said(attachments: readonly object[], text = ""): Promise<Message> {
  const before = seat.told().length;
  await teams.attach(teams.personal, { text, attachments });
  return seat.nextCard(teams.personal, before, "an answer to a clip");
}

const wordsOf = (message: Message): string => JSON.stringify(cardOf(message)?.body);

test.each([
  ["a recording that was attached", () => [file("memo.m4a")]],
  ["one whose ending only Teams tells", () => [file("memo", "mp3")]],
  ["one in capitals", () => [file("MEMO.WAV")]],
  ["a sound in the message", () => [{ contentType: "audio/ogg", contentUrl: drive.url("clip") }]],
])("%s is answered, with what was heard", async (_what, attachments) => {
  service.hears("My top 3 bars.");
  const answer = await said(attachments());

  expect(wordsOf(answer)).toContain(String.raw`I heard: \"My top 3 bars.\"`);
  expect(service.sent.map(({ fileName }) => fileName)).toEqual(["clip.wav"]);
});

test("what was said is written only after a yes", async () => {
  const visits = () => rounds.database.client.visit.count({ where: { accountId: "A2035" } });
  const before = await visits();
  service.hears("I just met Granary Tavern, they want a quote.", "Yes.");
  const asked = await said([file("memo.m4a")]);
  expect(await visits()).toBe(before);
  const done = await said([file("memo.m4a")]);

  expect(titleOf(asked)).toBe("Shall I write this?");
  expect(wordsOf(asked)).toContain("Granary Tavern");
  expect(titleOf(done)).toMatch(/^Logged: Granary Tavern/);
  expect(await visits()).toBe(before + 1);
});

test("what was said may be confirmed by a press", async () => {
  service.hears("I just met Granary Tavern.");
  const asked = await said([file("memo.m4a")]);
  const done = await seat.press(asked, /^Confirm/);

  expect(titleOf(done)).toMatch(/Logged: Granary Tavern/);
});

test.each([
  ["in a channel", { contentType: "text/html", content: voiceNote() }],
  ["of the iOS app", { contentType: "application/vnd.microsoft.card.audio", content: "{}" }],
])("a voice note %s cannot be heard, and that is said", async (_what, note) => {
  const answer = await said([note], "<at>Rounds</at>");

  expect(titleOf(answer)).toBe("Teams does not hand its voice notes out to apps.");
  expect(wordsOf(answer)).toContain("type it");
});

/** What stands for a voice note in a message. */
function voiceNote(): string {
  const type = "http://schema.skype.com/InputExtension";
  return `<div><span itemid="bfb1" itemscope="" itemtype="${type}"></span></div>`;
}

test("typed words that come as HTML are typed words", async () => {
  const html = { contentType: "text/html", content: "<p>my top 3 bars</p>" };
  const answer = await said([html], "my top 3 bars");

  expect(wordsOf(answer)).not.toContain("I heard");
  expect(titleOf(answer)).toMatch(/3/);
});

test("a clip that Teams does not hand out is told so", async () => {
  const answer = await said([file("gone.m4a")]);

  expect(titleOf(answer)).toBe("I could not fetch that clip.");
  expect(service.sent).toEqual([]);
});

test("other files are an import as before", async () => {
  const answer = await said([file("shops.csv")]);

  expect(titleOf(answer)).toMatch(/for administrators/);
});
