import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { composeDigest } from "../../src/compose-digest.ts";
import { putPost } from "../../src/data/put-post.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { faintWords } from "./contrast.ts";
import { type Opened, openStage, PHONE, type Stage } from "./open-page.ts";

const ANA = "ana.torres@prairie.example";
const DANA = "dana.whitfield@prairie.example";

let stage: Stage;
const opened: Opened[] = [];

beforeAll(async () => {
  stage = await openStage();
  await say("plan", ANA, new Date(Date.now() - 3_600_000));
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

/** A day plan as a digest brings it, said at this moment. */
async function say(id: string, email: string, createdAt: Date): Promise<void> {
  const { rounds } = stage;
  const order = {
    digest: "day_plan",
    localDate: "2026-03-02",
    isLate: false,
    isBrief: false,
  } as const;
  const at = new Date("2026-03-02T13:00Z");
  const reader = `person:${email}`;
  const made = await composeDigest(rounds)({ ...order, reader: `person:${ANA}`, at });
  if (!made) throw new Error("Ana works on Mondays");
  const { id: workspaceId } = rounds.workspace;
  await scopeTo(rounds.database.client, workspaceId).$transaction((tx) =>
    putPost(tx, { ...made, workspaceId, id, reader, kind: "day_plan", createdAt }),
  );
}

test("the plan of the morning is there when the page is opened, marked as new, and its buttons work", async () => {
  const { page, complaints } = await open(`as=${ANA}&at=2026-03-02T07:30`);
  const post = page.locator(".is-post");
  await post.waitFor();

  expect(await post.count()).toBe(1);
  // It was said an hour ago, which may have been yesterday.
  expect(await post.locator(".sender").textContent()).toMatch(
    /^From Rounds, (?:\w{3} \d+ \w+, )?\d\d:\d\dNew$/,
  );
  expect(await post.locator(".card-title").textContent()).toMatch(/^Monday 2 March: \d+ stops/);
  expect(await page.locator("#status").textContent()).toMatch(/^From Rounds: Monday 2 March/);
  await post.getByRole("button", { name: "What was left out" }).click();
  await page.locator(".turn:not(.is-post) .card").waitFor();
  expect(await page.locator(".bubble").allTextContents()).toEqual(["What was left out"]);
  expect(complaints).toEqual([]);
});

test("what was seen is not new any more, on a phone too", async () => {
  const { page, complaints } = await open(`as=${ANA}`, PHONE);
  await page.locator(".new-mark").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await faintWords(page, "body")).toEqual([]);
  await expect
    .poll(() => page.evaluate((name) => localStorage.getItem(name), `rounds.seen.${ANA}`), {
      timeout: 10_000,
    })
    .not.toBeNull();

  await page.reload();

  await page.locator(".is-post").waitFor();
  expect(await page.locator(".new-mark").count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("what is said while the page is open comes by itself, and only to whom it is for", async () => {
  const { page } = await open(`as=${DANA}`);
  await page.locator("body.is-ready").waitFor();
  expect(await page.locator(".is-post").count()).toBe(0);

  await say("later", DANA, new Date());

  await page.locator(".is-post").waitFor({ timeout: 30_000 });
  await page.getByLabel("Speak as").selectOption({ label: "Marcus Oyelaran" });
  await page.getByRole("heading", { name: /Marcus/ }).waitFor();
  expect(await page.locator(".is-post").count()).toBe(0);
});
