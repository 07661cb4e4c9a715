import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a client sent to be transcribed. */
export type Sent = {
  readonly url: string;
  readonly key: string;
  readonly model: string;
  readonly prompt: string | null;
  readonly fileName: string;
  readonly fileType: string;
  readonly bytes: Uint8Array;
};

type Answer = {
  readonly text?: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly afterMs?: number;
};

export type TranscriptionServer = Awaited<ReturnType<typeof startTranscription>>;

/** Speaks OpenAI's protocol for transcriptions: takes the form apart, and says what a test tells it to have heard. */
export async function startTranscription() {
  const sent: Sent[] = [];
  let answers: Answer[] = [];
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      sent.push(await readForm(request));
      const [next = { text: "" }, ...later] = answers;
      if (later.length > 0) answers = later;
      const { status = 200, text = "", body = { text }, afterMs = 0 } = next;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    answer().catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    sent,
    /** From now on: one answer after the other, the last one for all that follow. */
    hears(...next: readonly (Answer | string)[]): void {
      answers = next.map((each) => (typeof each === "string" ? { text: each } : each));
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readForm(request: IncomingMessage): Promise<Sent> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(Buffer.concat(parts), { headers }).formData();
  const file = form.get("file");
  if (!(file instanceof File)) throw new Error("There is no file in the form");
  return {
    url: request.url ?? "",
    key: request.headers.authorization ?? "",
    model: wordIn(form, "model") ?? "",
    prompt: wordIn(form, "prompt"),
    fileName: file.name,
    fileType: file.type,
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}

function wordIn(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}

/** Silence as a WAV file: 8,000 samples of one byte a second. */
export function wav(seconds: number): Uint8Array<ArrayBuffer> {
  const length = 8000 * seconds;
  const bytes = new Uint8Array(44 + length).fill(128, 44);
  const view = new DataView(bytes.buffer);
  const text = (at: number, words: string) => bytes.set(new TextEncoder().encode(words), at);
  text(0, "RIFF");
  view.setUint32(4, 36 + length, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // mono
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, "data");
  view.setUint32(40, length, true);
  return bytes;
}

export const VOICE = {
  model: "whisper-test",
  key: "sk-secret-of-the-test",
  seconds: 60,
  waitSeconds: 5,
  clips: 1000,
};
