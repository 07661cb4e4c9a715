import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { until } from "./local-slack.ts";
import { openTeamsWorld, type TeamsWorld } from "./teams-world.ts";

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let world: TeamsWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  world = await openTeamsWorld(rounds, NOW);
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  page = await browser.newPage({ viewport: { width: 1200, height: 1400 } });
  await page.goto(world.seat.playground.base);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await world?.stop();
  await rounds?.close();
});

async function say(words: string): Promise<void> {
  const box = page.locator("[contenteditable=true][role=textbox]");
  await box.click();
  await box.pressSequentially(words);
  await page.keyboard.press("Enter");
}

test("in the client a plan is drawn, and its form plans the day again", async () => {
  await say("who should I visit today?");
  await page
    .getByText(/^Monday 2 March: \d+ stops/)
    .last()
    .waitFor();
  await page
    .getByRole("img", { name: /Map of the route/ })
    .last()
    .waitFor();
  await page.getByRole("button", { name: "Change the day" }).last().click();
  await page.getByLabel("At most this many stops").last().fill("3");
  await page.getByRole("button", { name: "Plan again" }).last().click();
  const again = page.getByText(/^Monday 2 March: 3 stops/).last();
  await again.waitFor();
  expect(await again.isVisible()).toBe(true);
});

/** Pixels: what a phone of 360 leaves to a card. */
const PHONE_CARD = 328;

test("on a phone each field of a form stands in its card, with its label, large enough for a finger", async () => {
  await page.addStyleTag({
    content: `.ac-adaptiveCard { width: ${PHONE_CARD}px !important; min-width: 0 !important; }`,
  });
  await say("brief me on A1879");
  await page.getByRole("button", { name: "Log a visit to Mabel's Grill" }).last().click();
  const card = page.locator(".ac-adaptiveCard").last();
  await page.getByRole("button", { name: "Log it" }).last().waitFor();
  const screen = await card.screenshot();
  expect(screen.byteLength).toBeGreaterThan(5000);
  const fields = await card.evaluate((root) =>
    [...root.querySelectorAll("input, textarea, select")].map((field) => {
      const { left, right, height } = field.getBoundingClientRect();
      const around = root.getBoundingClientRect();
      return {
        isInside: left >= around.left && right <= around.right,
        height,
      };
    }),
  );
  expect(fields.length).toBeGreaterThanOrEqual(4);
  for (const label of ["Outcome", "Notes", "Follow up on", "Satisfaction (1 to 5)"])
    expect(await card.getByLabel(label).first().isVisible()).toBe(true);
  for (const { isInside, height } of fields) {
    expect(isInside).toBe(true);
    expect(height).toBeGreaterThanOrEqual(24);
  }
});

test("a vote under an answer is kept with its question", async () => {
  await say("which leads are waiting?");
  await page
    .getByText(/waiting for an answer/)
    .last()
    .waitFor();
  await page
    .getByRole("button", { name: /^(?:like|thumbs up)$/i })
    .last()
    .click();
  const typed = page.getByRole("textbox").last();
  await typed.fill("just what I wanted");
  await page
    .getByRole("button", { name: /submit/i })
    .last()
    .click();
  const kept = await until(
    () => rounds.database.client.feedback.findFirst({ where: { vote: "up" } }),
    "the vote",
  );
  expect(kept).toMatchObject({ personEmail: "ana.torres@prairie.example" });
});
