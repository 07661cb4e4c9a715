import { describe, expect, test } from "vitest";
import { audioKindOf } from "../../src/domain/voice/audio-kind.ts";
import { audioSeconds } from "../../src/domain/voice/audio-seconds.ts";
import { isAudio } from "../../src/domain/voice/clip.ts";
import { wav } from "../voice/transcription-server.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? [...Buffer.from(part, "latin1")] : [...part],
    ),
  );

const number = (value: number, length: number): readonly number[] =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);

const little = (value: number, length: number): readonly number[] =>
  number(value, length).toReversed();

const box = (name: string, ...content: readonly number[]): readonly number[] => [
  ...number(8 + content.length, 4),
  ...bytes(name),
  ...content,
];

/** A page of Ogg: the count of its samples stands at 6. */
const page = (samples: number, content: string): readonly number[] => [
  ...bytes("OggS", [0, 0]),
  ...little(samples, 8),
  ...little(1, 4),
  ...little(0, 4),
  ...little(0, 4),
  1,
  content.length,
  ...bytes(content),
];

const EBML = [0x1a, 0x45, 0xdf, 0xa3, 0x80];

const CLUSTER_OF_ANY_LENGTH = [0x1f, 0x43, 0xb6, 0x75, 1, 255, 255, 255, 255, 255, 255, 255];

/** A cluster of unknown length, as browsers write it, with when it begins. */
const cluster = (milliseconds: number): readonly number[] => [
  ...CLUSTER_OF_ANY_LENGTH,
  ...number(0xe784, 2),
  ...number(milliseconds, 4),
  ...number(0xa38100, 3),
];

/** A thousand units a second; the first byte is the version. */
const movie = (units: number): Uint8Array =>
  bytes(box("ftyp", ...bytes("M4A ")), [
    ...box("free"),
    ...box(
      "moov",
      ...box("mvhd", 0, 0, 0, 0, ...number(0, 8), ...number(1000, 4), ...number(units, 4)),
    ),
  ]);

test.each([
  ["wav", wav(1)],
  ["ogg", bytes("OggS")],
  ["webm", bytes(EBML)],
  ["m4a", bytes([0, 0, 0, 24], "ftypM4A ")],
  ["flac", bytes("fLaC")],
  ["mp3", bytes("ID3")],
  ["mp3", bytes([0xff, 0xfb, 0x90])],
  ["aac", bytes([0xff, 0xf1, 0x50])],
  [null, bytes("account_id,name")],
  [null, bytes("<!doctype html>")],
  [null, bytes("RIFF\0\0\0\0WEBP")],
  [null, bytes([0xff, 0xd8, 0xff])],
  [null, bytes()],
])("%s is told by the first bytes", (kind, file) => {
  expect(audioKindOf(file)).toBe(kind);
});

describe("how long a clip is", () => {
  test("WAV says it", () => {
    expect(audioSeconds(wav(3), "wav")).toBe(3);
  });

  test("a WAV whose recorder did not know the end is as long as it is", () => {
    const file = wav(3);
    new DataView(file.buffer).setUint32(40, 0xffffffff, true);

    expect(audioSeconds(file, "wav")).toBe(3);
  });

  test("the last page of Ogg counts the samples, of Opus at 48 kHz", () => {
    const head = page(0, "OpusHead............");

    expect(audioSeconds(bytes(head, page(48_000, "x"), page(240_000, "x")), "ogg")).toBe(5);
  });

  test("the last cluster of WebM says when it begins", () => {
    expect(audioSeconds(bytes(EBML, cluster(0), cluster(9_500)), "webm")).toBe(9.5);
  });

  test("MP4 says it in units of its own; 0 means that it did not know", () => {
    expect(audioSeconds(movie(7_250), "m4a")).toBe(7.25);
    expect(audioSeconds(movie(0), "m4a")).toBeNull();
  });

  test.each(["wav", "ogg", "webm", "m4a", "mp3"] as const)("a broken %s says nothing", (kind) => {
    const whole = { wav: wav(1), ogg: bytes(page(1, "x")), webm: bytes(EBML, cluster(1)) };
    const file = kind in whole ? whole[kind as keyof typeof whole] : movie(1000);
    for (let length = 0; length < Math.min(file.length, 120); length++) {
      const seconds = audioSeconds(file.subarray(0, length), kind);
      expect(seconds === null || seconds >= 0).toBe(true);
    }
  });
});

test.each([
  [{ type: "audio/mp4", name: "audio_message.m4a" }, true],
  [{ type: null, name: "memo.M4A" }, true],
  [{ type: "application/octet-stream", name: "memo.ogg" }, true],
  [{ type: "video/webm", name: "screen.webm" }, false],
  [{ type: "text/csv", name: "shops.csv" }, false],
  [{ type: null, name: "shops.xlsx" }, false],
  [{ type: null, name: null }, false],
])("%o is taken for a clip: %s", (file, isClip) => {
  expect(isAudio(file)).toBe(isClip);
});
