import { CHAT_SETTINGS, type ChatConfig, readChatConfig } from "./config-chat.ts";
import {
  GEOCODING_SETTINGS,
  type GeocodingSettings,
  readGeocodingConfig,
} from "./config-geocoding.ts";
import { MODEL_SETTINGS, type ModelSettings, readModelConfig } from "./config-model.ts";
import { ROAD_SETTINGS, type RoadSettings, readRoadConfig } from "./config-roads.ts";
import { readVoiceConfig, VOICE_SETTINGS, type VoiceSettings } from "./config-voice.ts";
import { UserError } from "./domain/errors.ts";

/** What the environment may say. The table is the source of `.env.example`. */
export type Config = ChatConfig & {
  readonly home: string;
  readonly databaseUrl: string | null;
  readonly port: number;
  readonly host: string;
  readonly webToken: string | null;
  readonly tilesUrl: string | null;
  readonly importFolder: string | null;
  /** What other systems sign leads with that they send; null: none are taken. */
  readonly leadSecret: string | null;
  /** Whether this process looks at the clock, and tells people what they did not ask for. */
  readonly hasDigests: boolean;
  /** Whether every program with a token may propose writes; else only those whose token says so. */
  readonly hasMcpWrites: boolean;
  /** Null: what people say is understood by phrases and examples alone. */
  readonly model: ModelSettings | null;
  /** Null: nobody is heard, people type. */
  readonly voice: VoiceSettings | null;
  readonly roads: RoadSettings;
  /** Null: addresses are not looked up. */
  readonly geocoding: GeocodingSettings | null;
};

export const SETTINGS = [
  {
    name: "ROUNDS_HOME",
    example: ".rounds",
    about: "Folder in which the embedded database and caches live.",
  },
  {
    name: "DATABASE_URL",
    example: "",
    about:
      "A PostgreSQL server to use instead of the embedded database, as postgresql://user:password@host:5432/name.",
  },
  { name: "PORT", example: "3000", about: "Port of the web page." },
  {
    name: "ROUNDS_HOST",
    example: "127.0.0.1",
    about: "Address the web page listens on. Anything but this machine needs ROUNDS_WEB_TOKEN.",
  },
  {
    name: "ROUNDS_WEB_TOKEN",
    example: "",
    about:
      "Secret that the web page asks for when it listens beyond this machine; at least 16 characters.",
  },
  {
    name: "ROUNDS_TILES",
    example: "",
    about:
      "Map tiles behind the web page's map, as https://tiles.example/{z}/{x}/{y}.png. Without it the map is drawn from built-in county lines.",
  },
  {
    name: "ROUNDS_IMPORT_FOLDER",
    example: "",
    about:
      "Folder that is watched while the page is served: files put there are imported, with a report beside each. Whoever may write there may import.",
  },
  {
    name: "ROUNDS_DIGESTS",
    example: "on",
    about:
      "Off: this process makes no digests and delivers no posts. Another one on the same database may.",
  },
  {
    name: "ROUNDS_LEAD_SECRET",
    example: "",
    about:
      "Secret with which other systems sign the leads that they post to /hooks/leads; at least 16 characters. Without it none are taken.",
  },
  ...ROAD_SETTINGS,
  ...GEOCODING_SETTINGS,
  {
    name: "ROUNDS_MCP_WRITES",
    example: "off",
    about:
      "On: programs that come over the Model Context Protocol may propose writes, each confirmed by a second call; else only those whose token was made with --writes. docs/mcp.md says more.",
  },
  ...MODEL_SETTINGS,
  ...VOICE_SETTINGS,
  ...CHAT_SETTINGS,
] as const;

const LOCAL_HOSTS: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "::1"]);

export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const value = (name: (typeof SETTINGS)[number]["name"]): string | null =>
    env[name]?.trim() || null;
  const port = Number(value("PORT") ?? 3000);
  const host = value("ROUNDS_HOST") ?? "127.0.0.1";
  const webToken = value("ROUNDS_WEB_TOKEN");
  const digests = value("ROUNDS_DIGESTS") ?? "on";
  const leadSecret = value("ROUNDS_LEAD_SECRET");
  const mcpWrites = value("ROUNDS_MCP_WRITES") ?? "off";
  const { chat, problems: ofChat } = readChatConfig(value, LOCAL_HOSTS.has(host));
  const { model, problems: ofModel } = readModelConfig(value);
  const { voice, problems: ofVoice } = readVoiceConfig(value);
  const { roads, problems: ofRoads } = readRoadConfig(value);
  const { geocoding, problems: ofGeocoding } = readGeocodingConfig(value);
  const own = problemsOf({ port, host, webToken, leadSecret, digests, mcpWrites });
  const problems = [...own, ...ofRoads, ...ofGeocoding, ...ofChat, ...ofModel, ...ofVoice];
  if (problems.length > 0)
    throw new UserError("bad_config", "The settings are not right.", problems.join("\n"));
  return {
    ...chat,
    home: value("ROUNDS_HOME") ?? ".rounds",
    databaseUrl: value("DATABASE_URL"),
    port,
    host,
    webToken,
    tilesUrl: value("ROUNDS_TILES"),
    importFolder: value("ROUNDS_IMPORT_FOLDER"),
    leadSecret,
    hasDigests: digests === "on",
    hasMcpWrites: mcpWrites === "on",
    model,
    voice,
    roads,
    geocoding,
  };
}

/** Everything that is wrong with the settings, each with what to do. */
function problemsOf({
  port,
  host,
  webToken,
  leadSecret,
  digests,
  mcpWrites,
}: Pick<Config, "port" | "host" | "webToken" | "leadSecret"> & {
  readonly digests: string;
  readonly mcpWrites: string;
}): readonly string[] {
  const isPort = Number.isInteger(port) && port >= 0 && port < 65_536;
  const isOpen = !LOCAL_HOSTS.has(host);
  return [
    ...(isPort ? [] : ["PORT is not a port: use a number from 0 to 65535."]),
    ...tooShort("ROUNDS_WEB_TOKEN", webToken),
    ...tooShort("ROUNDS_LEAD_SECRET", leadSecret),
    ...(isOpen && webToken === null
      ? [`ROUNDS_HOST is ${host}, beyond this machine: set ROUNDS_WEB_TOKEN too.`]
      : []),
    ...onOrOff("ROUNDS_DIGESTS", digests),
    ...onOrOff("ROUNDS_MCP_WRITES", mcpWrites),
  ];
}

const onOrOff = (name: string, word: string): readonly string[] =>
  word === "on" || word === "off" ? [] : [`${name} is neither on nor off.`];

const tooShort = (name: string, secret: string | null): readonly string[] =>
  secret !== null && secret.length < 16 ? [`${name} is shorter than 16 characters.`] : [];
