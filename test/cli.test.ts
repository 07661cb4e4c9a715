import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "./world.ts";

/** The terminal as people and other programs use it, with a folder of its own. */
const folder = temporaryFolder();
const env = { ...process.env, ROUNDS_HOME: join(folder.path, "home"), DATABASE_URL: "" };

const run = (args: readonly string[], input = "") => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "src/cli.ts", ...args],
    {
      env,
      input,
      encoding: "utf8",
    },
  );
  return { stdout: stdout.trim(), stderr: stderr.trim(), status };
};

const ANA = ["--as", "ana.torres@prairie.example", "--at", "2026-03-02T07:30"];

beforeAll(() => {
  run(["demo", "--reset", "--at", "2026-03-02"]);
}, 120_000);

afterAll(() => folder.remove());

test("ask --json answers with the fields that programs rely on", () => {
  const { stdout, status } = run(["ask", ...ANA, "--json", "who should I visit today?"]);
  const reply = JSON.parse(stdout) as Record<string, unknown>;

  expect(status).toBe(0);
  expect(Object.keys(reply).toSorted()).toEqual([
    "by",
    "cards",
    "error",
    "input",
    "result",
    "text",
    "tookMs",
    "tool",
  ]);
  expect(reply).toMatchObject({
    tool: "plan_day",
    input: { date: "2026-03-02" },
    by: "phrases",
    error: null,
  });
});

test("ask without --json shows the card, and a refusal ends with status 1", () => {
  const shown = run(["ask", ...ANA, "my top 3 bars"]);
  const refused = run(["ask", ...ANA, "brief me on Mabel's Tap"]);

  expect(shown).toMatchObject({ status: 0 });
  expect(shown.stdout).toMatch(/^Top 3 of \d+ bar accounts\n=+\n/);
  expect(refused.status).toBe(1);
  expect(refused.stdout).not.toBe("");
});

test("ask --stdin answers each line in order; a broken line gets an error and stops nothing", () => {
  const who = { as: "ana.torres@prairie.example", at: "2026-03-02T07:30" };
  const lines = [
    JSON.stringify({ ...who, thread: "a", text: "plan tomorrow" }),
    "{ not json",
    JSON.stringify({ ...who, thread: "a", text: "and home by 4" }),
    JSON.stringify({ ...who, as: "stranger@x.example", text: "help" }),
  ];
  const replies = run(["ask", "--stdin"], `${lines.join("\n")}\n`)
    .stdout.split("\n")
    .map((line) => JSON.parse(line) as object);

  expect(replies).toMatchObject([
    { tool: "plan_day", input: { date: "2026-03-03" } },
    { tool: null, error: { code: "bad_input" } },
    { tool: "plan_day", input: { date: "2026-03-03", backBy: "16:00" } },
    { tool: null, error: { code: "unknown_person" } },
  ]);
});

test("tool prints the result as JSON, and errors as JSON with status 1", () => {
  const good = run(["tool", "find_owner", ...ANA, '{"place":"52556"}']);
  const bad = [
    run(["tool", "find_owner", ...ANA, "{"]),
    run(["tool", "plan_day", ...ANA, '{"maxStops":"many"}']),
    run(["tool", "fly", ...ANA]),
  ];

  expect(JSON.parse(good.stdout)).toMatchObject({
    owners: [{ email: "ben.keller@prairie.example" }],
  });
  expect(
    bad.map(({ status, stdout }) => [
      status,
      (JSON.parse(stdout) as { error: { code: string } }).error.code,
    ]),
  ).toEqual([
    [1, "bad_input"],
    [1, "bad_input"],
    [1, "unknown_tool"],
  ]);
});

test("import reports every row that it did not take, on paper and as JSON", () => {
  const file = join(folder.path, "visits.csv");
  writeFileSync(
    file,
    "visit_id,account_id,rep_email,date,minutes,status\nV1,A1915,ana.torres@prairie.example,2026-02-27,30,done\nV2,A9999,ana.torres@prairie.example,2026-02-27,30,done\n",
  );
  const paper = run(["import", file, "--dry-run"]);
  const real = run(["import", file, "--json"]);

  expect(paper.stdout).toContain("2 read = 1 taken + 0 updated + 0 unchanged + 1 refused");
  expect(paper.stdout).toContain("A9999");
  expect(JSON.parse(real.stdout)).toMatchObject([
    { read: 2, taken: 1, refused: 1, problems: [{ line: 3 }] },
  ]);
});

test("the commands of the README are commands of package.json", () => {
  const scripts = (
    JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }
  ).scripts;
  const named = [
    ...readFileSync("README.md", "utf8").matchAll(
      /npm (?:run (?:-s )?)?(start|test|ask|tool|demo|import|bench|check|docs)\b/g,
    ),
  ].map(([, name]) => name ?? "");

  expect(new Set(named).size).toBeGreaterThan(5);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
