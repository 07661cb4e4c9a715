import { afterAll, beforeAll, expect, test } from "vitest";
import { yesOrNo } from "../../src/assistant/yes-or-no.ts";
import type { Rounds, TimedReply } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const ANA = "ana.torres@prairie.example";
const BEN = "ben.keller@prairie.example";

const say = (thread: string, text: string, { as = ANA, at = "09:00", isSpoken = false } = {}) =>
  rounds.ask({
    as,
    at: `2026-03-02T${at}`,
    thread,
    channel: null,
    text,
    ...(isSpoken && { heard: text }),
  });

const WISH = "log that I met Granary Tavern, they want a quote, and show my leads";

const visits = () =>
  rounds.database.client.visit.count({ where: { accountId: "A2035", status: "done" } });

const confirmIn = ({ cards }: TimedReply): string =>
  cards
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
    .map(({ label }) => label)
    .join();

test.each([
  "Yes.",
  "yeah",
  "Um, yes please!",
  "OK, do it.",
  "That's right.",
  "go ahead",
  "Ja, bitte",
  "Oui.",
  "¡Sí, por favor!",
  "Sim",
])("%s is a yes", (text) => {
  expect(yesOrNo(text)).toBe(true);
});

test.each(["No.", "nope", "Never mind.", "No, don't.", "cancel that", "Nein, danke", "Não"])(
  "%s is a no",
  (text) => {
    expect(yesOrNo(text)).toBe(false);
  },
);

test.each([
  "yesterday",
  "yes, and log that I met Kum & Go",
  "no, the one in Ames",
  "not yet",
  "right after lunch",
  "Stop at Depot Co-op",
  "okay who is next",
  "",
])("%s is neither", (text) => {
  expect(yesOrNo(text)).toBeNull();
});

test("yes right after the card writes what stands on it, once", async () => {
  const before = await visits();
  await say("yes", WISH);
  expect(await visits()).toBe(before);
  const done = await say("yes", "Yes.");
  const again = await say("yes", "yes");

  expect(done).toMatchObject({ tool: "log_visit", error: null, result: { accountId: "A2035" } });
  expect(done.calls?.map(({ tool }) => tool)).toEqual(["list_leads"]);
  expect(again.error?.code).toBe("not_understood");
  expect(await visits()).toBe(before + 1);
});

test("what was confirmed by a yes is taken back by saying so", async () => {
  const before = await visits();
  await say("back", WISH);
  await say("back", "yes");
  await say("back", "take it back");

  expect(await visits()).toBe(before);
});

test("no writes nothing, and the button does nothing any more", async () => {
  const before = await visits();
  const asked = await say("no", WISH);
  const no = await say("no", "No, don't.");
  const button = asked.cards
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
    .flatMap((each) => ("tool" in each ? [{ tool: each.tool, input: each.input }] : []))[0];
  const about = { as: ANA, at: "2026-03-02T09:00", thread: "no", channel: null, text: "" };
  const pressed = await rounds.ask({ ...about, press: button ?? null });

  expect(no).toMatchObject({ text: "Nothing was written.", tool: null, error: null });
  expect(pressed.error?.code).toBe("done");
  expect(await visits()).toBe(before);
});

test("another person's yes in the same thread confirms nothing", async () => {
  const before = await visits();
  await say("shared", WISH);
  const other = await say("shared", "yes", { as: BEN });

  expect(other.error?.code).toBe("not_understood");
  expect(await visits()).toBe(before);
});

test("yes an hour later confirms nothing", async () => {
  const before = await visits();
  await say("late", WISH);
  const late = await say("late", "yes", { at: "10:05" });

  expect(late.error?.code).toBe("expired");
  expect(await visits()).toBe(before);
});

test("yes confirms only what was said last: in this thread, in another, or without being asked", async () => {
  const before = await visits();
  await say("last", WISH);
  await say("last", "my top 3 bars", { at: "09:01" });
  const here = await say("last", "yes", { at: "09:02" });

  await say("elsewhere", WISH, { at: "09:10" });
  await say("other", "my top 3 bars", { at: "09:11" });
  const elsewhere = await say("elsewhere", "yes", { at: "09:12" });

  await say("posted", WISH, { at: "09:20" });
  const { id: workspaceId } = rounds.workspace;
  const createdAt = new Date("2026-03-02T15:21:00Z"); // 09:21 in Iowa.
  const post = { workspaceId, id: "lead:x", reader: `person:${ANA}`, kind: "lead", createdAt };
  await rounds.database.client.post.create({ data: { ...post, card: {}, text: "A lead" } });
  const posted = await say("posted", "yes", { at: "09:22" });

  for (const reply of [here, elsewhere, posted]) expect(reply.error?.code).toBe("not_understood");
  expect(await visits()).toBe(before);
});

test("what was spoken is written only after a yes, with the words that were heard", async () => {
  const before = await visits();
  const asked = await say("spoken", "I just met Granary Tavern, they want a quote by Friday.", {
    at: "11:00",
    isSpoken: true,
  });
  expect(await visits()).toBe(before);
  const done = await say("spoken", "Yes.", { at: "11:01", isSpoken: true });

  expect(asked).toMatchObject({ tool: "log_visit", result: null, error: null });
  expect(asked.heard).toBe("I just met Granary Tavern, they want a quote by Friday.");
  expect(asked.text).toMatch(/^I heard: "I just met .*"\nShall I write this\?\nLog a visit:/);
  expect(confirmIn(asked)).toBe("Confirm");
  expect(done).toMatchObject({ tool: "log_visit", error: null });
  expect(await visits()).toBe(before + 1);
});

test("taking back by voice says what it takes back, and asks first", async () => {
  await say("voiced", "just met Granary Tavern", { at: "12:00" });
  const before = await visits();
  const asked = await say("voiced", "Take that back.", { at: "12:01", isSpoken: true });
  expect(await visits()).toBe(before);
  const done = await say("voiced", "Yes.", { at: "12:02", isSpoken: true });

  expect(asked.text).toContain('Take back: change "Logged: Granary Tavern, today"');
  expect(done).toMatchObject({ tool: "undo_change", error: null });
  expect(await visits()).toBe(before - 1);
});

test("what only the right person may write is refused at once, spoken or not", async () => {
  const refused = await say("right", "set the revenue goal of East to 10,000 for May", {
    isSpoken: true,
  });

  expect(refused.error).not.toBeNull();
  expect(confirmIn(refused)).not.toContain("Confirm");
});

test("questions that were spoken are answered at once", async () => {
  const reply = await say("read", "What are my top three bars?", { isSpoken: true });

  expect(reply).toMatchObject({ tool: "rank_accounts", error: null });
  expect(reply.text).toMatch(/^I heard: "What are my top three bars\?"\n/);
});
