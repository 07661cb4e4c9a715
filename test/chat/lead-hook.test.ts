import { createHmac } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWeb } from "../../src/chat/web/adapter.ts";
import { leadHook } from "../../src/lead-intake.ts";
import type { Rounds } from "../../src/rounds.ts";
import { webPortTo } from "../../src/web-port.ts";
import { openDemo } from "../world.ts";

const SECRET = "a-secret-of-some-length";
const ANA = "ana.torres@prairie.example";
/** Monday 2 March 2026, 9:00 in Iowa. */
const NINE = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let server: Server;
let address: string;
let off: Server;
let now = NINE;

beforeAll(async () => {
  rounds = await openDemo();
  const web = { port: webPortTo(rounds), token: "a-token-of-some-length", tilesUrl: null };
  const hook = leadHook(rounds, SECRET, () => now);
  server = await listening(createWeb({ ...web, hook }));
  off = await listening(createWeb(web));
  address = addressOf(server);
});

afterAll(async () => {
  server.close();
  off.close();
  await rounds.close();
});

const listening = (app: ReturnType<typeof createWeb>): Promise<Server> =>
  new Promise((resolve) => {
    const started = app.listen(0, "127.0.0.1", () => resolve(started));
  });

const addressOf = (started: Server): string =>
  `http://127.0.0.1:${(started.address() as AddressInfo).port}/hooks/leads`;

type Sent = { readonly key?: string; readonly at?: Date; readonly secret?: string };

function headersOf(body: string, { key, at = now, secret = SECRET }: Sent) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return {
    "content-type": "application/json",
    "x-rounds-timestamp": timestamp,
    "x-rounds-signature": `v1=${signature}`,
    ...(key !== undefined && { "idempotency-key": key }),
  };
}

async function send(lead: unknown, sent: Sent = {}) {
  const body = typeof lead === "string" ? lead : JSON.stringify(lead);
  const response = await fetch(address, { method: "POST", body, headers: headersOf(body, sent) });
  return { status: response.status, body: (await response.json()) as Answer };
}

type Answer = {
  readonly lead: string;
  readonly assignedTo: string | null;
  readonly answerBy: string | null;
  readonly reason: string;
  readonly duplicateOf: string | null;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
};

const posts = (about: string) =>
  rounds.database.client.post.findMany({
    where: { id: { startsWith: `lead:${about}:` } },
    orderBy: { id: "asc" },
  });

test("a signed lead is given at once, its rep is told, and the same one again changes nothing", async () => {
  const lead = { name: "Riverbend Hotel", place: "Marion", industry: "hotel", value: 35_000 };
  const first = await send({ ...lead, email: "desk@riverbend.example" }, { key: "k1" });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    assignedTo: ANA,
    answerBy: "2026-03-02T17:00:00.000Z",
    reason: "has the territory; the only one who could take it",
    duplicateOf: null,
  });
  const [post, ...others] = await posts(first.body.lead);
  expect(others).toEqual([]);
  expect(post).toMatchObject({ reader: `person:${ANA}`, kind: "lead", status: "waiting" });
  expect(post?.text).toContain("by 11:00");

  const again = await send({ ...lead, email: "desk@riverbend.example" }, { key: "k1" });
  expect(again).toEqual({ status: 200, body: first.body });
  const other = await send({ ...lead, value: 1 }, { key: "k1" });
  expect([other.status, other.body.error?.code]).toEqual([409, "conflict"]);
  expect(
    await rounds.database.client.lead.count({ where: { email: "desk@riverbend.example" } }),
  ).toBe(1);
});

test("who writes again is with the one who has the first lead, and starts no second clock", async () => {
  const first = await send(
    { company: "Prairie Moon Cafe", place: "Marion", phone: "+1 (319) 555-0177" },
    { key: "d1" },
  );
  const again = await send({ name: "Moon", place: "Ames", phone: "319.555.0177" }, { key: "d2" });
  expect(again.body).toMatchObject({
    assignedTo: first.body.assignedTo,
    answerBy: null,
    duplicateOf: first.body.lead,
  });
  const [post] = await posts(again.body.lead);
  expect(post?.text).toContain(first.body.lead);
});

test("a known account's lead goes to its owner, wherever it says it is", async () => {
  const { client } = rounds.database;
  const account = await client.account.findFirstOrThrow({
    where: { ownerEmail: "ben.keller@prairie.example" },
    orderBy: { id: "asc" },
  });
  await client.account.updateMany({ where: { id: account.id }, data: { domain: "tap.example" } });
  rounds.refresh();
  const lead = { name: "Somebody", place: "Marion", email: "buyer@mail.tap.example" };
  const { body } = await send(lead, { key: "known" });
  expect(body.assignedTo).toBe("ben.keller@prairie.example");
  expect(body.reason).toMatch(/^owns the account/);
  expect(await rounds.database.client.lead.findFirst({ where: { id: body.lead } })).toMatchObject({
    accountId: account.id,
  });
});

test("at night nobody gets it, the manager is told why, and many at once are all taken", async () => {
  now = new Date("2026-03-03T05:00:00Z");
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      send({ name: `Night Place ${index}`, place: "Marion" }, { key: `n${index}` }),
    ),
  );
  now = NINE;
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
  expect(new Set(answers.map(({ body }) => body.lead)).size).toBe(12);
  expect(answers[0]?.body).toMatchObject({
    assignedTo: null,
    reason: "nobody could take it: 8 off hours",
  });
  const [post] = await posts(answers[0]?.body.lead ?? "");
  expect(post?.reader).toBe("person:dana.whitfield@prairie.example");
  expect(post?.text).toContain("8 off hours");
});

test("what is not signed, late, too large or not a lead is refused with what to do", async () => {
  const lead = { name: "Nobody" };
  expect((await send(lead, { key: "x", secret: "another-secret-of-length" })).status).toBe(401);
  const late = new Date(now.getTime() - 6 * 60_000);
  expect((await send(lead, { key: "x", at: late })).status).toBe(401);
  expect((await send(lead)).status).toBe(400);
  expect((await send("{", { key: "x" })).status).toBe(400);
  expect((await send({ name: "a".repeat(70_000) }, { key: "x" })).status).toBe(413);
  const wrong = await send({ nam: "Typo", lat: 200, email: "no" }, { key: "x" });
  expect(wrong.status).toBe(400);
  expect(wrong.body.error?.hint.split("\n")).toHaveLength(4);
  const unsigned = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(unsigned.status).toBe(401);
  expect((await fetch(address)).status).toBe(405);
  expect((await fetch(address, { method: "POST", body: "x" })).status).toBe(415);
  expect((await fetch(addressOf(off), { method: "POST" })).status).toBe(404);
  expect(await rounds.database.client.lead.count({ where: { name: "Nobody" } })).toBe(0);
});
