import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** Who may import whom. ARCHITECTURE.md explains why; this table is the rule. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  cards: ["domain"],
  tools: ["domain", "cards", "zod"],
  assistant: [
    "assistant/model",
    "domain",
    "cards",
    "tools",
    "fuse.js",
    "temporal-polyfill",
    "@energetic-ai/",
    "node:",
  ],
  // The only place that knows of language models.
  "assistant/model": [
    "assistant",
    "domain",
    "cards",
    "tools",
    "zod",
    "langchain",
    "@langchain/",
    "openai",
    "node:",
  ],
  // The only place that knows of transcription services.
  voice: ["domain", "tools", "openai"],
  "chat/terminal": ["assistant", "cards"],
  "chat/slack": ["assistant", "cards", "domain", "@slack/", "express", "node:"],
  "chat/teams": ["assistant", "cards", "domain", "@microsoft/", "express", "node:"],
  "chat/mcp": ["assistant", "cards", "domain", "express", "@modelcontextprotocol/", "node:"],
  "chat/web": ["assistant", "cards", "domain", "express", "leaflet", "geojson", "node:"],
  forecasting: ["domain", "@bsull/augurs/", "node:"],
  jobs: [
    "domain",
    "cards",
    "tools",
    "assistant",
    "chokidar",
    "node-cron",
    "pg-boss",
    "prom-client",
    "node:",
  ],
  maps: [
    "domain",
    "cards",
    "zipcodes",
    "ical-generator",
    "@resvg/",
    "tinypool",
    "d3-geo",
    "topojson-client",
    "us-atlas/",
    "dejavu-fonts-ttf",
    "geojson",
    "topojson-specification",
    "zod",
    "node:",
  ],
  data: [
    "domain",
    "@electric-sql/",
    "@prisma/",
    "pglite-prisma-adapter",
    "pg",
    "csv-parse",
    "read-excel-file",
    "write-excel-file",
    "node:",
  ],
};

/** Files at the root of src: they put the parts together, or know one outer thing (the clock, the environment). */
const ROOT = new Set([
  "main.ts",
  "cli.ts",
  "import-files.ts",
  "export-files.ts",
  "aligner.ts",
  "aligner-thread.ts",
  "imports.ts",
  "file-taker.ts",
  "folder-imports.ts",
  "folder-report.ts",
  "ask.ts",
  "slack.ts",
  "start-lines.ts",
  "teams.ts",
  "config-chat.ts",
  "config-geocoding.ts",
  "config-model.ts",
  "config-voice.ts",
  "config-problems.ts",
  "config-roads.ts",
  "roads.ts",
  "learning.ts",
  "place-lookups.ts",
  "run-lookups.ts",
  "services.ts",
  "model.ts",
  "voice.ts",
  "world-maker.ts",
  "mcp.ts",
  "mcp-command.ts",
  "chat-desk.ts",
  "chat-answer.ts",
  "chat-home.ts",
  "chat-order.ts",
  "chat-people.ts",
  "chat-readers.ts",
  "rounds.ts",
  "clockwork.ts",
  "compose-digest.ts",
  "inbox.ts",
  "web-port.ts",
  "names.ts",
  "config.ts",
  "lead-intake.ts",
  "clock.ts",
]);

const files = globSync("src/**/*.ts")
  .map((file) => file.slice("src/".length))
  .filter((file) => !file.startsWith("data/generated/"))
  .toSorted();

const folderOf = (file: string): string => {
  const [first = "", second = ""] = file.split("/");
  const isOwn = first === "chat" || (first === "assistant" && second === "model");
  return isOwn ? `${first}/${second}` : first;
};

const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(`src/${file}`, "utf8").matchAll(
      /(?:^|\n)\s*(?:import|export)[^"';]*?from "([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import "([^"]+)"/g,
    ),
  ].map(([, a, b, c]) => a ?? b ?? c ?? "");

/** "domain" for "../domain/units.ts" seen from cards/card.ts; a package as it is named. */
const targetOf = (file: string, specifier: string): string =>
  specifier.startsWith(".") ? folderOf(join(dirname(file), specifier)) : specifier;

const inFolders = files.filter((file) => !ROOT.has(file));

test("the rule sees the whole source tree", () => {
  expect(inFolders.length).toBeGreaterThan(50);
  expect(new Set(inFolders.map(folderOf))).toEqual(new Set(Object.keys(MAY_IMPORT)));
  expect(files.flatMap(importsOf).length).toBeGreaterThan(200);
});

test.each(inFolders)("%s imports only what its folder may", (file) => {
  const own = folderOf(file);
  const allowed = MAY_IMPORT[own] ?? [];
  const wrong = importsOf(file)
    .map((specifier) => targetOf(file, specifier))
    .filter(
      (target) =>
        target !== own &&
        !allowed.some(
          (name) => target === name || target.startsWith(/[/:]$/.test(name) ? name : `${name}/`),
        ),
    );

  expect(wrong).toEqual([]);
});

test("only the edges read the clock, the environment or chance", () => {
  const inner = inFolders.filter((file) => /^(domain|cards|tools|assistant)\//.test(file));
  const wrong = inner.filter((file) =>
    /Date\.now\(\)|new Date\(\)|Math\.random\(\)|process\.env/.test(
      readFileSync(`src/${file}`, "utf8"),
    ),
  );

  expect(wrong).toEqual([]);
});

test("nothing of LangChain or of a service is loaded before it is asked", () => {
  const knowing = files.filter((file) =>
    importsOf(file).some((specifier) => /^(?:langchain|openai|@langchain\/)/.test(specifier)),
  );
  const sources = files.map((file) => readFileSync(`src/${file}`, "utf8"));

  expect(knowing).toEqual(["assistant/model/agent.ts", "voice/transcriber.ts"]);
  for (const name of ["agent", "transcriber"]) {
    const at = String.raw`"[^"]*\/${name}\.ts"`;
    expect(sources.filter((source) => new RegExp(`from ${at}`).test(source))).toEqual([]);
    const later = new RegExp(String.raw`import\(${at}\)`);
    expect(sources.filter((source) => later.test(source))).toHaveLength(1);
  }
});
