import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { mountMcp } from "../../src/chat/mcp/mount.ts";
import { type AccessTokens, openAccessTokens } from "../../src/data/access-tokens.ts";
import { scopeTo } from "../../src/data/scope.ts";
import { mcpDoor } from "../../src/mcp.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo, temporaryFolder } from "../world.ts";

const ANA = "ana.torres@prairie.example";
const BEN = "ben.keller@prairie.example";
const DANA = "dana.whitfield@prairie.example";

let rounds: Rounds;
let tokens: AccessTokens;
let server: Server;
let now = Date.now();

beforeAll(async () => {
  rounds = await openDemo();
  tokens = openAccessTokens(
    scopeTo(rounds.database.client, rounds.workspace.id),
    rounds.workspace.id,
  );
  const app = express();
  mountMcp(app, { ...mcpDoor(rounds, false), now: () => now });
  server = await new Promise((resolve) => {
    const started = app.listen(0, "127.0.0.1", () => resolve(started));
  });
});

afterAll(async () => {
  server.close();
  await rounds.close();
});

const address = () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);

async function connected(token: string): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const headers = { authorization: `Bearer ${token}` };
  const transport = new StreamableHTTPClientTransport(address(), { requestInit: { headers } });
  await client.connect(transport);
  return client;
}

const clientOf = async (email: string, mayWrite = false): Promise<Client> =>
  connected(await tokens.make(email, mayWrite, new Date()));

const ANSWER = z.object({
  content: z.array(z.object({ type: z.literal("text"), text: z.string() })),
  structuredContent: z.record(z.string(), z.unknown()),
  isError: z.boolean(),
});

async function called(client: Client, name: string, input: Record<string, unknown> = {}) {
  const answer = ANSWER.parse(await client.callTool({ name, arguments: input }));
  return {
    text: answer.content.map(({ text }) => text).join("\n"),
    data: answer.structuredContent,
    isError: answer.isError,
  };
}

const namesOf = async (client: Client): Promise<readonly string[]> =>
  (await client.listTools()).tools.map(({ name }) => name);

const count = () => rounds.database.client.visit.count();

describe("over HTTP", () => {
  test("the tools of the person are there, with schemas; those that write are not", async () => {
    const client = await clientOf(ANA);
    const { tools } = await client.listTools();
    const plan = tools.find(({ name }) => name === "brief_account");

    expect(plan).toMatchObject({
      inputSchema: { type: "object", required: ["account"] },
      annotations: { readOnlyHint: true },
    });
    expect(tools.map(({ name }) => name)).not.toContain("log_visit");
    expect(tools.map(({ name }) => name)).not.toContain("confirm");
    expect(tools.map(({ name }) => name)).not.toContain("check_balance");
    expect(await namesOf(await clientOf(DANA))).toContain("check_balance");
  });

  test("a result comes as text and as data; names become ids by the same code", async () => {
    const answer = await called(await clientOf(ANA), "brief_account", {
      account: "crossroads hotel",
    });

    expect(answer.isError).toBe(false);
    expect(answer.text).toMatch(/^Crossroads Hotel, Iowa City/);
    expect(answer.data).toMatchObject({
      tool: "brief_account",
      input: { account: "A1891" },
      result: { accountId: "A1891", account: "Crossroads Hotel" },
    });
  });

  test.each([
    ["a visit of somebody else", "list_visits", { rep: BEN }, /not_allowed|not_found/],
    [
      "an account of somebody else",
      "brief_account",
      { account: "A2080" },
      /not_allowed|not_found|elsewhere/,
    ],
    ["a tool above one's role", "check_balance", {}, /unknown_tool/],
    ["a tool that writes", "log_visit", { account: "A1891" }, /unknown_tool/],
    ["confirming without the right to write", "confirm", { confirmation: "1" }, /unknown_tool/],
    ["wrong input", "plan_day", { maxStops: -1 }, /bad_input/],
  ])("%s is refused", async (_what, tool, input, code) => {
    const { isError, data } = await called(await clientOf(ANA), tool, input);

    expect(isError).toBe(true);
    expect(data["error"]).toMatchObject({ code: expect.stringMatching(code) });
  });

  test("without a token, with a wrong one or a revoked one nobody comes in", async () => {
    const token = await tokens.make(ANA, true, new Date());
    const wrong = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    const revoked = await tokens.make(ANA, true, new Date());
    const id = revoked.slice("rounds_".length, "rounds_".length + 8);
    await (await connected(revoked)).listTools();

    expect(await tokens.revoke(id, new Date())).toBe(true);
    for (const bad of ["", "x", wrong, revoked])
      await expect(connected(bad)).rejects.toMatchObject({ code: 401 });
    expect((await fetch(address())).status).toBe(405);
  });

  test("of a token the database knows a hash only", async () => {
    const token = await tokens.make(ANA, false, new Date());
    const rows = JSON.stringify(await rounds.database.client.accessToken.findMany());

    expect(rows).toContain(token.slice("rounds_".length, "rounds_".length + 8));
    expect(rows).not.toContain(token.slice(-43));
  });

  test("a write is proposed first, and written once when it is confirmed", async () => {
    const client = await clientOf(ANA, true);
    const before = await count();
    const proposed = await called(client, "log_visit", { account: "Granary Tavern", notes: "hi" });
    const { confirmation } = proposed.data;

    expect(proposed).toMatchObject({ isError: false, data: { status: "proposed" } });
    expect(proposed.text).toContain("account Granary Tavern");
    expect(proposed.text).toContain(String(confirmation));
    expect(await count()).toBe(before);

    const other = await called(await clientOf(BEN, true), "confirm", { confirmation });
    const done = await called(client, "confirm", { confirmation });
    const again = await called(client, "confirm", { confirmation });

    expect(other.data["error"]).toMatchObject({ code: "not_found" });
    expect(done.data).toMatchObject({ status: "written", tool: "log_visit" });
    expect(again.data["error"]).toMatchObject({ code: "done" });
    expect(await count()).toBe(before + 1);
  });

  test("after an hour nothing is left to confirm", async () => {
    const client = await clientOf(ANA, true);
    const { data } = await called(client, "log_visit", { account: "Granary Tavern" });
    const id = String(data["confirmation"]);
    await rounds.database.client.pendingWrite.updateMany({
      where: { id },
      data: { proposedAt: new Date(Date.now() - 61 * 60_000) },
    });
    const late = await called(client, "confirm", { confirmation: id });

    expect(late.data["error"]).toMatchObject({ code: "expired" });
  });

  test("more than 120 requests of a token in a minute are too many; the next minute is new", async () => {
    const token = await tokens.make(ANA, false, new Date());
    const request = { jsonrpc: "2.0", id: 1, method: "tools/list" };
    const post = () =>
      fetch(address(), {
        method: "POST",
        body: JSON.stringify(request),
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/json, text/event-stream",
          "content-type": "application/json",
        },
      });
    now = 60_000 * Math.ceil(now / 60_000);
    const statuses = new Set<number>();
    for (let at = 0; at < 120; at++) statuses.add((await post()).status);
    const over = await post();
    now += 60_000;

    expect([...statuses]).toEqual([200]);
    expect(over.status).toBe(429);
    expect(over.headers.get("retry-after")).toBe("60");
    expect((await post()).status).toBe(200);
  });
});

test("over standard input and output the same tools answer, in a program of its own", async () => {
  const folder = temporaryFolder();
  const env = { PATH: process.env["PATH"] ?? "", ROUNDS_HOME: join(folder.path, "home") };
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ["--disable-warning=ExperimentalWarning", "src/cli.ts", "mcp", "--as", ANA],
    env: { ...env, ROUNDS_MCP_WRITES: "on" },
    stderr: "ignore",
  });
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport, { timeout: 90_000 });
  const names = await namesOf(client);
  const helped = await called(client, "help");
  const proposed = await called(client, "log_visit", { account: "A1891", notes: "hi" });
  const refused = await called(client, "list_visits", { rep: BEN });
  await client.close();
  folder.remove();

  expect(names).toEqual(expect.arrayContaining(["plan_day", "log_visit", "confirm"]));
  expect(helped.isError).toBe(false);
  expect(proposed.data).toMatchObject({ status: "proposed" });
  expect(refused.isError).toBe(true);
}, 120_000);
