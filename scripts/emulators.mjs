// node scripts/emulators.mjs FILE [ARGS...]: like run.mjs, with the emulators of Slack and Teams installed.
import { spawn } from "node:child_process";
import { localNode, setUp, setUpEmulators } from "./setup.mjs";

setUp();
setUpEmulators();
const child = spawn(localNode(), process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 128;
});
