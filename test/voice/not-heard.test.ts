import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOST_CLIP_BYTES } from "../../src/domain/voice/clip.ts";
import { VOICE, wav } from "./transcription-server.ts";
import { ANA, openVoiceWorld, type VoiceWorld } from "./voice-world.ts";

let world: VoiceWorld;
let service: VoiceWorld["service"];

beforeAll(async () => {
  world = await openVoiceWorld({ waitSeconds: 20 });
  ({ service } = world);
});

beforeEach(() => {
  service.sent.length = 0;
  world.log.length = 0;
});

afterAll(() => world.close());

describe("what cannot be heard is said so", () => {
  test("without settings nothing is sent, and the answer is to type", async () => {
    const deaf = await openVoiceWorld(null);
    const refusal = await deaf.refusal();
    const { sent } = deaf.service;
    await deaf.close();

    expect(refusal).toMatchObject({ status: 404, code: "off", hint: "Type it instead." });
    expect(sent).toEqual([]);
  });

  test("a clip that says it is too large is refused before it is read", async () => {
    const headers = { "content-type": "audio/wav" };
    const clip = new Uint8Array(MOST_CLIP_BYTES + 1);

    expect(await world.refusal({ clip, headers })).toMatchObject({
      status: 413,
      code: "too_large",
    });
    expect(service.sent).toEqual([]);
  });

  test("a clip that does not say how large it is is read no further than that", async () => {
    let read = 0;
    const clip = {
      bytes: null,
      seconds: null,
      async content() {
        return (async function* () {
          for (; read < 100; read++) yield new Uint8Array(1024 * 1024);
        })();
      },
    };

    await expect(world.rounds.hear(clip, { as: ANA, at: null })).rejects.toMatchObject({
      code: "too_large",
    });
    expect(read).toBeLessThan(12);
  });

  test.each([
    ["words", { clip: "help", headers: { "content-type": "audio/wav" } }, 415, "not_audio"],
    ["a table", { clip: "a,b", headers: { "content-type": "text/csv" } }, 415, "not_audio"],
    ["nothing", { clip: new Uint8Array() }, 400, "not_heard"],
    ["too long a clip", { clip: wav(63) }, 400, "too_long"],
  ])("%s", async (_what, speaking, status, code) => {
    expect(await world.refusal(speaking)).toMatchObject({ status, code });
    expect(service.sent).toEqual([]);
  });

  test.each(["", " . ", "[BLANK_AUDIO]", "(silence)", "*coughs*", "♪ ♪"])(
    "%j is nothing",
    async (text) => {
      service.hears(text);

      expect(await world.refusal()).toMatchObject({ code: "not_heard" });
    },
  );

  test("names that were to be expected, one after the other, are nothing", async () => {
    service.hears("help");
    await world.reply();
    const [first = "", second = ""] = service.sent[0]?.prompt?.split(", ") ?? [];
    service.hears(`${first}, ${second}.`);

    expect(await world.refusal()).toMatchObject({ code: "not_heard" });
  });

  test.each([
    [
      "429",
      { status: 429, body: { error: { message: "slow down" } } },
      /too much is being said/,
      1,
    ],
    ["401", { status: 401, body: { error: { message: "Wrong key" } } }, /not set up right/, 1],
    ["400", { status: 400, body: { error: { message: "Bad file" } } }, /not understood/, 1],
    ["500", { status: 500, body: { error: { message: "oops" } } }, /cannot be reached/, 2],
    ["no JSON of ours", { body: { words: "hi" } }, /cannot be reached/, 1],
  ])("%s", async (_what, answer, words, times) => {
    service.hears(answer);
    const refusal = await world.refusal();

    expect(refusal).toMatchObject({ status: 503, code: "voice_failed" });
    expect(refusal.message).toMatch(words);
    expect(refusal.message).not.toMatch(/slow down|Wrong key|Bad file|oops|sk-/);
    expect(service.sent).toHaveLength(times);
    expect(world.log.join()).toMatch(/Error/);
    expect(world.log.join()).not.toContain("sk-secret");
  });

  test("a time-out", async () => {
    const hasty = await openVoiceWorld({ waitSeconds: 1 });
    hasty.service.hears({ text: "late", afterMs: 20_000 });
    const refusal = await hasty.refusal();
    const times = hasty.service.sent.length;
    await hasty.close();

    expect(refusal).toMatchObject({ status: 503, code: "voice_failed" });
    expect(refusal.message).toMatch(/took too long/);
    expect(times).toBe(1);
  });

  test("a key that the service repeats is not in the log", async () => {
    service.hears({ status: 401, body: { error: { message: `Bad key: ${VOICE.key}` } } });
    await world.refusal();

    expect(world.log.join()).toContain("Bad key: (key)");
    expect(world.log.join()).not.toContain(VOICE.key);
  });

  test("a service that stumbles once is asked once more", async () => {
    service.hears({ status: 500, body: {} }, "My top 3 bars.");

    expect(await world.reply()).toMatchObject({ tool: "rank_accounts", heard: "My top 3 bars." });
    expect(service.sent).toHaveLength(2);
  });

  test("each says to type instead", async () => {
    service.hears({ status: 500, body: {} });

    expect((await world.refusal()).hint).toMatch(/^Type it instead/);
  });

  test("whoever is not known is not heard", async () => {
    expect(await world.refusal({ as: "nobody@prairie.example" })).toMatchObject({
      status: 403,
      code: "unknown_person",
    });
    expect(service.sent).toEqual([]);
  });
});
