import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { PEOPLE } from "./local-slack.ts";
import { openSlackWorld, type SlackWorld } from "./slack-world.ts";

/** The emulator's own page in a browser: what somebody types, presses and fills in. */

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let world: SlackWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  world = await openSlackWorld(
    rounds,
    chatDesk(rounds, () => NOW),
    "http",
  );
  await world.slack.directOf(PEOPLE.ana.id);
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  await page.goto(world.slack.base);
  await page.getByRole("button", { name: PEOPLE.ana.name }).click();
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
  await rounds?.close();
});

async function say(words: string): Promise<void> {
  await page.getByPlaceholder(/^Message Ana Torres/).fill(words);
  await page.keyboard.press("Enter");
}

test("a question is answered, and a form under the answer plans the day again", async () => {
  await say("plan my day");
  await page.getByText(/^Monday 2 March: \d+ stops/).waitFor();
  await page.getByRole("img", { name: /^Map of the route/ }).waitFor();
  await page.getByRole("button", { name: "Change the day" }).click();
  // The emulator draws no fields of times and numbers.
  const form = page.locator(".modal");
  await form
    .locator(".bk-input", { hasText: "Start from (a town)" })
    .locator("input")
    .fill("Waterloo");
  await form.getByRole("button", { name: "Plan again" }).click();
  await page
    .getByText(/^Monday 2 March: \d+ stops/)
    .nth(1)
    .waitFor();
  // Its table is not drawn here, the picture's words tell the stops: the nearest to where the day starts now.
  const maps = page.getByRole("img", { name: /^Map of the route/ });
  await maps.nth(1).waitFor();
  expect(await maps.nth(1).getAttribute("alt")).not.toBe(await maps.nth(0).getAttribute("alt"));
});

test("a press accepts a lead, and its card cannot be pressed again", async () => {
  await say("which leads are waiting?");
  const accept = page.getByRole("button", { name: "Accept L1040" });
  await accept.click();
  await page.getByText(/^✓ .*Five Points Stop/).waitFor();
  expect(await accept.count()).toBe(0);
});
