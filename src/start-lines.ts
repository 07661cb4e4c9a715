import type { Config } from "./config.ts";

/** What is on and what is off, with how to change it: told at the start. */
export const startLines = (config: Config): readonly string[] => [
  databaseLine(config),
  pageLine(config),
  slackLine(config),
  teamsLine(config),
  languageLine(config),
  voiceLine(config),
  roadsLine(config),
  placesLine(config),
  config.tilesUrl === null
    ? "map        county lines, no tiles. For tiles set ROUNDS_TILES."
    : "map        tiles of ROUNDS_TILES.",
  config.hasDigests
    ? "digests    on: day plans, reviews and what waits to be told are looked at each minute."
    : "digests    off, as ROUNDS_DIGESTS says: nothing is told without being asked.",
  config.leadSecret === null
    ? "leads      none are taken by a web hook. To take them set ROUNDS_LEAD_SECRET."
    : "leads      POST /hooks/leads takes those that are signed with ROUNDS_LEAD_SECRET.",
  `programs   POST /mcp, by tokens of npm run token, ${config.hasMcpWrites ? "with writes" : "reading only, but for tokens with --writes"}.`,
  config.importFolder === null
    ? "folder     none is watched for files to import. To watch one set ROUNDS_IMPORT_FOLDER."
    : `folder     files put into ${config.importFolder} are imported, with a report beside each.`,
];

const languageLine = ({ model }: Config): string =>
  model === null
    ? "language   phrases and examples, no model: all of the help works."
    : `language   phrases and examples, then the model ${model.name}${model.url === null ? "" : ` at ${new URL(model.url).host}`}. docs/model.md says what it is told.`;

function voiceLine({ voice }: Config): string {
  if (voice === null)
    return "voice      off: people type. To let them speak set ROUNDS_VOICE_MODEL; docs/voice.md says more.";
  const at = voice.url === null ? "" : ` at ${new URL(voice.url).host}`;
  return `voice      on: clips of up to ${voice.seconds} seconds are heard by ${voice.model}${at}.`;
}

function roadsLine({ roads: { osrmUrl, valhallaUrl, traffic } }: Config): string {
  const url = traffic?.url ?? osrmUrl ?? valhallaUrl;
  if (url === null)
    return "roads      driving times are estimated from distance. For real ones set ROUNDS_OSRM_URL, ROUNDS_VALHALLA_URL or ROUNDS_TRAFFIC_KEY.";
  const { host } = new URL(url);
  if (traffic !== null)
    return `roads      driving times with traffic from ${host}, at most ${traffic.waysADay} ways a day.`;
  return `roads      driving times by road from ${host}, without traffic.`;
}

function placesLine({ geocoding }: Config): string {
  if (geocoding === null)
    return "places     accounts without coordinates lie at their postal code or town. To look up addresses set ROUNDS_NOMINATIM_URL or ROUNDS_GEOCODING_KEY.";
  const { url, service, perSecond, perDay } = geocoding;
  const pace = service === "nominatim" ? `${perSecond} a second, ` : "";
  return `places     addresses are looked up at ${new URL(url).host}, at most ${pace}${perDay} a day.`;
}

const databaseLine = ({ databaseUrl, home }: Config): string =>
  databaseUrl === null
    ? `database   embedded, in ${home}. For a PostgreSQL server set DATABASE_URL.`
    : "database   PostgreSQL server of DATABASE_URL.";

const pageLine = ({ webToken, host }: Config): string =>
  webToken === null
    ? "page       for this machine only, and whoever opens it may be anybody. To open it to others set ROUNDS_HOST and ROUNDS_WEB_TOKEN."
    : `page       on ${host}, with the token of ROUNDS_WEB_TOKEN.`;

function slackLine({ slack }: Config): string {
  if (slack === null) return "slack      off. docs/slack.md says how to connect a workspace.";
  return `slack      on, ${slack.appToken === null ? "over HTTP: /slack/events" : "over Socket Mode"}.`;
}

function teamsLine({ teams }: Config): string {
  if (teams === null) return "teams      off. docs/teams.md says how to connect an organisation.";
  return `teams      on: /api/messages${teams.isOpen ? ", without any check, as TEAMS_OPEN says" : ""}.`;
}
