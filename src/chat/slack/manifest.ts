import { COMMAND, LOG_SHORTCUT, PLAN_SHORTCUT } from "./hear-commands.ts";
import { SCOPES } from "./scopes.ts";

/** What Slack tells the app; each has a listener. */
export const EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "member_joined_channel",
  "message.im",
  "tokens_revoked",
] as const;

/** The app as Slack wants it described; `origin` null: over Socket Mode, without a public address. */
export function slackManifest(origin: string | null) {
  const address = (path: string) => (origin === null ? {} : { request_url: `${origin}${path}` });
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: DISPLAY,
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: "Rounds", always_online: true },
      agent_view: AGENT,
      shortcuts: SHORTCUTS,
      slash_commands: [
        {
          command: COMMAND,
          description: "Ask Rounds; the answer comes privately",
          usage_hint: "help · plan my day · which leads are waiting?",
          should_escape: false,
          ...(origin === null ? {} : { url: `${origin}/slack/events` }),
        },
      ],
    },
    oauth_config: {
      scopes: { bot: [...SCOPES] },
      ...(origin === null ? {} : { redirect_urls: [`${origin}/slack/oauth_redirect`] }),
    },
    settings: {
      event_subscriptions: { bot_events: [...EVENTS], ...address("/slack/events") },
      interactivity: { is_enabled: true, ...address("/slack/events") },
      org_deploy_enabled: false,
      socket_mode_enabled: origin === null,
      token_rotation_enabled: false,
    },
  };
}

const DISPLAY = {
  name: "Rounds",
  description: "Plans visits, answers for territories, gives leads fairly.",
  long_description:
    "Ask Rounds in plain words: who to visit today and why, whose a lead is, how territories compare, what happens when a rep leaves. It computes the answer from your company's own data, shows its reasons, and takes back what it wrote. Answers are made by a program and may be wrong: check what matters.",
  background_color: "#1f4e4a",
};

const AGENT = {
  agent_description:
    "Plans a rep's day, keeps territories and gives leads to the right person, from your company's own data.",
  suggested_prompts: [
    { title: "Plan my day", message: "who should I visit today?" },
    { title: "My leads", message: "which leads are waiting?" },
    { title: "How am I doing?", message: "how am I doing?" },
    { title: "What can you do?", message: "help" },
  ],
};

const SHORTCUTS = [
  {
    name: "Plan my day",
    type: "global",
    callback_id: PLAN_SHORTCUT,
    description: "Who to visit today, in what order, and why",
  },
  {
    name: "Log as visit",
    type: "message",
    callback_id: LOG_SHORTCUT,
    description: "Keeps what the message says as the notes of a visit",
  },
];
