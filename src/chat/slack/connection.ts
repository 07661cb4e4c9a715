import {
  type App,
  ExpressReceiver,
  type Installation,
  type InstallationStore,
  LogLevel,
  SocketModeReceiver,
} from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import type { Express } from "express";
import type { ChatPort } from "../../assistant/chat-port.ts";
import type { Card } from "../../cards/card.ts";
import type { Poster } from "../../domain/posts.ts";
import { createSlack } from "./adapter.ts";
import { isObject } from "./json.ts";
import { type SlackClients, slackPoster } from "./poster.ts";
import { SCOPES } from "./scopes.ts";

/** Keeps what Slack hands out at an installation, by Slack's id of the workspace. */
export type SlackInstallations = {
  keep(teamId: string, installation: object, at: Date): Promise<void>;
  find(teamId: string): Promise<object | null>;
  list(): Promise<readonly string[]>;
  remove(teamId: string): Promise<void>;
};

export type SlackSettings = {
  /** For HTTP. */
  readonly signingSecret: string | null;
  /** Of the one workspace; null: by installation. */
  readonly botToken: string | null;
  /** Socket Mode: no public address is needed. */
  readonly appToken: string | null;
  readonly oauth: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly stateSecret: string;
    readonly publicUrl: string;
  } | null;
  readonly apiUrl: string | null;
  readonly installations: SlackInstallations | null;
  /** Without Slack's newer blocks, for emulators that do not draw them. */
  readonly isPlain?: boolean;
};

export type SlackConnection = {
  readonly poster: Poster<Card>;
  /** Puts Slack's paths on the web server; Socket Mode has none. */
  readonly mount: (web: Express) => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Slack over Socket Mode or HTTP, for one workspace or for each that installs the app. */
export function createSlackConnection(settings: SlackSettings, port: ChatPort): SlackConnection {
  const { appToken, botToken, apiUrl, installations } = settings;
  const receiver =
    appToken === null ? httpReceiver(settings, port) : socketReceiver(appToken, apiUrl);
  const app: App = createSlack(
    {
      receiver,
      botToken,
      apiUrl,
      isPlain: settings.isPlain ?? false,
      onUninstall: async (teamId) => installations?.remove(teamId),
    },
    port,
  );
  return {
    poster: slackPoster(port, clientsOf(settings), settings.isPlain ?? false),
    mount(web) {
      if (receiver instanceof ExpressReceiver) web.use(receiver.router);
    },
    async start() {
      await app.init();
      if (receiver instanceof SocketModeReceiver) await app.start();
    },
    async stop() {
      if (receiver instanceof SocketModeReceiver) await app.stop();
    },
  };
}

const socketReceiver = (appToken: string, apiUrl: string | null): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.WARN,
    ...(apiUrl === null ? {} : { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
  });

const REDIRECT_PATH = "/slack/oauth_redirect";

function httpReceiver(
  { signingSecret, oauth, installations, apiUrl }: SlackSettings,
  port: ChatPort,
): ExpressReceiver {
  const base = {
    signingSecret: signingSecret ?? "",
    endpoints: "/slack/events",
    logLevel: LogLevel.WARN,
  };
  if (oauth === null || installations === null) return new ExpressReceiver(base);
  const origin = apiUrl === null ? null : new URL(apiUrl).origin;
  const { publicUrl, ...secrets } = oauth;
  return new ExpressReceiver({
    ...base,
    ...secrets,
    redirectUri: `${publicUrl}${REDIRECT_PATH}`,
    scopes: [...SCOPES],
    installationStore: storeOf(installations, port),
    installerOptions: {
      directInstall: true,
      redirectUriPath: REDIRECT_PATH,
      ...(origin === null
        ? {}
        : {
            authorizationUrl: `${origin}/oauth/v2/authorize`,
            clientOptions: { slackApiUrl: apiUrl ?? "" },
          }),
    },
  });
}

function storeOf(installations: SlackInstallations, port: ChatPort): InstallationStore {
  return {
    async storeInstallation(installation) {
      const teamId = installation.team?.id;
      if (teamId === undefined)
        throw new Error("Rounds is installed in one workspace at a time, not for an organisation");
      await installations.keep(teamId, installation, new Date());
    },
    async fetchInstallation({ teamId }) {
      const found = await installations.find(teamId ?? "");
      if (found === null) throw new Error(`Rounds is not installed in ${teamId}`);
      if (!isInstallation(found)) throw new Error(`What is kept of ${teamId} is no installation`);
      return found;
    },
    async deleteInstallation({ teamId }) {
      await installations.remove(teamId ?? "");
      port.report(new Error(`Slack workspace ${teamId} removed Rounds`), "Slack");
    },
  };
}

/** What was kept is what Bolt handed over. */
const isInstallation = (found: unknown): found is Installation<"v2", false> =>
  isObject(found) && isObject(found["team"]);

function clientsOf({ botToken, apiUrl, installations }: SlackSettings): SlackClients {
  const make = (token: string): WebClient =>
    new WebClient(token, {
      ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
      // The queue of posts waits and tries again itself, and knows what it tried.
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    });
  const own = botToken === null ? null : make(botToken);
  const of = async (teamId: string): Promise<WebClient | null> => {
    if (own !== null) return own;
    const found = await installations?.find(teamId);
    return isInstallation(found) && found.bot ? make(found.bot.token) : null;
  };
  return {
    of,
    async any() {
      if (own !== null) return { client: own, teamId: "" };
      const [teamId] = (await installations?.list()) ?? [];
      const client = teamId === undefined ? null : await of(teamId);
      return client && { client, teamId: teamId ?? "" };
    },
  };
}
