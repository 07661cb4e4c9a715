import { UserError } from "../domain/errors.ts";
import { audioKindOf } from "../domain/voice/audio-kind.ts";
import { audioSeconds } from "../domain/voice/audio-seconds.ts";
import { clipTooLarge, MOST_CLIP_BYTES, type VoiceClip } from "../domain/voice/clip.ts";
import { type Sound, VoiceFault } from "./port.ts";

/** Fetches a clip and looks what it is. Refuses what is too large before more of it is read. */
export async function readClip(clip: VoiceClip, mostSeconds: number): Promise<Sound> {
  if ((clip.bytes ?? 0) > MOST_CLIP_BYTES) throw clipTooLarge();
  if ((clip.seconds ?? 0) > mostSeconds) throw tooLong(mostSeconds);
  const bytes = await fetched(clip);
  if (bytes.length === 0) throw nothingHeard();
  const kind = audioKindOf(bytes);
  if (kind === null) {
    const hint = "Send an M4A, MP3, WAV, OGG, WebM or FLAC recording, or type it.";
    throw new UserError("not_audio", "That is no recording that I can hear.", hint);
  }
  // Recorders round up, and stop a moment late.
  if ((audioSeconds(bytes, kind) ?? 0) > mostSeconds + 2) throw tooLong(mostSeconds);
  return { bytes, kind };
}

async function fetched(clip: VoiceClip): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await collect(await clip.content());
  } catch (error) {
    throw error instanceof UserError ? error : new VoiceFault("not_fetched", { cause: error });
  }
}

async function collect(content: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of content) {
    length += part.length;
    if (length > MOST_CLIP_BYTES) throw clipTooLarge();
    parts.push(part);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const nothingHeard = (): UserError =>
  new UserError("not_heard", "I heard nothing in that.", "Say it once more, or type it.");

const tooLong = (most: number): UserError =>
  new UserError(
    "too_long",
    `That clip is longer than ${most} seconds.`,
    "Say it shorter, or type it.",
  );
