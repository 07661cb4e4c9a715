import type { WebPort } from "./chat/web/adapter.ts";
import { postsFor } from "./inbox.ts";
import { baseMapWithin } from "./maps/base-map.ts";
import { whoMayAsk } from "./names.ts";
import type { Rounds } from "./rounds.ts";

/** What the page gets of Rounds. */
export const webPortTo = (rounds: Rounds): WebPort => ({
  ask: (message) => rounds.ask(message),
  voiceSeconds: rounds.voiceSeconds,
  async askAloud(message, clip) {
    message.onProgress("Listening …");
    const heard = await rounds.hear(clip, message);
    return rounds.ask({ ...message, text: heard, heard });
  },
  people: () => peopleOf(rounds),
  posts: (as, since) => postsFor(rounds, as, since),
  metrics: () => rounds.metrics.registry.metrics(),
  counties: baseMapWithin,
  isReady: () => rounds.isReady(),
  take: (file) => rounds.takeFile(file),
});

/** Who the page may speak as, without what it need not know of them. */
async function peopleOf({ book }: Rounds): Promise<Awaited<ReturnType<WebPort["people"]>>> {
  const people = await whoMayAsk(book);
  return people.map(({ email, name, role, managerEmail }) => ({ email, name, role, managerEmail }));
}
