/** Whom a post is for: "person:EMAIL" or "channel:ID". */
export type Reader = string;

export const personReader = (email: string): Reader => `person:${email}`;

/** The e-mail of a reader who is a person; null: it is a channel. */
export const personOf = (reader: Reader): string | null =>
  reader.startsWith("person:") ? reader.slice("person:".length) : null;

/** What Rounds says without being asked. The domain does not look into a card. */
export type Post<Card> = {
  /** Made from what it is about, so that it is never said twice; also the client's message id towards a platform. */
  readonly id: string;
  readonly reader: Reader;
  readonly kind: string;
  readonly card: Card;
  readonly text: string;
  readonly createdAt: Date;
};

/** A post that was taken to be delivered; `attempts` counts this one. */
export type TakenPost<Card> = Post<Card> & { readonly attempts: number };

/** Which post, and which try of it. */
export type Taken = Pick<TakenPost<unknown>, "id" | "attempts">;

/** A platform that posts are delivered to. */
export type Poster<Card> = {
  readonly platform: string;
  /** Whether this reader is reached there. */
  serves(reader: Reader): Promise<boolean>;
  /** The platform's name for a post that arrived; null: none with this client message id did. */
  find(postId: string, reader: Reader): Promise<string | null>;
  /** Throws PostRefused when the platform says no; any other error leaves open whether the post arrived. */
  post(post: Post<Card>): Promise<{ readonly messageId: string }>;
};

/** A platform does not take a post. Nothing of it arrived. */
export class PostRefused extends Error {
  /** How long the platform wants to be left alone; null: it does not say. */
  readonly retryAfterMs: number | null;
  /** Trying again is useless: the reader is gone, or the post is not valid there. */
  readonly isPermanent: boolean;

  constructor(
    message: string,
    {
      retryAfterMs,
      isPermanent,
    }: { readonly retryAfterMs: number | null; readonly isPermanent: boolean },
  ) {
    super(message);
    this.name = "PostRefused";
    this.retryAfterMs = retryAfterMs;
    this.isPermanent = isPermanent;
  }
}

/** The posts of one workspace. Of each reader the oldest waiting one goes first, and nothing overtakes it. */
export type PostBox<Card> = {
  /** Readers with a post that may be tried now. */
  readersWaiting(now: Date): Promise<readonly Reader[]>;
  /** Takes the reader's oldest waiting post until `until`; null: there is none, or it may not be tried yet. */
  take(reader: Reader, now: Date, until: Date): Promise<TakenPost<Card> | null>;
  /** When the reader's oldest waiting post may be tried; null: none waits. */
  nextAt(reader: Reader): Promise<Date | null>;
  markSent(
    id: string,
    sent: { readonly at: Date; readonly platform: string; readonly messageId: string },
  ): Promise<void>;
  /** Leaves it waiting; `attempts` is what counts from now on. Nothing happens when somebody else took it meanwhile. */
  putOff(
    taken: Taken,
    later: { readonly until: Date; readonly problem: string; readonly attempts: number },
  ): Promise<void>;
  markFailed(taken: Taken, problem: string): Promise<void>;
  /** Posts for any of these readers made after `since`, newest last; the newest when there are too many. */
  inbox(readers: readonly Reader[], since: Date, limit: number): Promise<readonly Post<Card>[]>;
  countWaiting(): Promise<number>;
};
