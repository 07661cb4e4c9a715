import { type Card, note } from "../cards/card.ts";
import { clockOf } from "../domain/days.ts";
import type { DigestDesk } from "../domain/digest-desk.ts";
import { type DigestKind, type DueDigest, postIdOf } from "../domain/digests.ts";
import { verdictOf, type WallClock } from "../domain/due-digests.ts";
import { UserError } from "../domain/errors.ts";
import type { Post, Reader } from "../domain/posts.ts";
import type { LocalDate } from "../domain/units.ts";
import type { Kick } from "./deliver.ts";
import type { Metrics } from "./metrics.ts";

/** What a digest is about; whoever composes it sees only this. */
export type DigestOrder = {
  readonly digest: DigestKind;
  readonly reader: Reader;
  readonly localDate: LocalDate;
  /** When it is made. */
  readonly at: Date;
  /** Its hour is past: the sentence that says so is added by whoever asked. */
  readonly isLate: boolean;
  /** The reader wants less. */
  readonly isBrief: boolean;
};

/** Null: there is nothing to say. */
export type ComposeDigest = (
  order: DigestOrder,
) => Promise<{ readonly card: Card; readonly text: string } | null>;

export type Digests = {
  readonly desk: DigestDesk<Post<Card>>;
  readonly compose: ComposeDigest;
  readonly clock: WallClock;
  readonly metrics: Metrics;
  readonly now: () => Date;
  readonly kick: Kick;
  readonly onFailure: (error: unknown, digest: DueDigest) => void;
  /** A claim older than that was left by a process that ended. */
  readonly leaseMs: number;
};

/**
 * Makes one digest: claims it, composes it, stores its post with the claim's end. Does nothing when another process is
 * at it or was. What throws is let go, to be made again from scratch; the last time it is noted as failed.
 */
export async function makeDigest(
  digests: Digests,
  due: DueDigest,
  isLastTry: boolean,
): Promise<void> {
  const { desk, metrics, now, leaseMs, onFailure } = digests;
  const claimedAt = now();
  const staleBefore = new Date(claimedAt.getTime() - leaseMs);
  if (!(await desk.claim(due, claimedAt, staleBefore))) return;
  try {
    await makeClaimed(digests, due, claimedAt);
  } catch (error) {
    if (error instanceof UserError) return skip(digests, { due, claimedAt, reason: error.message });
    if (!isLastTry) {
      await desk.release(due, claimedAt);
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    await desk.settle(due, claimedAt, { status: "failed", reason });
    metrics.digests.inc({ kind: due.digest, outcome: "failed" });
    onFailure(error, due);
  }
}

async function makeClaimed(digests: Digests, due: DueDigest, claimedAt: Date): Promise<void> {
  const { desk, compose, clock, metrics, kick } = digests;
  const kind = due.digest;
  const verdict = verdictOf(due, claimedAt, clock, await desk.rules());
  if (!verdict.isMade) return skip(digests, { due, claimedAt, reason: verdict.reason });
  const { digest, reader, localDate, isBrief } = due;
  const { isLate } = verdict;
  const done = metrics.digestSeconds.startTimer({ kind });
  const made = await compose({ digest, reader, localDate, at: claimedAt, isLate, isBrief });
  done();
  if (made === null) return skip(digests, { due, claimedAt, reason: "nothing to say" });
  const { card, text } = isLate ? withLateness(made, due) : made;
  const post = { id: postIdOf(due), reader, kind, card, text, createdAt: claimedAt };
  if (!(await desk.post(due, claimedAt, post))) return;
  metrics.digests.inc({ kind, outcome: isLate ? "late" : "posted" });
  await kick([reader]);
}

async function skip(
  { desk, metrics }: Digests,
  {
    due,
    claimedAt,
    reason,
  }: { readonly due: DueDigest; readonly claimedAt: Date; readonly reason: string },
): Promise<void> {
  const isMine = await desk.settle(due, claimedAt, { status: "skipped", reason });
  if (isMine) metrics.digests.inc({ kind: due.digest, outcome: "skipped" });
}

/** Said first: who reads on knows why the plan does not begin in the morning. */
function withLateness(
  made: { readonly card: Card; readonly text: string },
  { at }: DueDigest,
): { readonly card: Card; readonly text: string } {
  const words = `This comes late: it was due at ${clockOf(at)}.`;
  return {
    text: `${words}\n${made.text}`,
    card: { ...made.card, parts: [note(words), ...made.card.parts] },
  };
}
