import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRounds, type Rounds } from "../../src/rounds.ts";

/** Monday 2 March 2026, 09:00 in Iowa: the demo is alive then. */
export const DEMO_NOW = new Date("2026-03-02T15:00:00Z");

/** The demo company as of that day, in a folder of its own that goes with the machine's temporary files. */
export const openDemoRounds = (): Promise<Rounds> =>
  openRounds({
    config: { home: mkdtempSync(join(tmpdir(), "rounds-demo-")), databaseUrl: null },
    demoDay: "2026-03-02",
    onProgress: (message) => void process.stdout.write(`${message}\n`),
  });
