import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSlackConnection, type SlackConnection } from "../../src/chat/slack/connection.ts";
import { SCOPES } from "../../src/chat/slack/scopes.ts";
import { createWeb } from "../../src/chat/web/adapter.ts";
import { chatDesk } from "../../src/chat-desk.ts";
import { openInstallations } from "../../src/data/installations.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { createSeal } from "../../src/data/seal.ts";
import type { Rounds } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import { openSmall } from "../world.ts";
import { freePort } from "./local-slack.ts";
import { sendSigned } from "./slack-world.ts";

type Emulator = { readonly url: string; close(): Promise<void> };
type Emulate = {
  readonly createEmulator: (options: {
    service: "slack";
    port: number;
    seed: object;
  }) => Promise<Emulator>;
};

let rounds: Rounds;
let emulator: Emulator;
let connection: SlackConnection;
let server: Server;
let base: string;
let slackUrl: string;
const key = randomBytes(32).toString("base64");

const installations = (keys = [key]) =>
  openInstallations(
    {
      scoped: scopeTo(rounds.database.client, rounds.workspace.id),
      workspaceId: rounds.workspace.id,
      seal: createSeal(keys),
    },
    "slack",
  );

beforeAll(async () => {
  rounds = await openSmall();
  const [webPort, slackPort] = [await freePort(), await freePort()];
  base = `http://127.0.0.1:${webPort}`;
  slackUrl = `http://localhost:${slackPort}`;
  const path = new URL("../../emulators/node_modules/emulate/dist/api.js", import.meta.url);
  const { createEmulator } = (await import(path.href)) as Emulate;
  emulator = await createEmulator({
    service: "slack",
    port: slackPort,
    seed: {
      slack: {
        team: { name: "Small", domain: "small" },
        users: [{ name: "ann", real_name: "Ann Lee", email: "ann@small.example" }],
        channels: [{ name: "general" }],
        oauth_apps: [
          {
            client_id: "1.2",
            client_secret: "client-secret",
            app_id: "A1",
            name: "Rounds",
            redirect_uris: [`${base}/slack/oauth_redirect`],
            scopes: [...SCOPES],
            bot_name: "rounds",
          },
        ],
        strict_scopes: true,
      },
    },
  });
  const settings = {
    signingSecret: "signing-secret",
    appToken: null,
    botToken: null,
    oauth: {
      clientId: "1.2",
      clientSecret: "client-secret",
      stateSecret: "a-state-secret-of-ours",
      publicUrl: base,
    },
    installations: installations(),
    apiUrl: `${slackUrl}/api/`,
  };
  connection = createSlackConnection(settings, chatDesk(rounds));
  const web = createWeb({
    port: webPortTo(rounds),
    token: null,
    tilesUrl: null,
    mounts: [connection.mount],
  });
  server = await new Promise((resolve) => {
    const listening = web.listen(webPort, "127.0.0.1", () => resolve(listening));
  });
  await connection.start();
});

afterAll(async () => {
  await connection.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await emulator.close();
  await rounds.close();
});

/** Goes to Slack, presses the person's button there, and comes back with what Slack sends along. */
async function authorize(): Promise<{ readonly back: URL; readonly cookie: string }> {
  const begin = await fetch(`${base}/slack/install`, { redirect: "manual" });
  expect(begin.status).toBe(302);
  const cookie = begin.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = await fetch(begin.headers.get("location") ?? "");
  const html = await page.text();
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = "", value = ""]): [string, string] => [name, value.replaceAll("&amp;", "&")],
  );
  const pressed = await fetch(`${slackUrl}/oauth/v2/authorize/callback`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(fields),
  });
  return { back: new URL(pressed.headers.get("location") ?? ""), cookie };
}

test("a workspace installs the app; its token lies sealed, and posts go there", async () => {
  const { back, cookie } = await authorize();
  const done = await fetch(back, { headers: { cookie }, redirect: "manual" });
  expect(done.status).toBeLessThan(400);
  const [row] = await rounds.database.client.chatInstallation.findMany();
  expect(row?.sealed).toMatch(/^v1:[0-9a-f]{8}:/);
  expect(row?.sealed).not.toContain("xoxb-");
  expect(JSON.stringify(await installations().find(row?.tenantId ?? ""))).toContain("xoxb-");
  expect(await connection.poster.serves("person:ann@small.example")).toBe(true);
  const post = {
    id: "note:1",
    reader: "person:ann@small.example",
    kind: "note",
    card: { title: "Good morning", parts: [] },
    text: "Good morning",
    createdAt: new Date(),
  };
  expect((await connection.poster.post(post)).messageId).toMatch(/^\d+\.\d+$/);
  // A new key seals from now on, and the old one still opens.
  const newer = randomBytes(32).toString("base64");
  expect(await installations([newer, key]).find(row?.tenantId ?? "")).not.toBeNull();
  await expect(installations([newer]).find(row?.tenantId ?? "")).rejects.toMatchObject({
    code: "bad_config",
  });
});

test.each(["app_uninstalled", "tokens_revoked"])("%s removes what was installed", async (type) => {
  await rounds.database.client.chatInstallation.deleteMany();
  const { back, cookie } = await authorize();
  await fetch(back, { headers: { cookie }, redirect: "manual" });
  const [teamId] = await installations().list();
  expect(teamId).toBeDefined();
  const event = {
    type: "event_callback",
    team_id: teamId,
    api_app_id: "A1",
    event_id: `Ev-${type}`,
    event: { type, tokens: { bot: ["UB1"] } },
  };
  const forged = await sendSigned(`${base}/slack/events`, event, {}, "another-secret");
  expect(forged.status).toBe(401);
  expect(await installations().list()).toEqual([teamId]);
  const { status } = await sendSigned(`${base}/slack/events`, event, {}, "signing-secret");
  expect(status).toBe(200);
  await expect.poll(() => installations().list(), { timeout: 10_000 }).toEqual([]);
});

test("a forged or missing state installs nothing", async () => {
  await rounds.database.client.chatInstallation.deleteMany();
  const { back, cookie } = await authorize();
  const forged = new URL(back);
  forged.searchParams.set("state", "forged");
  expect((await fetch(forged, { headers: { cookie } })).status).toBeGreaterThanOrEqual(400);
  expect((await fetch(back)).status).toBeGreaterThanOrEqual(400);
  expect(await rounds.database.client.chatInstallation.count()).toBe(0);
});
