import type { SlackSettings } from "./chat/slack/connection.ts";
import type { TeamsSettings } from "./chat/teams/connection.ts";

/** What the environment may say of the chat platforms. */
export type ChatConfig = {
  readonly slack: Omit<SlackSettings, "installations" | "isPlain"> | null;
  readonly teams: Omit<TeamsSettings, "serviceUrl"> | null;
  /** Each 32 bytes in base64, the one in use first. */
  readonly secretKeys: readonly string[];
};

export const CHAT_SETTINGS = [
  {
    name: "SLACK_BOT_TOKEN",
    example: "",
    about: "Slack, one workspace: the bot token (xoxb-...). docs/slack.md leads to it.",
  },
  {
    name: "SLACK_APP_TOKEN",
    example: "",
    about:
      "Slack over Socket Mode, which needs no public address: the app-level token (xapp-...) with connections:write.",
  },
  {
    name: "SLACK_SIGNING_SECRET",
    example: "",
    about: "Slack over HTTP (/slack/events): the signing secret, by which each request is checked.",
  },
  {
    name: "SLACK_CLIENT_ID",
    example: "",
    about:
      "Slack for several workspaces, each installing the app at /slack/install: the client id. Needs SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_SIGNING_SECRET, ROUNDS_PUBLIC_URL and ROUNDS_SECRET_KEY too.",
  },
  { name: "SLACK_CLIENT_SECRET", example: "", about: "Slack's client secret." },
  {
    name: "SLACK_STATE_SECRET",
    example: "",
    about: "Any secret of 16 characters or more: it keeps forged installations out.",
  },
  {
    name: "ROUNDS_PUBLIC_URL",
    example: "",
    about:
      "Where browsers reach this server from outside, as https://rounds.company.example. Installing the Slack app needs it.",
  },
  {
    name: "SLACK_API_URL",
    example: "",
    about: "Another address of Slack's Web API, ending in /api/. For emulators and proxies.",
  },
  {
    name: "TEAMS_CLIENT_ID",
    example: "",
    about: "Teams (/api/messages): the bot's client id. docs/teams.md leads to it.",
  },
  { name: "TEAMS_CLIENT_SECRET", example: "", about: "Teams: the bot's client secret." },
  { name: "TEAMS_TENANT_ID", example: "", about: "Teams: the organisation that the bot is of." },
  {
    name: "TEAMS_OPEN",
    example: "",
    about:
      "Set to yes, Teams requests are not checked: for the emulator on this machine only, and refused anywhere else.",
  },
  {
    name: "ROUNDS_SECRET_KEY",
    example: "",
    about:
      "Encrypts tokens in the database: 32 bytes in base64, as openssl rand -base64 32 makes them.",
  },
  {
    name: "ROUNDS_OLD_SECRET_KEYS",
    example: "",
    about: "Earlier keys, separated by commas: what they sealed can still be opened.",
  },
] as const;

type Value = (name: (typeof CHAT_SETTINGS)[number]["name"]) => string | null;

/** With everything that is wrong, each with what to do. */
export function readChatConfig(
  value: Value,
  isLocal: boolean,
): { readonly chat: ChatConfig; readonly problems: readonly string[] } {
  const key = value("ROUNDS_SECRET_KEY");
  const old = (value("ROUNDS_OLD_SECRET_KEYS") ?? "").split(",").map((each) => each.trim());
  const secretKeys = [...(key === null ? [] : [key]), ...old.filter((each) => each !== "")];
  const slack = slackConfig(value);
  const teams = teamsConfig(value);
  return {
    chat: { slack, teams, secretKeys },
    problems: [
      ...secretKeys.flatMap((each) =>
        Buffer.from(each, "base64").length === 32
          ? []
          : ["ROUNDS_SECRET_KEY is not 32 bytes in base64: make one with openssl rand -base64 32."],
      ),
      ...(slack === null ? [] : slackProblems(slack, value, secretKeys)),
      ...(teams === null ? [] : teamsProblems(teams, isLocal)),
    ],
  };
}

const SLACK = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
] as const;

function slackConfig(value: Value): ChatConfig["slack"] {
  if (SLACK.every((name) => value(name) === null)) return null;
  const clientId = value("SLACK_CLIENT_ID");
  return {
    signingSecret: value("SLACK_SIGNING_SECRET"),
    botToken: value("SLACK_BOT_TOKEN"),
    appToken: value("SLACK_APP_TOKEN"),
    apiUrl: value("SLACK_API_URL"),
    oauth:
      clientId === null
        ? null
        : {
            clientId,
            clientSecret: value("SLACK_CLIENT_SECRET") ?? "",
            stateSecret: value("SLACK_STATE_SECRET") ?? "",
            publicUrl: (value("ROUNDS_PUBLIC_URL") ?? "").replace(/\/$/, ""),
          },
  };
}

function slackProblems(
  { signingSecret, botToken, appToken, oauth }: NonNullable<ChatConfig["slack"]>,
  value: Value,
  secretKeys: readonly string[],
): readonly string[] {
  const install = ["SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET", "ROUNDS_PUBLIC_URL"] as const;
  return [
    ...(signingSecret === null && appToken === null
      ? ["Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)."]
      : []),
    ...(botToken === null && oauth === null
      ? ["Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID for several workspaces."]
      : []),
    ...(oauth === null
      ? []
      : [
          ...install.flatMap((name) =>
            value(name) === null ? [`SLACK_CLIENT_ID needs ${name}.`] : [],
          ),
          ...(appToken === null ? [] : ["Installing is for HTTP: leave SLACK_APP_TOKEN out."]),
          ...(secretKeys.length === 0
            ? ["SLACK_CLIENT_ID needs ROUNDS_SECRET_KEY, with which tokens are encrypted."]
            : []),
        ]),
  ];
}

function teamsConfig(value: Value): ChatConfig["teams"] {
  const isOpen = value("TEAMS_OPEN") === "yes";
  const clientId = value("TEAMS_CLIENT_ID");
  if (clientId === null && !isOpen) return null;
  return {
    clientId,
    clientSecret: value("TEAMS_CLIENT_SECRET"),
    tenantId: value("TEAMS_TENANT_ID"),
    isOpen,
  };
}

function teamsProblems(
  { clientId, clientSecret, isOpen }: NonNullable<ChatConfig["teams"]>,
  isLocal: boolean,
): readonly string[] {
  if (isOpen)
    return isLocal
      ? []
      : [
          "TEAMS_OPEN=yes lets anybody write as anybody: it is for this machine only, without ROUNDS_HOST.",
        ];
  return clientId !== null && clientSecret === null
    ? ["TEAMS_CLIENT_ID needs TEAMS_CLIENT_SECRET."]
    : [];
}
