import type { Request, Response } from "express";
import type { Reply } from "../../assistant/assistant.ts";
import { refusalOf } from "./take-files.ts";

/** What asking needs of Rounds. */
export type AskPort = { ask(message: WebMessage): Promise<WebReply> };

export type WebReply = Reply & { readonly tookMs: number };

/** One message of the page or of a program. */
export type WebMessage = {
  readonly as: string | null;
  readonly at: string | null;
  readonly thread: string | null;
  readonly channel: string | null;
  readonly text: string;
  readonly press: {
    readonly tool: string;
    readonly input: Readonly<Record<string, unknown>>;
  } | null;
  readonly onProgress: (message: string, canCancel?: boolean) => void;
  /** Aborted when nobody waits for the answer any more. */
  readonly cancelled: AbortSignal;
};

/** A question as JSON. */
export const answer = (port: AskPort, request: Request, response: Response): Promise<void> =>
  respond(request, response, (around) => port.ask({ ...messageOf(request.body), ...around }));

/** What an answer may do with the connection while it is made. */
export type Around = Pick<WebMessage, "onProgress" | "cancelled">;

/** JSON; to whoever accepts an event stream, progress comes first. */
export async function respond(
  request: Request,
  response: Response,
  work: (around: Around) => Promise<WebReply>,
): Promise<void> {
  const cancelled = signalOf(response);
  if (request.accepts(["json", "text/event-stream"]) !== "text/event-stream") {
    response.json(await work({ cancelled, onProgress: () => {} }));
    return;
  }
  response.set({ "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
  const send = (event: string, data: unknown) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  try {
    const onProgress = (text: string, canCancel = false): void =>
      void send("progress", { text, canCancel });
    send("reply", await work({ cancelled, onProgress }));
  } catch (error) {
    send("error", refusalOf(error) ?? FAULT); // The status has gone out already.
  }
  response.end();
}

/** Aborted when the connection ends before the answer has gone out. */
function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

export const wordOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

function messageOf(body: unknown): Omit<WebMessage, "onProgress" | "cancelled"> {
  const given = isObject(body) ? body : {};
  const word = (name: string): string | null => wordOf(given[name]);
  return {
    as: word("as"),
    at: word("at"),
    thread: word("thread"),
    channel: word("channel"),
    text: word("text") ?? "",
    press: pressOf(given["press"]),
  };
}

function pressOf(press: unknown): WebMessage["press"] {
  if (!isObject(press) || typeof press["tool"] !== "string") return null;
  return { tool: press["tool"], input: isObject(press["input"]) ? press["input"] : {} };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const FAULT = {
  code: "internal",
  message: "Something went wrong on my side.",
  hint: "Try again in a minute; if it stays, see the log.",
};
