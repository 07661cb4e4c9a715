import { afterAll, beforeAll, expect, test } from "vitest";
import type { Card } from "../../src/cards/card.ts";
import { instantOf, localMoment } from "../../src/clock.ts";
import { type Clockwork, startClockwork, usualClockwork } from "../../src/clockwork.ts";
import { openDigestDesk } from "../../src/data/digest-desk.ts";
import { scopeTo } from "../../src/data/scope.ts";
import type { DigestDesk } from "../../src/domain/digest-desk.ts";
import type { DueDigest } from "../../src/domain/digests.ts";
import type { Post } from "../../src/domain/posts.ts";
import { postsFor } from "../../src/inbox.ts";
import { type Digests, makeDigest } from "../../src/jobs/make-digest.ts";
import { createMetrics } from "../../src/jobs/metrics.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openSmall, SMALL } from "../world.ts";

const ANN = "ann@small.example";
const BOB = "bob@small.example";

let rounds: Rounds;
let clockwork: Clockwork | null = null;

beforeAll(async () => {
  // Bob has the whole Monday off, Ann only the morning.
  rounds = await openSmall({
    people: SMALL["people"] ?? "",
    absences: `email,from,to,part
${BOB},2026-03-02,2026-03-02,all
${ANN},2026-03-02,2026-03-02,morning`,
  });
});

afterAll(async () => {
  await clockwork?.close();
  await rounds.close();
});

const runsOf = async (): Promise<readonly string[]> =>
  (await rounds.database.client.digestRun.findMany()).map(
    ({ digest, reader, status, reason }) => `${digest} ${reader} ${status} ${reason}`,
  );

test("who begins at 10:40 gets the rest of the day, said to be late; a review of before is not made", async () => {
  const aheadMs = instantOf("2026-03-02T10:40", "America/Chicago").getTime() - Date.now();
  clockwork = await startClockwork(rounds, {
    ...usualClockwork(rounds),
    now: () => new Date(Date.now() + aheadMs),
  });

  await expect.poll(runsOf, { timeout: 50_000 }).toHaveLength(3);
  await expect
    .poll(() => rounds.database.client.post.count({ where: { status: "sent" } }), {
      timeout: 50_000,
    })
    .toBe(1);
  expect((await runsOf()).toSorted()).toEqual([
    `day_plan person:${ANN} posted null`,
    `day_plan person:${BOB} skipped a day off`,
    "weekly_review person:mo@small.example skipped its hour was before this workspace began",
  ]);
  const [post, ...more] = await postsFor(rounds, ANN, null);
  expect(more).toEqual([]);
  expect(post?.id).toBe(`digest:day_plan:person:${ANN}:2026-03-02`);
  expect(post?.text).toMatch(/^This comes late: it was due at 07:00\.\nMonday 2 March/);
  expect(post?.card.parts[0]).toEqual({
    kind: "note",
    text: "This comes late: it was due at 07:00.",
  });
  expect(await postsFor(rounds, BOB, null)).toEqual([]);
});

const DUE: DueDigest = {
  digest: "day_plan",
  reader: `person:${ANN}`,
  localDate: "2026-03-03",
  at: 420,
  until: 1020,
  timeZone: "America/Chicago",
  isBrief: false,
  since: null,
  dueAt: new Date("2026-03-03T13:00Z"),
};

const CARD: Card = { title: "A plan", parts: [] };

/** The port and what it needs; `compose` is what a test is about. */
function digestsWith(compose: Digests["compose"], now: Date): Digests {
  return {
    desk: deskOf(),
    compose,
    clock: { localMoment, instantOf },
    metrics: createMetrics(),
    now: () => now,
    kick: async () => {},
    onFailure: () => {},
    leaseMs: 120_000,
  };
}

const deskOf = (): DigestDesk<Post<object>> =>
  openDigestDesk(scopeTo(rounds.database.client, "small"), "small");

const statusOn = async (localDate: string): Promise<string> => {
  const [run] = await rounds.database.client.digestRun.findMany({
    where: { localDate: new Date(localDate) },
  });
  return `${run?.status} ${run?.reason}`;
};

test("of many that claim at once one makes it, and a claim that was left is made again from scratch", async () => {
  const [early, late] = [new Date("2026-03-03T13:00Z"), new Date("2026-03-03T13:05Z")];
  const desk = deskOf();
  const claims = await Promise.all(
    Array.from({ length: 8 }, () => desk.claim(DUE, early, new Date(early.getTime() - 120_000))),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);

  let composed = 0;
  const compose = async () => {
    composed += 1;
    return { card: CARD, text: "A plan" };
  };
  await makeDigest(digestsWith(compose, new Date("2026-03-03T13:01Z")), DUE, false);
  expect(composed).toBe(0); // The claim is a minute old.
  await makeDigest(digestsWith(compose, late), DUE, false);
  expect(composed).toBe(1);
  // Who had it first comes back: it has nothing to say any more.
  const post = {
    id: "other",
    reader: DUE.reader,
    kind: "day_plan",
    card: CARD,
    text: "",
    createdAt: early,
  };
  expect(await desk.post(DUE, early, post)).toBe(false);
  await makeDigest(digestsWith(compose, new Date("2026-03-03T14:00Z")), DUE, false);
  expect(composed).toBe(1);
  expect(await rounds.database.client.post.count({ where: { id: "other" } })).toBe(0);
  expect(await statusOn("2026-03-03")).toBe("posted null");
});

test("what cannot be composed is tried again, and at last noted as failed", async () => {
  const due = { ...DUE, localDate: "2026-03-04", dueAt: new Date("2026-03-04T13:00Z") };
  const now = new Date("2026-03-04T13:00Z");
  const broken = digestsWith(async () => {
    throw new Error("The map is away");
  }, now);

  await expect(makeDigest(broken, due, false)).rejects.toThrow("The map is away");
  expect(await statusOn("2026-03-04")).toBe("undefined undefined");
  await makeDigest(broken, due, true);
  expect(await statusOn("2026-03-04")).toBe("failed The map is away");
  expect(await broken.metrics.registry.metrics()).toContain('outcome="failed"} 1');
});

test("who has nothing to say says nothing, and it is noted why", async () => {
  const due = { ...DUE, localDate: "2026-03-05", dueAt: new Date("2026-03-05T13:00Z") };
  await makeDigest(
    digestsWith(async () => null, new Date("2026-03-05T13:00Z")),
    due,
    false,
  );

  expect(await statusOn("2026-03-05")).toBe("skipped nothing to say");
});
