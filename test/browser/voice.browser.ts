import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { audioKindOf } from "../../src/domain/voice/audio-kind.ts";
import {
  startTranscription,
  type TranscriptionServer,
  VOICE,
} from "../voice/transcription-server.ts";
import { temporaryFolder } from "../world.ts";
import { faintWords } from "./contrast.ts";
import { ANA, type Opened, openStage, PHONE, type Stage } from "./open-page.ts";

let service: TranscriptionServer;
let stage: Stage;
const folder = temporaryFolder();
const opened: Opened[] = [];

/** What Chromium takes for a microphone. */
const MICROPHONE = join(folder.path, "microphone.wav");

beforeAll(async () => {
  writeFileSync(MICROPHONE, tone());
  service = await startTranscription();
  stage = await openStage({
    voice: { ...VOICE, url: service.url, seconds: 6 },
    flags: [
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-audio-capture=${MICROPHONE}`,
    ],
  });
});

beforeEach(() => {
  service.sent.length = 0;
});

afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});

afterAll(async () => {
  await stage.close();
  await service.stop();
  folder.remove();
});

async function open(query: string, options?: Parameters<Stage["open"]>[1]): Promise<Opened> {
  const one = await stage.open(query, options);
  opened.push(one);
  return one;
}

/** A second of 440 Hz, 16 bits at 48 kHz. */
function tone(): Buffer {
  const samples = 48_000;
  const file = Buffer.alloc(44 + 2 * samples);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + 2 * samples, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(48_000, 24);
  file.writeUInt32LE(96_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(2 * samples, 40);
  for (let at = 0; at < samples; at++)
    file.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / 48_000)), 44 + 2 * at);
  return file;
}

const WAIT = { timeout: 20_000 };

const SHOTS = process.env["SHOTS"]; // oxlint-disable-line node/no-process-env -- a folder for pictures to look at

async function shoot({ page }: Opened, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

test.each([
  ["a phone", PHONE],
  ["a desk", { viewport: { width: 1280, height: 800 } }],
])("on %s somebody speaks, sees what was heard, and gets the answer", async (what, options) => {
  service.hears("Who should I visit today?");
  const one = await open(ANA, options);
  const { page, complaints } = one;

  await page.getByRole("button", { name: "Speak", exact: true }).click();
  await page.getByText("Press to send").waitFor();
  await expect
    .poll(() => page.locator("#recorded").textContent(), WAIT)
    .toMatch(/^0:0[1-5] of 0:06$/);
  await shoot(one, `${what}-recording`);
  expect(await faintWords(page, "body")).toEqual([]);
  await page.getByRole("button", { name: "Stop and send" }).click();
  await page.locator(".card-title", { hasText: /^Monday 2 March/ }).waitFor();
  await shoot(one, `${what}-answered`);

  expect(await page.locator(".bubble").allTextContents()).toEqual(["Who should I visit today?"]);
  expect(await page.locator("#question").isVisible()).toBe(true);
  expect(service.sent).toHaveLength(1);
  expect(audioKindOf(service.sent[0]?.bytes ?? new Uint8Array())).toBe("webm");
  expect(service.sent[0]?.bytes.length).toBeGreaterThan(1000);
  expect(complaints).toEqual([]);
});

test("it works by keys alone: Space begins and sends, Escape throws away", async () => {
  service.hears("My top 3 bars.");
  const { page } = await open(ANA);
  const button = page.getByRole("button", { name: "Speak", exact: true });

  await button.focus();
  await page.keyboard.press("Space");
  await page.getByText("Press to send").waitFor();
  expect(await page.locator("#status").textContent()).toMatch(/^Recording\./);
  await page.keyboard.press("Escape");
  await page.locator("#question").waitFor();
  expect(await page.locator("#status").textContent()).toBe("The recording was thrown away.");
  expect(service.sent).toEqual([]);

  await button.focus();
  await page.keyboard.press("Space");
  await page.getByText("Press to send").waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press("Space");
  await page.locator(".card").waitFor();
  expect(await page.locator(".bubble").textContent()).toBe("My top 3 bars.");
});

test("on a phone a recording is thrown away by a button", async () => {
  const { page } = await open(ANA, PHONE);

  await page.getByRole("button", { name: "Speak", exact: true }).click();
  await page.getByRole("button", { name: "Cancel the recording" }).click();

  await page.locator("#question").waitFor();
  expect(await page.locator(".turn").count()).toBe(0);
});

test("who speaks for too long is sent at the end", async () => {
  service.hears("My top 3 bars.");
  const { page } = await open(ANA);

  await page.getByRole("button", { name: "Speak", exact: true }).click();
  await page.locator(".card").waitFor();

  expect(service.sent).toHaveLength(1);
  expect(await page.locator("#question").isVisible()).toBe(true);
});

test("what is said is written only after Confirm, or after a spoken yes", async () => {
  service.hears("I just met Granary Tavern, they want a quote.", "Yes.");
  const one = await open(ANA, PHONE);
  const { page } = one;
  const say = async (): Promise<void> => {
    await page.getByRole("button", { name: "Speak", exact: true }).click();
    await page.waitForTimeout(600);
    await page.getByRole("button", { name: "Stop and send" }).click();
  };

  await say();
  await page.getByRole("heading", { name: "Shall I write this?" }).waitFor();
  await shoot(one, "confirm");
  await say();
  await page.getByRole("heading", { name: /^Logged: Granary Tavern/ }).waitFor();

  expect(await page.locator(".bubble").allTextContents()).toEqual([
    "I just met Granary Tavern, they want a quote.",
    "Yes.",
  ]);
});

test("what cannot be heard is said in the conversation", async () => {
  service.hears({ status: 500, body: {} });
  const one = await open(ANA, PHONE);
  const { page } = one;

  await page.getByRole("button", { name: "Speak", exact: true }).click();
  await page.waitForTimeout(600);
  await page.getByRole("button", { name: "Stop and send" }).click();
  await page.locator(".card.is-warning").waitFor();
  await shoot(one, "not-heard");

  expect(await page.locator(".bubble").textContent()).toMatch(/^Voice clip, 0:0\d$/);
  expect(await page.locator(".card.is-warning").textContent()).toContain("Type it instead");
});

test("a browser that may not use the microphone says so", async () => {
  const { page } = await open(ANA);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException("Permission denied", "NotAllowedError");
    };
  });

  await page.getByRole("button", { name: "Speak", exact: true }).click();

  await page.getByRole("heading", { name: /may not use the microphone/ }).waitFor();
  expect(await page.locator("#question").isVisible()).toBe(true);
});

test("answers are read aloud to who spoke and wants it, and the switch is remembered", async () => {
  service.hears("I just met Granary Tavern.");
  const { page } = await open(ANA);
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    speechSynthesis.speak = ({ text }) => void told.push(text);
  });
  const said = (): Promise<readonly string[]> =>
    page.evaluate(() => (window as unknown as { told: string[] }).told);
  const toggle = page.getByRole("button", { name: "Read answers aloud to what I say" });

  await toggle.click();
  await page.getByLabel("Your question").fill("my top 3 bars");
  await page.keyboard.press("Enter");
  await page.locator(".card").first().waitFor();
  expect(await said()).toEqual([]); // It was typed.
  await page.getByRole("button", { name: "Speak", exact: true }).click();
  await page.waitForTimeout(600);
  await page.getByRole("button", { name: "Stop and send" }).click();
  await expect
    .poll(said, WAIT)
    .toEqual([expect.stringMatching(/^Shall I write this\? Log a visit: account Granary Tavern/)]);
  await page.reload();
  await toggle.waitFor();

  expect(await toggle.getAttribute("aria-pressed")).toBe("true");
});

test("a long name leaves room for the switch on a phone", async () => {
  const { page } = await open("as=marcus.oyelaran@prairie.example", PHONE);
  const toggle = page.getByRole("button", { name: "Read answers aloud to what I say" });

  await toggle.click({ timeout: 5000 });

  expect(await toggle.getAttribute("aria-pressed")).toBe("true");
});

test("where voice is off there is no microphone and no switch", async () => {
  const typing = await openStage();
  const { page } = await typing.open(ANA);
  await page.locator(".starter").first().waitFor();
  await page.waitForLoadState("networkidle");
  const buttons = await page.getByRole("button", { name: /^Speak$|aloud/ }).count();
  await page.context().close();
  await typing.close();

  expect(buttons).toBe(0);
});
