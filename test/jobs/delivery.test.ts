import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/cards/card.ts";
import { openPostBox } from "../../src/data/post-box.ts";
import { putPost } from "../../src/data/put-post.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { type Post, type Poster, PostRefused } from "../../src/domain/posts.ts";
import { kicker, startDelivery } from "../../src/jobs/deliver.ts";
import { createMetrics } from "../../src/jobs/metrics.ts";
import { openQueue, type Queue } from "../../src/jobs/queue.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openSmall } from "../world.ts";

const NOON = Date.parse("2026-03-02T18:00:00Z");

let rounds: Rounds;
let queue: Queue;
/** Ids in the order in which they arrived. */
let arrived: string[];
/** What the platform does with a post before it keeps it, by post and try. */
let moods: Map<string, (() => Promise<void>)[]>;
const failures: string[] = [];

beforeEach(async () => {
  rounds = await openSmall();
  arrived = [];
  moods = new Map();
  queue = await openQueue({ store: rounds.database.store, onError: () => {} });
});

afterEach(async () => {
  await queue.close();
  await rounds.close();
});

const platform: Poster<Card> = {
  platform: "test",
  serves: async () => true,
  find: async (id) => (arrived.includes(id) ? `found-${id}` : null),
  async post({ id, text }) {
    const mood = moods.get(id)?.shift();
    if (mood) await mood();
    arrived.push(text.startsWith("This comes late") ? `${id}, late` : id);
    return { messageId: `m-${id}` };
  },
};

const refuse =
  (retryAfterMs: number | null, isPermanent = false) =>
  async (): Promise<void> => {
    throw new PostRefused("no", { retryAfterMs, isPermanent });
  };

/** Starts delivering what was put; the clock begins at noon. */
async function deliver(posts: readonly Pick<Post<Card>, "id" | "reader">[]): Promise<void> {
  const scoped = scopeTo(rounds.database.client, "small");
  await scoped.$transaction(async (tx) => {
    for (const [index, post] of posts.entries()) {
      const createdAt = new Date(NOON - 60_000 + index);
      const content = { kind: "note", card: { title: "Hello", parts: [] }, text: "Hello" };
      await putPost(tx, { ...post, ...content, createdAt, workspaceId: "small" });
    }
  });
  const began = Date.now();
  const sweep = await startDelivery({
    box: openPostBox<Card>(scoped, "small"),
    posters: [platform],
    queue,
    metrics: createMetrics(),
    now: () => new Date(NOON + Date.now() - began),
    chance: () => 0,
    onFailure: (_error, { id }) => failures.push(id),
    waits: { answerMs: 2000, takenMs: 5000 },
  });
  await sweep.run(new Date(NOON));
  await kicker(queue)(posts.map(({ reader }) => reader));
}

const statusesOf = async (): Promise<readonly string[]> =>
  (await rounds.database.client.post.findMany({ orderBy: { id: "asc" } })).map(
    ({ id, status, messageId }) => `${id} ${status} ${messageId}`,
  );

const settled = (statuses: readonly string[]): Promise<void> =>
  expect.poll(statusesOf, { timeout: 50_000, interval: 100 }).toEqual(statuses);

test("each reader's posts arrive in order; who is asked to wait waits alone", async () => {
  moods.set("a1", [refuse(5000)]);
  await deliver([
    { id: "a1", reader: "person:ann@small.example" },
    { id: "a2", reader: "person:ann@small.example" },
    { id: "b1", reader: "person:bob@small.example" },
    { id: "c1", reader: "channel:C1" },
  ]);

  await settled(["a1 sent m-a1", "a2 sent m-a2", "b1 sent m-b1", "c1 sent m-c1"]);
  expect(arrived.filter((id) => id.startsWith("a"))).toEqual(["a1", "a2"]);
  expect(arrived.indexOf("a1")).toBeGreaterThan(1);
});

test("what arrived without an answer is found, not sent again", async () => {
  moods.set("a1", [
    async () => {
      arrived.push("a1");
      await new Promise(() => {}); // The line hangs.
    },
  ]);
  await deliver([{ id: "a1", reader: "person:ann@small.example" }]);

  await settled(["a1 sent found-a1"]);
  expect(arrived).toEqual(["a1"]);
});

test("what is refused for good is failed and told, and the next one goes on", async () => {
  moods.set("a1", [refuse(null, true)]);
  await deliver([
    { id: "a1", reader: "person:ann@small.example" },
    { id: "a2", reader: "person:ann@small.example" },
  ]);

  await settled(["a1 failed null", "a2 sent m-a2"]);
  expect(failures).toEqual(["a1"]);
  const row = await rounds.database.client.post.findFirst({ where: { id: "a1" } });
  expect(row?.problem).toBe("no");
});

test("a post that was taken by a process that ended is taken again, not before its time", async () => {
  const scoped = scopeTo(rounds.database.client, "small");
  const box = openPostBox<Card>(scoped, "small");
  const content = { kind: "note", card: { title: "Hello", parts: [] }, text: "Hello" };
  const reader = "person:ann@small.example";
  await scoped.$transaction((tx) =>
    putPost(tx, { ...content, id: "a1", reader, createdAt: new Date(NOON), workspaceId: "small" }),
  );
  const at = (seconds: number): Date => new Date(NOON + 1000 * seconds);

  const both = await Promise.all([
    box.take(reader, at(0), at(45)),
    box.take(reader, at(0), at(45)),
  ]);
  expect(both.filter((taken) => taken !== null)).toHaveLength(1);
  expect(await box.take(reader, at(44), at(89))).toBeNull();
  expect(await box.nextAt(reader)).toEqual(at(45));
  expect(await box.take(reader, at(45), at(90))).toMatchObject({ id: "a1", attempts: 2 });
  // The first one comes back late: what it says of its try changes nothing.
  await box.markFailed({ id: "a1", attempts: 1 }, "late");
  expect(await statusesOf()).toEqual(["a1 waiting null"]);
});
