import { createHmac, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import express from "express";
import { createSlackConnection } from "../src/chat/slack/connection.ts";
import { chatDesk } from "../src/chat-desk.ts";
import { readConfig } from "../src/config.ts";
import { openRounds, type Rounds } from "../src/rounds.ts";
import { type StandIn, startStandIn } from "./slack-stand-in.ts";

const SECRET = "bench";
/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");
const SIGN = "One moment …";
/** The database keeps which events were answered, also those of the last run. */
const RUN = randomUUID();

/**
 * `chat [--conversations N --rounds N --events N] --json`: conversations in Slack over signed HTTP, in one process with a
 * stand-in for Slack's Web API. How long N people who ask for their day at once wait for anything and for the plan; and
 * whether a burst of short questions, a tenth of them delivered twice, is answered once each. Needs the demo as of
 * 2026-03-02 in ROUNDS_HOME or DATABASE_URL.
 */
export async function runChat(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      conversations: { type: "string", default: "20" },
      rounds: { type: "string", default: "5" },
      events: { type: "string", default: "2000" },
      json: { type: "boolean", default: false },
    },
  });
  const world = await openWorld();
  try {
    await plansAtOnce(world, 1, "warm");
    const waits = [];
    for (let round = 0; round < Number(values.rounds); round += 1)
      waits.push(...(await plansAtOnce(world, Number(values.conversations), `r${round}`)));
    const burst = await burstOf(world, Number(values.events));
    const figures = {
      conversations: Number(values.conversations),
      rounds: Number(values.rounds),
      firstMs: spread(waits.map(({ first }) => first)),
      planMs: spread(waits.map(({ plan }) => plan)),
      ...burst,
      // Of the whole process, with the stand-in and whoever sends.
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    if (values.json) print(JSON.stringify(figures));
    else
      for (const [name, figure] of Object.entries(figures))
        print(`${name}  ${JSON.stringify(figure)}`);
  } finally {
    await world.close();
  }
}

type World = {
  readonly standIn: StandIn;
  readonly send: (message: Message) => Promise<void>;
  /** Ids of people who have a day to plan. */
  readonly reps: readonly string[];
  close(): Promise<void>;
};

type Message = {
  readonly id: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly retry?: number;
};

async function openWorld(): Promise<World> {
  const config = readConfig();
  const rounds = await openRounds({ config, demoDay: "2026-03-02", onProgress: () => {} });
  const reps = await repsOf(rounds);
  const standIn = await startStandIn((id) => reps[Number(id.slice(1))] ?? "");
  const settings = {
    signingSecret: SECRET,
    botToken: "xoxb-bench",
    appToken: null,
    oauth: null,
    installations: null,
    apiUrl: standIn.apiUrl,
  };
  const connection = createSlackConnection(
    settings,
    chatDesk(rounds, () => NOW),
  );
  const web = express();
  connection.mount(web);
  await connection.start();
  const server = await new Promise<ReturnType<typeof web.listen>>((resolve) => {
    const listening = web.listen(0, "127.0.0.1", () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  return {
    standIn,
    send: (message) => send(`http://127.0.0.1:${port}/slack/events`, message),
    reps: reps.map((_, at) => `U${at}`),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await standIn.stop();
      await rounds.close();
    },
  };
}

const repsOf = async ({ book }: Rounds): Promise<readonly string[]> =>
  (await book.people()).filter(({ role }) => role === "rep").map(({ email }) => email);

async function send(url: string, { id, channel, user, text, retry }: Message): Promise<void> {
  const event = { type: "message", channel_type: "im", channel, user, text, ts: `1.${id}` };
  const body = JSON.stringify({
    type: "event_callback",
    team_id: "T0",
    event_id: `${RUN}-${id}`,
    event,
  });
  const at = String(Math.floor(Date.now() / 1000));
  const hash = createHmac("sha256", SECRET).update(`v0:${at}:${body}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": at,
    "x-slack-signature": `v0=${hash}`,
    ...(retry === undefined ? {} : { "x-slack-retry-num": String(retry) }),
  };
  const response = await fetch(url, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`The event was answered ${response.status}`);
}

/** Each in a conversation of its own; from the event sent to anything said, and to the plan. */
async function plansAtOnce(
  { standIn, send: tell, reps }: World,
  count: number,
  name: string,
): Promise<readonly { readonly first: number; readonly plan: number }[]> {
  const messages = Array.from({ length: count }, (_, at) => ({
    id: `${name}-${at}`,
    channel: `D-${name}-${at}`,
    user: reps[at % reps.length] ?? "",
    text: "who should I visit today?",
  }));
  const began = performance.now();
  await Promise.all(messages.map(tell));
  return Promise.all(
    messages.map(async ({ channel }) => {
      const heard = await until(() => {
        const said = standIn.heard.get(channel);
        return said?.texts.at(-1)?.startsWith("Monday") === true ? said : null;
      }, channel);
      return { first: heard.firstAt - began, plan: heard.lastAt - began };
    }),
  );
}

const SHORT = ["help", "whose is Marion?", "which leads are waiting?"] as const;

async function burstOf({ standIn, send: tell, reps }: World, count: number) {
  const messages = Array.from({ length: count }, (_, at) => ({
    id: `burst-${at}`,
    channel: `D-burst-${at}`,
    user: reps[at % reps.length] ?? "",
    text: SHORT[at % SHORT.length] ?? "help",
  }));
  const again = messages.filter((_, at) => at % 10 === 0).map((one) => ({ ...one, retry: 1 }));
  const began = performance.now();
  // Slack has some two hundred requests under way at most.
  const waiting: Message[] = [...messages, ...again];
  await Promise.all(
    Array.from({ length: 200 }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await tell(next);
    }),
  );
  const ackedMs = Math.round(performance.now() - began);
  const isAnswered = ({ channel }: Message): boolean => {
    const last = standIn.heard.get(channel)?.texts.at(-1);
    return last !== undefined && last !== SIGN;
  };
  await until(
    () => (messages.every(isAnswered) ? true : null),
    "all answers",
    20_000 + 100 * count,
  ).catch(() => null);
  const tookMs = Math.round(performance.now() - began);
  await new Promise((resolve) => setTimeout(resolve, 3000)); // A second answer would come now.
  return {
    events: count,
    deliveredTwice: again.length,
    lost: messages.filter((one) => !isAnswered(one)).length,
    answeredTwice: messages.filter(({ channel }) => (standIn.heard.get(channel)?.posts ?? 0) > 1)
      .length,
    ackedMs,
    tookMs,
    perSecond: Math.round((count / tookMs) * 1000),
  };
}

async function until<Found>(look: () => Found | null, what: string, ms = 120_000): Promise<Found> {
  const end = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`It did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
