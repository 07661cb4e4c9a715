import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What was said into one conversation. */
export type Heard = {
  readonly texts: string[];
  /** When anything stood there first, and when the last change came. */
  firstAt: number;
  lastAt: number;
  /** Messages, not counting changes of them. */
  posts: number;
};

export type StandIn = {
  readonly apiUrl: string;
  readonly heard: ReadonlyMap<string, Heard>;
  stop(): Promise<void>;
};

/** Takes the place of Slack's Web API: says yes to everything, and writes down when what was said. */
export async function startStandIn(emailOf: (userId: string) => string): Promise<StandIn> {
  const heard = new Map<string, Heard>();
  let count = 0;
  const note = (channel: string, text: string, isNew: boolean): void => {
    const now = performance.now();
    const known = heard.get(channel) ?? { texts: [], firstAt: now, lastAt: now, posts: 0 };
    known.texts.push(text);
    known.lastAt = now;
    if (isNew) known.posts += 1;
    heard.set(channel, known);
  };
  const answers: Readonly<Record<string, (body: URLSearchParams) => object>> = {
    "auth.test": () => ({ user_id: "U0BOT", bot_id: "B0BOT", team_id: "T0", team: "Bench" }),
    "users.info": (body) => ({ user: userOf(body.get("user") ?? "", emailOf) }),
    "chat.postMessage": (body) => {
      note(body.get("channel") ?? "", body.get("text") ?? "", true);
      return { ts: `1.${++count}`, channel: body.get("channel") };
    },
    "chat.update": (body) => {
      note(body.get("channel") ?? "", body.get("text") ?? "", false);
      return { ts: body.get("ts") };
    },
    "files.getUploadURLExternal": () => ({ upload_url: `${origin()}/upload`, file_id: "F1" }),
    "files.completeUploadExternal": () => ({ files: [{ id: "F1" }] }),
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const method = (request.url ?? "").replace(/^\/api\//, "");
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ ok: true, ...answers[method]?.(body) }));
    });
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    apiUrl: `${origin()}/api/`,
    heard,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const userOf = (id: string, emailOf: (userId: string) => string) => ({
  id,
  team_id: "T0",
  name: id,
  real_name: id,
  is_email_confirmed: true,
  profile: { email: emailOf(id) },
});

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const isForm = request.headers["content-type"]?.includes("urlencoded") === true;
  return new URLSearchParams(isForm ? Buffer.concat(parts).toString() : "");
}
