import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  type WebClient,
} from "@slack/web-api";
import type { ChatPort } from "../../assistant/chat-port.ts";
import type { Card } from "../../cards/card.ts";
import { type Post, type Poster, PostRefused, personOf, type Reader } from "../../domain/posts.ts";
import type { SlackPlace } from "./place.ts";
import { render } from "./render.ts";
import { say } from "./say.ts";

/** The mark of our posts, by which one is found again. */
const EVENT_TYPE = "rounds_post";

/** Slack has no client message id: a post carries its own in the message's metadata. */
const LOOK_BACK = 50;

/** The clients of the workspaces where Rounds is installed, by Slack's id of the workspace. */
export type SlackClients = {
  of(teamId: string): Promise<WebClient | null>;
  /** Any of them, for where only one is. */
  any(): Promise<{ readonly client: WebClient; readonly teamId: string } | null>;
};

/** Posts without being asked, into direct conversations and channels. */
export function slackPoster(port: ChatPort, clients: SlackClients, isPlain: boolean): Poster<Card> {
  const placeOf = (reader: Reader) => findPlace(port, clients, reader);
  return {
    platform: "slack",
    serves: async (reader) => (await placeOf(reader)) !== null,
    async find(postId, reader) {
      const found = await placeOf(reader);
      if (found === null) return null;
      const { messages = [] } = await found.client.conversations.history({
        channel: found.place.channel,
        include_all_metadata: true,
        limit: LOOK_BACK,
      });
      const mine = messages.find(
        ({ metadata }) =>
          metadata?.event_type === EVENT_TYPE && idOf(metadata.event_payload) === postId,
      );
      return mine?.ts ?? null;
    },
    async post(post) {
      const found = await placeOf(post.reader);
      if (found === null)
        throw new PostRefused("nobody to post to", { retryAfterMs: null, isPermanent: true });
      return { messageId: await sayPost({ port, isPlain }, found, post) };
    },
  };
}

const idOf = (payload: unknown): unknown =>
  typeof payload === "object" && payload !== null && "id" in payload ? payload.id : null;

type Found = { readonly client: WebClient; readonly place: SlackPlace };

/** The conversation that is known, else the person looked up by e-mail, or the channel by its name. */
async function findPlace(
  port: ChatPort,
  clients: SlackClients,
  reader: Reader,
): Promise<Found | null> {
  const known = await port.placeOf("slack", reader);
  if (known !== null) {
    const client = await clients.of(known.tenantId);
    return client && { client, place: { channel: known.placeId, threadTs: null } };
  }
  const email = personOf(reader);
  if (email !== null) return findPerson(port, clients, email);
  const name = reader.replace(/^channel:/, "");
  const installed = await clients.any();
  if (installed === null || !/^[CG][A-Z0-9]{6,}$/.test(name)) return null;
  return { client: installed.client, place: { channel: name, threadTs: null } };
}

async function findPerson(
  port: ChatPort,
  clients: SlackClients,
  email: string,
): Promise<Found | null> {
  const [identity] = await port.identitiesOf("slack", email);
  const installed = identity
    ? { client: await clients.of(identity.tenantId), userId: identity.userId }
    : await byEmail(clients, email);
  if (!installed?.client) return null;
  const { channel } = await installed.client.conversations.open({ users: installed.userId });
  if (channel?.id === undefined) return null;
  return { client: installed.client, place: { channel: channel.id, threadTs: null } };
}

async function byEmail(
  clients: SlackClients,
  email: string,
): Promise<{ client: WebClient; userId: string } | null> {
  const installed = await clients.any();
  if (installed === null) return null;
  try {
    const { user } = await installed.client.users.lookupByEmail({ email });
    return user?.id === undefined ? null : { client: installed.client, userId: user.id };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === "users_not_found") return null;
    throw error;
  }
}

async function sayPost(
  how: { readonly port: ChatPort; readonly isPlain: boolean },
  { client, place }: Found,
  post: Post<Card>,
): Promise<string> {
  const message = render({ text: post.text, cards: [post.card] }, { tool: null, input: null });
  const metadata = { event_type: EVENT_TYPE, event_payload: { id: post.id } };
  try {
    return await say({ client, ...how }, place, message, { metadata });
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

const GONE =
  /^(?:channel_not_found|is_archived|not_in_channel|account_inactive|user_disabled|restricted_action)/;

/** Null: nobody knows whether it arrived. */
function refusalOf(error: unknown): PostRefused | null {
  if (error instanceof WebAPIRateLimitedError)
    return new PostRefused(error.message, {
      retryAfterMs: error.retryAfter * 1000,
      isPermanent: false,
    });
  if (error instanceof WebAPIPlatformError)
    return new PostRefused(error.data.error, {
      retryAfterMs: null,
      isPermanent: GONE.test(error.data.error),
    });
  if (error instanceof WebAPIHTTPError && error.statusCode < 500)
    return new PostRefused(error.message, { retryAfterMs: null, isPermanent: false });
  return null;
}
