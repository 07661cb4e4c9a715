import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Card } from "../../src/cards/card.ts";
import { type Post, type Poster, PostRefused } from "../../src/domain/posts.ts";

/** What arrived, in its order: a post that arrived twice is there twice. */
export type Arrived = { readonly id: string; readonly reader: string; readonly text: string };

export type Platform = {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** How often it answered what. */
  readonly answers: ReadonlyMap<string, number>;
  /** From now on it takes everything. */
  calmDown(): void;
  close(): Promise<void>;
};

/** What the platform does with a post: whether it keeps it, and what it answers; 0: nothing, the line just hangs. */
type Mood = {
  readonly upTo: number;
  readonly name: string;
  readonly keeps: boolean;
  readonly status: number;
};

/** The likeliest is still that all goes well. */
const MOODS: readonly Mood[] = [
  { upTo: 0.12, name: "429", keeps: false, status: 429 },
  { upTo: 0.2, name: "500, not kept", keeps: false, status: 500 },
  { upTo: 0.24, name: "500, kept", keeps: true, status: 500 },
  { upTo: 0.29, name: "no answer, kept", keeps: true, status: 0 },
  { upTo: 0.32, name: "no answer, not kept", keeps: false, status: 0 },
  { upTo: 1, name: "200", keeps: true, status: 200 },
];

/** A platform on this machine that looks up posts by the client's message id, but takes a post twice if it is sent twice. */
export async function openPlatform(chance: () => number): Promise<Platform> {
  const arrived: Arrived[] = [];
  const answers = new Map<string, number>();
  let isCalm = false;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const post = JSON.parse(await bodyOf(request)) as Arrived;
    const roll = isCalm ? 1 : chance();
    const mood = MOODS.find(({ upTo }) => roll <= upTo);
    if (!mood) throw new Error("The last mood is for every roll");
    answers.set(mood.name, (answers.get(mood.name) ?? 0) + 1);
    if (mood.keeps) arrived.push(post);
    if (mood.status === 0) return;
    const seconds = String(1 + Math.floor(2 * chance()));
    if (mood.status === 429) response.setHeader("retry-after", seconds);
    response.writeHead(mood.status).end(JSON.stringify({ messageId: `m-${arrived.length}` }));
  };
  const server = createServer((request, response) => {
    if (request.method === "GET") lookUp(arrived, request, response);
    else void take(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    answers,
    calmDown: () => {
      isCalm = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function lookUp(
  arrived: readonly Arrived[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const id = new URL(request.url ?? "/", "http://localhost").searchParams.get("id");
  const index = arrived.findIndex((post) => post.id === id);
  response.writeHead(index === -1 ? 404 : 200).end(JSON.stringify({ messageId: `m-${index + 1}` }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Speaks to that platform as an adapter of a real one would. */
export const posterTo = (url: string): Poster<Card> => ({
  platform: "test",
  serves: async () => true,
  async find(postId) {
    const response = await fetch(`${url}/posts?id=${encodeURIComponent(postId)}`);
    if (response.status === 404) return null;
    return ((await response.json()) as { messageId: string }).messageId;
  },
  async post({ id, reader, text }: Post<Card>) {
    const body = JSON.stringify({ id, reader, text });
    const response = await fetch(`${url}/posts`, { method: "POST", body });
    if (response.status === 429) {
      const retryAfterMs = 1000 * Number(response.headers.get("retry-after") ?? 1);
      throw new PostRefused("too many", { retryAfterMs, isPermanent: false });
    }
    if (!response.ok) throw new Error(`Status ${response.status}`);
    return (await response.json()) as { messageId: string };
  },
});
