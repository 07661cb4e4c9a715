import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkPayload } from "./slack-limits.ts";

/** What stands between Rounds and the emulator, which takes everything: it refuses what Slack would refuse. */
export type Gate = {
  readonly apiUrl: string;
  /** Every call of the Web API, oldest first. */
  readonly calls: { readonly method: string; readonly body: Record<string, unknown> }[];
  /** What Slack would have refused. */
  readonly problems: string[];
  /** The next call of a method gets this answer instead of the emulator's. */
  refuseNext(
    method: string,
    answer: { status?: number; headers?: Record<string, string>; body: object },
  ): void;
  /** From now on a method that the emulator does not know gets these answers; null: the emulator's again. */
  answerWith(
    method: string,
    answer: ((body: Record<string, unknown>) => Promise<object>) | null,
  ): void;
  stop(): Promise<void>;
};

export async function startGate(apiUrl: string): Promise<Gate> {
  const calls: Gate["calls"] = [];
  const problems: string[] = [];
  const planned = new Map<string, Parameters<Gate["refuseNext"]>[1]>();
  const taken = new Map<string, (body: Record<string, unknown>) => Promise<object>>();
  const server = createServer((request, response) => {
    void pass(request, response).catch(() => response.destroy());
  });
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const raw = Buffer.concat(parts);
    const method = (request.url ?? "").replace(/^\/api\//, "");
    const type = request.headers["content-type"] ?? "";
    const body = readBody(raw.toString(), type);
    calls.push({ method, body });
    problems.push(...checkPayload(method, body).map((problem) => `${method}: ${problem}`));
    const answer = planned.get(method);
    if (answer) {
      planned.delete(method);
      response.writeHead(answer.status ?? 200, {
        "content-type": "application/json",
        ...answer.headers,
      });
      response.end(JSON.stringify(answer.body));
      return;
    }
    const own = taken.get(method);
    if (own) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(await own(body)));
      return;
    }
    const headers = { "content-type": type, authorization: request.headers.authorization ?? "" };
    const given = await fetch(new URL(method, apiUrl), { method: "POST", headers, body: raw });
    response.writeHead(given.status, { "content-type": "application/json" });
    response.end(Buffer.from(await given.arrayBuffer()));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    problems,
    refuseNext: (method, answer) => void planned.set(method, answer),
    answerWith: (method, answer) =>
      void (answer === null ? taken.delete(method) : taken.set(method, answer)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The client sends forms in which nested values are JSON. */
function readBody(raw: string, type: string): Record<string, unknown> {
  if (type.includes("json")) return JSON.parse(raw === "" ? "{}" : raw) as Record<string, unknown>;
  if (!type.includes("urlencoded")) return {};
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}
