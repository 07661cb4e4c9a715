import { cardText } from "./assistant/card-text.ts";
import { localMoment } from "./clock.ts";
import { clockOf } from "./domain/days.ts";
import { personOf } from "./domain/posts.ts";
import type { ComposeDigest, DigestOrder } from "./jobs/make-digest.ts";
import type { Rounds } from "./rounds.ts";
import { digestCard } from "./tools/digests/digest-card.ts";

/** Composes in the name of the reader, or of who subscribed a channel, at the instant at which the digest is made. */
export function composeDigest({ book, worldOf }: Rounds): ComposeDigest {
  const people = kept(() => book.people());
  return async (order) => {
    const email = personOf(order.reader) ?? (await subscriberOf(book, order));
    const person = email === null ? null : await book.person(email);
    if (!person) return null;
    const { date, minute } = localMoment(order.at, person.timeZone);
    const world = await worldOf({ as: person.email, at: `${date}T${clockOf(minute)}` });
    const card = await digestCard({ ...world, book: { ...world.book, people } }, order);
    return card && { card, text: cardText(card) };
  };
}

/** Thousands of digests of one morning look at the same people: they are read anew each ten seconds. */
const KEPT_MS = 10_000;

function kept<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let until = 0;
  let result: Promise<Result> | null = null;
  return () => {
    if (result === null || performance.now() >= until) {
      until = performance.now() + KEPT_MS;
      result = read();
      result.catch(() => {
        result = null; // What failed is not kept.
      });
    }
    return result;
  };
}

/** Null: the subscription was taken back meanwhile. */
async function subscriberOf(
  book: Rounds["book"],
  { digest, reader }: Pick<DigestOrder, "digest" | "reader">,
): Promise<string | null> {
  const known = await book.subscriptions();
  const own = known.find((one) => one.digest === digest && one.reader === reader);
  return own?.authorEmail ?? null;
}
