// Makes a fresh clone ready: packages and the generated database client.
// Runs under whatever Node the machine has (20 or later) and imports no package.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const STAMP_FOLDER = "node_modules/.rounds";

/** Installs what package-lock.json names and generates the database client, each only when its source changed. */
export function setUp() {
  once("packages", ["package-lock.json"], "Installing packages (once, about a minute) ...", () => {
    // Without the machine's registry in the lockfile, npm takes the one it is configured with.
    execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], loud);
  });
  once(
    "client",
    ["prisma/schema.prisma", "package-lock.json"],
    "Generating the database client ...",
    () => {
      execFileSync(localNode(), ["node_modules/prisma/build/index.js", "generate"], {
        ...quiet,
        // Any existing file here keeps Prisma from downloading an engine that generating does not need.
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
        },
      });
    },
  );
  once(
    "learned",
    ["package-lock.json"],
    "Learning the examples of what people ask (once, about 20 s) ...",
    () => {
      execFileSync(
        localNode(),
        ["--disable-warning=ExperimentalWarning", "scripts/learn.ts"],
        quiet,
      );
    },
  );
}

/** The emulators of Slack and Teams: 135 MB that only their tests and demos need. */
export function setUpEmulators() {
  const message = "Installing the emulators of Slack and Teams (once, 135 MB) ...";
  once("emulators", ["emulators/package-lock.json"], message, () => {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      ...loud,
      cwd: "emulators",
    });
  });
}

/** The Node that the project pins, wherever this machine's own one is older. */
export function localNode() {
  const pinned = "node_modules/node/bin/node";
  return existsSync(pinned) ? pinned : process.execPath;
}

const loud = { stdio: ["ignore", 2, 2], shell: process.platform === "win32" };
/** What it says is shown only when it fails. */
const quiet = { stdio: ["ignore", "ignore", "pipe"] };

function once(name, sources, message, work) {
  const stamp = `${STAMP_FOLDER}/${name}.stamp`;
  const wanted = createHash("sha256");
  for (const source of sources) wanted.update(readFileSync(source));
  const hash = wanted.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  process.stderr.write(`${message}\n`);
  try {
    work();
  } catch (error) {
    process.stderr.write(
      `${error.stderr ?? ""}\nThat did not work: ${error.message}. Mend what is said above and start again; nothing is lost.\n`,
    );
    process.exit(1);
  }
  mkdirSync(STAMP_FOLDER, { recursive: true });
  writeFileSync(stamp, hash);
}
