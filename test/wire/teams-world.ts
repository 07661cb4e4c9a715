import type { Server } from "node:http";
import { createTeamsConnection, type TeamsConnection } from "../../src/chat/teams/connection.ts";
import { createWeb } from "../../src/chat/web/adapter.ts";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import { checkCard } from "./adaptive-card.ts";
import { freePort, until } from "./local-slack.ts";
import { type Playground, type Somebody, startPlayground } from "./playground.ts";

export type Element = { readonly type: string } & Readonly<Record<string, unknown>>;
export type AdaptiveCard = {
  readonly body: readonly Element[];
  readonly actions?: readonly Element[];
};

export type Message = {
  readonly messageId: string;
  readonly text?: string;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly content: AdaptiveCard;
  }[];
  readonly suggestedActions?: {
    readonly actions: readonly {
      readonly type: string;
      readonly title: string;
      readonly value: string;
    }[];
  };
  /** What else Teams shows with the words: that a program made them, and what they stand on. */
  readonly aiEntity?: { readonly citation?: readonly Readonly<Record<string, unknown>>[] };
};

type Told = {
  readonly action: string;
  readonly actionConversationId: string;
  readonly message?: Message;
};

export type TeamsWorld = Awaited<ReturnType<typeof openTeamsWorld>>;

/** Rounds on a port of its own, and an emulator of Teams before which each of these people sits; `present`: who else is there. */
export async function openTeamsWorld(
  rounds: Rounds,
  now: Date,
  who: readonly Somebody[] = ["ana"],
  present?: readonly Somebody[],
) {
  const port = await freePort();
  const seats: Seat[] = [];
  for (const person of who) seats.push(seatOf(await startPlayground(port, person, present)));
  const [first] = seats;
  if (!first) throw new Error("Somebody has to sit before it");
  const { serviceUrl } = first.playground;
  let running = await serve({ rounds, now, port, serviceUrl });
  for (const seat of seats) await seat.connected();
  return {
    port,
    connection: () => running.connection,
    seats,
    /** The first one's. */
    seat: first,
    /** As a process that ends and begins anew: nothing is kept but what the database has. */
    async restart(): Promise<void> {
      await running.stop();
      running = await serve({ rounds, now, port, serviceUrl });
    },
    async stop(): Promise<void> {
      await running.stop();
      for (const { playground } of seats) await playground.stop();
    },
  };
}

type Serving = {
  readonly rounds: Rounds;
  readonly now: Date;
  readonly port: number;
  readonly serviceUrl: string;
};

async function serve({ rounds, now, port, serviceUrl }: Serving) {
  const open = { clientId: null, clientSecret: null, tenantId: null, isOpen: true };
  const desk = chatDesk(rounds, () => now);
  const connection: TeamsConnection = createTeamsConnection({ ...open, serviceUrl }, desk);
  const web = createWeb({
    port: webPortTo(rounds),
    token: null,
    tilesUrl: null,
    mounts: [connection.mount],
  });
  await connection.start();
  const server = await new Promise<Server>((resolve) => {
    const listening = web.listen(port, "127.0.0.1", () => resolve(listening));
  });
  return {
    connection,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Seat = ReturnType<typeof seatOf>;

/** One person before the emulator. */
function seatOf(playground: Playground) {
  const told = (): readonly Told[] => playground.sent as unknown as readonly Told[];
  const nextCard = (conversation: string, from: number, what: string): Promise<Message> =>
    until(
      async () => {
        const found = told()
          .slice(from)
          .find((one) => one.actionConversationId === conversation && cardOf(one.message));
        if (found?.message) await checkCard(cardOf(found.message));
        return found?.message ?? null;
      },
      what,
      60_000,
    );
  return {
    playground,
    told,
    nextCard,
    /** The playground looks for the bot now and then until it answers: the first events may be lost. */
    connected: () =>
      until(
        async () => {
          await playground.install(playground.personal);
          await new Promise((resolve) => setTimeout(resolve, 1000));
          return told().some(({ message }) => cardOf(message)) || null;
        },
        "an answer to the installation",
        90_000,
      ),
    async ask(conversation: string, text: string): Promise<Message> {
      const before = told().length;
      await playground.say(conversation, text);
      return nextCard(conversation, before, `an answer to "${text}"`);
    },
    /** What Teams answers to the press, and what comes as a message. */
    async press(message: Message, label: RegExp, filled: object = {}): Promise<Message> {
      const before = told().length;
      const action = pressOf(actionOf(message, label), filled);
      const replaced = await playground.press(playground.personal, message.messageId, action);
      const card = replacedCard(replaced);
      if (card === null) return nextCard(playground.personal, before, `an answer to ${label}`);
      await checkCard(card);
      const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
      return { ...message, attachments: [attachment] };
    },
  };
}

/** What a button does, as Teams sends it. */
export const actionFor = (message: Message, label: RegExp): object =>
  pressOf(actionOf(message, label), {});

export const cardOf = (message: Message | undefined): AdaptiveCard | undefined =>
  message?.attachments?.find(({ contentType }) => contentType.endsWith("card.adaptive"))?.content;

export function titleOf(message: Message): string {
  const text = cardOf(message)?.body[0]?.["text"];
  return typeof text === "string" ? text : "";
}

function actionOf(message: Message, label: RegExp): Element {
  const action = cardOf(message)?.actions?.find(({ title }) => label.test(String(title)));
  if (!action) throw new Error(`There is no button ${label}`);
  return action;
}

/** Of a form inside the card it is its button that is pressed. */
function pressOf({ type, verb, data, card }: Element, filled: object): object {
  const submit = isCard(card) ? card.actions?.[0] : undefined;
  if (submit === undefined) return { type, verb, data };
  const given = typeof submit["data"] === "object" ? submit["data"] : {};
  return { type: submit.type, verb: submit["verb"], data: { ...given, ...filled } };
}

const isCard = (value: unknown): value is AdaptiveCard =>
  typeof value === "object" && value !== null && "body" in value && Array.isArray(value.body);

/** A card that takes the place of the pressed one, wherever in the answer it stands. */
function replacedCard(answer: unknown): AdaptiveCard | null {
  if (isCard(answer)) return answer;
  if (typeof answer !== "object" || answer === null) return null;
  for (const value of Object.values(answer)) {
    const found = replacedCard(value);
    if (found) return found;
  }
  return null;
}
