import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Express, Request, Response } from "express";
import { callsPerMinute } from "./calls-per-minute.ts";
import type { McpDoor } from "./port.ts";
import { createMcpServer } from "./server.ts";

const PATH = "/mcp";
const MOST_BYTES = 256 * 1024;
/** Of one token: more than a person's questions need, and little enough that nobody reads the whole book unseen. */
const MOST_CALLS = 120;

/** Streamable HTTP without sessions: each request proves by its token whose it is, and any process may answer it. */
export function mountMcp(app: Express, door: McpDoor): void {
  const mayCall = callsPerMinute(MOST_CALLS, door.now);
  app.all(PATH, (request, response) => take({ door, mayCall }, request, response));
}

type Entrance = { readonly door: McpDoor; readonly mayCall: (tokenId: string) => boolean };

async function take(
  { door, mayCall }: Entrance,
  request: Request,
  response: Response,
): Promise<void> {
  if (request.method !== "POST") return refuse(response, 405, NO_STREAMS);
  const caller = await door.callerOf(tokenOf(request));
  if (caller === null) return refuse(response, 401, NO_TOKEN);
  if (!mayCall(caller.tokenId)) return refuse(response, 429, TOO_MANY);
  const server = createMcpServer(door.port, caller);
  const transport = new StreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: MOST_BYTES,
  });
  response.once("close", () => void server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response);
}

type Refusal = { readonly message: string; readonly header: readonly [string, string] };

const NO_STREAMS: Refusal = {
  message: "Requests are posted here: there are no sessions and no streams.",
  header: ["allow", "POST"],
};

const NO_TOKEN: Refusal = {
  message: "That token is unknown or revoked. An administrator makes one: npm run token.",
  header: ["www-authenticate", "Bearer"],
};

const TOO_MANY: Refusal = {
  message: `More than ${MOST_CALLS} requests in a minute. Try again in a minute.`,
  header: ["retry-after", "60"],
};

const tokenOf = (request: Request): string =>
  /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? "";

/** As JSON-RPC tells errors that belong to no call. */
function refuse(response: Response, status: number, { message, header }: Refusal): void {
  const error = { code: -32_000, message };
  response
    .set(...header)
    .status(status)
    .json({ jsonrpc: "2.0", error, id: null });
}
