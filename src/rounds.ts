import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pino from "pino";
import { type Asked, createAssistant, type Reply } from "./assistant/assistant.ts";
import type { Directory } from "./assistant/understand/directory.ts";
import { createUnderstanding, type Understanding } from "./assistant/understand/understand.ts";
import { instantOf, localMoment } from "./clock.ts";
import type { Config } from "./config.ts";
import { openBook } from "./data/book.ts";
import { type Database, openDatabase } from "./data/database.ts";
import type { Workspace } from "./data/generated/client.ts";
import { logQuestion } from "./data/questions.ts";
import { type Scoped, scopeTo } from "./data/scope.ts";
import { openShownPlans } from "./data/shown-plans.ts";
import { firstWorkspace, loadDemo } from "./data/workspaces.ts";
import { openWriter } from "./data/writer.ts";
import { UserError } from "./domain/errors.ts";
import { estimatedRoads } from "./domain/geo/travel-estimate.ts";
import type { Person } from "./domain/model.ts";
import { DEFAULT_POLICY } from "./domain/policy.ts";
import type { Book } from "./domain/ports.ts";
import { calendarFile } from "./maps/calendar-file.ts";
import { createGazetteer } from "./maps/gazetteer.ts";
import { tools } from "./tools/index.ts";
import type { World } from "./tools/world.ts";

/** What was learned from the examples: it belongs to the code, not to the data, and is made by the set-up. */
const LEARNED = join(import.meta.dirname, "../node_modules/.rounds/learned");

/** One message as it comes in from any platform; `at` is the asker's local time, null: now. */
export type Message = {
  readonly as: string | null;
  readonly at: string | null;
  readonly thread: string | null;
  readonly channel: string | null;
  readonly text: string;
  readonly press?: Asked["press"];
  readonly onProgress?: (message: string) => void;
};

export type TimedReply = Reply & { readonly tookMs: number };

/** Rounds with its parts put together, for one workspace. */
export type Rounds = {
  readonly database: Database;
  readonly scoped: Scoped;
  readonly workspace: Workspace;
  readonly book: Book;
  ask(message: Message): Promise<TimedReply>;
  /** Runs one tool and lets its errors through. */
  callTool(name: string, input: unknown, who: Pick<Message, "as" | "at">): Promise<unknown>;
  /** Forgets what was read of accounts and names: something was imported. */
  refresh(): void;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

export type OpenOptions = {
  readonly config: Pick<Config, "home" | "databaseUrl">;
  /** The day the demo is made for when there is no workspace yet; null: today. */
  readonly demoDay: string | null;
  onProgress(message: string): void;
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
    return assemble({ database, workspace });
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Found = { readonly database: Database; readonly workspace: Workspace };

/** Puts the parts together over a database that has a workspace. */
export function assemble({ database, workspace }: Found): Rounds {
  const scoped = scopeTo(database.client, workspace.id);
  const book = openBook(scoped, workspace.id);
  const log = pino({ base: null }, pino.destination({ dest: 2, sync: true }));
  const report = (error: unknown, about: object): string => {
    const reference = randomBytes(2).toString("hex").toUpperCase();
    log.error({ ...about, reference, err: error }, "a question failed");
    return reference;
  };
  const ports = {
    book,
    writer: openWriter(scoped, workspace.id),
    shownPlans: openShownPlans(scoped, workspace.id),
  };
  let names: Promise<Names> | null = null;
  const readNames = (): Promise<Names> => (names ??= namesOf(book));
  let understanding: Promise<Understanding> | null = null;
  const understand: Understanding = {
    async understand(text, situation) {
      understanding ??= learn();
      return (await understanding).understand(text, situation);
    },
  };
  const assistant = createAssistant({ tools, understanding: understand, report });

  const worldFor = async ({
    as,
    at,
    onProgress,
  }: Pick<Message, "as" | "at" | "onProgress">): Promise<World> => {
    const { gazetteer, suggest } = await readNames();
    const asker = await findAsker(book, as);
    const instant = at === null ? new Date() : instantOf(at, asker.timeZone);
    const { date: today, minute: now } = localMoment(instant, asker.timeZone);
    return {
      ...ports,
      asker,
      workspace: {
        id: workspace.id,
        name: workspace.name,
        currency: workspace.currency,
        timeZone: workspace.timeZone,
      },
      policy: DEFAULT_POLICY,
      today,
      now,
      instant,
      roads: estimatedRoads,
      gazetteer,
      suggestAccounts: async (words) => suggest(words, asker),
      calendarFile: (events) => calendarFile(events, instant, instantOf),
      catalogue: tools,
      progress: onProgress ?? (() => {}),
    };
  };

  return {
    database,
    scoped,
    workspace,
    book,
    async ask(message) {
      const began = performance.now();
      const world = await worldFor(message);
      const { directory } = await readNames();
      const reply = await assistant.answer({
        world,
        directory,
        text: message.text,
        press: message.press ?? null,
      });
      const tookMs = Math.round(performance.now() - began);
      const { tool, input, by, error } = reply;
      const { channel, thread, text } = message;
      const asked = {
        askedAt: world.instant,
        askerEmail: world.asker.email,
        channel,
        thread,
        text,
        tool,
        input,
        by,
        tookMs,
      };
      const reference = /\(ref (\w+)\)/.exec(error?.message ?? "")?.[1] ?? null;
      await logQuestion(scoped, workspace.id, {
        ...asked,
        errorCode: error?.code ?? null,
        reference,
      });
      return { ...reply, tookMs };
    },
    async callTool(name, input, who) {
      const tool = tools.find((known) => known.name === name);
      if (!tool)
        throw new UserError(
          "unknown_tool",
          `There is no tool "${name}".`,
          `Use one of ${tools.map((known) => known.name).join(", ")}.`,
        );
      return (await tool.call(input, await worldFor(who))).result;
    },
    refresh() {
      names = null;
    },
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

type Names = {
  readonly directory: Directory;
  readonly gazetteer: ReturnType<typeof createGazetteer>;
  suggest(words: string, asker: Person): readonly { readonly id: string; readonly label: string }[];
};

async function namesOf(book: Book): Promise<Names> {
  const [accounts, people, territories] = await Promise.all([
    book.accounts(null),
    book.people(),
    book.territories(),
  ]);
  const counts = new Map<string, number>();
  for (const { state } of accounts)
    if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts].toSorted((a, b) => b[1] - a[1]).map(([state]) => state);
  const gazetteer = createGazetteer(states);
  const towns = [...new Set([...accounts.flatMap(({ city }) => city ?? []), ...gazetteer.towns])];
  const directory: Directory = { accounts, people, territories, towns };
  return { directory, gazetteer, suggest: () => [] };
}

/** The person with this address; without one, the first rep, so that the demo answers at once. */
async function findAsker(book: Book, as: string | null): Promise<Person> {
  const people = await book.people();
  const person =
    as === null
      ? (people.find(({ role }) => role === "rep") ?? people[0])
      : people.find(({ email }) => email === as.toLowerCase());
  if (person) return person;
  throw new UserError(
    "unknown_person",
    as === null ? "There are no people yet." : `Nobody here has the address ${as}.`,
    people.length === 0
      ? "Import people first: npm run import -- people.csv"
      : `There are ${people
          .slice(0, 12)
          .map(({ email }) => email)
          .join(", ")}.`,
  );
}
