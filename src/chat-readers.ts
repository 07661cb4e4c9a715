import type { Readers } from "./assistant/before-others.ts";
import type { ChatPlace, ChatUser } from "./assistant/chat-port.ts";
import type { ChatPeople } from "./chat-people.ts";
import type { Book } from "./domain/ports.ts";
import { audienceOf } from "./tools/audience.ts";

export type ReadReaders = (place: ChatPlace, user: ChatUser) => Promise<Readers>;

/** Who reads along in a place, as far as it decides what may be shown there. */
export const readersOf = (book: Book, people: ChatPeople): ReadReaders =>
  kept(async (place, user) => {
    const members = await place.members();
    const known = await Promise.all([...members, user].map((each) => people.find(each)));
    const persons = known.flatMap((person) => person ?? []);
    if (persons.length < known.length) return "strangers";
    return audienceOf(persons, await book.people());
  });

const KEPT_MS = 60_000;

/** Members of a channel change seldom and are slow to ask for: they are kept for a minute. */
function kept(read: ReadReaders): ReadReaders {
  const known = new Map<string, { readonly until: number; readonly readers: Promise<Readers> }>();
  return (place, user) => {
    const key = JSON.stringify([user.platform, user.tenantId, place.placeId, user.userId]);
    const found = known.get(key);
    if (found && performance.now() < found.until) return found.readers;
    for (const [old, { until }] of known) if (until <= performance.now()) known.delete(old);
    const readers = read(place, user);
    readers.catch(() => known.delete(key)); // What failed is not kept.
    known.set(key, { until: performance.now() + KEPT_MS, readers });
    return readers;
  };
}
