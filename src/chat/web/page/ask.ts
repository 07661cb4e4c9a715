import type { PageError, PageReply, Question } from "./reply.ts";

export type Asking = Question & {
  readonly as: string | null;
  readonly at: string | null;
  readonly thread: string;
};

/** Nobody answered: the server is off, or the line is cut. */
export class NoAnswer extends Error {}

/** Hears how far the answer is; `cancel` is there while the work can be stopped. */
export type OnProgress = (words: string, cancel: (() => void) | null) => void;

/** Sends a question; hears how far the answer is, then the answer. */
export const ask = (asking: Asking, onProgress: OnProgress): Promise<PageReply> =>
  answered(onProgress, {
    address: "/api/ask",
    type: "application/json",
    body: JSON.stringify(asking),
  });

/** The same for something that was said. */
export function askAloud(
  clip: Blob,
  { as, at, thread }: Omit<Asking, keyof Question>,
  onProgress: OnProgress,
): Promise<PageReply> {
  const about = new URLSearchParams({
    thread,
    ...(as !== null && { as }),
    ...(at !== null && { at }),
  });
  return answered(onProgress, {
    address: `/api/voice?${about.toString()}`,
    type: clip.type,
    body: clip,
  });
}

type Posting = { readonly address: string; readonly type: string; readonly body: string | Blob };

async function answered(onProgress: OnProgress, posting: Posting): Promise<PageReply> {
  const controller = new AbortController();
  try {
    return await answerOf(await send(posting, controller.signal), (words, canCancel) =>
      onProgress(words, canCancel ? () => controller.abort() : null),
    );
  } catch (error) {
    if (controller.signal.aborted) return refusal(CANCELLED);
    throw error;
  }
}

const CANCELLED = { code: "cancelled", message: "Cancelled.", hint: "Nothing was changed." };

async function answerOf(
  response: Response,
  onProgress: (words: string, canCancel: boolean) => void,
): Promise<PageReply> {
  if (!response.ok || !response.body) return refusal(await readError(response));
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === "progress" && isProgress(data)) onProgress(data.text, data.canCancel);
    if (event === "reply" && isReply(data)) return data;
    if (event === "error" && isError(data)) return refusal(data);
  }
  throw new NoAnswer("The answer broke off");
}

async function send({ address, type, body }: Posting, signal: AbortSignal): Promise<Response> {
  try {
    const headers = { "content-type": type, accept: "text/event-stream" };
    return await fetch(address, { method: "POST", signal, headers, body });
  } catch (error) {
    throw new NoAnswer("Rounds does not answer", { cause: error });
  }
}

type ServerEvent = { readonly event: string; readonly data: unknown };

/** Events end with an empty line; each has one line of JSON, as the server writes them. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await readChunk(reader);
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) yield parseEvent(block);
  }
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch (error) {
    throw new NoAnswer("The answer broke off", { cause: error });
  }
}

function parseEvent(block: string): ServerEvent {
  const field = (name: string): string =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? "";
  return { event: field("event"), data: JSON.parse(field("data") || "null") };
}

async function readError(response: Response): Promise<PageError> {
  const unknown = {
    code: "internal",
    message: `Rounds answered with status ${response.status}.`,
    hint: "Try again in a minute.",
  };
  try {
    const body: unknown = await response.json();
    return isObject(body) && isError(body["error"]) ? body["error"] : unknown;
  } catch {
    return unknown; // Not JSON: something between here and there answered.
  }
}

const isObject = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === "object" && data !== null;

type Progress = { readonly text: string; readonly canCancel: boolean };

const isProgress = (data: unknown): data is Progress =>
  isObject(data) && typeof data["text"] === "string" && typeof data["canCancel"] === "boolean";

/** The server is ours and of the same version: its cards are not looked into. */
const isReply = (data: unknown): data is PageReply =>
  isObject(data) && Array.isArray(data["cards"]);

const isError = (data: unknown): data is PageError =>
  isObject(data) && typeof data["message"] === "string" && typeof data["hint"] === "string";

/** A fault outside the assistant is shown like the assistant's own refusals. */
export function refusal(error: PageError): PageReply {
  const parts = error.hint === "" ? [] : [{ kind: "text" as const, text: error.hint }];
  return {
    tool: null,
    text: `${error.message} ${error.hint}`,
    cards: [{ title: error.message, parts }],
    error,
    tookMs: 0,
  };
}
