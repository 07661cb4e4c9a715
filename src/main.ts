import type { Express } from "express";
import { mountMcp } from "./chat/mcp/mount.ts";
import { createWeb } from "./chat/web/adapter.ts";
import { startClockwork, usualClockwork } from "./clockwork.ts";
import { type Config, readConfig } from "./config.ts";
import { UserError } from "./domain/errors.ts";
import { addProcessMetrics } from "./jobs/metrics.ts";
import { leadHook } from "./lead-intake.ts";
import { mcpDoor } from "./mcp.ts";
import { openRounds } from "./rounds.ts";
import { slackOf } from "./slack.ts";
import { startLines } from "./start-lines.ts";
import { teamsOf } from "./teams.ts";
import { webPortTo } from "./web-port.ts";

/** Starts Rounds: the database, the parts over it, and the page. */
async function start(): Promise<void> {
  const config = readConfig();
  const rounds = await openRounds({ config, demoDay: null, onProgress: say });
  const slack = slackOf(config, rounds);
  const teams = teamsOf(config, rounds);
  const platforms = [slack, teams].filter((one) => one !== null);
  const web = createWeb({
    token: config.webToken,
    tilesUrl: config.tilesUrl,
    port: webPortTo(rounds),
    mounts: [
      ...platforms.map(({ mount }) => mount),
      (app: Express) => mountMcp(app, mcpDoor(rounds, config.hasMcpWrites)),
    ],
    hook: config.leadSecret === null ? undefined : leadHook(rounds, config.leadSecret, now),
  });
  const watched = config.importFolder === null ? null : await rounds.watch(config.importFolder);
  const clockwork = config.hasDigests
    ? await startClockwork(rounds, {
        ...usualClockwork(rounds),
        posters: platforms.map(({ poster }) => poster),
      })
    : null;
  const lookups = rounds.lookups.start();
  for (const platform of platforms) await platform.start();
  addProcessMetrics(rounds.metrics);
  serve(web, config, async () => {
    await watched?.close();
    await slack?.stop();
    await lookups.close();
    await clockwork?.close();
    await rounds.close();
  });
}

/** Listens until the process is told to end, then closes everything. */
function serve(web: Express, config: Config, closeAll: () => Promise<void>): void {
  const server = web.listen(config.port, config.host, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : config.port;
    say(`Rounds is on: http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}`);
    for (const line of startLines(config)) say(`  ${line}`);
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    say(
      error.code === "EADDRINUSE"
        ? `Port ${config.port} is taken. Start with another one: PORT=3001 npm start`
        : error.message,
    );
    process.exitCode = 1;
    void closeAll();
  });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      server.closeAllConnections();
      server.close(() => void closeAll());
    });
  }
}

const now = (): Date => new Date();

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await start();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message} ${error.hint}\n`);
  process.exitCode = 1;
}
