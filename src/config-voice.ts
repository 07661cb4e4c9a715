import { notWithin } from "./config-problems.ts";

/** What the environment may say of voice; null where no transcription model is named. */
export type VoiceSettings = {
  /** As its server calls it. */
  readonly model: string;
  /** Null: a server that asks for none. */
  readonly key: string | null;
  /** Null: OpenAI's own. */
  readonly url: string | null;
  /** The longest clip. */
  readonly seconds: number;
  /** For what was said in one clip. */
  readonly waitSeconds: number;
  /** Of one person a day. */
  readonly clips: number;
};

export const VOICE_SETTINGS = [
  {
    name: "ROUNDS_VOICE_MODEL",
    example: "",
    about:
      "A transcription model by its name, as gpt-4o-mini-transcribe or whisper-1: people may then speak instead of typing. Without it nobody is heard. It uses OPENAI_API_KEY. docs/voice.md says more.",
  },
  {
    name: "ROUNDS_VOICE_URL",
    example: "",
    about:
      "A server that speaks OpenAI's protocol for transcriptions, as http://localhost:8000/v1. Left out: OpenAI.",
  },
  {
    name: "ROUNDS_VOICE_SECONDS",
    example: "120",
    about: "Seconds that one clip may be long, 5 to 600.",
  },
  {
    name: "ROUNDS_VOICE_WAIT",
    example: "30",
    about: "Seconds to wait for what was said in a clip, 1 to 300.",
  },
  {
    name: "ROUNDS_VOICE_CLIPS",
    example: "100",
    about: "Clips that one person may send a day, 1 to 10000.",
  },
] as const;

type Value = (name: (typeof VOICE_SETTINGS)[number]["name"] | "OPENAI_API_KEY") => string | null;

/** The settings, and everything that is wrong with them, each with what to do. */
export function readVoiceConfig(value: Value): {
  readonly voice: VoiceSettings | null;
  readonly problems: readonly string[];
} {
  const model = value("ROUNDS_VOICE_MODEL");
  if (model === null) return { voice: null, problems: [] };
  const voice: VoiceSettings = {
    model,
    key: value("OPENAI_API_KEY"),
    url: value("ROUNDS_VOICE_URL"),
    seconds: Number(value("ROUNDS_VOICE_SECONDS") ?? 120),
    waitSeconds: Number(value("ROUNDS_VOICE_WAIT") ?? 30),
    clips: Number(value("ROUNDS_VOICE_CLIPS") ?? 100),
  };
  return { voice, problems: problemsOf(voice) };
}

const problemsOf = ({
  key,
  url,
  seconds,
  waitSeconds,
  clips,
}: VoiceSettings): readonly string[] => [
  ...(key === null && url === null
    ? ["ROUNDS_VOICE_MODEL is set without OPENAI_API_KEY: set it, or ROUNDS_VOICE_URL."]
    : []),
  ...(url === null || /^https?:\/\/[^\s@]+$/.test(url)
    ? []
    : ["ROUNDS_VOICE_URL is not an address: write it as http://localhost:8000/v1."]),
  ...notWithin("ROUNDS_VOICE_SECONDS", seconds, [5, 600]),
  ...notWithin("ROUNDS_VOICE_WAIT", waitSeconds, [1, 300]),
  ...notWithin("ROUNDS_VOICE_CLIPS", clips, [1, 10_000]),
];
