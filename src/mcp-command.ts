import { parseArgs } from "node:util";
import { localMoment } from "./clock.ts";
import { readConfig } from "./config.ts";
import { type AccessTokens, openAccessTokens } from "./data/access-tokens.ts";
import { scopeTo } from "./data/scope.ts";
import { UserError } from "./domain/errors.ts";
import { mcpPort } from "./mcp.ts";
import { findAsker } from "./names.ts";
import { openRounds, type Rounds } from "./rounds.ts";

type Out = { readonly print: (line: string) => void; readonly tell: (line: string) => void };

const opened = (tell: Out["tell"]): Promise<Rounds> =>
  openRounds({ config: readConfig(), demoDay: null, onProgress: tell });

/** npm run mcp -- --as EMAIL: the tools over standard input and output, for a program on this machine. */
export async function serveMcp(args: string[], { tell }: Out): Promise<void> {
  const { values } = parseArgs({ args, options: { as: { type: "string" } } });
  const email = whose(values.as);
  const rounds = await opened(tell);
  try {
    await findAsker(rounds.book, email);
    const { serveStdio } = await import("./chat/mcp/stdio.ts");
    await serveStdio(mcpPort(rounds), { email, mayWrite: readConfig().hasMcpWrites });
  } finally {
    await rounds.close();
  }
}

const whose = (as: string | undefined): string => {
  if (as !== undefined) return as;
  throw new UserError("missing", "In whose name?", "Add --as rep@company.example.");
};

/** npm run token -- --as EMAIL [--writes], --list, --revoke ID: makes, lists and revokes what lets programs in. */
export async function accessToken(args: string[], { print, tell }: Out): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      as: { type: "string" },
      writes: { type: "boolean" },
      list: { type: "boolean" },
      revoke: { type: "string" },
    },
  });
  const rounds = await opened(tell);
  const { database, workspace, book } = rounds;
  const tokens = openAccessTokens(scopeTo(database.client, workspace.id), workspace.id);
  try {
    if (values.list) return await printTokens(tokens, { print, timeZone: workspace.timeZone });
    if (values.revoke !== undefined) return await revoke(tokens, values.revoke, print);
    const person = await findAsker(book, whose(values.as));
    const mayWrite = values.writes ?? false;
    print(await tokens.make(person.email, mayWrite, new Date()));
    tell(
      `It asks in the name of ${person.name}${mayWrite ? ", and may propose writes" : ", and only reads"}. It is shown this once: keep it as you keep a password.`,
    );
  } finally {
    await rounds.close();
  }
}

async function printTokens(
  tokens: AccessTokens,
  { print, timeZone }: Pick<Out, "print"> & { readonly timeZone: string },
): Promise<void> {
  const list = await tokens.list();
  if (list.length === 0)
    return print("There are no tokens. npm run token -- --as EMAIL makes one.");
  const day = (at: Date | null): string => (at === null ? "never" : localMoment(at, timeZone).date);
  for (const { id, personEmail, mayWrite, createdAt, usedAt, revokedAt } of list) {
    const state = revokedAt === null ? `last used ${day(usedAt)}` : `revoked ${day(revokedAt)}`;
    print(
      `${id}  ${personEmail}  ${mayWrite ? "writes" : "reads"}  made ${day(createdAt)}, ${state}`,
    );
  }
}

async function revoke(tokens: AccessTokens, id: string, print: Out["print"]): Promise<void> {
  if (await tokens.revoke(id, new Date())) return print(`${id} opens nothing any more.`);
  throw new UserError("not_found", `There is no token ${id} to revoke.`, "npm run token -- --list");
}
