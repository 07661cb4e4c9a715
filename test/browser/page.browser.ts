import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { faintWords } from "./contrast.ts";
import { ANA, layoutShiftOf, type Opened, openStage, PHONE, type Stage } from "./open-page.ts";

const PLAN = `${ANA}&q=who should I visit today?`;

let stage: Stage;
const opened: Opened[] = [];

beforeAll(async () => {
  stage = await openStage();
});

afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});

afterAll(() => stage.close());

async function open(query: string, options?: Parameters<Stage["open"]>[1]): Promise<Opened> {
  const one = await stage.open(query, options);
  opened.push(one);
  return one;
}

test("a rep picks her name, asks, and sees numbered stops on a list and on a map", async () => {
  const { page, complaints } = await open("at=2026-03-02T07:30");

  await page.getByLabel("Speak as").selectOption({ label: "Ana Torres" });
  await page.getByRole("button", { name: "Who should I visit today?" }).click();
  await page.locator(".card").waitFor();
  await page.locator(".mark.is-stop").first().waitFor();

  const title = await page.locator(".card-title").textContent();
  const count = Number(/(\d+) stops/.exec(title ?? "")?.[1]);
  expect(count).toBeGreaterThan(5);
  expect(await page.locator(".mark.is-stop").count()).toBe(count);
  expect(await page.locator("button.number").allTextContents()).toEqual(
    Array.from({ length: count }, (_, index) => String(index + 1)),
  );
  expect(await page.locator(".mark.is-home").count()).toBeGreaterThan(0);
  expect(await page.locator("path.route").count()).toBe(1);
  await page.locator("path.county").first().waitFor({ state: "attached" });
  expect(await page.locator(".place-name").allTextContents()).toContain("Cedar Rapids");
  expect(complaints).toEqual([]);
});

test("the page remembers who somebody is", async () => {
  const { page } = await open("");
  await page.getByLabel("Speak as").selectOption({ label: "Dana Whitfield" });

  await page.reload();

  await page.getByRole("heading", { name: /Dana/ }).waitFor();
  expect(await page.locator("#person").inputValue()).toBe("dana.whitfield@prairie.example");
});

const [MONDAY, SUNDAY] = ["2026-03-02T07:30", "2026-03-01T10:00"];

test.each([
  ["ana.torres", MONDAY],
  ["ana.torres", SUNDAY],
  ["dana.whitfield", MONDAY],
  ["marcus.oyelaran", SUNDAY],
  ["ivy.chen", MONDAY],
])("each question that is suggested to %s on %s has an answer", async (name, at) => {
  const { page } = await open(`as=${name}@prairie.example&at=${at}`);
  await page.locator(".starter").first().waitFor();
  const questions = await page.locator(".starter span").allTextContents();
  for (const [index, question] of questions.entries()) {
    await page.getByLabel("Your question").fill(question);
    await page.keyboard.press("Enter");
    await page.locator(".card").nth(index).waitFor();
  }

  expect(questions.length).toBeGreaterThan(4);
  expect(await page.locator(".card.is-warning h2").allTextContents()).toEqual([]);
});

test("a number in the list opens its stop on the map", async () => {
  const { page } = await open(PLAN);
  await page.locator(".mark.is-stop").first().waitFor();

  await page.getByRole("button", { name: /^3: show/ }).click();

  const popup = await page.locator(".leaflet-popup-content").textContent();
  expect(popup).toMatch(/^3 .*\d{2}:\d{2}/);
});

test("a button is asked in the person's name and answered below", async () => {
  const { page, complaints } = await open(PLAN);

  await page.getByRole("button", { name: "I'm 30 min late" }).click();
  await page.locator(".card").nth(1).waitFor();

  expect(await page.locator(".bubble").allTextContents()).toEqual([
    "who should I visit today?",
    "I'm 30 min late",
  ]);
  expect(complaints).toEqual([]);
});

test("a calendar is saved as a file, and a route opens elsewhere", async () => {
  const { page } = await open(PLAN);
  const link = page.getByRole("link", { name: "Navigate" });
  await link.waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "To calendar" }).click();

  expect((await download).suggestedFilename()).toBe("visits.ics");
  expect(await link.getAttribute("target")).toBe("_blank");
  expect(await link.getAttribute("rel")).toBe("noopener");
});

test("a visit is logged by the form; what is wrong is said beside it", async () => {
  const { page, complaints } = await open(`${ANA}&q=brief me on Cedar Liquor`);
  const form = page.locator("form.form-body");
  await page.locator("summary", { hasText: "Log a visit to Cedar Liquor" }).click();
  await form.getByLabel("Satisfaction").fill("9");
  await form.getByRole("button", { name: "Log it" }).click();
  await expect.poll(() => form.getByRole("alert").textContent()).not.toBe("");
  expect(await page.locator(".card").count()).toBe(1);

  await form.getByLabel("Outcome").selectOption("order");
  await form.getByLabel("Notes").fill("Wants <b>two</b> cases");
  await form.getByLabel("Satisfaction").fill("4");
  await form.getByRole("button", { name: "Log it" }).click();
  const done = page.locator(".card").nth(1);
  await done.waitFor();

  expect(await done.locator("h2").textContent()).toContain("Logged: Cedar Liquor");
  expect(await done.textContent()).toContain("Wants <b>two</b> cases");
  expect(await done.locator("b").count()).toBe(0);
  expect(await form.isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

test("a name that may mean two accounts is a gentle question with the choices", async () => {
  const { page } = await open(`${ANA}&q=brief me on Mabel's Tap`);
  const warning = page.locator(".card.is-warning");
  await warning.waitFor();

  await warning.getByRole("button").first().click();

  await page.locator(".card.is-answer").waitFor();
  expect(await page.locator(".card.is-answer h2").textContent()).toContain("Mabel's Tap");
});

test("all of it works by keyboard", async () => {
  const { page } = await open(ANA);
  await page.locator(".starter").first().waitFor();
  const input = page.getByLabel("Your question");

  await page.keyboard.press("/");
  await page.keyboard.type("my best accounts");
  await page.keyboard.press("Shift+Enter");
  expect(await input.inputValue()).toBe("my best accounts\n");
  await page.keyboard.press("Enter");
  await page.locator(".card").waitFor();
  expect(await input.inputValue()).toBe("");
  await page.keyboard.press("ArrowUp");
  expect(await input.inputValue()).toBe("my best accounts");
  await page.keyboard.press("ArrowDown");
  expect(await input.inputValue()).toBe("");
  await page.keyboard.type("my best prospects");
  await page.keyboard.press("Enter");
  await page.locator(".card").nth(1).waitFor();

  await page.locator(".card").nth(1).getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".card").nth(2).waitFor();
  expect(await page.getByRole("status").textContent()).toContain("of 100");
});

test("the large map takes the screen, and Escape gives it back", async () => {
  const { page } = await open(PLAN);
  await page.locator(".mark.is-stop").first().waitFor();
  await page.getByRole("button", { name: "Open the map on the whole screen" }).click();
  const full = await page.locator(".picture-frame").boundingBox();
  const viewport = page.viewportSize();

  expect(full?.width).toBe(viewport?.width);
  expect(full?.height).toBe(viewport?.height);
  await page.keyboard.press("Escape");
  expect(await page.locator(".picture-frame.is-full").count()).toBe(0);
});

const IVY = ANA.replace("ana.torres", "ivy.chen");

test.each([
  [ANA, "who should I visit today?"],
  [ANA, "plan my week"],
  [ANA, "my best accounts"],
  [ANA, "brief me on QuickStop %23130"],
  [ANA, "why does Cedar Liquor rank here?"],
  [ANA, "what did I do last week?"],
  [ANA, "help"],
  [IVY, "compare East and West"],
  [IVY, "who has too much work?"],
  [IVY, "show performance by region"],
  [IVY, "list leads"],
])("on a phone nothing is wider than the screen: %s&q=%s", async (who, question) => {
  for (const width of [360, 390]) {
    const { page } = await open(`${who}&q=${question}`, {
      ...PHONE,
      viewport: { width, height: 844 },
    });
    await page.locator(".card").waitFor();

    const wide = await page.evaluate(() =>
      [...document.querySelectorAll("header, main, footer, .card, .card *")]
        .filter((each) => !each.closest(".picture, .unseen, .chart-plot"))
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .map(({ tagName, className }) => `${tagName}.${className}`),
    );
    expect(wide).toEqual([]);
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(scroll).toBe(0);
  }
});

test.each(["light", "dark"] as const)("words can be read in %s colours", async (colorScheme) => {
  for (const question of ["", "&q=who should I visit today?", "&q=brief me on Mabel's Tap"]) {
    const { page } = await open(`${ANA}${question}`, { colorScheme, reducedMotion: "reduce" });
    await page
      .locator(question === "" ? ".starter" : ".card")
      .first()
      .waitFor();
    expect(await faintWords(page, "body")).toEqual([]);
  }
});

test("the theme button turns the theme over, and it stays", async () => {
  const { page } = await open(ANA, { colorScheme: "light" });
  await page.getByRole("button", { name: "Use dark colours" }).click();

  await page.reload();

  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe("dark");
});

test("nothing moves by itself, from the empty page to the answer with its map", async () => {
  for (const options of [{}, PHONE]) {
    const { page } = await open(ANA, options);
    await page.locator(".starter").first().waitFor();
    await page.getByLabel("Your question").fill("who should I visit today?");
    await page.keyboard.press("Enter");
    await page.locator(".mark.is-stop").first().waitFor();
    await page.locator("path.county").first().waitFor({ state: "attached" });

    expect(await layoutShiftOf(page)).toBeLessThan(0.02);
  }
});

test("a server that is gone is said so, and Retry asks again", async () => {
  const { page } = await open(ANA);
  await page.locator(".starter").first().waitFor();
  await stage.stop();
  await page.getByLabel("Your question").fill("my best accounts");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Rounds does not answer; is it running?" }).waitFor();

  await stage.start();
  await page.getByRole("button", { name: "Retry" }).click();

  await page.locator(".card.is-answer").waitFor();
  expect(await page.locator(".bubble").count()).toBe(1);
});

test("markup and right-to-left words in a question stay words", async () => {
  const { page, complaints } = await open(ANA);
  await page
    .getByLabel("Your question")
    .fill("<img src=x onerror=alert(1)> \u05E9\u05DC\u05D5\u05DD");
  await page.keyboard.press("Enter");
  await page.locator(".card").waitFor();

  expect(await page.locator(".bubble").textContent()).toContain("<img src=x");
  expect(await page.locator(".conversation img").count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("a new conversation begins empty, in a thread of its own", async () => {
  const { page } = await open(`${ANA}&q=help`);
  await page.locator(".card").waitFor();

  await page.getByRole("button", { name: "New conversation" }).click();

  expect(await page.locator(".card").count()).toBe(0);
  expect(await page.locator(".starter").first().isVisible()).toBe(true);
});
