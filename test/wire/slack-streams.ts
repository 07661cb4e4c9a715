import { TOKEN } from "./local-slack.ts";
import type { Gate } from "./slack-gate.ts";

type Body = Record<string, unknown>;

/** What Slack answers to what comes after a stream's end. */
const ENDED = { ok: false, error: "message_not_in_streaming_state" };

/** Puts Slack's status and streams, which the emulator does not know, before it: a stream is one of its messages. */
export function answerStreams(gate: Gate, apiUrl: string): void {
  const open = new Set<string>();
  const call = async (method: string, body: object): Promise<{ ok: boolean; ts?: string }> => {
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify(body) };
    return (await fetch(new URL(method, apiUrl), request)).json() as Promise<{ ok: boolean }>;
  };
  gate.answerWith("assistant.threads.setStatus", async () => ({ ok: true }));
  gate.answerWith("chat.startStream", async ({ channel, thread_ts, chunks }: Body) => {
    // In direct conversations and threads a stream is a reply.
    if (thread_ts === undefined) return { ok: false, error: "invalid_thread_ts" };
    const posted = await call("chat.postMessage", { channel, thread_ts, text: titleIn(chunks) });
    if (posted.ts !== undefined) open.add(posted.ts);
    return posted;
  });
  gate.answerWith("chat.appendStream", async ({ channel, ts, chunks }: Body) =>
    open.has(String(ts)) ? call("chat.update", { channel, ts, text: titleIn(chunks) }) : ENDED,
  );
  gate.answerWith("chat.stopStream", async ({ channel, ts, chunks, blocks }: Body) =>
    open.delete(String(ts))
      ? call("chat.update", { channel, ts, text: titleIn(chunks), blocks })
      : ENDED,
  );
}

const titleIn = (chunks: unknown): string =>
  /"title":"([^"]*)"/.exec(JSON.stringify(chunks ?? []))?.[1] ?? "…";
