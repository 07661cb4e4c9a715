import type { Reply } from "./assistant/assistant.ts";
import { refusalReply } from "./assistant/assistant.ts";
import type { ChatAnswer, ChatEvent, ChatPlace } from "./assistant/chat-port.ts";
import type { ChatPeople } from "./chat-people.ts";
import type { ReadReaders } from "./chat-readers.ts";
import { localTimeOf } from "./clock.ts";
import type { ChatRecords } from "./data/chat-records.ts";
import { UserError } from "./domain/errors.ts";
import type { Person } from "./domain/model.ts";
import type { Rounds } from "./rounds.ts";

/** What an answer in a chat is made with. */
export type Answering = {
  readonly rounds: Rounds;
  readonly records: ChatRecords;
  readonly people: ChatPeople;
  readonly readersOf: ReadReaders;
  readonly now: () => Date;
};

/** False: the event is answered already, here or by another process. */
export async function claimOf(
  { records, now }: Answering,
  { eventId, user, onAccepted }: ChatEvent,
): Promise<boolean> {
  const isOurs = eventId === null || (await records.claimEvent(user.platform, eventId, now()));
  if (isOurs) onAccepted?.();
  return isOurs;
}

export async function answerEvent(
  { rounds, people, readersOf, now }: Answering,
  event: ChatEvent,
): Promise<ChatAnswer> {
  const { user, place } = event;
  const person = await people.find(user);
  if (!person) return alone(place, await people.refusal(user));
  const message = messageOf(event, person, now());
  if (place.kind !== "direct")
    return divided(await rounds.askInChat(message, await readersOf(place, user)));
  const { shared: _, questionId, ...reply } = await rounds.askInChat(message, null);
  return { here: reply, privately: null, questionId };
}

const messageOf = (
  { place, thread, text, press, onProgress, cancelled, user }: ChatEvent,
  { email, timeZone }: Person,
  now: Date,
) => ({
  as: email,
  at: localTimeOf(now, timeZone),
  thread: `${user.platform}:${thread}`,
  channel: place.kind === "direct" ? null : place.placeId,
  text,
  press,
  onProgress,
  cancelled,
});

/** Words that fill a thread with nothing: said where it was asked, and to nobody else. */
const alone = (place: ChatPlace, reply: Reply): ChatAnswer =>
  place.kind === "direct"
    ? { here: reply, privately: null, questionId: null }
    : { here: null, privately: reply, questionId: null };

const MOVED = new UserError(
  "private",
  "I answered you privately: not everybody here may see it.",
  "Look at your messages with me.",
);

function divided(answer: Awaited<ReturnType<Rounds["askInChat"]>>): ChatAnswer {
  const { shared, questionId, ...reply } = answer;
  const { tool, input, by } = reply;
  if (shared === "all") return { here: reply, privately: null, questionId };
  if (shared === "none")
    return { here: refusalReply(MOVED, { tool, input, by }), privately: reply, questionId };
  return { here: withHint(shared), privately: reply, questionId };
}

const PART = "This is what everybody here may see; you have the rest in your messages with me.";

const withHint = (reply: Reply): Reply => ({
  ...reply,
  text: `${reply.text}\n${PART}`,
  cards: reply.cards.map((card, at) =>
    at > 0 ? card : { ...card, parts: [{ kind: "note", text: PART }, ...card.parts] },
  ),
});
