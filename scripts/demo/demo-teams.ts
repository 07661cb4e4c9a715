// npm run demo:teams: the demo company beside Microsoft's emulator of Teams, to be tried in a browser without an account.
import { createTeamsConnection } from "../../src/chat/teams/connection.ts";
import { createWeb } from "../../src/chat/web/adapter.ts";
import { chatDesk } from "../../src/chat-desk.ts";
import { startClockwork, usualClockwork } from "../../src/clockwork.ts";
import { webPortTo } from "../../src/web-port.ts";
import { startPlayground } from "../../test/wire/playground.ts";
import { DEMO_NOW, openDemoRounds } from "./open-demo.ts";

const PORT = Number(process.env["PORT"] ?? 3000);

const rounds = await openDemoRounds();
const teams = await startPlayground(PORT);
const connection = createTeamsConnection(
  {
    clientId: null,
    clientSecret: null,
    tenantId: null,
    isOpen: true,
    serviceUrl: teams.serviceUrl,
  },
  chatDesk(rounds, () => DEMO_NOW),
);
const web = createWeb({
  port: webPortTo(rounds),
  token: null,
  tilesUrl: null,
  mounts: [connection.mount],
});
await connection.start();
const server = web.listen(PORT, "127.0.0.1");
const clockwork = await startClockwork(rounds, {
  ...usualClockwork(rounds),
  posters: [connection.poster],
});
process.stdout.write(
  `Teams, as the emulator shows it: ${teams.base}\nYou are Ana Torres, a rep. For Rounds it is Monday 2 March 2026, 9 in the morning.\n`,
);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    void (async () => {
      await clockwork.close();
      server.closeAllConnections();
      server.close();
      await teams.stop();
      await rounds.close();
    })();
  });
}
