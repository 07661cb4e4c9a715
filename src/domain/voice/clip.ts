import { UserError } from "../errors.ts";

/** Something that was said instead of typed, as a platform tells of it. */
export type VoiceClip = {
  /** Null: the platform does not say. */
  readonly bytes: number | null;
  readonly seconds: number | null;
  /** Called once, and only when whoever spoke may be heard. */
  readonly content: () => Promise<AsyncIterable<Uint8Array>>;
};

/** The clip of a message; null: it has none. Of several none is the one that is meant. */
export function onlyClip([clip, ...more]: readonly VoiceClip[]): VoiceClip | null {
  if (clip === undefined || more.length === 0) return clip ?? null;
  return {
    bytes: null,
    seconds: null,
    async content() {
      throw new UserError("bad_input", "One clip at a time, please.", "Send them one by one.");
    },
  };
}

/** Some twenty minutes as phones record. */
export const MOST_CLIP_BYTES = 10 * 1024 * 1024;

export const clipTooLarge = (): UserError =>
  new UserError("too_large", "That clip is larger than 10 MB.", "Say it shorter, or type it.");

const AUDIO_NAME = /\.(?:m4a|mp3|mpga|wav|wave|ogg|oga|opus|webm|weba|aac|flac|amr|caf)$/i;

/** Whether a file is taken for a clip, by what the platform says of it; what is in it is looked at later. */
export const isAudio = ({
  type,
  name,
}: {
  readonly type: string | null;
  readonly name: string | null;
}): boolean =>
  /^audio\//i.test(type ?? "") ||
  (!/^(?:video|text)\//i.test(type ?? "") && AUDIO_NAME.test(name ?? ""));
