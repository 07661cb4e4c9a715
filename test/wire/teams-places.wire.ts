import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { until } from "./local-slack.ts";
import { COLLEAGUES } from "./playground.ts";
import {
  actionFor,
  cardOf,
  openTeamsWorld,
  type Seat,
  type TeamsWorld,
  titleOf,
} from "./teams-world.ts";

/** A manager with colleagues around: a channel of their team, and files that come to one person alone. */

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;
let world: TeamsWorld;
let seat: Seat;
let teams: Seat["playground"];

beforeAll(async () => {
  rounds = await openDemo();
  await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
  world = await openTeamsWorld(rounds, NOW, ["dana"], COLLEAGUES);
  ({ seat } = world);
  teams = seat.playground;
}, 240_000);

afterAll(async () => {
  await world.stop();
  await rounds.close();
});

test("after its installation it offers words that can be sent by a press", () => {
  const offered = seat.told().find(({ message }) => message?.suggestedActions)?.message;
  expect(offered?.suggestedActions?.actions).toHaveLength(4);
  for (const { type, title, value } of offered?.suggestedActions?.actions ?? [])
    expect([type, value]).toEqual(["imBack", title]);
});

/** Says something in the channel; the answer stands in the thread that it began. */
async function askInChannel(text: string, thread?: string) {
  const before = seat.told().length;
  const { postConversationId = thread ?? "" } = await teams.say(
    thread ?? teams.channel,
    `<at>Rounds</at> ${text}`,
  );
  const answer = await seat.nextCard(postConversationId, before, `an answer to "${text}"`);
  return { answer, before, thread: postConversationId };
}

test("in a channel everybody gets what all may see, in the thread, and the asker the rest alone", async () => {
  const { answer, before } = await askInChannel("which leads are waiting?");
  expect(titleOf(answer)).toBe("No such leads");
  expect(JSON.stringify(cardOf(answer))).toContain("what everybody here may see");
  const own = await seat.nextCard(teams.personal, before, "the private answer");
  expect(titleOf(own)).toMatch(/^\d+ leads: /);
});

test("a thread of a channel goes on, with what is open to all", async () => {
  const first = await askInChannel("whose is Marion?");
  expect(JSON.stringify(cardOf(first.answer))).toContain("Ana Torres");
  const next = await askInChannel("and Waterloo?", first.thread);
  expect(next.thread).toBe(first.thread);
  expect(JSON.stringify(cardOf(next.answer))).toContain("Waterloo");
});

test("a digest that is ordered in a thread goes to its channel", async () => {
  const { before } = await askInChannel("post the lead digest here at 8 on weekdays");
  const done = await seat.nextCard(teams.personal, before, "the private answer");
  expect(titleOf(done)).toContain("gets the lead digest: Monday to Friday at 08:00");
  const [subscription] = await rounds.database.client.digestSubscription.findMany();
  expect(subscription?.reader).not.toContain("messageid");
  expect(await world.connection().poster.serves(subscription?.reader ?? "")).toBe(true);
});

/** Where Teams would keep a file: takes its bytes down. */
async function startShelf() {
  const put: { readonly range: string | undefined; readonly bytes: Buffer }[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      put.push({ range: request.headers["content-range"], bytes });
      response.writeHead(201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    put,
    url: `http://127.0.0.1:${port}/file`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A message that brings an attachment of a kind, from a place in what was told on. */
const attachmentOf = (from: number, kind: string) =>
  until(
    async () =>
      seat
        .told()
        .slice(from)
        .flatMap(({ actionConversationId, message }) =>
          (message?.attachments ?? []).map(({ contentType, content }) => ({
            conversation: actionConversationId,
            contentType,
            content: content as object as Record<string, unknown>,
          })),
        )
        .find(({ contentType }) => contentType.endsWith(kind)),
    `an attachment ${kind}`,
  );

test("all rows of a long table are offered to whoever pressed, alone, and put where Teams says", async () => {
  const before = seat.told().length;
  const whole = await seat.ask(teams.personal, "top 150 accounts of Cedar Rapids");
  expect(JSON.stringify(cardOf(whole))).toContain('… and 135 more: \\"All rows\\" hands them out.');
  // Pressed where others read along: Teams takes files in direct conversations only.
  const { messageId } = await seat.ask(teams.group, "<at>Rounds</at> whose is Marion?");
  await teams.press(teams.group, messageId, actionFor(whole, /^All rows/));
  const offer = await attachmentOf(before, "file.consent");
  expect(offer.conversation).toBe(teams.personal);
  const shelf = await startShelf();
  const uploadInfo = {
    uploadUrl: shelf.url,
    contentUrl: "https://prairie.example/files/rank_accounts.csv",
    name: "rank_accounts.csv",
    uniqueId: "1",
    fileType: "csv",
  };
  await teams.invoke(teams.personal, "fileConsent/invoke", {
    type: "fileUpload",
    action: "accept",
    context: offer.content["acceptContext"],
    uploadInfo,
  });
  await attachmentOf(before, "file.info");
  await shelf.stop();
  const [file] = shelf.put;
  const size = file?.bytes.length ?? 0;
  expect(offer.content["sizeInBytes"]).toBe(size);
  expect(file?.range).toBe(`bytes 0-${size - 1}/${size}`);
  expect(file?.bytes.toString().trim().split("\n")).toHaveLength(151);
});

test("a vote counts after a restart", async () => {
  const { messageId } = await seat.ask(teams.personal, "how am I doing?");
  await seat.ask(teams.personal, "whose is Marion?"); // A newer one.
  await world.restart();
  const feedback = JSON.stringify({ feedbackText: "just right" });
  const value = { actionName: "feedback", actionValue: { reaction: "dislike", feedback } };
  await teams.invoke(teams.personal, "message/submitAction", value, messageId);
  const vote = await until(
    () => rounds.database.client.feedback.findFirst({ where: { reason: "just right" } }),
    "the vote",
  );
  expect(vote).toMatchObject({ vote: "down", personEmail: "dana.whitfield@prairie.example" });
  const question = await rounds.database.client.question.findFirst({
    where: { id: vote.questionId },
  });
  expect(question?.text).toBe("how am I doing?");
});
