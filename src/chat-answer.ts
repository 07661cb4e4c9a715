import type { Reply } from "./assistant/assistant.ts";
import { refusalReply } from "./assistant/assistant.ts";
import type { ChatAnswer, ChatEvent, ChatPlace } from "./assistant/chat-port.ts";
import { note } from "./cards/card.ts";
import { type fewAtOnce } from "./chat-order.ts";
import type { ChatPeople } from "./chat-people.ts";
import type { ReadReaders } from "./chat-readers.ts";
import { localTimeOf } from "./clock.ts";
import type { ChatRecords } from "./data/chat-records.ts";
import { UserError } from "./domain/errors.ts";
import type { Person } from "./domain/model.ts";
import type { VoiceClip } from "./domain/voice/clip.ts";
import type { Rounds } from "./rounds.ts";

/** What an answer in a chat is made with. */
export type Answering = {
  readonly rounds: Rounds;
  readonly records: ChatRecords;
  readonly people: ChatPeople;
  readonly readersOf: ReadReaders;
  readonly now: () => Date;
  /** Runs what computes; nobody waits there for a clip to be heard. */
  readonly few: ReturnType<typeof fewAtOnce>;
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
  { rounds, people, readersOf, now, few }: Answering,
  event: ChatEvent,
): Promise<ChatAnswer> {
  const { user, place } = event;
  const person = await people.find(user);
  if (!person) return alone(place, await people.refusal(user));
  const typed = messageOf(event, person, now());
  const message = await withClip(rounds, typed, event.clip ?? null);
  if ("error" in message) return { here: message, privately: null, questionId: null };
  return few(async () => {
    if (place.kind !== "direct")
      return divided(await rounds.askInChat(message, await readersOf(place, user)));
    const { shared: _, questionId, ...reply } = await rounds.askInChat(message, null);
    return { here: withHeard(reply), privately: null, questionId };
  });
}

/** The words of a clip in the place of typed ones, or behind them; a reply: why they could not be heard. */
async function withClip(
  rounds: Rounds,
  message: ReturnType<typeof messageOf>,
  clip: VoiceClip | null,
): Promise<(ReturnType<typeof messageOf> & { readonly heard?: string }) | Reply> {
  if (clip === null) return message;
  message.onProgress("Listening …");
  try {
    const heard = await rounds.hear(clip, message);
    return { ...message, text: `${message.text} ${heard}`.trim(), heard };
  } catch (error) {
    if (error instanceof UserError) return refusalReply(error);
    throw error;
  }
}

/** What was heard, as a small line before the answer. */
const withHeard = (reply: Reply): Reply =>
  reply.heard === undefined ? reply : withNote(reply, `I heard: "${reply.heard}"`);

function withNote(reply: Reply, words: string): Reply {
  const [first, ...others] = reply.cards;
  if (first === undefined) return reply;
  return { ...reply, cards: [{ ...first, parts: [note(words), ...first.parts] }, ...others] };
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
  if (shared === "all") return { here: withHeard(reply), privately: null, questionId };
  const privately = withHeard(reply);
  if (shared === "none")
    return { here: refusalReply(MOVED, { tool, input, by }), privately, questionId };
  return { here: withHint(withHeard(shared)), privately, questionId };
}

const PART = "This is what everybody here may see; you have the rest in your messages with me.";

const withHint = (reply: Reply): Reply => ({
  ...withNote(reply, PART),
  text: `${reply.text}\n${PART}`,
});
