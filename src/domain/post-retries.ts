import { PostRefused, type TakenPost } from "./posts.ts";

/** How often a post is tried that a platform neither takes nor refuses for good. */
export const MOST_ATTEMPTS = 12;

/** After so many hours nobody needs it any more, however politely the platform asked to wait. */
const OLDEST_HOURS = 24;

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A platform that asks for no wait at all is left alone for that long. */
const SHORTEST_WAIT_MS = 500;

/** What becomes of a post that did not get through. */
export type AfterFailure =
  | { readonly kind: "failed" }
  | { readonly kind: "later"; readonly waitMs: number; readonly attempts: number };

/**
 * Waits double from two seconds to a quarter of an hour, so that the twelfth try is after about an hour. `chance` from
 * 0 to 1 spreads them, that not all come back at once. A wait that the platform asked for is no failed try.
 */
export function afterFailure(
  { attempts, createdAt }: Pick<TakenPost<unknown>, "attempts" | "createdAt">,
  error: unknown,
  now: Date,
  chance: number,
): AfterFailure {
  const refusal = error instanceof PostRefused ? error : null;
  const isOld = now.getTime() - createdAt.getTime() > OLDEST_HOURS * 3_600_000;
  if (refusal?.isPermanent || isOld) return { kind: "failed" };
  if (refusal && refusal.retryAfterMs !== null) {
    const waitMs = Math.max(SHORTEST_WAIT_MS, refusal.retryAfterMs);
    return { kind: "later", waitMs: waitMs * (1 + chance / 10), attempts: attempts - 1 };
  }
  if (attempts >= MOST_ATTEMPTS) return { kind: "failed" };
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return { kind: "later", waitMs: waitMs * (0.5 + chance / 2), attempts };
}
