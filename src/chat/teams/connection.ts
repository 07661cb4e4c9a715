import { App, ExpressAdapter } from "@microsoft/teams.apps";
import express, { type Express } from "express";
import type { ChatPort } from "../../assistant/chat-port.ts";
import type { Card } from "../../cards/card.ts";
import type { Poster } from "../../domain/posts.ts";
import { hearAll } from "./adapter.ts";
import type { Desk } from "./answer.ts";
import { teamsPeople } from "./people.ts";
import { teamsPoster } from "./poster.ts";

export type TeamsSettings = {
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly tenantId: string | null;
  /** Requests are not checked: for the emulator on this machine only. */
  readonly isOpen: boolean;
  /** Where posts go; null: to Teams itself. */
  readonly serviceUrl: string | null;
};

export type TeamsConnection = {
  readonly poster: Poster<Card>;
  /** Puts /api/messages on the web server. */
  readonly mount: (web: Express) => void;
  start(): Promise<void>;
};

/** Teams over HTTP. Each request's token is checked unless the settings say that it is the emulator. */
export function createTeamsConnection(settings: TeamsSettings, port: ChatPort): TeamsConnection {
  const own = express();
  const { clientId, clientSecret, tenantId, isOpen, serviceUrl } = settings;
  const app = new App({
    httpServerAdapter: new ExpressAdapter(own),
    ...(clientId === null ? {} : { clientId }),
    ...(clientSecret === null ? {} : { clientSecret }),
    ...(tenantId === null ? {} : { tenantId }),
    ...(serviceUrl === null ? {} : { serviceUrl }),
    ...(isOpen
      ? { dangerouslyAllowUnauthenticatedRequests: true, clientId: EMULATED, token: emulatedToken }
      : {}),
  });
  const desk: Desk = {
    port,
    people: teamsPeople(),
    sendTo: (conversationId, activity) => app.send(conversationId, activity),
  };
  hearAll(app, desk);
  app.event("error", ({ error }) => port.report(error, "Teams"));
  return {
    poster: teamsPoster(port, desk.sendTo),
    mount: (web) => void web.use(own),
    start: () => app.initialize(),
  };
}

const EMULATED = "00000000-0000-0000-0000-00000000000011";

/** The emulator takes anything that looks like a token. */
const emulatedToken = async (): Promise<string> =>
  [{ alg: "none" }, { exp: 4_102_444_800, appid: EMULATED }, {}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
