import type { Subscription } from "./digests.ts";
import { personReader, type Reader } from "./posts.ts";
import { teamOf } from "./team.ts";

type Member = { readonly email: string; readonly managerEmail: string | null };

/**
 * Whose posts a person sees: the own ones, and those of channels that this person, somebody of the team below, or the
 * own manager subscribed.
 */
export function readersFor(
  email: string,
  people: readonly Member[],
  subscriptions: readonly Pick<Subscription, "reader" | "authorEmail">[],
): readonly Reader[] {
  const manager = people.find((person) => person.email === email)?.managerEmail ?? null;
  const authors = new Set([...teamOf(email, people), ...(manager === null ? [] : [manager])]);
  const channels = subscriptions
    .filter(({ reader, authorEmail }) => reader.startsWith("channel:") && authors.has(authorEmail))
    .map(({ reader }) => reader);
  return [...new Set([personReader(email), ...channels])];
}
