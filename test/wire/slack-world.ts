import { createHmac } from "node:crypto";
import type { Server } from "node:http";
import type { ChatPort } from "../../src/assistant/chat-port.ts";
import { createSlackConnection } from "../../src/chat/slack/connection.ts";
import { createWeb } from "../../src/chat/web/adapter.ts";
import type { Rounds } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import {
  APP_TOKEN,
  type Block,
  BOT,
  freePort,
  SECRET,
  type SlackMessage,
  startLocalSlack,
  TEAM,
  TOKEN,
  until,
} from "./local-slack.ts";
import { startGate } from "./slack-gate.ts";

export type SlackWorld = Awaited<ReturnType<typeof openSlackWorld>>;

/** Rounds connected to the emulator, and what somebody does there. */
export async function openSlackWorld(rounds: Rounds, port: ChatPort, mode: "http" | "socket") {
  const webPort = await freePort();
  const own = `http://localhost:${webPort}/slack/events`;
  const slack = await startLocalSlack(mode === "http" ? own : null);
  const gate = await startGate(slack.apiUrl);
  const connection = createSlackConnection(
    {
      signingSecret: mode === "http" ? SECRET : null,
      appToken: mode === "socket" ? APP_TOKEN : null,
      botToken: TOKEN,
      oauth: null,
      installations: null,
      apiUrl: gate.apiUrl,
    },
    port,
  );
  const mounts = [connection.mount];
  const web = createWeb({ port: webPortTo(rounds), token: null, tilesUrl: null, mounts });
  const server = await new Promise<Server>((resolve) => {
    const listening = web.listen(webPort, "127.0.0.1", () => resolve(listening));
  });
  await connection.start();
  return {
    slack,
    gate,
    connection,
    ...acts(slack),
    /** What Slack would send, signed as Slack signs. */
    send: (event: object | URLSearchParams, headers = {}) => sendSigned(own, event, headers),
    async stop(): Promise<void> {
      await connection.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await gate.stop();
      await slack.stop();
    },
  };
}

/** What somebody writes or chooses in a form's fields, by their names. */
export type Values = Readonly<Record<string, string>>;

/** Where each type of field keeps what was said, as Slack sends it. */
const SAID: Readonly<Record<string, (said: string) => object>> = {
  plain_text_input: (value) => ({ value }),
  number_input: (value) => ({ value }),
  datepicker: (said) => ({ selected_date: said }),
  timepicker: (said) => ({ selected_time: said }),
  static_select: (value) => ({ selected_option: { value } }),
};

function stateOf({ blocks }: { readonly blocks: readonly Block[] }, values: Values) {
  const typeOf = (name: string): string => {
    const found = blocks.find(({ block_id }) => block_id === name);
    if (!found) throw new Error(`The form has no field ${name}`);
    return (found["element"] as { type: string }).type;
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, said]) => {
      const type = typeOf(name);
      return [name, { value: { type, ...SAID[type]?.(said) } }];
    }),
  );
}

function acts(slack: Awaited<ReturnType<typeof startLocalSlack>>) {
  /** Without files, which follow. */
  const ours = async (channel: string): Promise<readonly SlackMessage[]> =>
    (await slack.messages(channel)).filter(({ user, text }) => user === BOT && text !== "");

  /** Does something and waits for what Rounds says to it. */
  async function answerTo(channel: string, what: string, act: () => Promise<unknown>) {
    const before = new Set((await ours(channel)).map(({ ts }) => ts));
    await act();
    return until(
      async () => (await ours(channel)).find((said) => !before.has(said.ts) && !isSign(said)),
      `an answer to "${what}"`,
    );
  }
  const press = (user: string, channel: string, message: SlackMessage, label: RegExp) => {
    const { type, action_id, value } = buttonOf(message, label);
    const action = { type, action_id, value, block_id: "b" };
    return slack.control("interact", { channel, messageTs: message.ts, user, action });
  };
  return {
    ours,
    answerTo,
    press,
    files: async (channel: string) =>
      (await slack.messages(channel)).flatMap(({ files = [] }) => files),
    ask: (user: string, channel: string, text: string, threadTs?: string) =>
      answerTo(channel, text, () =>
        slack.control("message", { channel, user, text, thread_ts: threadTs }),
      ),
    /** Sends the form that stands open for somebody. */
    submit: async (user: string, values: Values): Promise<void> => {
      const form = await until(slack.modal, "the form opens");
      await slack.act({ t: "view_submit", user, values: stateOf(form, values) });
    },
  };
}

const isSign = ({ blocks = [] }: SlackMessage): boolean =>
  blocks.length > 0 &&
  blocks.every(({ type }) => type === "context" || type === "actions") &&
  !JSON.stringify(blocks).includes("✓");

type SlackButton = Block & {
  readonly text: { readonly text: string };
  readonly action_id: string;
  readonly value: string;
};

export const buttonsOf = ({ blocks = [] }: SlackMessage): readonly SlackButton[] =>
  blocks
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements }) => elements as readonly SlackButton[]);

function buttonOf(message: SlackMessage, label: RegExp): SlackButton {
  const button = buttonsOf(message).find(({ text }) => label.test(text.text));
  if (!button) throw new Error(`There is no button ${label}`);
  return button;
}

/** An event goes as JSON, what somebody pressed as a form with JSON in it. */
export function sendSigned(
  url: string,
  event: object | URLSearchParams,
  headers: Readonly<Record<string, string>>,
  secret: string = SECRET,
): Promise<Response> {
  const isForm = event instanceof URLSearchParams;
  const body = isForm ? event.toString() : JSON.stringify(event);
  const at = String(Math.floor(Date.now() / 1000));
  const hash = createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex");
  return fetch(url, {
    method: "POST",
    headers: {
      "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json",
      "x-slack-request-timestamp": at,
      "x-slack-signature": `v0=${hash}`,
      ...headers,
    },
    body,
  });
}

let count = 0;

/** A message as Slack's Events API tells it. */
export const messageEvent = (channel: string, user: string, text: string) => ({
  type: "event_callback",
  team_id: TEAM,
  api_app_id: "A01APP",
  event_id: `Ev${++count}`,
  event_time: 1_772_463_600,
  authorizations: [{ team_id: TEAM, user_id: BOT, is_bot: true }],
  event: {
    type: "message",
    channel_type: "im",
    channel,
    user,
    text,
    ts: `1772463600.${String(count).padStart(6, "0")}`,
  },
});

/** What Slack sends when somebody presses or chooses something. */
export const interaction = (payload: object): URLSearchParams =>
  new URLSearchParams({
    payload: JSON.stringify({
      team: { id: TEAM, domain: "prairie" },
      trigger_id: `trigger.${++count}`,
      api_app_id: "A01APP",
      ...payload,
    }),
  });
