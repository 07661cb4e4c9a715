// npm run check: all that CI asks of a change, one step after the other; stops at the first that fails.
// With --no-tests: without the last step, for where the tests run by themselves.
import { spawnSync } from "node:child_process";

const CODE = ["src", "test", "scripts", "bench"];

const STEPS: readonly (readonly [string, ...string[]])[] = [
  ["node_modules/@biomejs/biome/bin/biome", "check"],
  [
    "node_modules/oxlint/bin/oxlint",
    "--type-aware",
    "--deny-warnings",
    ...CODE,
    "--ignore-pattern",
    "src/data/generated/**",
  ],
  ["node_modules/typescript/bin/tsc", "--noEmit"],
  ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/chat/web/page"],
  ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "test/browser"],
  ["node_modules/knip/bin/knip.js"],
  ["scripts/docs.ts", "--check"],
  ["node_modules/vitest/vitest.mjs", "run"],
];

const isWithoutTests = process.argv.includes("--no-tests");

for (const [file, ...args] of isWithoutTests ? STEPS.slice(0, -1) : STEPS) {
  const name = [file.replace(/^node_modules\//, ""), ...args].join(" ");
  const began = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", file, ...args],
    { stdio: "inherit" },
  );
  process.stdout.write(
    `${status === 0 ? "ok" : "FAILED"}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
  if (status !== 0) process.exit(1);
}
