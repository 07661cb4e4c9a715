import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Reply } from "./assistant/assistant.ts";
import { renderTerminal } from "./chat/terminal/render.ts";
import { localMoment } from "./clock.ts";
import { readConfig } from "./config.ts";
import { openDatabase } from "./data/database.ts";
import { ensureWorkspace, loadDemo, removeWorkspace } from "./data/workspaces.ts";
import { UserError } from "./domain/errors.ts";
import { exportFile } from "./export-files.ts";
import { importFiles } from "./import-files.ts";
import { drawMap } from "./maps/draw-map.ts";
import { townsWithin } from "./maps/towns.ts";
import { accessToken, serveMcp } from "./mcp-command.ts";
import { type Message, openRounds, type Rounds } from "./rounds.ts";

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  ask,
  tool,
  import: (args) => importFiles(args, { print, tell }),
  export: (args) => exportFile(args, { print, tell }),
  demo,
  bench,
  mcp: (args) => serveMcp(args, { print, tell }),
  token: (args) => accessToken(args, { print, tell }),
};

async function open(at: string | undefined): Promise<Rounds> {
  return openRounds({
    config: readConfig(),
    demoDay: at?.slice(0, 10) ?? null,
    onProgress: tell,
  });
}

async function ask(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: "string" },
      at: { type: "string" },
      channel: { type: "string" },
      json: { type: "boolean" },
      map: { type: "string" },
      stdin: { type: "boolean" },
    },
  });
  const rounds = await open(values.at);
  try {
    const who = {
      as: values.as ?? null,
      at: values.at ?? null,
      channel: values.channel ?? null,
      thread: null,
    };
    if (values.stdin) return await askLines(rounds, who);
    const reply = await rounds.ask({
      ...who,
      text: positionals.join(" "),
      onProgress: values.json ? () => {} : tell,
    });
    print(values.json ? JSON.stringify(reply) : reply.cards.map(renderTerminal).join("\n"));
    if (values.map !== undefined) saveMap(reply, values.map);
    if (reply.error) process.exitCode = 1;
  } finally {
    await rounds.close();
  }
}

/** More than a picture has room for: those under marks are left out. */
const TOWNS_OFFERED = 400;

/** Writes the first map of an answer as a PNG. */
function saveMap({ cards }: Reply, file: string): void {
  const picture = cards.flatMap(({ parts }) => parts).find((part) => part.kind === "picture");
  if (picture === undefined) return tell("There is no map in this answer; no file was written.");
  const size = { width: 800, height: 600 };
  const png = drawMap(picture.map, {
    ...size,
    townsWithin: (bounds) => townsWithin(bounds, TOWNS_OFFERED),
  });
  writeFileSync(file, png);
  tell(`The map is in ${file}.`);
}

/** One JSON message a line in, one JSON reply a line out, in order. */
async function askLines(rounds: Rounds, who: Omit<Message, "text">): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    print(JSON.stringify(await askLine(rounds, who, line)));
  }
}

async function askLine(rounds: Rounds, who: Omit<Message, "text">, line: string): Promise<object> {
  try {
    const given = z.object(LINE).parse(JSON.parse(line));
    return await rounds.ask({
      ...given,
      as: given.as ?? who.as,
      at: given.at ?? who.at,
      channel: given.channel ?? who.channel,
    });
  } catch (error) {
    const problem =
      error instanceof UserError
        ? error
        : new UserError("bad_input", "That line is not a message.", LINE_HINT);
    return {
      tool: null,
      input: null,
      result: null,
      text: problem.message,
      cards: [],
      by: "none",
      error: errorShape(problem),
      tookMs: 0,
    };
  }
}

const word = z.string().nullable().default(null);
const LINE = { as: word, at: word, thread: word, channel: word, text: z.string().default("") };
const LINE_HINT =
  'Write it as {"as": "rep@company.example", "text": "who should I visit today?"}, one a line.';

async function tool(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: "string" }, at: { type: "string" } },
  });
  const [name = "", json = "{}"] = positionals;
  const rounds = await open(values.at);
  try {
    print(
      JSON.stringify(
        await rounds.callTool(name, parseJson(json), {
          as: values.as ?? null,
          at: values.at ?? null,
        }),
      ),
    );
  } catch (error) {
    print(JSON.stringify({ error: errorShape(error) }));
    process.exitCode = 1;
  } finally {
    await rounds.close();
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UserError(
      "bad_input",
      "The input is not JSON.",
      `Write it as '{"date":"2026-03-02"}'.`,
    );
  }
}

async function demo(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { reset: { type: "boolean" }, remove: { type: "boolean" }, at: { type: "string" } },
  });
  const config = readConfig();
  const database = await openDatabase({ home: config.home, url: config.databaseUrl });
  try {
    if (values.remove) {
      await removeWorkspace(database, "demo");
      // An empty one of your own: without it the next start would make the demo again.
      await ensureWorkspace(database);
      return print(
        "The demo company is gone. Import your own people, territories and accounts: npm start and drop the files, or npm run import.",
      );
    }
    const day = values.at?.slice(0, 10) ?? localMoment(new Date(), "America/Chicago").date;
    await loadDemo(database, day, { isReset: values.reset ?? false, onProgress: tell });
    print(
      values.reset
        ? `The demo company is as new, as of ${day}.`
        : "The demo company is there. Use --reset for a fresh one.",
    );
  } finally {
    await database.close();
  }
}

const SUITES: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  all: async (args) => (await import("../bench/all.ts")).runAll(args),
  alignment: async (args) => (await import("../bench/alignment.ts")).runAlignment(args),
  chat: async (args) => (await import("../bench/chat.ts")).runChat(args),
  digests: async (args) => (await import("../bench/digests.ts")).runDigests(args),
  districting: async (args) => (await import("../bench/districting.ts")).runDistricting(args),
  forecast: async (args) => (await import("../bench/forecast.ts")).runForecast(args),
  "lead-scoring": async (args) => (await import("../bench/lead-scoring.ts")).runLeadScoring(args),
  leads: async (args) => (await import("../bench/leads.ts")).runLeads(args),
  orienteering: async (args) => (await import("../bench/orienteering.ts")).runOrienteering(args),
  "plan-day": async (args) => (await import("../bench/plan-day.ts")).runPlanDay(args),
  tsp: async (args) => (await import("../bench/sequencing.ts")).runSequencing("tsp", args),
  tsptw: async (args) => (await import("../bench/sequencing.ts")).runSequencing("tsptw", args),
  travel: async (args) => (await import("../bench/travel.ts")).runTravel(args),
  understanding: async (args) => (await import("../bench/understanding.ts")).runUnderstanding(args),
};

async function bench([name = "", ...args]: string[]): Promise<void> {
  const suite = SUITES[name];
  const known = Object.keys(SUITES).join(", ");
  if (!suite)
    throw new UserError("unknown_suite", `There is no benchmark "${name}".`, `There are ${known}.`);
  await suite(args);
}

type ErrorShape = { readonly code: string; readonly message: string; readonly hint: string };

/** People's errors as they are; anything else is ours, with its text but without its stack. */
function errorShape(error: unknown): ErrorShape {
  if (error instanceof UserError)
    return { code: error.code, message: error.message, hint: error.hint };
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return { code: "internal", message: "Something went wrong on my side.", hint: "See the log." };
}

const [name = "", ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
try {
  if (!command)
    throw new UserError(
      "unknown_command",
      `There is no command "${name}".`,
      `There are ${Object.keys(COMMANDS).join(", ")}.`,
    );
  await command(rest);
} catch (error) {
  const { message, hint } = errorShape(error);
  tell(`${message} ${hint}`);
  process.exitCode = 1;
}
