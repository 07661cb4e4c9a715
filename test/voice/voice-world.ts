import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createWeb } from "../../src/chat/web/adapter.ts";
import type { VoiceSettings } from "../../src/config-voice.ts";
import type { Rounds, TimedReply } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import { openDemo } from "../world.ts";
import { startTranscription, VOICE, wav } from "./transcription-server.ts";

export const ANA = "ana.torres@prairie.example";
export const BEN = "ben.keller@prairie.example";
export const DANA = "dana.whitfield@prairie.example";

export type Speaking = {
  readonly as?: string;
  readonly at?: string;
  readonly thread?: string;
  readonly clip?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
};

export type VoiceWorld = Awaited<ReturnType<typeof openVoiceWorld>>;

/** Rounds of the demo that hears by a service which says what a test tells it, and its page; `voice` null: it hears nothing. */
export async function openVoiceWorld(voice: Partial<VoiceSettings> | null = {}) {
  const service = await startTranscription();
  const log: string[] = [];
  const logTo = { write: (line: string) => void log.push(line) };
  const settings = voice && { ...VOICE, url: service.url, ...voice };
  const rounds = await openDemo(logTo, null, settings);
  const web = await listen(rounds);
  const address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const speak = ({ as = ANA, at = "09:00", thread = "t", ...rest }: Speaking = {}) => {
    const about = new URLSearchParams({ as, at: `2026-03-02T${at}`, thread });
    const { clip = wav(1), headers = { "content-type": "audio/wav" } } = rest;
    const post = { method: "POST", headers, body: clip };
    return fetch(`${address}/api/voice?${about.toString()}`, post);
  };
  return {
    service,
    rounds,
    log,
    address,
    speak,
    reply: async (speaking: Speaking = {}) => (await speak(speaking)).json() as Promise<TimedReply>,
    async refusal(speaking: Speaking = {}) {
      const response = await speak(speaking);
      const { error } = (await response.json()) as { error: Refusal };
      return { status: response.status, ...error };
    },
    async close(): Promise<void> {
      web.close();
      await rounds.close();
      await service.stop();
    },
  };
}

type Refusal = { readonly code: string; readonly message: string; readonly hint: string };

const listen = (rounds: Rounds): Promise<Server> =>
  new Promise((resolve) => {
    const app = createWeb({ port: webPortTo(rounds), token: null, tilesUrl: null });
    const started = app.listen(0, "127.0.0.1", () => resolve(started));
  });
