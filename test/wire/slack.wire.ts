import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { BOT, PEOPLE, until } from "./local-slack.ts";
import { buttonsOf, openSlackWorld, type SlackWorld } from "./slack-world.ts";

/** Monday 2 March 2026, 09:00 in Iowa. */
const NOW = new Date("2026-03-02T15:00:00Z");

describe.each(["http", "socket"] as const)("Slack over %s", (mode) => {
  let rounds: Rounds;
  let world: SlackWorld;
  let slack: SlackWorld["slack"];
  let gate: SlackWorld["gate"];
  let acts: Pick<SlackWorld, "ask" | "press" | "ours" | "answerTo" | "submit" | "files">;
  beforeAll(async () => {
    rounds = await openDemo();
    await rounds.ask({ as: null, at: null, thread: null, channel: null, text: "help" }); // Learns.
    world = await openSlackWorld(
      rounds,
      chatDesk(rounds, () => NOW),
      mode,
    );
    ({ slack, gate, ...acts } = world);
  });

  afterAll(async () => {
    await world.stop();
    await rounds.close();
  });

  afterEach(() => {
    const problems = gate.problems.splice(0);
    if (problems.length > 0) throw new Error(`Slack would refuse: ${problems.join("; ")}`);
  });

  test("a direct message is answered where it was said, with the map as a picture", async () => {
    const dm = await slack.directOf(PEOPLE.ana.id);
    const answer = await acts.ask(PEOPLE.ana.id, dm, "who should I visit today?");
    expect(answer.text).toMatch(/^Monday 2 March: \d+ stops/);
    expect(answer.blocks?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["header", "table", "section", "context", "actions"]),
    );
    await until(
      async () => (await acts.files(dm)).find(({ name }) => name === "map-1.png"),
      "the map",
    );
  });

  test("a thread goes on from what was said in it", async () => {
    const dm = await slack.directOf(PEOPLE.ana.id);
    await acts.ask(PEOPLE.ana.id, dm, "who should I visit today?");
    const answer = await acts.ask(PEOPLE.ana.id, dm, "and tomorrow?");
    expect(answer.text).toMatch(/^Tuesday 3 March: \d+ stops/);
  });

  test("a mention in a channel is answered in its thread, and privately where others may not see it", async () => {
    const dm = await slack.directOf(PEOPLE.ana.id);
    const before = (await acts.ours(dm)).length;
    const answer = await acts.ask(PEOPLE.ana.id, "C01EAST", `<@${BOT}> who should I visit today?`);
    expect(answer.thread_ts).toBeDefined();
    expect(answer.text).toMatch(/privately/);
    expect(JSON.stringify(answer)).not.toMatch(/Marion/);
    const own = await until(async () => (await acts.ours(dm))[before], "the private answer");
    expect(own.text).toMatch(/^Monday 2 March/);
  });

  test("whoever is not known learns nothing", async () => {
    const dm = await slack.directOf(PEOPLE.lee.id);
    const answer = await acts.ask(PEOPLE.lee.id, dm, "who should I visit today?");
    expect(answer.text).toMatch(/do not know you/);
  });

  test("a pressed button answers, and a write leaves the card without buttons", async () => {
    const dm = await slack.directOf(PEOPLE.ana.id);
    const leads = await acts.ask(PEOPLE.ana.id, dm, "which leads are waiting?");
    await acts.press(PEOPLE.ana.id, dm, leads, /^Accept/);
    const settled = await until(
      async () =>
        (await acts.ours(dm)).find(({ ts, text }) => ts === leads.ts && text.startsWith("✓")),
      "the card says what was done",
    );
    expect(settled.blocks?.some(({ type }) => type === "actions")).toBe(false);
  });

  test("a lead's card in a channel says who took it, and the rest comes to the taker alone", async () => {
    const press = { tool: "answer_lead", input: { lead: "L1003", accept: true } };
    const card = {
      title: "Lead L1003 Bluff Street Bar (bar, Marion, about $4,500) -> Ana Torres",
      parts: [{ kind: "buttons" as const, buttons: [{ label: "Accept", ...press }] }],
    };
    const reader = "channel:C01EAST";
    const kept = { kind: "channel", placeId: "C01EAST", name: "east" } as const;
    const desk = chatDesk(rounds, () => NOW);
    await desk.rememberPlace({
      ...kept,
      platform: "slack",
      tenantId: "T01PRAIRIE",
      personEmail: null,
      reference: {},
    });
    const post = { id: `lead:${mode}`, reader, kind: "lead", card, text: card.title };
    const { messageId } = await world.connection.poster.post({ ...post, createdAt: NOW });
    const find = async () =>
      (await acts.ours("C01EAST")).find(({ ts }) => ts === messageId) ?? null;
    const posted = await until(find, "the post");
    await acts.press(PEOPLE.ana.id, "C01EAST", posted, /^Accept/);
    const settled = await until(
      async () => ((await find())?.text.startsWith("✓") ? find() : null),
      "the card says who took it",
    );
    expect(settled.text).toBe("✓ Taken by Ana Torres");
    expect(JSON.stringify(settled.blocks)).toContain("Bluff Street Bar");
    expect(buttonsOf(settled)).toEqual([]);
  });

  test("the command answers privately, and without words helps", async () => {
    const dm = await slack.directOf(PEOPLE.ben.id);
    const before = (await acts.ours(dm)).length;
    const command = { channel: "C01EAST", user: PEOPLE.ben.id, command: "/rounds", text: "" };
    await slack.control("command", command);
    const help = await until(async () => (await acts.ours(dm))[before], "help");
    expect(help.text).toContain("plan my day");
  });

  test("the home shows the day, a stranger's shows nothing", async () => {
    await slack.control("open-home", { user: PEOPLE.ana.id });
    await until(
      async () =>
        gate.calls.find(
          ({ method, body }) =>
            method === "views.publish" && JSON.stringify(body).includes("Monday 2 March"),
        ),
      "the home",
    );
    await slack.control("open-home", { user: PEOPLE.lee.id });
    const published = await until(
      async () =>
        gate.calls.find(
          ({ method, body }) =>
            method === "views.publish" && JSON.stringify(body).includes("do not know you"),
        ),
      "the stranger's home",
    );
    expect(JSON.stringify(published.body)).not.toContain("Monday 2 March");
  });

  test("what Slack refuses is said more plainly, and nothing is lost", async () => {
    const dm = await slack.directOf(PEOPLE.dana.id);
    gate.refuseNext("chat.postMessage", { body: { ok: false, error: "invalid_blocks" } });
    const answer = await acts.ask(PEOPLE.dana.id, dm, "compare the reps of East on revenue");
    expect(answer.blocks?.some(({ type }) => type === "table")).toBe(false);
    expect(JSON.stringify(answer.blocks)).toContain("Cedar Rapids");
  });

  test("names of accounts cannot mention, link or ping", async () => {
    const evil = "<!channel> <https://evil.example|win> *bold* @here & Sons";
    await rounds.database.client.account.updateMany({
      where: { id: "A1891" },
      data: { name: evil },
    });
    rounds.refresh();
    const dm = await slack.directOf(PEOPLE.ana.id);
    const answer = await acts.ask(PEOPLE.ana.id, dm, "brief me on A1891");
    expect(answer.text).toContain("&lt;!channel&gt;");
    expect(JSON.stringify(answer.blocks)).not.toContain('"mrkdwn"');
  });

  test("posts come once, also when nobody knows whether the first try arrived", async () => {
    const dm = await slack.directOf(PEOPLE.ben.id);
    const post = {
      id: `digest:test:${mode}`,
      reader: `person:${PEOPLE.ben.email}`,
      kind: "note",
      card: { title: "Good morning", parts: [] },
      text: "Good morning",
      createdAt: NOW,
    };
    expect(await world.connection.poster.serves(post.reader)).toBe(true);
    await world.connection.poster.post(post);
    expect((await acts.ours(dm)).filter(({ text }) => text === "Good morning")).toHaveLength(1);
    gate.refuseNext("chat.postMessage", {
      status: 429,
      headers: { "retry-after": "7" },
      body: { ok: false, error: "ratelimited" },
    });
    await expect(world.connection.poster.post({ ...post, id: "other" })).rejects.toMatchObject({
      name: "PostRefused",
      retryAfterMs: 7000,
    });
  });

  test("a form opens with the card's fields, and its answer comes where it was opened", async () => {
    const dm = await slack.directOf(PEOPLE.ana.id);
    const plan = await acts.ask(PEOPLE.ana.id, dm, "plan my day");
    await acts.press(PEOPLE.ana.id, dm, plan, /^Change the day/);
    const changed = await acts.answerTo(dm, "the form", () =>
      acts.submit(PEOPLE.ana.id, { maxStops: "2", focus: "new" }),
    );
    expect(changed.text).toMatch(/^Monday 2 March: [12] stop/);
  });

  test("a file that an administrator drops is tried as an import", async () => {
    const dm = await slack.directOf(PEOPLE.ivy.id);
    const csv = "account_id,name,city,state\nZ9,<!here> Nine & Sons,Adel,IA\n";
    const report = await acts.answerTo(dm, "a file", () =>
      slack.drop(PEOPLE.ivy.id, dm, new File([csv], "shops.csv", { type: "text/csv" })),
    );
    expect(report.text).toMatch(/shops\.csv/);
    expect(await rounds.database.client.account.findFirst({ where: { id: "Z9" } })).toBeNull();
    expect(buttonsOf(report).length).toBeGreaterThan(0);
  });

  test("a rep who drops a file is told whom to send it to", async () => {
    const dm = await slack.directOf(PEOPLE.ben.id);
    const refusal = await acts.answerTo(dm, "a file", () =>
      slack.drop(PEOPLE.ben.id, dm, new File(["a,b\n1,2\n"], "shops.csv")),
    );
    expect(refusal.text).toMatch(/for administrators.*Send shops\.csv/);
  });

  test("a thread in a channel keeps its conversation", async () => {
    const chiefs = "C02CHIEFS";
    const first = await acts.ask(PEOPLE.dana.id, chiefs, `<@${BOT}> whose is Marion?`);
    const root = first.thread_ts ?? "";
    expect(root).not.toBe("");
    const next = await acts.ask(PEOPLE.dana.id, chiefs, `<@${BOT}> and Waterloo?`, root);
    expect(next.thread_ts).toBe(root);
    expect(next.text).toMatch(/Waterloo/);
  });

  test("the day as a calendar file comes into the asker's own conversation", async () => {
    const dm = await slack.directOf(PEOPLE.ben.id);
    const plan = await acts.ask(PEOPLE.ben.id, dm, "plan my day");
    await acts.press(PEOPLE.ben.id, dm, plan, /^To calendar/);
    const file = await until(
      async () => (await acts.files(dm)).find(({ name }) => name === "day.ics"),
      "the calendar",
    );
    expect(await slack.contentOf(file)).toMatch(/^BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/);
  });

  test("what is pressed in a channel goes on in its thread, and files go to the asker alone", async () => {
    const answer = await acts.ask(
      PEOPLE.dana.id,
      "C02CHIEFS",
      `<@${BOT}> compare the reps of East`,
    );
    expect(answer.thread_ts).toBeDefined();
    const more = await acts.answerTo("C02CHIEFS", "a button", () =>
      acts.press(PEOPLE.dana.id, "C02CHIEFS", answer, /./),
    );
    expect(more.thread_ts).toBe(answer.thread_ts);
  });
});
