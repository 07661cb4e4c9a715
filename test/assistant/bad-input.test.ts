import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo, openSmall, SMALL } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const ask = (text: string, as = "ana.torres@prairie.example", at = "2026-03-02T07:30") =>
  rounds.ask({ as, at, thread: null, channel: null, text });

test.each([
  ["an empty message", ""],
  ["blanks only", "  \n\t "],
  ["20,000 characters", "visit ".repeat(3334)],
  ["an emoji", "🍺🍺🍺"],
  ["right-to-left text", "من يجب أن أزور اليوم؟"],
  ["SQL", '\'; drop table "Account"; --'],
  ["HTML", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
  ["a null character", "plan\u0000 my\u0000 day for Zzyzx\u0000"],
  ["control characters", "\u202Eplan\u200B \u0007\u001B[31m"],
  ["half of a surrogate pair", "brief me on \uD83D"],
])("%s gets a helpful answer, no stack trace, and does no harm", async (_what, text) => {
  const reply = await ask(text);

  expect(reply.text.length).toBeGreaterThan(10);
  expect(reply.text).not.toMatch(/\bat .+\.ts:\d+|Error:|undefined|\[object/);
  expect(reply.error?.code ?? "").not.toBe("internal");
  expect(reply.error === null || reply.error.hint.length > 0).toBe(true);
  expect((await rounds.book.accounts(null)).length).toBe(1281);
});

test("somebody unknown gets an answer and no data", async () => {
  const reply = await ask("who should I visit today?", "stranger@elsewhere.example");

  expect(reply).toMatchObject({ tool: null, result: null, error: { code: "unknown_person" } });
});

test("a time that is none is refused in words", async () => {
  expect(await ask("plan my day", undefined, "yesterday-ish")).toMatchObject({
    error: { code: "bad_input" },
  });
});

test("a button's input is checked like words are", async () => {
  const press = (tool: string, input: Record<string, unknown>) =>
    rounds.ask({
      as: "ana.torres@prairie.example",
      at: "2026-03-02T07:30",
      thread: null,
      channel: null,
      text: "",
      press: { tool, input },
    });

  expect(await press("plan_day", { date: "tomorrow", maxStops: -1 })).toMatchObject({
    error: { code: "bad_input", hint: expect.stringMatching(/date: .+\nmaxStops: /) },
  });
  expect(await press("drop_tables", {})).toMatchObject({ error: { code: "unknown_tool" } });
  expect(await press("brief_account", { account: "A1002" })).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await press("undo_change", { change: "nope" })).toMatchObject({
    error: { code: "not_found" },
  });
});

test("a fault of ours is told with a reference that the log has too", async () => {
  const log: string[] = [];
  const small = await openSmall({}, { write: (line) => void log.push(line) });
  await small.database.client.$executeRawUnsafe('drop table "DayPlan"');
  const press = { tool: "plan_day", input: {} };
  const reply = await small.ask({
    as: "ann@small.example",
    at: "2026-03-03T06:00",
    thread: null,
    channel: null,
    text: "",
    press,
  });
  await small.close();

  const reference = /\(ref ([0-9A-F]{4})\)/.exec(reply.text)?.[1];
  expect(reply.error?.code).toBe("internal");
  expect(reply.text).not.toContain("DayPlan");
  expect(log).toHaveLength(1);
  expect(JSON.parse(log[0] ?? "")).toMatchObject({
    reference,
    tool: "plan_day",
    asker: "ann@small.example",
  });
});

test("names with markup and quotes are data, in plans and in answers", async () => {
  const accounts = `${SMALL["accounts"]}
X1,"<b>Bold</b> & 'Sons'; drop table ""Visit""",Ames,IA,50010,42.041,-93.62,grocery,A,customer,90000,30,7,14,Mo-Fr 09:00-17:00,ann@small.example,North`;
  const small = await openSmall({ accounts });
  const reply = await small.ask({
    as: "ann@small.example",
    at: "2026-03-03T06:00",
    thread: null,
    channel: null,
    text: "",
    press: { tool: "brief_account", input: { account: "X1" } },
  });
  await small.close();

  expect(reply.cards[0]?.title).toBe(`<b>Bold</b> & 'Sons'; drop table "Visit", Ames`);
});

test("five thousand candidates are planned", async () => {
  const many = Array.from({ length: 5000 }, (_, index) => {
    const [lat, lng] = [41.5 + (index % 71) / 70, -94.5 + (index % 97) / 60];
    return `B${index},Shop ${index},Ames,IA,50010,${lat.toFixed(5)},${lng.toFixed(5)},grocery,B,customer,${1000 + index},25,14,30,Mo-Fr 09:00-17:00,ann@small.example,North`;
  });
  const small = await openSmall({ accounts: [SMALL["accounts"], ...many].join("\n") });
  const reply = await small.ask({
    as: "ann@small.example",
    at: "2026-03-03T06:00",
    thread: null,
    channel: null,
    text: "",
    press: { tool: "plan_day", input: {} },
  });
  await small.close();

  const result = reply.result as { stops: unknown[]; unplaced: unknown[] };
  expect(result.stops.length).toBeGreaterThan(5);
  expect(result.stops.length + result.unplaced.length).toBe(5003);
}, 120_000);
