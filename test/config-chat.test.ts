import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return "";
  } catch (error) {
    return error instanceof Error && "hint" in error ? String(error.hint) : String(error);
  }
};

const KEY = Buffer.alloc(32, 7).toString("base64");

describe("Slack", () => {
  test("is off without settings, and on with a way to hear and a way to speak", () => {
    expect(readConfig({}).slack).toBeNull();
    const socket = { SLACK_APP_TOKEN: "xapp-1", SLACK_BOT_TOKEN: "xoxb-1" };
    expect(readConfig(socket).slack).toMatchObject({ appToken: "xapp-1", oauth: null });
  });

  test("what is missing is told at once", () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: "xoxb-1" })).toContain("SLACK_SIGNING_SECRET");
    const several = problemsOf({ SLACK_CLIENT_ID: "1.2", SLACK_SIGNING_SECRET: "s" });
    for (const name of [
      "SLACK_CLIENT_SECRET",
      "SLACK_STATE_SECRET",
      "ROUNDS_PUBLIC_URL",
      "ROUNDS_SECRET_KEY",
    ])
      expect(several).toContain(name);
  });

  test("a key of another length is refused", () => {
    expect(problemsOf({ ROUNDS_SECRET_KEY: "short" })).toContain("32 bytes");
    expect(
      readConfig({ ROUNDS_SECRET_KEY: KEY, ROUNDS_OLD_SECRET_KEYS: `${KEY}, ${KEY}` }).secretKeys,
    ).toHaveLength(3);
  });
});

describe("Teams", () => {
  test("needs its secret, and is never open beyond this machine", () => {
    expect(problemsOf({ TEAMS_CLIENT_ID: "1" })).toContain("TEAMS_CLIENT_SECRET");
    expect(readConfig({ TEAMS_OPEN: "yes" }).teams).toMatchObject({ isOpen: true });
    const open = { TEAMS_OPEN: "yes", ROUNDS_HOST: "0.0.0.0", ROUNDS_WEB_TOKEN: "x".repeat(20) };
    expect(problemsOf(open)).toContain("this machine only");
  });
});
