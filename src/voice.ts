import { localMoment } from "./clock.ts";
import type { VoiceSettings } from "./config-voice.ts";
import { openUseLedger } from "./data/model-use.ts";
import type { Scoped } from "./data/scope.ts";
import type { Rounds } from "./rounds.ts";
import type { World } from "./tools/world.ts";
import { createHear, deaf, type Hear } from "./voice/hear.ts";
import type { Transcribe } from "./voice/port.ts";
import type { Who } from "./world-maker.ts";

type Parts = Pick<Rounds, "workspace" | "report" | "metrics"> & {
  readonly scoped: Scoped;
  readonly worldFor: (who: Who) => Promise<World>;
};

/** What Rounds hears with, as the settings say. */
export function voiceOf(
  settings: VoiceSettings | null,
  parts: Parts,
): Pick<Rounds, "hear" | "voiceSeconds"> {
  const hear = settings === null ? deaf : hearingOf(settings, parts);
  return {
    hear: async (clip, who) => hear(clip, await parts.worldFor(who)),
    voiceSeconds: settings?.seconds ?? null,
  };
}

/** The transcription service, with its limits. Nothing of it is loaded before somebody speaks. */
function hearingOf(settings: VoiceSettings, parts: Parts): Hear {
  const { scoped, workspace, report, metrics } = parts;
  const ledger = openUseLedger(scoped, workspace.id);
  let transcribe: Promise<Transcribe> | null = null;
  return createHear({
    transcribe: () => (transcribe ??= load(settings)),
    mostSeconds: settings.seconds,
    takeTurn: (email) =>
      ledger.takeClip(localMoment(new Date(), workspace.timeZone).date, email, settings.clips),
    report: (error, asker) => void report(error, { tool: "voice", asker }),
    watch: (outcome) => metrics.voiceClips.inc({ outcome }),
  });
}

async function load(settings: VoiceSettings): Promise<Transcribe> {
  const { createTranscriber } = await import("./voice/transcriber.ts");
  return createTranscriber(settings);
}
