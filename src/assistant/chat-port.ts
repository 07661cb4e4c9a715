import type { Card, MapView, Table } from "../cards/card.ts";
import type { BroughtFile } from "../domain/imports.ts";
import type { VoiceClip } from "../domain/voice/clip.ts";
import type { Reply } from "./assistant.ts";

/** What every chat platform gets of Rounds. The platforms know nothing but this. */
export type ChatPort = {
  /** Answers one message, press or form; null: this event is answered already. Never throws. */
  answer(event: ChatEvent): Promise<ChatAnswer | null>;
  /** Claims an event that needs no answer; false: somebody is at it. */
  claim(platform: string, eventId: string): Promise<boolean>;
  /** Keeps a file that somebody dropped, to be imported; refusals are thrown as UserError. */
  takeFile(user: ChatUser, file: DroppedFile): Promise<BroughtFile>;
  /** What a person's home shows: the day, what waits, the goals; null: not known here. */
  home(user: ChatUser): Promise<readonly Card[] | null>;
  /** The e-mail of who this is in the workspace; null: nobody of it. */
  personOf(user: ChatUser): Promise<string | null>;
  /** Remembers where Rounds may post without being asked. */
  rememberPlace(place: KnownPlace): Promise<void>;
  /** Where a reader ("person:EMAIL" or "channel:NAME") is reached on a platform; null: nowhere. */
  placeOf(platform: string, reader: string): Promise<KnownPlace | null>;
  /** The identities of a person on a platform. */
  identitiesOf(platform: string, personEmail: string): Promise<readonly ChatIdentity[]>;
  /** What somebody thought of an answer. */
  keepFeedback(user: ChatUser, feedback: ChatFeedback): Promise<void>;
  /** Which question messages answer, where a platform cannot carry it in a vote; the newest counts. */
  rememberAnswer(
    platform: string,
    messageIds: readonly string[],
    questionId: string,
  ): Promise<void>;
  /** The question that a message answers; null: none of ours, or too old. */
  questionOf(platform: string, messageId: string): Promise<string | null>;
  /** A map as PNG; pixels. */
  picture(map: MapView, size?: { readonly width: number; readonly height: number }): Buffer;
  /** The same for where it follows the answer: nobody waits while it is drawn. */
  pictureBeside(map: MapView): Promise<Buffer>;
  /** A table as CSV that no spreadsheet takes for formulas. */
  csv(table: Table): Buffer;
  /** What to offer somebody who has not asked yet: words that can be sent. */
  suggestions(user: ChatUser): Promise<readonly string[]>;
  /** Logs what only whoever runs Rounds can mend. */
  report(error: unknown, about: string): void;
};

/** Somebody as the platform knows them. */
export type ChatUser = {
  readonly platform: string;
  /** The platform's workspace or organisation. */
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  /** Only if the platform vouches for it. */
  readonly email: string | null;
  /** A guest, or of another organisation: sees nothing. */
  readonly isGuest: boolean;
};

export type ChatIdentity = Pick<ChatUser, "platform" | "tenantId" | "userId">;

/** A conversation. */
export type ChatPlace = {
  readonly kind: "direct" | "group" | "channel";
  readonly placeId: string;
  /** Everybody there but bots; asked for only where others read along. */
  readonly members: () => Promise<readonly ChatUser[]>;
};

export type KnownPlace = {
  readonly platform: string;
  readonly tenantId: string;
  readonly placeId: string;
  readonly kind: ChatPlace["kind"];
  /** Without "#"; null for direct ones. */
  readonly name: string | null;
  /** Whose direct conversation it is. */
  readonly personEmail: string | null;
  /** What the platform's library needs to post there. */
  readonly reference: Readonly<Record<string, unknown>>;
};

export type ChatEvent = {
  /** The platform's own id of the event, by which a second delivery is known; null: there is none. */
  readonly eventId: string | null;
  readonly user: ChatUser;
  readonly place: ChatPlace;
  /** What belongs together: follow-ups go on from what was said in it. */
  readonly thread: string;
  readonly text: string;
  /** What was said instead of typed, or beside it. */
  readonly clip?: VoiceClip | null;
  readonly press: {
    readonly tool: string;
    readonly input: Readonly<Record<string, unknown>>;
  } | null;
  /** Called when the event is ours to answer: from then on a sign of life may be shown. */
  readonly onAccepted?: () => void;
  readonly onProgress: (message: string, canCancel?: boolean) => void;
  readonly cancelled: AbortSignal;
};

/** At least one of the two is said. */
export type ChatAnswer = {
  /** For where it was asked. */
  readonly here: Reply | null;
  /** For the asker alone. */
  readonly privately: Reply | null;
  /** The question in the log, for feedback; null: it is not there. */
  readonly questionId: string | null;
};

export type DroppedFile = {
  readonly name: string;
  readonly bytes: number | null;
  readonly content: AsyncIterable<Uint8Array>;
};

export type ChatFeedback = {
  readonly questionId: string;
  readonly vote: "up" | "down";
  readonly reason: string | null;
};
