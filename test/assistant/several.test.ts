import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Button } from "../../src/cards/card.ts";
import type { Rounds, TimedReply } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const who = { as: "ana.torres@prairie.example", thread: null, channel: null };
const AT = "2026-03-02T09:00";

const ask = (text: string, at = AT) => rounds.ask({ ...who, at, text });

function confirmButton({ cards }: TimedReply): Extract<Button, { tool: string }> {
  const buttons = cards.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])),
  );
  const found = buttons.find(({ label }) => label === "Confirm");
  if (found === undefined || !("tool" in found)) throw new Error("There is no Confirm button");
  return found;
}

function press(reply: TimedReply, at = AT) {
  const { tool, input } = confirmButton(reply);
  return rounds.ask({ ...who, at, text: "", press: { tool, input } });
}

describe("several wishes in one sentence", () => {
  test("reads are answered one after the other, in one reply", async () => {
    const reply = await ask("show me my leads and give me my top 3 bars");

    expect(reply).toMatchObject({
      tool: "list_leads",
      calls: [{ tool: "rank_accounts", input: { limit: 3, industry: "bar" } }],
      error: null,
    });
    expect(reply.cards).toHaveLength(2);
  });

  test("with a write among them nothing happens before it is confirmed", async () => {
    const reply = await ask("log that I met Granary Tavern, they want a quote, and show my leads");

    expect(reply).toMatchObject({
      tool: "log_visit",
      input: { account: "A2035", notes: "they want a quote" },
      result: null,
      calls: [{ tool: "list_leads" }],
    });
    expect(reply.text).toContain("Granary Tavern");
    expect(reply.text).toContain("they want a quote");
    expect(confirmButton(reply).isPrimary).toBe(true);
  });

  test("a press does all of it, in order; a second press does nothing", async () => {
    const reply = await ask("snooze Main Street Lodge until June and show my leads");
    const done = await press(reply);
    const again = await press(reply);
    const account = (await rounds.book.accounts([who.as])).find(({ id }) => id === "A1922");

    expect(done).toMatchObject({ tool: "snooze_account", error: null });
    expect(done.calls?.map(({ tool }) => tool)).toEqual(["list_leads"]);
    expect(account?.snooze).not.toBeNull();
    expect(again).toMatchObject({ error: { code: "done" }, result: null });
  });

  test("two presses at once write once", async () => {
    const reply = await ask("log a visit to Old Mill Pub in Iowa City and show my leads");
    const answers = await Promise.all([press(reply), press(reply)]);

    expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
  });

  test("an hour later it has expired", async () => {
    const reply = await ask("log that I met Granary Tavern and show my leads");
    const late = await press(reply, "2026-03-02T10:05");

    expect(late).toMatchObject({ error: { code: "expired" }, result: null });
  });

  test("what somebody else could do with the button is what they may do", async () => {
    const reply = await ask("log that I met Granary Tavern and show my leads");
    const { tool, input } = confirmButton(reply);
    const other = { ...who, as: "grace.kim@prairie.example" };
    const stolen = await rounds.ask({ ...other, at: AT, text: "", press: { tool, input } });

    expect(stolen.error?.code).toBe("not_found");
  });

  test("a button that was tampered with is refused", async () => {
    const input = { id: "x", at: "never", wishes: [{ tool: "log_visit", input: {} }] };

    const reply = await rounds.ask({ ...who, at: AT, text: "", press: { tool: "confirm", input } });

    expect(reply.error?.code).toBe("expired");
  });
});

describe("one wish stays one", () => {
  test.each([
    ["add Granary Tavern and QuickStop #130 to my route tomorrow", "plan_day"],
    ["plan friday, skip Granary Tavern and QuickStop #130 and be home by 4", "plan_day"],
    ["I'm 20 minutes late, drop Granary Tavern and fit QuickStop #130 in", "replan_day"],
    ["who is near Solon and worth a stop", "find_nearby"],
    ["my best bars and restaurants", "rank_accounts"],
    ["plan tomorrow, start at home and finish in Solon", "plan_day"],
  ])("%s", async (text, tool) => {
    const reply = await ask(text);

    expect(reply.tool).toBe(tool);
    expect(reply.calls).toBeUndefined();
  });

  test("a visit with what they want is written at once", async () => {
    const reply = await ask("log visit at Granary Tavern, they want a quote and new prices");

    expect(reply).toMatchObject({ tool: "log_visit", error: null });
    expect(reply.result).not.toBeNull();
  });
});
