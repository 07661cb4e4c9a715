import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const ANA = "ana.torres@prairie.example";

const say = (thread: string, text: string, as = ANA) =>
  rounds.ask({ as, at: "2026-03-02T07:30", thread, channel: null, text });

test("a plan is bargained with over several turns", async () => {
  await say("plan", "who should I visit today?");
  const tomorrow = await say("plan", "and tomorrow?");
  const early = await say("plan", "make it back by four");

  expect(tomorrow).toMatchObject({ tool: "plan_day", input: { date: "2026-03-03" } });
  expect(early).toMatchObject({ tool: "plan_day", input: { date: "2026-03-03", backBy: "16:00" } });
});

test("where the day ends, and how many stops it has, are told from the date", async () => {
  const end = await say("end", "I need to be in Iowa City at the end of the day tomorrow");
  const five = await say("five", "give me five stops tomorrow");

  expect(end).toMatchObject({ tool: "plan_day", input: { date: "2026-03-03", end: "Iowa City" } });
  expect(five).toMatchObject({ tool: "plan_day", input: { date: "2026-03-03", maxStops: 5 } });
});

test("the second one of a list is the second one shown", async () => {
  const list = await say("list", "my top 5 bars");
  const why = await say("list", "why is the second one on there?");
  const { accounts } = list.result as { accounts: { accountId: string }[] };

  expect(why).toMatchObject({ tool: "explain_score", input: { account: accounts[1]?.accountId } });
});

test("thanks in between do not end what was asked", async () => {
  await say("thanks", "plan tomorrow, home by four");
  const thanks = await say("thanks", "thank you!");
  const less = await say("thanks", "make it five stops");

  expect(thanks.error?.code).toBe("not_understood");
  expect(less).toMatchObject({
    tool: "plan_day",
    input: { date: "2026-03-03", backBy: "16:00", maxStops: 5 },
  });
});

test("a lead that cannot be answered is still the one that was spoken of", async () => {
  await say("lead", "pass on L8801");
  await say("lead", "pass on L8802");
  const why = await say("lead", "why was that one given to me?");

  expect(why).toMatchObject({ tool: "explain_lead", input: { lead: "L8802" } });
});

test("an ambiguous name is settled by the next turn", async () => {
  const first = await say("choice", "brief me on Mabel's Tap");
  const town = first.error?.hint ?? "";
  const second = await say("choice", "the one in Cedar Rapids");

  expect(first.error?.code).toBe("ambiguous");
  expect(town).not.toBe("");
  expect(second).toMatchObject({ tool: "brief_account", result: { city: "Cedar Rapids" } });
});

test("what was written is taken back by saying so, once", async () => {
  await say("undo", "leave Main Street Lodge alone until June");
  const back = await say("undo", "undo that");
  const account = (await rounds.book.accounts([ANA])).find(({ id }) => id === "A1922");
  const again = await say("undo", "undo that");

  expect(back).toMatchObject({ tool: "undo_change", error: null });
  expect(account?.snooze).toBeNull();
  expect(again.tool).not.toBe("undo_change");
});

test("nobody goes on with what another said in the same thread", async () => {
  await say("shared", "plan tomorrow");
  const other = await say("shared", "and home by 4", "ben.keller@prairie.example");

  expect(other.input?.["date"]).not.toBe("2026-03-03");
});

test("what was not named is asked for with what it most likely is", async () => {
  await say("likely", "plan my day");
  const which = await say("likely", "log a visit");
  const { stops } = (await say("stops", "plan my day")).result as {
    stops: { account: string; accountId: string }[];
  };
  const buttons = which.cards
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
  const names = new Set(stops.map(({ account }) => account));

  expect(which.error?.code).toBe("missing");
  expect(buttons.length).toBe(4);
  expect(buttons.every(({ label }) => names.has(label))).toBe(true);
  expect(buttons[0]).toMatchObject({ tool: "log_visit" });

  const answered = await say("likely", buttons[1]?.label ?? "");
  const meant = stops.find(({ account }) => account === buttons[1]?.label);
  expect(answered).toMatchObject({ tool: "log_visit", input: { account: meant?.accountId } });
});
