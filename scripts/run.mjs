// node scripts/run.mjs FILE [ARGS...]: sets the clone up if needed, then runs FILE under the pinned Node.
import { spawn } from "node:child_process";
import { localNode, setUp } from "./setup.mjs";

setUp();
const child = spawn(localNode(), process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 128;
});
