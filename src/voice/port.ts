import type { AudioKind } from "../domain/voice/audio-kind.ts";

/** A clip that is worth sending. */
export type Sound = { readonly bytes: Uint8Array<ArrayBuffer>; readonly kind: AudioKind };

/** What was said; empty: nothing. `hints` are names that may come up. Throws a VoiceFault. */
export type Transcribe = (sound: Sound, hints: readonly string[]) => Promise<string>;

export type VoiceFaultReason = "not_fetched" | "busy" | "slow" | "refused" | "unreadable" | "down";

/** Why nothing was heard. The service's words are for the log; what the person is told is in hear.ts. */
export class VoiceFault extends Error {
  readonly reason: VoiceFaultReason;

  constructor(reason: VoiceFaultReason, options?: ErrorOptions) {
    super(`The transcription service gave no answer: ${reason}`, options);
    this.name = "VoiceFault";
    this.reason = reason;
  }
}
