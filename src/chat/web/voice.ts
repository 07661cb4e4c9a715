import type { Request, Response } from "express";
import { UserError } from "../../domain/errors.ts";
import { clipTooLarge, MOST_CLIP_BYTES, type VoiceClip } from "../../domain/voice/clip.ts";
import { respond, type WebMessage, type WebReply, wordOf } from "./answer.ts";
import { refuse } from "./take-files.ts";

/** What speaking needs of Rounds. */
export type VoicePort = {
  /** The longest clip; null: voice is not turned on. */
  readonly voiceSeconds: number | null;
  /** Hears a clip and answers it like typed words; what cannot be heard is refused as UserError. */
  askAloud(message: WebMessage, clip: VoiceClip): Promise<WebReply>;
};

/** A clip as the body of a request, the rest in the address: `POST /api/voice?as=EMAIL&thread=...` answers as /api/ask does. */
export async function answerAloud(
  port: VoicePort,
  request: Request,
  response: Response,
): Promise<void> {
  response.set("connection", "close"); // The rest of what was refused is not waited for.
  try {
    const clip = clipOf(request);
    const message = messageOf(request);
    await respond(request, response, (around) => port.askAloud({ ...message, ...around }, clip));
  } catch (error) {
    refuse(response, error);
  }
}

/** What recorders call their containers; looked at before anything is read. */
const SOUND = /^(?:audio\/|video\/(?:mp4|ogg|webm)|application\/(?:octet-stream|ogg))/i;

function clipOf(request: Request): VoiceClip {
  const length = Number(request.get("content-length"));
  const bytes = Number.isFinite(length) && length > 0 ? length : null;
  if (length > MOST_CLIP_BYTES) throw clipTooLarge();
  if (!SOUND.test(request.get("content-type") ?? "")) {
    const hint = "Send a recording with its content type, as audio/webm or audio/mp4.";
    throw new UserError("not_audio", "That is no recording.", hint);
  }
  return { bytes, seconds: null, content: async () => request as AsyncIterable<Uint8Array> };
}

function messageOf({ query }: Request): Omit<WebMessage, "onProgress" | "cancelled"> {
  const word = (name: string): string | null => wordOf(query[name]) || null;
  return {
    as: word("as"),
    at: word("at"),
    thread: word("thread"),
    channel: word("channel"),
    text: "",
    press: null,
  };
}
