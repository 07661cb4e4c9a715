import { type Card, note } from "../cards/card.ts";
import { LATE_MINUTES } from "../domain/digests.ts";
import { afterFailure } from "../domain/post-retries.ts";
import type { Post, PostBox, Poster, Reader, TakenPost } from "../domain/posts.ts";
import type { Metrics } from "./metrics.ts";
import type { Queue } from "./queue.ts";
import type { TimedJob } from "./ticks.ts";

const QUEUE = "posts";

/** How many readers are served at the same time in one process. */
const CONCURRENCY = 8;
/** A job that threw had no database: the next minute's tick finds the post again. */
const RETRIES = 3;
/** How long a platform may take to answer; then it is open whether the post arrived. */
const ANSWER_MS = 15_000;
/** A post that was taken and not told about was left by a process that ended: longer than a look and a try. */
const TAKEN_MS = 45_000;
/** One job delivers so many posts at most, that no reader keeps a place for long. */
const MOST_IN_A_ROW = 20;

export type Delivery = {
  readonly box: PostBox<Card>;
  /** The first that serves a reader delivers. */
  readonly posters: readonly Poster<Card>[];
  readonly queue: Queue;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** From 0 to 1, to spread what is tried again. */
  readonly chance: () => number;
  readonly onFailure: (error: unknown, post: Post<Card>) => void;
  /** Another time than ANSWER_MS and TAKEN_MS, for tests that cannot wait. */
  readonly waits?: { readonly answerMs: number; readonly takenMs: number };
};

/** Tells the queue that a reader has something to be delivered. */
export type Kick = (readers: readonly Reader[]) => Promise<void>;

export const kicker =
  (queue: Queue): Kick =>
  (readers) =>
    queue.send(
      QUEUE,
      readers.map((reader) => ({ key: reader, data: { reader }, waitMs: 0 })),
    );

/** Delivers posts as jobs come, each reader's in order; returns what looks for posts that nobody kicked. */
export async function startDelivery(delivery: Delivery): Promise<TimedJob> {
  const { queue, box } = delivery;
  await queue.work(QUEUE, { concurrency: CONCURRENCY, retries: RETRIES }, ({ reader }) =>
    deliverTo(delivery, reader),
  );
  const kick = kicker(queue);
  return {
    name: "posts that wait",
    run: async (now) => kick(await box.readersWaiting(now)),
  };
}

async function deliverTo(delivery: Delivery, reader: Reader): Promise<void> {
  const { box, queue, now, waits } = delivery;
  for (let count = 0; count < MOST_IN_A_ROW; count += 1) {
    const began = now();
    const until = new Date(began.getTime() + (waits?.takenMs ?? TAKEN_MS));
    const post = await box.take(reader, began, until);
    if (post === null) break;
    await deliver(delivery, post);
  }
  const nextAt = await box.nextAt(reader);
  if (nextAt === null) return;
  const waitMs = nextAt.getTime() - now().getTime();
  await queue.send(QUEUE, [{ key: reader, data: { reader }, waitMs }]);
}

/** One try. What the platform says ends up in the post's row, never in an exception. */
async function deliver(delivery: Delivery, post: TakenPost<Card>): Promise<void> {
  const { box, metrics, now } = delivery;
  const poster = await posterFor(delivery, post.reader);
  const count = (outcome: string): void =>
    metrics.posts.inc({ kind: post.kind, platform: poster?.platform ?? "none", outcome });
  try {
    if (poster === null) throw new Error("No platform reaches this reader");
    const { messageId, isNew } = await postOnce(delivery, poster, post);
    await box.markSent(post.id, { at: now(), platform: poster.platform, messageId });
    count(isNew ? "sent" : "found");
  } catch (error) {
    count(await putOffOrFail(delivery, post, error));
  }
}

/** Before any second try it is looked whether the first one arrived. */
async function postOnce(
  { now, waits }: Delivery,
  poster: Poster<Card>,
  post: TakenPost<Card>,
): Promise<{ readonly messageId: string; readonly isNew: boolean }> {
  const limit = waits?.answerMs ?? ANSWER_MS;
  if (post.attempts > 1) {
    const found = await within(limit, poster.find(post.id, post.reader));
    if (found !== null) return { messageId: found, isNew: false };
  }
  const { messageId } = await within(limit, poster.post(withDelay(post, now())));
  return { messageId, isNew: true };
}

async function putOffOrFail(
  { box, now, chance, onFailure }: Delivery,
  post: TakenPost<Card>,
  error: unknown,
): Promise<"failed" | "put_off"> {
  const problem = error instanceof Error ? error.message : String(error);
  const next = afterFailure(post, error, now(), chance());
  if (next.kind === "later") {
    const until = new Date(now().getTime() + next.waitMs);
    await box.putOff(post, { until, problem, attempts: next.attempts });
    return "put_off";
  }
  await box.markFailed(post, problem);
  onFailure(error, post);
  return "failed";
}

async function posterFor({ posters }: Delivery, reader: Reader): Promise<Poster<Card> | null> {
  for (const poster of posters) if (await poster.serves(reader)) return poster;
  return null;
}

/** What the platform kept waiting says so, as what was made late does. */
function withDelay(post: Post<Card>, now: Date): Post<Card> {
  const minutes = Math.round((now.getTime() - post.createdAt.getTime()) / 60_000);
  if (!post.id.startsWith("digest:") || minutes <= LATE_MINUTES) return post;
  const words = `This comes late: it waited ${minutes} min for the platform.`;
  return {
    ...post,
    text: `${words}\n${post.text}`,
    card: { ...post.card, parts: [note(words), ...post.card.parts] },
  };
}

/** Gives up waiting; what was begun may still arrive. */
async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
