import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import {
  startTranscription,
  type TranscriptionServer,
  VOICE,
  wav,
} from "../voice/transcription-server.ts";
import { openDemo } from "../world.ts";
import { BOT, PEOPLE, type SlackMessage, TEAM, TOKEN, until } from "./local-slack.ts";
import { buttonsOf, openSlackWorld, type SlackWorld } from "./slack-world.ts";

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let service: TranscriptionServer;
let rounds: Rounds;
let world: SlackWorld;
let files: Awaited<ReturnType<typeof serveFiles>>;
let dm: string;

beforeAll(async () => {
  service = await startTranscription();
  rounds = await openDemo(undefined, null, { ...VOICE, url: service.url });
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  const desk = chatDesk(rounds, () => NOW);
  world = await openSlackWorld(rounds, desk, "http");
  files = await serveFiles();
  dm = await world.slack.directOf(PEOPLE.ana.id);
});

beforeEach(() => {
  service.sent.length = 0;
});

afterEach(() => {
  const problems = world.gate.problems.splice(0);
  if (problems.length > 0) throw new Error(`Slack would refuse: ${problems.join("; ")}`);
});

afterAll(async () => {
  await world.stop();
  await rounds.close();
  await files.stop();
  await service.stop();
});

/** Hands a clip out to whoever has the bot's token, as Slack does; others get a page to sign in. */
async function serveFiles() {
  const server: Server = createServer((request, response) => {
    const isOurs = request.headers.authorization === `Bearer ${TOKEN}`;
    if (request.url === "/gone") response.writeHead(404).end();
    else if (request.url === "/sign-in" || !isOurs) response.end("<!doctype html><title>Sign in");
    else response.end(wav(2));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name: string) => `http://127.0.0.1:${port}/${name}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A clip as Slack tells of it; those that were recorded there may come without a type, or as a video. */
const clip = (more: object = {}) => ({
  id: "F01CLIP",
  name: "audio_message.m4a",
  mimetype: "audio/mp4",
  filetype: "m4a",
  subtype: "slack_audio",
  media_display_type: "audio",
  size: 16_044,
  duration_ms: 2000,
  transcription: { status: "processing" },
  url_private: files.url("audio_message.m4a"),
  url_private_download: files.url("audio_message.m4a"),
  ...more,
});

let count = 0;

/** A message with files as Slack's Events API tells it. */
function event(message: object) {
  count += 1;
  const ts = `1772463700.${String(count).padStart(6, "0")}`;
  return {
    type: "event_callback",
    team_id: TEAM,
    api_app_id: "A01APP",
    event_id: `EvVoice${count}`,
    event_time: 1_772_463_700,
    authorizations: [{ team_id: TEAM, user_id: BOT, is_bot: true }],
    event: { user: PEOPLE.ana.id, ts, event_ts: ts, text: "", ...message },
  };
}

const inDirect = (message: object) =>
  event({ type: "message", subtype: "file_share", channel_type: "im", channel: dm, ...message });

const said = (message: object, channel = dm): Promise<SlackMessage> =>
  world.answerTo(channel, "a clip", () => world.send(inDirect(message)));

test.each([
  ["recorded in Slack", {}],
  ["without a type", { mimetype: "", filetype: "" }],
  ["called a video", { mimetype: "video/mp4", name: "audio_message.mp4" }],
  ["dropped from elsewhere", { subtype: undefined, mimetype: "audio/x-m4a", name: "memo.m4a" }],
])("a clip %s is answered in its place, with what was heard", async (_what, more) => {
  service.hears("My top 3 bars.");
  const answer = await said({ files: [clip(more)] });

  expect(answer.text).toMatch(/^I heard: "My top 3 bars\."\n/);
  const [, line] = answer.blocks ?? [];
  expect(line?.type).toBe("context");
  expect(JSON.stringify(line)).toContain(String.raw`I heard: \"My top 3 bars.\"`);
  expect(service.sent.map(({ fileName }) => fileName)).toEqual(["clip.wav"]); // What is in it, whatever it is called.
});

test("while it listens it says so", async () => {
  service.hears({ text: "My top 3 bars.", afterMs: 1500 });
  const before = world.gate.calls.length;
  await said({ files: [clip()] });

  expect(JSON.stringify(world.gate.calls.slice(before))).toContain("Listening …");
});

test("what was said is written only after a yes", async () => {
  const visits = () => rounds.database.client.visit.count({ where: { accountId: "A2035" } });
  const before = await visits();
  service.hears("I just met Granary Tavern, they want a quote.", "Yes.");
  const asked = await said({ files: [clip()] });
  expect(await visits()).toBe(before);
  const done = await said({ files: [clip()] });

  expect(buttonsOf(asked).map(({ text }) => text.text)).toEqual(["Confirm"]);
  expect(JSON.stringify(asked.blocks)).toContain("Granary Tavern");
  expect(done.text).toMatch(/Logged: Granary Tavern/);
  expect(await visits()).toBe(before + 1);
});

test("a typed follow-up goes on from a spoken question", async () => {
  service.hears("Who should I visit today?");
  await said({ files: [clip()] });
  const answer = await world.ask(PEOPLE.ana.id, dm, "and tomorrow?");

  expect(answer.text).toMatch(/^Tuesday 3 March/);
});

test("typed words stand before what was said", async () => {
  service.hears("three bars.");
  const answer = await said({ text: "my top", files: [clip()] });

  expect(answer.text).toMatch(/^I heard: "three bars\."\n.*3/);
  expect(answer.text).not.toMatch(/not understand/);
});

test("with a mention in a channel it is answered in the thread, privately where it has to be", async () => {
  service.hears("Who should I visit today?");
  const own = world.ours(dm);
  const mention = event({
    type: "app_mention",
    channel: "C01EAST",
    text: `<@${BOT}>`,
    files: [clip()],
  });
  const answer = await world.answerTo("C01EAST", "a clip", () => world.send(mention));
  const before = new Set((await own).map(({ ts }) => ts));
  const privately = await until(
    async () => (await world.ours(dm)).find(({ ts }) => !before.has(ts)),
    "the private answer",
  );

  expect(answer.thread_ts).toBeDefined();
  expect(answer.text).toMatch(/privately/);
  expect(privately.text).toMatch(/^I heard: "Who should I visit today\?"\nMonday 2 March/);
});

test.each([
  ["too long a clip", "x", { duration_ms: 61_000 }, /longer than 60 seconds/],
  ["too large a clip", "x", { size: 11_000_000 }, /larger than 10 MB/],
  ["a clip that Slack does not hand out", "gone", {}, /could not fetch/],
  ["a page to sign in", "sign-in", {}, /no recording/],
])("%s is refused with what to do", async (_what, at, more, words) => {
  const answer = await said({ files: [clip({ ...more, url_private_download: files.url(at) })] });

  expect(answer.text).toMatch(words);
  expect(answer.text).toMatch(/[Tt]ype it/);
  expect(service.sent).toEqual([]);
});

test("two clips at once are one too many", async () => {
  const answer = await said({ files: [clip(), clip({ id: "F02CLIP" })] });

  expect(answer.text).toMatch(/^One clip at a time/);
  expect(service.sent).toEqual([]);
});

test("other files are an import as before", async () => {
  const table = { id: "F03", name: "shops.csv", mimetype: "text/csv", size: 20 };
  const address = { url_private_download: files.url("shops.csv") };
  const answer = await said({ files: [{ ...table, ...address }] });

  expect(answer.text).toMatch(/for administrators.*Send shops\.csv/);
});

test("whoever is not known is not heard", async () => {
  const other = await world.slack.directOf(PEOPLE.lee.id);
  const answer = await said({ user: PEOPLE.lee.id, channel: other, files: [clip()] }, other);

  expect(answer.text).toMatch(/do not know you/);
  expect(service.sent).toEqual([]);
});

test("a clip that Slack delivers again is heard once", async () => {
  service.hears("My top 3 bars.");
  const told = inDirect({ files: [clip()] });
  await world.answerTo(dm, "a clip", () => world.send(told));
  await world.send(told, { "x-slack-retry-num": "1" });
  await world.ask(PEOPLE.ana.id, dm, "help");

  expect(service.sent).toHaveLength(1);
});

test("a real upload in the emulator is heard, too", async () => {
  service.hears("My top 3 bars.");
  const memo = new File([wav(1)], "memo.wav", { type: "audio/wav" });
  const answer = await world.answerTo(dm, "a clip", () =>
    world.slack.drop(PEOPLE.ana.id, dm, memo),
  );

  expect(answer.text).toMatch(/^I heard: "My top 3 bars\."/);
});
