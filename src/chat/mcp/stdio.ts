import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { McpCaller, McpPort } from "./port.ts";
import { createMcpServer } from "./server.ts";

/** Answers over standard input and output until the client ends it. */
export async function serveStdio(port: McpPort, caller: McpCaller): Promise<void> {
  const server = createMcpServer(port, caller);
  const ended = new Promise<void>((resolve) => process.stdin.once("end", resolve));
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}
