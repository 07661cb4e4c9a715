import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startLines } from "../src/start-lines.ts";

const voiceLine = (env: Readonly<Record<string, string>>): string =>
  startLines(readConfig(env)).find((line) => line.startsWith("voice")) ?? "";

test("without a model people type, and the start says how to change that", () => {
  expect(readConfig({ OPENAI_API_KEY: "sk-1" }).voice).toBeNull();
  expect(voiceLine({})).toBe(
    "voice      off: people type. To let them speak set ROUNDS_VOICE_MODEL; docs/voice.md says more.",
  );
});

test("a model with a key, or with a server of one's own, turns it on", () => {
  const usual = { seconds: 120, waitSeconds: 30, clips: 100 };
  const openAi = { ROUNDS_VOICE_MODEL: "whisper-1", OPENAI_API_KEY: "sk-1" };
  const own = { ROUNDS_VOICE_MODEL: "small.en", ROUNDS_VOICE_URL: "http://localhost:8000/v1" };

  expect(readConfig(openAi).voice).toEqual({
    model: "whisper-1",
    key: "sk-1",
    url: null,
    ...usual,
  });
  expect(readConfig(own).voice).toMatchObject({ key: null, url: "http://localhost:8000/v1" });
  expect(readConfig(own).model).toBeNull();
  expect(voiceLine(openAi)).toBe(
    "voice      on: clips of up to 120 seconds are heard by whisper-1.",
  );
  expect(voiceLine({ ...own, ROUNDS_VOICE_SECONDS: "30" })).toBe(
    "voice      on: clips of up to 30 seconds are heard by small.en at localhost:8000.",
  );
});

const ON = { ROUNDS_VOICE_MODEL: "whisper-1", OPENAI_API_KEY: "sk-1" };

test.each([
  [
    { ROUNDS_VOICE_MODEL: "whisper-1" },
    "ROUNDS_VOICE_MODEL is set without OPENAI_API_KEY: set it, or ROUNDS_VOICE_URL.",
  ],
  [
    { ...ON, ROUNDS_VOICE_URL: "localhost:8000" },
    "ROUNDS_VOICE_URL is not an address: write it as http://localhost:8000/v1.",
  ],
  [
    { ...ON, ROUNDS_VOICE_SECONDS: "2" },
    "ROUNDS_VOICE_SECONDS is not a whole number from 5 to 600.",
  ],
  [
    { ...ON, ROUNDS_VOICE_WAIT: "long", ROUNDS_VOICE_CLIPS: "0" },
    "ROUNDS_VOICE_WAIT is not a whole number from 1 to 300.\nROUNDS_VOICE_CLIPS is not a whole number from 1 to 10000.",
  ],
])("%o is refused with what to do", (env, hint) => {
  expect(() => readConfig(env)).toThrow(expect.objectContaining({ code: "bad_config", hint }));
});
