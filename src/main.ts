import { createWeb, type WebPort } from "./chat/web/adapter.ts";
import { readConfig } from "./config.ts";
import { UserError } from "./domain/errors.ts";
import { baseMapWithin } from "./maps/base-map.ts";
import { whoMayAsk } from "./names.ts";
import { openRounds, type Rounds } from "./rounds.ts";

/** Starts Rounds: the database, the parts over it, and the page. */
async function start(): Promise<void> {
  const config = readConfig();
  const rounds = await openRounds({ config, demoDay: null, onProgress: say });
  const web = createWeb({
    token: config.webToken,
    tilesUrl: config.tilesUrl,
    port: portTo(rounds),
  });
  const watched = config.importFolder === null ? null : await rounds.watch(config.importFolder);
  const closeAll = async (): Promise<void> => {
    await watched?.close();
    await rounds.close();
  };
  const server = web.listen(config.port, config.host, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : config.port;
    say(`Rounds is on: http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}`);
    for (const line of whatIsOn(config)) say(`  ${line}`);
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

const portTo = (rounds: Rounds): WebPort => ({
  ask: (message) => rounds.ask(message),
  people: () => peopleOf(rounds),
  counties: baseMapWithin,
  isReady: () => rounds.isReady(),
  take: (file) => rounds.takeFile(file),
});

/** Who the page may speak as, without what it need not know of them. */
async function peopleOf({ book }: Rounds): Promise<Awaited<ReturnType<WebPort["people"]>>> {
  const people = await whoMayAsk(book);
  return people.map(({ email, name, role, managerEmail }) => ({ email, name, role, managerEmail }));
}

function whatIsOn(config: ReturnType<typeof readConfig>): readonly string[] {
  return [
    config.databaseUrl === null
      ? `database   embedded, in ${config.home}. For a PostgreSQL server set DATABASE_URL.`
      : "database   PostgreSQL server of DATABASE_URL.",
    config.webToken === null
      ? "page       for this machine only, and whoever opens it may be anybody. To open it to others set ROUNDS_HOST and ROUNDS_WEB_TOKEN."
      : `page       on ${config.host}, with the token of ROUNDS_WEB_TOKEN.`,
    "language   phrases and examples, no model: all of the help works.",
    config.tilesUrl === null
      ? "map        county lines, no tiles. For tiles set ROUNDS_TILES."
      : "map        tiles of ROUNDS_TILES.",
    config.importFolder === null
      ? "folder     none is watched for files to import. To watch one set ROUNDS_IMPORT_FOLDER."
      : `folder     files put into ${config.importFolder} are imported, with a report beside each.`,
  ];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await start();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message} ${error.hint}\n`);
  process.exitCode = 1;
}
