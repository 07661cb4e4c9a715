import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pino from "pino";
import { createAligner } from "./aligner.ts";
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
import { createUnderstanding, type Understanding } from "./assistant/understand/understand.ts";
import { instantOf, localMoment } from "./clock.ts";
import type { Config } from "./config.ts";
import type { ModelSettings } from "./config-model.ts";
import type { VoiceSettings } from "./config-voice.ts";
import { openBook } from "./data/book.ts";
import { openChatRecords } from "./data/chat-records.ts";
import { type Database, openDatabase } from "./data/database.ts";
import type { Workspace } from "./data/generated/client.ts";
import { openLeadDesk } from "./data/lead-desk.ts";
import { readPolicy } from "./data/policies.ts";
import { openProposals } from "./data/proposals.ts";
import { type Scoped, scopeTo } from "./data/scope.ts";
import { openShownPlans } from "./data/shown-plans.ts";
import { openThreads } from "./data/threads.ts";
import { openUploads, type Uploads } from "./data/uploads.ts";
import { firstWorkspace, loadDemo } from "./data/workspaces.ts";
import { openWriter } from "./data/writer.ts";
import { clockOf } from "./domain/days.ts";
import { UserError } from "./domain/errors.ts";
import type { Imports } from "./domain/imports.ts";
import type { LeadDesk } from "./domain/leads/desk.ts";
import type { Book, TrendModel } from "./domain/ports.ts";
import type { VoiceClip } from "./domain/voice/clip.ts";
import { type FileTaker, fileTaker } from "./file-taker.ts";
import { loadTrendModel } from "./forecasting/ets.ts";
import { createMetrics, type Metrics } from "./jobs/metrics.ts";
import { watchFolder } from "./jobs/watch-folder.ts";
import { calendarFile } from "./maps/calendar-file.ts";
import { modelDesk, modelRecords } from "./model.ts";
import { findAsker, keepNames, type NameKeeper } from "./names.ts";
import type { PlaceLookups } from "./place-lookups.ts";
import { type MapSettings, openServices, type RoadsAt } from "./services.ts";
import { tools } from "./tools/index.ts";
import type { Tool } from "./tools/tool.ts";
import type { World } from "./tools/world.ts";
import { voiceOf } from "./voice.ts";

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

function learnWhenAsked(): Understanding {
  let understanding: Promise<Understanding> | null = null;
  return {
    async understand(text, situation, previous) {
      understanding ??= learn();
      return (await understanding).understand(text, situation, previous);
    },
    async resolve(tool, input, situation) {
      understanding ??= learn();
      return (await understanding).resolve(tool, input, situation);
    },
  };
}

export type Who = Pick<Message, "as" | "at" | "onProgress" | "cancelled"> &
  Partial<Pick<Message, "channel">>;

type Making = Pick<Rounds, "workspace" | "book"> & {
  readonly scoped: Scoped;
  readonly names: NameKeeper;
  readonly imports: Imports;
  readonly leads: LeadDesk;
  readonly changed: () => void;
  readonly model: ModelSettings | null;
  readonly roads: RoadsAt;
  readonly lookups: PlaceLookups;
};

/** The world of one question: who asks, when, and the ports to everything else. */
function worldMaker(making: Making): (who: Who) => Promise<World> {
  const { book, names, scoped, roads } = making;
  const ports = portsOf(making);
  return async ({ as, at, channel = null, onProgress = () => {}, cancelled = null }) => {
    const [{ gazetteer, suggest }, policy] = await Promise.all([names.read(), readPolicy(scoped)]);
    const asker = await findAsker(book, as);
    const instant = at === null ? new Date() : instantOf(at, asker.timeZone);
    const { date: today, minute: now } = localMoment(instant, asker.timeZone);
    await ports.proposals.handOverDue(today);
    return {
      ...ports,
      asker,
      audience: null,
      channel,
      policy,
      today,
      now,
      instant,
      roads: roads({
        instant,
        instantAt: (date, minute) => instantOf(`${date}T${clockOf(minute)}`, asker.timeZone),
      }),
      aligner: createAligner(onProgress, cancelled),
      gazetteer,
      suggestAccounts: async (words) => suggest(words, asker),
      calendarFile: (events) => calendarFile(events, instant, instantOf),
      progress: onProgress,
    };
  };
}

/** What is the same for every question. */
function portsOf(making: Omit<Making, "roads" | "names">) {
  const { scoped, workspace, book, imports, leads, changed, model, lookups } = making;
  const { id, name, currency, timeZone, fiscalYearStart } = workspace;
  return {
    workspace: { id, name, currency, timeZone, fiscalYearStart },
    book,
    writer: openWriter(scoped, id, changed),
    shownPlans: openShownPlans(scoped, id),
    proposals: openProposals(scoped, id, changed),
    leads,
    model: modelRecords(model, scoped, { id, timeZone }),
    calendar: { localMoment, instantOf },
    imports,
    places: lookups.desk,
    trendModel: loadTrend,
    catalogue: tools,
  };
}

let trendModel: Promise<TrendModel> | null = null;

/** Its program is the same for everybody, and only forecasts need it. */
function loadTrend(): Promise<TrendModel> {
  trendModel ??= loadTrendModel();
  return trendModel;
}
