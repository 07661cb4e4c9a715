import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, until } from "./local-slack.ts";

const PLAYGROUND = join(
  import.meta.dirname,
  "../../emulators/node_modules/@microsoft/m365agentsplayground/cli.js",
);

const BOT = "00000000-0000-0000-0000-00000000000011";
const MENTION = "<at>Rounds</at>";

const TENANT = "00000000-0000-0000-0000-0000000000001";

/** People of the demo, and one whom it does not know. */
export const PEOPLE = {
  ana: person(0, "Ana Torres", "ana.torres@prairie.example"),
  ben: person(1, "Ben Keller", "ben.keller@prairie.example"),
  dana: person(2, "Dana Whitfield", "dana.whitfield@prairie.example"),
  ivy: person(3, "Ivy Chen", "ivy.chen@prairie.example"),
  chloe: person(4, "Chloe Nguyen", "chloe.nguyen@prairie.example"),
  lee: person(5, "Lee Stranger", "lee@elsewhere.example"),
  diego: person(6, "Diego Ramos", "diego.ramos@prairie.example"),
} as const;

function person(at: number, name: string, email: string) {
  const [givenName, surname] = name.split(" ");
  return {
    id: `user-id-${at}`,
    name,
    userPrincipleName: email,
    aadObjectId: `00000000-0000-0000-0000-000000000002${at}`,
    givenName,
    surname,
    email,
  };
}

export type Playground = Awaited<ReturnType<typeof startPlayground>>;

/** What a bot sent, as the playground's stream tells it. */
export type Sent = {
  readonly id?: string;
  readonly type?: string;
  readonly text?: string;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly content: Record<string, unknown>;
  }[];
  readonly entities?: readonly Record<string, unknown>[];
  readonly channelData?: Record<string, unknown>;
};

export type Somebody = keyof typeof PEOPLE;

/** The emulator wants six people: a stranger among them, or nobody but colleagues. */
const WITH_STRANGER: readonly Somebody[] = ["ana", "ben", "dana", "ivy", "chloe", "lee"];
export const COLLEAGUES: readonly Somebody[] = ["ana", "ben", "dana", "ivy", "chloe", "diego"];

/** The emulator of Teams with these of the demo's people in its group and its team; it speaks for the one who sits before it. */
export async function startPlayground(
  botPort: number,
  who: Somebody = "ana",
  present: readonly Somebody[] = WITH_STRANGER,
) {
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const port = await freePort();
  const me = PEOPLE[who];
  const others = present.filter((each) => each !== who).map((each) => PEOPLE[each]);
  writeFileSync(join(folder, ".m365agentsplayground.yml"), JSON.stringify(configFor(me, others)));
  const endpoint = `http://localhost:${botPort}/api/messages`;
  const child = spawn(
    process.execPath,
    [PLAYGROUND, "-e", endpoint, "-c", "msteams", "-p", String(port), "--disable-telemetry"],
    {
      cwd: folder,
      stdio: process.env["SHOW"] ? "inherit" : "ignore",
      env: { ...process.env, BROWSER: "none" },
    },
  );
  const base = `http://localhost:${port}`;
  const tell = async (conversation: string, activity: object): Promise<void> => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        channelId: "msteams",
        serviceUrl: `${base}/_connector`,
        from: { id: me.id, aadObjectId: me.aadObjectId, name: me.name },
        recipient: { id: BOT, name: "Rounds" },
        conversation: { id: conversation, conversationType: "personal", tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
        ...activity,
      }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  };
  const call = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
    return text === "" ? null : (JSON.parse(text) as unknown);
  };
  const config = await until(async () => {
    const { config: found } = (await (await fetch(`${base}/_internal/v1/config`)).json()) as {
      config: {
        personalChat: { id: string };
        groupChats: { id: string }[];
        teams: { channels: { id: string }[] }[];
      };
    };
    return found;
  }, "the playground starts");
  const sent: Sent[] = [];
  const socket = new WebSocket(`ws://localhost:${port}/_ws_conversation/v1/conversations/stream`);
  socket.addEventListener(
    "message",
    ({ data }) => void sent.push(JSON.parse(String(data)) as Sent),
  );
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  return {
    base,
    personal: config.personalChat.id,
    group: config.groupChats[0]?.id ?? "",
    channel: config.teams[0]?.channels[0]?.id ?? "",
    serviceUrl: `${base}/_connector`,
    /** Everything that the stream told, oldest first. */
    sent,
    install: (conversation: string) =>
      call(`/_debug/conversation/${conversation}/installation`, {}),
    say: (conversation: string, text: string) =>
      call(`/_conversation/v1/conversations/${conversation}/messages`, {
        type: "text",
        text,
        textFormat: "plain",
        from: { id: me.id },
        // Outside of direct conversations a bot only hears what mentions it.
        ...(text.includes(MENTION)
          ? { mentions: [{ mentioned: { id: BOT }, text: MENTION }] }
          : {}),
      }) as Promise<{ readonly postConversationId?: string }>,
    press: (conversation: string, replyToId: string, action: object) =>
      call("/_conversation/v1/invoke", {
        name: "adaptiveCard/action",
        value: { action },
        from: { id: me.id },
        conversation: { id: conversation },
        replyToId,
      }),
    /** What Teams would call an app for and the emulator does not, sent to it as Teams sends it. */
    invoke: (conversation: string, name: string, value: object, replyToId?: string) =>
      tell(conversation, {
        type: "invoke",
        name,
        value,
        replyToId,
        id: `invoke-${performance.now()}`,
      }),
    /** A message with attachments, which the emulator cannot send, as Teams sends it. */
    attach: (conversation: string, message: object) =>
      tell(conversation, { type: "message", id: `${Date.now()}`, ...message }),
    async stop(): Promise<void> {
      socket.close();
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Person = ReturnType<typeof person>;

/** JSON is YAML too. */
const configFor = (me: Person, others: readonly Person[]) => ({
  version: "0.1.0",
  tenantId: TENANT,
  bot: { id: BOT, name: "Rounds" },
  currentUser: me,
  users: others,
  personalChat: { id: "personal-chat-id" },
  groupChat: { id: "group-chat-id", name: "East" },
  team: {
    id: "team-id",
    name: "Prairie",
    aadGroupId: "00000000-0000-0000-0000-000000000031",
    channels: [{ id: "channel-id", name: "all" }],
  },
});
