import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BINARY = "emulators/node_modules/local-slack-linux-x64/bin/local-slack";

export const TEAM = "T01PRAIRIE";
export const BOT = "U0BOT";
export const TOKEN = "xoxb-test-token";
export const APP_TOKEN = "xapp-test-token";
export const SECRET = "test-signing-secret";

/** People of the demo, and one whom it does not know. */
export const PEOPLE = {
  ana: { id: "U01ANA", name: "Ana Torres", email: "ana.torres@prairie.example" },
  ben: { id: "U02BEN", name: "Ben Keller", email: "ben.keller@prairie.example" },
  dana: { id: "U03DANA", name: "Dana Whitfield", email: "dana.whitfield@prairie.example" },
  ivy: { id: "U04IVY", name: "Ivy Chen", email: "ivy.chen@prairie.example" },
  lee: { id: "U05LEE", name: "Lee Stranger", email: "lee@elsewhere.example" },
} as const;

export type SlackFile = { readonly name: string; readonly url_private: string };

export type SlackMessage = {
  readonly ts: string;
  readonly user?: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly blocks?: readonly Block[];
  readonly files?: readonly SlackFile[];
};

export type Block = { readonly type: string } & Readonly<Record<string, unknown>>;

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The emulator with the demo's people, two channels and our app; `requestUrl` null: Socket Mode. */
export async function startLocalSlack(requestUrl: string | null) {
  const folder = mkdtempSync(join(tmpdir(), "local-slack-"));
  const port = await freePort();
  const config = join(folder, "config.json");
  writeFileSync(config, JSON.stringify(configFor(requestUrl)));
  const child = spawn(BINARY, ["--config", config, "--port", String(port)], { stdio: "ignore" });
  const base = `http://localhost:${port}`;
  const control = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${base}/_control/${path}`, body && posted(body));
    return response.json();
  };
  await until(async () => (await fetch(`${base}/_control/state`)).ok, "local-slack starts");
  const page = await openPage(port);
  return {
    ...page,
    base,
    apiUrl: `${base}/api/`,
    control,
    async directOf(user: string): Promise<string> {
      const response = await fetch(`${base}/api/conversations.open`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
        body: JSON.stringify({ users: user }),
      });
      const { channel } = (await response.json()) as { channel: { id: string } };
      return channel.id;
    },
    /** Drops a file into a conversation. */
    async drop(user: string, channel: string, file: File): Promise<void> {
      const body = new FormData();
      for (const [name, value] of Object.entries({ channel, user })) body.append(name, value);
      body.append("file", file);
      const response = await fetch(`${base}/_control/upload`, { method: "POST", body });
      if (!response.ok) throw new Error(`The emulator took no file: ${await response.text()}`);
    },
    /** What is in a file. */
    async contentOf({ url_private }: SlackFile): Promise<string> {
      const headers = { authorization: `Bearer ${TOKEN}` };
      return (await fetch(url_private, { headers })).text();
    },
    async messages(channel: string): Promise<readonly SlackMessage[]> {
      const found = (await control(`messages/${channel}`)) as
        | { messages?: SlackMessage[] }
        | SlackMessage[];
      return Array.isArray(found) ? found : (found.messages ?? []);
    },
    async stop(): Promise<void> {
      page.close();
      await stopped(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The emulator's own page talks over a socket, which can do what its control API cannot. */
async function openPage(port: number) {
  const socket = new WebSocket(`ws://localhost:${port}/ui`);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", reject, { once: true });
  });
  let modals: readonly { readonly blocks: readonly Block[] }[] = [];
  socket.addEventListener("message", ({ data }) => {
    const told = JSON.parse(String(data)) as { t: string; stack?: typeof modals };
    if (told.t === "view") modals = told.stack ?? [];
  });
  return {
    /** The form that stands open. */
    modal: async () => modals.at(-1) ?? null,
    act: async (message: object): Promise<void> => socket.send(JSON.stringify(message)),
    close: () => socket.close(),
  };
}

const posted = (body: object): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

function configFor(requestUrl: string | null) {
  const people = Object.values(PEOPLE);
  const all = people.map(({ id }) => id);
  return {
    workspace: { name: "Prairie", domain: "prairie", teamId: TEAM },
    app: {
      appId: "A01APP",
      botUserId: BOT,
      botName: "rounds",
      botToken: TOKEN,
      appToken: APP_TOKEN,
      signingSecret: SECRET,
      ...(requestUrl === null ? { mode: "socket" } : { mode: "events", requestUrl }),
    },
    users: people.map(({ id, name, email }) => ({
      id,
      name: name.split(" ")[0]?.toLowerCase(),
      real_name: name,
      email,
    })),
    channels: [
      { id: "C01EAST", name: "east", members: [...all.slice(0, 3), BOT] },
      { id: "C02CHIEFS", name: "chiefs", members: [PEOPLE.dana.id, PEOPLE.ivy.id, BOT] },
      { id: "C03ALL", name: "all", members: [...all, BOT] },
    ],
  };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

/** Asks again until it is so; what throws is not so yet. */
export async function until<Result>(
  look: () => Promise<Result>,
  what: string,
  ms = 30_000,
): Promise<NonNullable<Result>> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await look().catch(() => null);
    if (found) return found;
    if (performance.now() > end) throw new Error(`It did not happen within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
