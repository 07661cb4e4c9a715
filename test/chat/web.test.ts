import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWeb } from "../../src/chat/web/adapter.ts";
import type { Rounds } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import { openDemo } from "../world.ts";

const ANA = { as: "ana.torres@prairie.example", at: "2026-03-02T07:30" };

const TOKEN = "a-token-of-some-length";

let rounds: Rounds;
const servers: Server[] = [];
let local: string;
let guarded: string;

beforeAll(async () => {
  rounds = await openDemo();
  const port = webPortTo(rounds);
  local = await listen({ port, token: null, tilesUrl: null });
  guarded = await listen({ port, token: TOKEN, tilesUrl: "https://tiles.example/{z}/{x}/{y}.png" });
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rounds.close();
});

async function listen(options: Parameters<typeof createWeb>[0]): Promise<string> {
  const server = await new Promise<Server>((resolve) => {
    const started = createWeb(options).listen(0, "127.0.0.1", () => resolve(started));
  });
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${local}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const statusesOf = (paths: readonly string[]): Promise<readonly string[]> =>
  Promise.all(paths.map(async (path) => `${(await fetch(local + path)).status} ${path}`));

/** A request with any headers: fetch does not let a Host be set. */
const statusWith = (headers: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(`${local}/api/people`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });

test("it says that it lives and that its database answers", async () => {
  expect(await (await fetch(`${local}/healthz`)).json()).toEqual({ ok: true });
  expect(await (await fetch(`${local}/readyz`)).json()).toEqual({ ready: true });
});

test("a question is answered with the same JSON as in the terminal", async () => {
  const question = { ...ANA, text: "my best accounts" };

  const answer: unknown = await (await ask(question)).json();

  const { tookMs: _, ...same } = await rounds.ask({ ...question, channel: null, thread: null });
  expect(answer).toMatchObject(JSON.parse(JSON.stringify(same)));
  expect(answer).toHaveProperty("tool", "rank_accounts");
});

test("to whoever wants a stream, progress comes before the answer", async () => {
  const response = await ask(
    { ...ANA, text: "who should I visit today?" },
    { accept: "text/event-stream" },
  );
  const stream = await response.text();

  const events = [...stream.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(events.slice(0, -1)).toContain("progress");
  expect(events.at(-1)).toBe("reply");
  const reply = JSON.parse(/^event: reply\ndata: (.*)$/m.exec(stream)?.[1] ?? "null");
  expect(reply.cards[0].title).toMatch(/^Monday 2 March: \d+ stops/);
});

test("a press runs its tool without reading the words", async () => {
  const press = { tool: "find_owner", input: { place: "52401" } };

  const answer = await (await ask({ ...ANA, text: "anything", press })).json();

  expect(answer).toMatchObject({ tool: "find_owner", by: "none", error: null });
});

test("a person who is not known is refused in both forms", async () => {
  const stranger = { as: "nobody@prairie.example", text: "help" };

  const json = await (await ask(stranger)).json();
  const stream = await (await ask(stranger, { accept: "text/event-stream" })).text();

  expect(json).toHaveProperty("error.code", "unknown_person");
  expect(stream).toContain("unknown_person");
});

test("what cannot be read is said so", async () => {
  const broken = await ask("{ not json");
  const large = await ask({ text: "x".repeat(300_000) });

  expect(broken.status).toBe(400);
  expect(await broken.json()).toMatchObject({ error: { code: "bad_input" } });
  expect(large.status).toBe(413);
  expect(await large.json()).toMatchObject({ error: { code: "bad_input" } });
});

test("a body of another shape is an empty question, not a fault", async () => {
  const answer = await (await ask([1, 2])).json();

  expect(answer).toHaveProperty("error.code", "not_understood");
});

test("another site's name or origin is refused", async () => {
  expect(await statusWith({ host: "evil.example" })).toBe(403);
  expect(await statusWith({ host: "localhost.evil.example" })).toBe(403);
  expect(await statusWith({ host: "127.0.0.1", origin: "https://evil.example" })).toBe(403);
  expect(await statusWith({ host: "127.0.0.1", origin: "null" })).toBe(403);
  expect(await statusWith({ host: "localhost:3000", origin: "http://localhost:3000" })).toBe(200);
});

test("with a token, nothing is answered without it", async () => {
  expect((await fetch(`${guarded}/api/people`)).status).toBe(401);
  expect((await fetch(`${guarded}/`)).status).toBe(401);
  expect((await fetch(`${guarded}/api/people?token=wrong`)).status).toBe(401);
  expect((await fetch(`${guarded}/healthz`)).status).toBe(200);
  const headers = { authorization: `Bearer ${TOKEN}` };
  expect((await fetch(`${guarded}/api/people`, { headers })).status).toBe(200);
});

test("the token in the address becomes a cookie that scripts cannot read", async () => {
  const response = await fetch(`${guarded}/?token=${TOKEN}`, { redirect: "manual" });

  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/");
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain("SameSite=Strict");
  const headers = { cookie: cookie.split(";")[0] ?? "" };
  expect((await fetch(`${guarded}/api/people`, { headers })).status).toBe(200);
});

test("the way on keeps the rest of the address, and stays on this server", async () => {
  const locationOf = async (path: string): Promise<string | null> => {
    const response = await fetch(`${guarded}${path}`, { redirect: "manual" });
    return response.headers.get("location");
  };

  expect(await locationOf(`/?token=${TOKEN}&q=help`)).toBe("/?q=help");
  expect(await locationOf(`//evil.example/?token=${TOKEN}`)).toBe("/evil.example/");
});

test("a cookie that is not ours is no key and no fault", async () => {
  const statusOf = async (cookie: string): Promise<number> =>
    (await fetch(`${guarded}/api/people`, { headers: { cookie } })).status;

  expect(await statusOf("rounds=%E0%A4%A")).toBe(401);
  expect(await statusOf("rounds=wrong; other=1")).toBe(401);
});

test("only this server's scripts may run, and only its tiles may load", async () => {
  const policy = (await fetch(`${local}/`)).headers.get("content-security-policy") ?? "";
  const headers = { authorization: `Bearer ${TOKEN}` };
  const withTiles = (await fetch(`${guarded}/`, { headers })).headers;

  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(withTiles.get("content-security-policy")).toContain("https://tiles.example");
});

test("the page has no inline script, and each of its files is served without types", async () => {
  const page = await (await fetch(`${local}/`)).text();
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");

  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/\son\w+=/);
  expect(files.length).toBeGreaterThan(8);
  expect(await statusesOf(files)).toEqual(files.map((file) => `200 ${file}`));
});

test("each script that a script imports is served", async () => {
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const response = await fetch(local + path);
    expect(`${path} ${response.headers.get("content-type")}`).toContain("js text/javascript");
    const script = await response.text();
    for (const [, found = ""] of script.matchAll(/from "([^"]+)"/g))
      await visit(new URL(found, local + path).pathname);
  };

  await visit("/page/main.js");

  expect(seen).toContain("/cards/format.js");
  expect(seen.size).toBeGreaterThan(20);
});

test("files beside the page's are not served", async () => {
  const paths = ["/page/..%2fadapter.js", "/page/tsconfig.json", "/adapter.ts", "/page/.js"];

  expect(await statusesOf(paths)).toEqual(paths.map((path) => `404 ${path}`));
});

test("markup in a question comes back as words", async () => {
  const text = "brief me on <img src=x onerror=alert(1)>";

  const response = await ask({ ...ANA, text });

  expect(response.headers.get("content-type")).toContain("application/json");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test("the base map has the counties and towns of a region", async () => {
  const query = "south=41.8&west=-91.9&north=42.2&east=-91.4";
  const ground = await (await fetch(`${local}/api/counties?${query}`)).text();

  const names = [...ground.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
  expect(names).toContain("Linn");
  expect(names).toContain("Cedar Rapids");
  expect(names.length).toBeLessThan(100);
});

const upload = (about: Readonly<Record<string, string>>, body: string, address = local) =>
  fetch(`${address}/api/files?${new URLSearchParams(about).toString()}`, { method: "POST", body });

test("files are taken from administrators only, and under a name that leads nowhere else", async () => {
  const ivy = { as: "ivy.chen@prairie.example", name: "../../etc/accounts.csv" };
  const taken = await upload(ivy, "account_id,name\nN1,New");
  const refused = [
    await upload({ as: ANA.as, name: "a.csv" }, "a"),
    await upload({ name: "a.csv" }, "a"),
    await upload({ as: "nobody@prairie.example", name: "a.csv" }, "a"),
  ];

  expect(taken.status).toBe(200);
  expect(await taken.json()).toMatchObject({ name: "accounts.csv", bytes: 22 });
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(await refused[0]?.json()).toMatchObject({ error: { code: "not_allowed" } });
  expect((await upload(ivy, "a", guarded)).status).toBe(401);
});

test("a file of more than 200 MB is refused before it is sent", async () => {
  const address = new URL(`${local}/api/files?as=ivy.chen@prairie.example&name=huge.csv`);
  const headers = { "content-length": String(201 * 1024 * 1024) };
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sending = request(address, { method: "POST", headers }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => {
        sending.destroy();
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    sending.on("error", reject);
    sending.flushHeaders();
  });

  expect(answer.status).toBe(413);
  expect(answer.body).toContain("huge.csv is larger than 200 MB.");
});
