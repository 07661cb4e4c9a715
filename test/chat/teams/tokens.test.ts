import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { createTeamsConnection } from "../../../src/chat/teams/connection.ts";

/** Nothing of it may be asked for by a request that was refused. */
const UNTOUCHED = new Proxy(
  {},
  {
    get(_, name) {
      throw new Error(`A refused request asked for ${String(name)}`);
    },
  },
);

test("a request without a token of Microsoft's is refused", async () => {
  const settings = {
    clientId: "7d3c1f0e-5b1a-4c53-9d0e-2f6f4b6a1c11",
    clientSecret: "secret",
    tenantId: "7d3c1f0e-5b1a-4c53-9d0e-2f6f4b6a1c12",
    isOpen: false,
    serviceUrl: null,
  };
  const connection = createTeamsConnection(settings, UNTOUCHED as never);
  const web = express();
  connection.mount(web);
  await connection.start();
  const server = web.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = async (authorization: string | null) => {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (authorization !== null) headers["authorization"] = authorization;
    const body = JSON.stringify({
      type: "message",
      text: "help",
      from: { id: "1" },
      conversation: { id: "2" },
    });
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: "POST",
      headers,
      body,
    });
    return response.status;
  };
  expect(await ask(null)).toBe(401);
  expect(await ask("Bearer not.a.token")).toBe(401);
  server.close();
});
