import { z } from "zod";
import { cardText } from "./assistant/card-text.ts";
import { openDesk, type ToolDesk } from "./assistant/model/tool-desk.ts";
import { CONFIRM, pendingIn, proposal } from "./assistant/run-several.ts";
import type { McpAnswer, McpCaller, McpDoor, McpPort, McpTool } from "./chat/mcp/port.ts";
import { openAccessTokens } from "./data/access-tokens.ts";
import { openPendingWrites, type PendingWrites } from "./data/pending-writes.ts";
import { scopeTo } from "./data/scope.ts";
import { UserError } from "./domain/errors.ts";
import { keepNames, type NameKeeper } from "./names.ts";
import type { Rounds } from "./rounds.ts";
import { tools } from "./tools/index.ts";
import { isEnough, type Tool } from "./tools/tool.ts";
import type { World } from "./tools/world.ts";

/** Programs come in by tokens; `hasWrites`: all of them may propose writes, whatever their token says. */
export function mcpDoor(rounds: Rounds, hasWrites: boolean): McpDoor {
  const { database, workspace } = rounds;
  const tokens = openAccessTokens(scopeTo(database.client, workspace.id), workspace.id);
  return {
    port: mcpPort(rounds),
    now: () => Date.now(),
    async callerOf(token) {
      const found = await tokens.find(token, new Date());
      if (found === null) return null;
      const { id, personEmail, mayWrite } = found;
      return { tokenId: id, email: personEmail, mayWrite: mayWrite || hasWrites };
    },
  };
}

type Parts = {
  readonly rounds: Rounds;
  readonly names: NameKeeper;
  readonly pending: PendingWrites;
};

/** The tools as a language model has them: names become ids by the same code, writes are wishes, rights are the person's. */
export function mcpPort(rounds: Rounds): McpPort {
  const { database, workspace, book } = rounds;
  const scoped = scopeTo(database.client, workspace.id);
  const parts = {
    rounds,
    names: keepNames(book),
    pending: openPendingWrites(scoped, workspace.id),
  };
  return {
    async tools(caller) {
      const { asker } = await worldOf(rounds, caller);
      const own = tools.filter((tool) => isEnough(asker.role, tool.right) && isFor(tool, caller));
      return [...own.map(described), ...(caller.mayWrite ? [CONFIRM_TOOL] : [])];
    },
    async call(caller, name, input) {
      try {
        return await (name === CONFIRM && caller.mayWrite
          ? confirm(parts, caller, input)
          : call(parts, caller, { name, input }));
      } catch (error) {
        if (error instanceof UserError) return refusal(error);
        const reference = rounds.report(error, { tool: name, asker: caller.email });
        return refusal({ ...FAULT, message: `${FAULT.message} (ref ${reference})` });
      }
    },
  };
}

const worldOf = (rounds: Rounds, { email }: McpCaller): Promise<World> =>
  rounds.worldOf({ as: email, at: null });

const isFor = ({ effect }: Tool, { mayWrite }: McpCaller): boolean => effect === "read" || mayWrite;

const described = ({ name, title, description, input, effect }: Tool): McpTool => ({
  name,
  title,
  description,
  inputSchema: z.toJSONSchema(input, { io: "input" }),
  isRead: effect === "read",
});

const CONFIRMING = z.object({
  confirmation: z.string().min(1).max(60).describe("The id that the proposal came with"),
});

const CONFIRM_TOOL: McpTool = {
  name: CONFIRM,
  title: "Confirm",
  description: "Writes what was proposed, once. Only when the person has seen it and agrees.",
  inputSchema: z.toJSONSchema(CONFIRMING),
  isRead: false,
};

async function call(
  { rounds, names, pending }: Parts,
  caller: McpCaller,
  { name, input }: { readonly name: string; readonly input: unknown },
): Promise<McpAnswer> {
  const world = await worldOf(rounds, caller);
  const { directory } = await names.read();
  const { asker, today, now } = world;
  const desk = openDesk({
    tools: tools.filter((tool) => isFor(tool, caller)),
    understanding: rounds,
    world,
    situation: { asker, today, now, directory },
    said: [JSON.stringify(input)],
    isOwnText: () => false,
    report: (error, tool) => void rounds.report(error, { tool, asker: asker.email }),
    onTool: () => {},
  });
  await desk.call(name, input);
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return answerOf(desk, async (wishes) => {
    const { cards, text } = proposal(wishes, { tools: byName, directory, world });
    const id = idOf(cards);
    await pending.keep(caller.email, { id, proposedAt: world.instant, wishes });
    return { id, text };
  });
}

type Propose = (
  wishes: ReturnType<ToolDesk["wishes"]>,
) => Promise<{ readonly id: string; readonly text: string }>;

async function answerOf(desk: ToolDesk, propose: Propose): Promise<McpAnswer> {
  const refused = desk.refusal();
  if (refused !== null) return refusal(refused);
  const wishes = desk.wishes();
  if (wishes.length > 0) {
    const { id, text } = await propose(wishes);
    const data = { status: "proposed", confirmation: id, wishes };
    return { text: `${text}\nconfirmation: ${id}`, data, isError: false };
  }
  const looked = desk.looked().map(({ tool, input, result, card }) => ({
    data: { tool, input, result },
    text: cardText(card),
  }));
  const [{ data, text }] = looked.length > 0 ? looked : [{ data: {}, text: "" }];
  return { data, text, isError: false };
}

/** The id of the proposal, which its button carries. */
function idOf(cards: ReturnType<typeof proposal>["cards"]): string {
  const id = pendingIn(cards)?.["id"];
  if (typeof id !== "string") throw new Error("A proposal has an id");
  return id;
}

async function confirm(
  { rounds, pending }: Parts,
  { email }: McpCaller,
  input: unknown,
): Promise<McpAnswer> {
  const { data: given } = CONFIRMING.safeParse(input);
  const found = given && (await pending.find(email, given.confirmation));
  if (!found) throw new UserError("not_found", "There is nothing to confirm with that id.", AGAIN);
  const { id, proposedAt, wishes } = found;
  const press = { tool: CONFIRM, input: { id, at: proposedAt.toISOString(), wishes } };
  const about = { as: email, at: null, thread: null, channel: null, text: "" };
  const { text, error, tool, result, calls = [] } = await rounds.ask({ ...about, press });
  if (error !== null) return { text, data: { error }, isError: true };
  return { text, data: { status: "written", tool, result, calls }, isError: false };
}

const AGAIN = "Call the tool once more and confirm what it proposes.";

const FAULT = {
  code: "internal",
  message: "Something went wrong on my side.",
  hint: "Try again in a minute.",
  choices: [],
};

const refusal = ({
  code,
  message,
  hint,
  choices,
}: Pick<UserError, "code" | "message" | "hint" | "choices">): McpAnswer => ({
  text: [message, hint].filter(Boolean).join(" "),
  data: {
    error: { code, message, hint, choices: choices.map(({ label, input }) => ({ label, input })) },
  },
  isError: true,
});
