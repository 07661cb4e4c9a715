import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pino from "pino";
import { createAligner } from "./aligner.ts";
import {
  type Asked,
  type Assistant,
  createAssistant,
  type Reply,
  type Report,
  refusalReply,
} from "./assistant/assistant.ts";
import { changeIdOf, createMemory, type Memory } from "./assistant/memory.ts";
import { createUnderstanding, type Understanding } from "./assistant/understand/understand.ts";
import * as card from "./cards/card.ts";
import { instantOf, localMoment } from "./clock.ts";
import type { Config } from "./config.ts";
import { openBook } from "./data/book.ts";
import { type Database, openDatabase } from "./data/database.ts";
import type { Workspace } from "./data/generated/client.ts";
import { openLeadDesk } from "./data/lead-desk.ts";
import { openProposals } from "./data/proposals.ts";
import { logQuestion } from "./data/questions.ts";
import { type Scoped, scopeTo } from "./data/scope.ts";
import { openShownPlans } from "./data/shown-plans.ts";
import { openUploads, type Uploads } from "./data/uploads.ts";
import { firstWorkspace, loadDemo } from "./data/workspaces.ts";
import { openWriter } from "./data/writer.ts";
import { UserError } from "./domain/errors.ts";
import { estimatedRoads } from "./domain/geo/travel-estimate.ts";
import type { Imports } from "./domain/imports.ts";
import { DEFAULT_POLICY } from "./domain/policy.ts";
import type { Book, TrendModel } from "./domain/ports.ts";
import { type FileTaker, fileTaker } from "./file-taker.ts";
import { folderImporter } from "./folder-imports.ts";
import { loadTrendModel } from "./forecasting/ets.ts";
import { openImports } from "./imports.ts";
import { watchFolder } from "./jobs/watch-folder.ts";
import { calendarFile } from "./maps/calendar-file.ts";
import { findAsker, keepNames, type NameKeeper } from "./names.ts";
import { tools } from "./tools/index.ts";
import type { World } from "./tools/world.ts";

/** What was learned from the examples: it belongs to the code, not to the data, and is made by the set-up. */
const LEARNED = join(import.meta.dirname, "../node_modules/.rounds/learned");

/** A file of the watched folder that has not grown for that long is written completely. */
const QUIET_MS = 2000;

/** One message as it comes in from any platform; `at` is the asker's local time, null: now. */
export type Message = {
  readonly as: string | null;
  readonly at: string | null;
  readonly thread: string | null;
  readonly channel: string | null;
  readonly text: string;
  readonly press?: Asked["press"];
  readonly onProgress?: (message: string, canCancel?: boolean) => void;
  /** Aborted when nobody waits for the answer any more. */
  readonly cancelled?: AbortSignal;
};

export type TimedReply = Reply & { readonly tookMs: number };

/** Rounds with its parts put together, for one workspace. */
export type Rounds = {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly book: Book;
  readonly ask: (message: Message) => Promise<TimedReply>;
  /** Runs one tool and lets its errors through. */
  readonly callTool: (
    name: string,
    input: unknown,
    who: Pick<Message, "as" | "at">,
  ) => Promise<unknown>;
  /** Keeps a file that somebody wants to import. */
  readonly takeFile: FileTaker;
  /** Imports files that are put into a folder, until it is closed. */
  readonly watch: (folder: string) => Promise<{ close(): Promise<void> }>;
  /** Forgets what was read of accounts and names: something was imported. */
  readonly refresh: () => void;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  readonly config: Pick<Config, "home" | "databaseUrl">;
  /** The day the demo is made for when there is no workspace yet; null: today. */
  readonly demoDay: string | null;
  readonly onProgress: (message: string) => void;
};

/** Makes understanding ready, so that no question has to wait for it. */
export const learn = (): Promise<Understanding> =>
  createUnderstanding({ tools, cacheFolder: LEARNED });

/** Opens the database, makes the demo company when there is none yet, and puts the parts together. */
export async function openRounds({ config, demoDay, onProgress }: OpenOptions): Promise<Rounds> {
  const database = await openDatabase({ home: config.home, url: config.databaseUrl });
  try {
    if ((await firstWorkspace(database)) === null) {
      await loadDemo(database, demoDay ?? localMoment(new Date(), "America/Chicago").date, {
        isReset: false,
        onProgress,
      });
    }
    const workspace = await firstWorkspace(database);
    if (!workspace) throw new Error("There is no workspace");
    const uploads = await openUploads(join(config.home, "uploads"));
    return assemble({ database, workspace, uploads, logTo: process.stderr });
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Assembling = Pick<Rounds, "database" | "workspace"> & {
  readonly uploads: Uploads;
  /** Takes the log, one JSON object a line. */
  readonly logTo: { write(line: string): void };
};

/** Puts the parts together over a database that has a workspace. */
export function assemble({ database, workspace, uploads, logTo }: Assembling): Rounds {
  const scoped = scopeTo(database.client, workspace.id);
  const book = openBook(scoped, workspace.id);
  const names = keepNames(book);
  const report = reporter(logTo);
  const memory = createMemory();
  const changed = names.forget;
  const imports = openImports({ database, scoped, workspaceId: workspace.id, uploads, changed });
  const fault = (error: unknown) => report(error, { tool: null, asker: "the watched folder" });
  const fromFolder = folderImporter({ database, scoped, workspace, changed, fault });
  const worldFor = worldMaker({ scoped, workspace, book, names, imports });
  const assistant = createAssistant({ tools, understanding: learnWhenAsked(), report });
  return {
    database,
    workspace,
    book,
    takeFile: fileTaker(book, uploads),
    watch: (folder) => watchFolder({ folder, quietMs: QUIET_MS, take: fromFolder }),
    ask: (message) =>
      ask({ assistant, memory, worldFor, names, scoped, workspace, report }, message),
    async callTool(name, input, who) {
      const tool = tools.find((known) => known.name === name);
      const known = tools.map((other) => other.name).join(", ");
      if (!tool)
        throw new UserError("unknown_tool", `There is no tool "${name}".`, `Use one of ${known}.`);
      return (await tool.call(input, await worldFor(who))).result;
    },
    refresh: names.forget,
    async isReady() {
      try {
        await scoped.workspace.findFirst({ select: { id: true } });
        return true;
      } catch {
        return false; // Away is an answer here; whoever asks questions meanwhile gets the error.
      }
    },
    close: () => database.close(),
  };
}

/** Logs what only we can mend; the person sees the reference. */
function reporter(logTo: Assembling["logTo"]): Report {
  const log = pino({ base: null }, logTo);
  return (error, about) => {
    const reference = randomBytes(2).toString("hex").toUpperCase();
    log.error({ ...about, reference, err: error }, "a question failed");
    return reference;
  };
}

function learnWhenAsked(): Understanding {
  let understanding: Promise<Understanding> | null = null;
  return {
    async understand(text, situation, previous) {
      understanding ??= learn();
      return (await understanding).understand(text, situation, previous);
    },
  };
}

type Who = Pick<Message, "as" | "at" | "onProgress" | "cancelled">;

type Making = Pick<Rounds, "workspace" | "book"> & {
  readonly scoped: Scoped;
  readonly names: NameKeeper;
  readonly imports: Imports;
};

/** The world of one question: who asks, when, and the ports to everything else. */
function worldMaker(making: Making): (who: Who) => Promise<World> {
  const { book, names } = making;
  const ports = portsOf(making);
  return async ({ as, at, onProgress = () => {}, cancelled = null }) => {
    const { gazetteer, suggest } = await names.read();
    const asker = await findAsker(book, as);
    const instant = at === null ? new Date() : instantOf(at, asker.timeZone);
    const { date: today, minute: now } = localMoment(instant, asker.timeZone);
    await ports.proposals.handOverDue(today);
    return {
      ...ports,
      asker,
      today,
      now,
      instant,
      aligner: createAligner(onProgress, cancelled),
      gazetteer,
      suggestAccounts: async (words) => suggest(words, asker),
      calendarFile: (events) => calendarFile(events, instant, instantOf),
      progress: onProgress,
    };
  };
}

/** What is the same for every question. */
function portsOf({ scoped, workspace, book, names, imports }: Making) {
  const { id, name, currency, timeZone, fiscalYearStart } = workspace;
  return {
    workspace: { id, name, currency, timeZone, fiscalYearStart },
    policy: DEFAULT_POLICY,
    book,
    writer: openWriter(scoped, id, names.forget),
    shownPlans: openShownPlans(scoped, id),
    proposals: openProposals(scoped, id, names.forget),
    leads: openLeadDesk(scoped, id),
    calendar: { localMoment, instantOf },
    imports,
    trendModel: loadTrend,
    roads: estimatedRoads,
    catalogue: tools,
  };
}

let trendModel: Promise<TrendModel> | null = null;

/** Its program is the same for everybody, and only forecasts need it. */
function loadTrend(): Promise<TrendModel> {
  trendModel ??= loadTrendModel();
  return trendModel;
}

/** Whoever is not known, or gives a time that is none, gets an answer and no data. */
function unknownAsker(error: unknown): Reply {
  if (error instanceof UserError) return refusalReply(error);
  throw error;
}

type Asking = {
  readonly memory: Memory;
  readonly report: Report;
  readonly assistant: Assistant;
  readonly worldFor: (who: Who) => Promise<World>;
  readonly names: NameKeeper;
  readonly scoped: Scoped;
  readonly workspace: Workspace;
};

async function ask(
  { assistant, memory, worldFor, names, scoped, workspace, report }: Asking,
  message: Message,
): Promise<TimedReply> {
  const began = performance.now();
  const { text, thread, press = null } = message;
  const world = await worldFor(message).catch(unknownAsker);
  if ("error" in world) return { ...world, tookMs: 0 };
  const { directory } = await names.read();
  const asker = world.asker.email;
  const remembered = memory.recall(thread, asker);
  const { reply, turn } = await assistant.answer({
    world,
    directory,
    text,
    press,
    remembered,
  });
  memory.remember(thread, asker, { turn, changeId: changeIdOf(reply.result) });
  const tookMs = Math.round(performance.now() - began);
  await keepQuestion({ report, scoped, workspace }, { world, message, reply, tookMs });
  const told = await world.proposals.takeNotices(asker, world.instant);
  return { ...withNotices(reply, told), tookMs };
}

type Answered = {
  readonly world: World;
  readonly message: Message;
  readonly reply: Reply;
  readonly tookMs: number;
};

async function keepQuestion(
  { report, scoped, workspace }: Pick<Asking, "report" | "scoped" | "workspace">,
  { world, message: { channel, thread, text }, reply, tookMs }: Answered,
): Promise<void> {
  const { tool, input, by, error } = reply;
  const asker = world.asker.email;
  try {
    await logQuestion(scoped, workspace.id, {
      askedAt: world.instant,
      askerEmail: asker,
      channel,
      thread,
      text,
      tool,
      input,
      by,
      tookMs,
      errorCode: error?.code ?? null,
      reference: /\(ref (\w+)\)/.exec(error?.message ?? "")?.[1] ?? null,
    });
  } catch (failure) {
    // An answer that could not be logged is still an answer.
    report(failure, { tool, asker });
  }
}

/** What was waiting for this person stands before the answer. */
function withNotices(reply: Reply, notices: readonly string[]): Reply {
  if (notices.length === 0) return reply;
  const news = { title: "News for you", parts: notices.map(card.text) };
  return {
    ...reply,
    text: [...notices, reply.text].join("\n"),
    cards: [news, ...reply.cards],
  };
}
