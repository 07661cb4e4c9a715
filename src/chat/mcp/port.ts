/** Who a program asks for, and what it may. */
export type McpCaller = {
  readonly email: string;
  /** Whether it may propose writes, and confirm them. */
  readonly mayWrite: boolean;
};

/** A tool as a program is told it. */
export type McpTool = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** A JSON Schema of type "object". */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly isRead: boolean;
};

export type McpAnswer = {
  /** For people. */
  readonly text: string;
  /** The same for programs. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
};

/** What the Model Context Protocol needs of Rounds. */
export type McpPort = {
  /** Those that this person may use. */
  tools(caller: McpCaller): Promise<readonly McpTool[]>;
  /** Runs a tool in this person's name. Writes are only proposed. Never throws. */
  call(caller: McpCaller, tool: string, input: unknown): Promise<McpAnswer>;
};

/** What the protocol over HTTP needs beside it. */
export type McpDoor = {
  readonly port: McpPort;
  /** Whose token it is; null: nobody's, or it was revoked. */
  callerOf(token: string): Promise<(McpCaller & { readonly tokenId: string }) | null>;
  /** Milliseconds, for the limit of calls a minute. */
  readonly now: () => number;
};
