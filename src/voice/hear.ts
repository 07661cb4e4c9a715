import { UserError } from "../domain/errors.ts";
import { visible } from "../domain/visible.ts";
import type { VoiceClip } from "../domain/voice/clip.ts";
import type { World } from "../tools/world.ts";
import { hintsFor } from "./hints.ts";
import { type Transcribe, VoiceFault, type VoiceFaultReason } from "./port.ts";
import { nothingHeard, readClip } from "./read-clip.ts";

/** What somebody said, as words. Refusals are thrown as UserError; nothing else is. */
export type Hear = (clip: VoiceClip, world: World) => Promise<string>;

export type HearingParts = {
  /** Loads the service's library when it is first called. */
  readonly transcribe: () => Promise<Transcribe>;
  /** The longest clip. */
  readonly mostSeconds: number;
  /** Counts a clip of a person and today; false: there were as many as may be. */
  readonly takeTurn: (email: string) => Promise<boolean>;
  readonly report: (error: unknown, asker: string) => void;
  /** "heard", or why not. */
  readonly watch: (outcome: string) => void;
};

/** Without settings for it nothing is fetched, and whoever speaks is told to type. */
export const deaf: Hear = async () => {
  throw new UserError("off", "Voice is not turned on here.", "Type it instead.");
};

export const createHear =
  (parts: HearingParts): Hear =>
  async (clip, world) => {
    const { email } = world.asker;
    try {
      const heard = await heardIn(parts, clip, world);
      parts.watch("heard");
      return heard;
    } catch (error) {
      const refusal = refusalFor(error);
      parts.watch(refusal.code);
      if (error instanceof VoiceFault) parts.report(error.cause, email);
      else if (!(error instanceof UserError)) parts.report(error, email);
      throw refusal;
    }
  };

async function heardIn(parts: HearingParts, clip: VoiceClip, world: World): Promise<string> {
  const sound = await readClip(clip, parts.mostSeconds);
  const hints = await hintsFor(world);
  if (!(await parts.takeTurn(world.asker.email))) throw new UserError("limit", ...ENOUGH);
  const transcribe = await parts.transcribe();
  const words = plain(await transcribe(sound, hints));
  if (words === "" || isEcho(words, hints)) throw nothingHeard();
  return words;
}

/** One line as people type it. Noises stand in brackets: "[music]", and alone in others: "(silence)". */
const plain = (text: string): string =>
  visible(text)
    .replaceAll(/\[[^\]]*\]|♪/g, " ")
    .replace(/^\s*(?:\([^)]*\)|\*[^*]*\*)[\s.]*$/, "")
    .replace(/^[\s.,!?…-]+$/, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** In silence some models say the names that they were told to expect. */
function isEcho(words: string, hints: readonly string[]): boolean {
  const known = new Set(hints.map(bare));
  const parts = words
    .split(/[,;]|\.(?=\s|$)/)
    .map(bare)
    .filter((part) => part !== "");
  return parts.length > 1 && parts.every((part) => known.has(part));
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

const refusalFor = (error: unknown): UserError => {
  if (error instanceof UserError) return error;
  const why = error instanceof VoiceFault ? WHY[error.reason] : BROKEN;
  return new UserError("voice_failed", why, "Type it instead, or try again in a minute.");
};

const WHY: Readonly<Record<VoiceFaultReason, string>> = {
  busy: "I could not hear that: too much is being said at the moment.",
  slow: "I could not hear that: it took too long.",
  refused: "I could not hear that: voice is not set up right.",
  unreadable: "I could not hear that: this kind of recording is not understood.",
  not_fetched: "I could not fetch that clip.",
  down: "I could not hear that: what turns speech into words cannot be reached.",
};

const BROKEN = "I could not hear that: something went wrong on my side.";

const ENOUGH = [
  "You have sent as many clips as you may in a day.",
  "Type it instead; tomorrow you may speak again.",
] as const;
