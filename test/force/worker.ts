// Run as a process of its own, of which there are several and which are killed at any moment.
// Arguments: the database server, the platform's address, how far its clock is ahead in milliseconds.
import { startClockwork, usualClockwork } from "../../src/clockwork.ts";
import { openRounds } from "../../src/rounds.ts";
import { posterTo } from "./platform.ts";

const [url = "", platform = "", aheadMs = "0"] = process.argv.slice(2);
const rounds = await openRounds({
  config: { home: "/nonexistent", databaseUrl: url },
  demoDay: null,
  onProgress: () => {},
});
await startClockwork(rounds, {
  ...usualClockwork(rounds),
  posters: [posterTo(platform)],
  now: () => new Date(Date.now() + Number(aheadMs)),
  // Each second instead of each minute, and leases of seconds: a minute of the test is then like hours.
  ticks: "* * * * * *",
  leaseMs: 4000,
  waits: { answerMs: 1000, takenMs: 4000 },
});
process.stdout.write("on\n");
