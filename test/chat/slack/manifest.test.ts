import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { hearAll } from "../../../src/chat/slack/adapter.ts";
import { EVENTS, slackManifest } from "../../../src/chat/slack/manifest.ts";
import { SCOPES } from "../../../src/chat/slack/scopes.ts";

/** Slack's own schema, where it lies beside the project. */
const SCHEMA = "../shared/schemas/slack-manifest.2.0.0.json";

test.runIf(existsSync(SCHEMA))("Slack's schema takes both manifests, and not a wrong one", () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(
    JSON.parse(readFileSync(SCHEMA, "utf8")) as object,
  );
  for (const origin of [null, "https://rounds.example"]) {
    validate(structuredClone(slackManifest(origin)));
    expect(validate.errors).toBeNull();
  }
  const wrong = { ...slackManifest(null), display_information: { name: "x".repeat(36) } };
  expect(validate(wrong)).toBe(false);
});

test("each event, command and shortcut of the manifest has a listener, and each listener is declared", () => {
  const heard = listenersOf();
  const { features } = slackManifest(null);
  // "message.im" is told as "message" with its channel's kind.
  expect(heard.events).toEqual(
    new Set(EVENTS.map((name) => name.replace(/^message\.im$/, "message"))),
  );
  expect(heard.commands).toEqual(new Set(features?.slash_commands?.map(({ command }) => command)));
  expect(heard.shortcuts).toEqual(
    new Set(features?.shortcuts?.map(({ callback_id }) => callback_id)),
  );
});

/** The Web API methods of the code, and the scope that Slack's documentation names for each. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "conversations.open": ["im:write"],
  "conversations.members": ["channels:read", "groups:read", "im:read"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "users.info": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": [],
  "views.publish": [],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
  filesUploadV2: ["files:write"],
};

test("the scopes are those that the code needs, and no more", () => {
  const code = [
    "answer",
    "hear-actions",
    "hear-commands",
    "hear-home",
    "people",
    "poster",
    "progress",
    "say",
  ]
    .map((name) => readFileSync(`src/chat/slack/${name}.ts`, "utf8"))
    .join("\n");
  const called = new Set(
    [...code.matchAll(/client\.((?:chat|conversations|users|views)\.\w+|filesUploadV2)\(/g)].map(
      ([, method = ""]) => method,
    ),
  );
  called.add("assistant.threads.setSuggestedPrompts");
  expect(called.size).toBeGreaterThan(8);
  for (const method of called) expect(Object.keys(NEEDED)).toContain(method);
  const needed = [...called].flatMap((method) => NEEDED[method] ?? []);
  // By events, commands and files that are dropped.
  const all = new Set([...needed, "app_mentions:read", "commands", "files:read"]);
  expect(new Set<string>(SCOPES)).toEqual(all);
});

/** What the listeners ask Bolt for. */
function listenersOf() {
  const events = new Set<string>();
  const commands = new Set<string>();
  const shortcuts = new Set<string>();
  const recorder = {
    event: (name: string) => events.add(name),
    message: () => events.add("message"),
    command: (name: string) => commands.add(name),
    shortcut: (id: string) => shortcuts.add(id),
    action: () => {},
    view: () => {},
  };
  hearAll(recorder as never, {} as never, async () => {});
  return { events, commands, shortcuts };
}
