import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pino from "pino";
import { type Asking, ask, type ChatReply } from "./ask.ts";
import {
  type Asked,
  type Assistant,
  createAssistant,
  type Reply,
  type Report,
} from "./assistant/assistant.ts";
import type { Readers } from "./assistant/before-others.ts";
import type { Memory, Remembered } from "./assistant/memory.ts";
import { CONFIRM } from "./assistant/run-several.ts";
import type { Understanding } from "./assistant/understand/understand.ts";
import { localMoment } from "./clock.ts";
import type { Config } from "./config.ts";
import type { ModelSettings } from "./config-model.ts";
import type { VoiceSettings } from "./config-voice.ts";
import { openBook } from "./data/book.ts";
import { openChatRecords } from "./data/chat-records.ts";
import { type Database, openDatabase } from "./data/database.ts";
import type { Workspace } from "./data/generated/client.ts";
import { openLeadDesk } from "./data/lead-desk.ts";
import { type Scoped, scopeTo } from "./data/scope.ts";
import { openThreads } from "./data/threads.ts";
import { openUploads, type Uploads } from "./data/uploads.ts";
import { firstWorkspace, loadDemo } from "./data/workspaces.ts";
import { UserError } from "./domain/errors.ts";
import type { Book } from "./domain/ports.ts";
import type { VoiceClip } from "./domain/voice/clip.ts";
import { type FileTaker, fileTaker } from "./file-taker.ts";
import { createMetrics, type Metrics } from "./jobs/metrics.ts";
import { watchFolder } from "./jobs/watch-folder.ts";
import { learnWhenAsked } from "./learning.ts";
import { modelDesk } from "./model.ts";
import { keepNames } from "./names.ts";
import type { PlaceLookups } from "./place-lookups.ts";
import { type MapSettings, openServices } from "./services.ts";
import { tools } from "./tools/index.ts";
import type { Tool } from "./tools/tool.ts";
import type { World } from "./tools/world.ts";
import { voiceOf } from "./voice.ts";
import { worldMaker } from "./world-maker.ts";

/** A file of the watched folder that has not grown for that long is written completely. */
const QUIET_MS = 2000;

/** One message as it comes in from any platform; `at` is the asker's local time, null: now. */
export type Message = {
  readonly as: string | null;
  readonly at: string | null;
  readonly thread: string | null;
  readonly channel: string | null;
  readonly text: string;
  /** What of the text was heard, not typed. */
  readonly heard?: string;
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
  /** The same for a chat: where others read along (null: nobody does) with what of the answer they may see. */
  readonly askInChat: (message: Message, readers: Readers | null) => Promise<ChatReply>;
  /** What somebody said in a clip, as words; refusals are thrown as UserError. */
  readonly hear: (clip: VoiceClip, who: Pick<Message, "as" | "at">) => Promise<string>;
  /** The longest clip; null: voice is not turned on. */
  readonly voiceSeconds: number | null;
  /** Runs one tool and lets its errors through. */
  readonly callTool: (
    name: string,
    input: unknown,
    who: Pick<Message, "as" | "at">,
  ) => Promise<unknown>;
  /** What somebody sees at a time, for what is made without being asked. */
  readonly worldOf: (who: Pick<Message, "as" | "at">) => Promise<World>;
  /** Names in a tool's input as ids, by the rights of who asks. */
  readonly resolve: Understanding["resolve"];
  readonly metrics: Metrics;
  /** Keeps a file that somebody wants to import. */
  readonly takeFile: FileTaker;
  /** Looks up the addresses of accounts that lie at their postal code or town. */
  readonly lookups: PlaceLookups;
  /** Imports files that are put into a folder, until it is closed. */
  readonly watch: (folder: string) => Promise<{ close(): Promise<void> }>;
  /** Forgets what was read of accounts and names: something was imported. */
  readonly refresh: () => void;
  /** Logs what only we can mend; returns the reference. */
  readonly report: Report;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  readonly config: Pick<Config, "home" | "databaseUrl"> &
    Partial<Pick<Config, "model" | "voice" | "roads" | "geocoding">>;
  /** The day the demo is made for when there is no workspace yet; null: today. */
  readonly demoDay: string | null;
  readonly onProgress: (message: string) => void;
};

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
    const { model = null, voice = null, roads = null, geocoding = null } = config;
    const services = { model, voice, roads, geocoding };
    return assemble({ database, workspace, uploads, logTo: process.stderr, ...services });
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Assembling = Pick<Rounds, "database" | "workspace"> &
  MapSettings & {
    readonly uploads: Uploads;
    /** Takes the log, one JSON object a line. */
    readonly logTo: { write(line: string): void };
    /** A language model that has a look at what the phrases do not cover; null: there is none. */
    readonly model?: ModelSettings | null;
    /** What turns speech into words; null: people type. */
    readonly voice?: VoiceSettings | null;
  };

/** Puts the parts together over a database that has a workspace. */
export function assemble(assembling: Assembling): Rounds {
  const { database, workspace, uploads, logTo, model = null, voice = null } = assembling;
  const scoped = scopeTo(database.client, workspace.id);
  const book = openBook(scoped, workspace.id);
  const names = keepNames(book);
  const report = reporter(logTo);
  const leads = openLeadDesk(scoped, workspace.id);
  const changed = (): void => {
    names.forget();
    leads.accountsChanged();
  };
  const { imports, fromFolder, ...maps } = openServices(assembling, { scoped, report, changed });
  const knowing = { scoped, workspace, book, names, imports, leads, changed, model, ...maps };
  const worldFor = worldMaker(knowing);
  const [understanding, metrics] = [learnWhenAsked(), createMetrics()];
  const speaking = { scoped, workspace, report, metrics, model, understanding, names };
  const asking = askingWith({ ...speaking, worldFor });
  return {
    database,
    workspace,
    book,
    metrics,
    report,
    takeFile: fileTaker(book, uploads),
    lookups: maps.lookups,
    watch: (folder) => watchFolder({ folder, quietMs: QUIET_MS, take: fromFolder }),
    ask: (message) => askAlone(asking, message),
    askInChat: (message, readers) => ask(asking, { ...message, readers }),
    ...voiceOf(voice, { ...speaking, worldFor }),
    callTool: async (name, input, who) =>
      (await findTool(name).call(input, await worldFor(who))).result,
    worldOf: worldFor,
    resolve: (...given) => understanding.resolve(...given),
    refresh: changed,
    isReady: () => answers(scoped),
    close: () => database.close(),
  };
}

async function askAlone(asking: Asking, message: Message): Promise<TimedReply> {
  const { shared: _, questionId: _id, ...reply } = await ask(asking, message);
  return reply;
}

type AskingWith = Speaking & Pick<Asking, "worldFor" | "names">;

function askingWith({ model, worldFor, names, ...speaking }: AskingWith): Asking {
  const { scoped, workspace } = speaking;
  const memory: Memory = openThreads<Remembered>(scoped, workspace.id);
  const assistant = assistantFor({ ...speaking, model });
  return { ...speaking, assistant, memory, worldFor, names, hasModel: model !== null };
}

type Speaking = Pick<Rounds, "workspace" | "report" | "metrics"> & {
  readonly scoped: Scoped;
  readonly model: ModelSettings | null;
  readonly understanding: Understanding;
};

function assistantFor(speaking: Speaking): Assistant {
  const { scoped, workspace, report, metrics, model, understanding } = speaking;
  const { id } = workspace;
  const events = openChatRecords(scoped, id);
  return createAssistant({
    tools,
    understanding,
    report,
    claim: (press, at) => events.claimEvent(CONFIRM, press, at),
    model: model && modelDesk(model, { scoped, workspaceId: id, understanding, report, metrics }),
  });
}

async function answers(scoped: Scoped): Promise<boolean> {
  try {
    await scoped.workspace.findFirst({ select: { id: true } });
    return true;
  } catch {
    return false; // Away is an answer here; whoever asks questions meanwhile gets the error.
  }
}

function findTool(name: string): Tool {
  const tool = tools.find((known) => known.name === name);
  if (tool) return tool;
  const known = tools.map((other) => other.name).join(", ");
  throw new UserError("unknown_tool", `There is no tool "${name}".`, `Use one of ${known}.`);
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
