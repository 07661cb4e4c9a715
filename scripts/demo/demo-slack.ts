// npm run demo:slack: the demo company beside an emulator of Slack, to be tried in a browser without an account.
import { createSlackConnection } from "../../src/chat/slack/connection.ts";
import { createWeb } from "../../src/chat/web/adapter.ts";
import { chatDesk } from "../../src/chat-desk.ts";
import { startClockwork, usualClockwork } from "../../src/clockwork.ts";
import { webPortTo } from "../../src/web-port.ts";
import { PEOPLE, SECRET, startLocalSlack, TOKEN } from "../../test/wire/local-slack.ts";
import { DEMO_NOW, openDemoRounds } from "./open-demo.ts";

const PORT = Number(process.env["PORT"] ?? 3000);

const rounds = await openDemoRounds();
const slack = await startLocalSlack(`http://localhost:${PORT}/slack/events`);
const settings = {
  signingSecret: SECRET,
  appToken: null,
  botToken: TOKEN,
  oauth: null,
  installations: null,
  apiUrl: slack.apiUrl,
  // The emulator draws no tables and charts of Slack's own kind.
  isPlain: true,
};
const connection = createSlackConnection(
  settings,
  chatDesk(rounds, () => DEMO_NOW),
);
const web = createWeb({
  port: webPortTo(rounds),
  token: null,
  tilesUrl: null,
  mounts: [connection.mount],
});
const server = web.listen(PORT, "127.0.0.1");
await connection.start();
const clockwork = await startClockwork(rounds, {
  ...usualClockwork(rounds),
  posters: [connection.poster],
});
// The emulator lists conversations that were begun.
for (const { id } of Object.values(PEOPLE)) await slack.directOf(id);
process.stdout.write(
  `Slack, as the emulator shows it: ${slack.base}\nBe Ana Torres (a rep), Dana Whitfield (her manager) or Ivy Chen (the administrator): open the conversation under "Direct messages" and write "plan my day".\nFor Rounds it is Monday 2 March 2026, 9 in the morning.\n`,
);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    void (async () => {
      await clockwork.close();
      await connection.stop();
      server.closeAllConnections();
      server.close();
      await slack.stop();
      await rounds.close();
    })();
  });
}
