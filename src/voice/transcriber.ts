import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError, toFile } from "openai";
import type { AudioKind } from "../domain/voice/audio-kind.ts";
import { type Transcribe, VoiceFault, type VoiceFaultReason } from "./port.ts";

export type TranscriberSettings = {
  readonly model: string;
  readonly key: string | null;
  readonly url: string | null;
  /** For one clip, with its second try. */
  readonly waitSeconds: number;
};

const OPENAI_URL = "https://api.openai.com/v1";

/** The only place that knows the service. It is loaded when somebody first speaks. */
export function createTranscriber(settings: TranscriberSettings): Transcribe {
  const { key, url, model } = settings;
  // All of it is said here: by itself the library reads addresses and names of organisations from the environment.
  const client = new OpenAI({
    apiKey: key ?? "none",
    baseURL: url ?? OPENAI_URL,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: "off",
  });
  return async ({ bytes, kind }, hints) => {
    // Servers tell containers by the ending of the name.
    const file = await toFile(bytes, `clip.${kind}`, { type: TYPES[kind] });
    const prompt = hints.length === 0 ? {} : { prompt: `${hints.join(", ")}.` };
    const signal = AbortSignal.timeout(1000 * settings.waitSeconds);
    const ask = () =>
      client.audio.transcriptions.create(
        { model, file, ...prompt, response_format: "json" },
        { signal, timeout: 1000 * settings.waitSeconds },
      );
    try {
      const { text } = await ask().catch((error: unknown) => {
        if (!isWorthAnother(error)) throw error;
        return ask();
      });
      if (typeof text !== "string") throw new Error("The answer has no text");
      return text;
    } catch (error) {
      const reason = signal.aborted ? "slow" : reasonOf(error);
      throw new VoiceFault(reason, { cause: told(error, key) });
    }
  };
}

const TYPES: Readonly<Record<AudioKind, string>> = {
  wav: "audio/wav",
  ogg: "audio/ogg",
  webm: "audio/webm",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  flac: "audio/flac",
  aac: "audio/aac",
};

const statusOf = (error: unknown): number | null =>
  error instanceof APIError ? (error.status ?? null) : null;

/** A server that stumbled or a line that broke; nobody waits for one that is busy or slow. */
function isWorthAnother(error: unknown): boolean {
  if (!(error instanceof APIError)) return false;
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return false;
  return error.status === undefined || error.status >= 500;
}

function reasonOf(error: unknown): VoiceFaultReason {
  if (error instanceof APIConnectionTimeoutError) return "slow";
  return REASONS[statusOf(error) ?? 0] ?? "down";
}

const REASONS: Readonly<Record<number, VoiceFaultReason>> = {
  400: "unreadable",
  401: "refused",
  403: "refused",
  404: "refused",
  413: "unreadable",
  415: "unreadable",
  422: "unreadable",
  429: "busy",
};

const MOST_TOLD = 300;

/** For the log: the server's words cut short, and no key even where it repeats one. */
function told(error: unknown, key: string | null): Error {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : "no error";
  const safe = key === null ? words : words.replaceAll(key, "(key)");
  return new Error(safe.slice(0, MOST_TOLD));
}
