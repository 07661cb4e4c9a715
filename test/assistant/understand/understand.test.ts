import { describe, expect, test } from "vitest";
import { ask } from "./ask-demo.ts";

describe("fields", () => {
  test("times go to the field whose cue stands before them", async () => {
    const answer = await ask("ana.torres", "plan tomorrow, leaving at 8:30, home by 4");

    expect(answer).toMatchObject({
      kind: "call",
      tool: "plan_day",
      input: { date: "2026-03-05", leaveAt: "08:30", backBy: "16:00" },
    });
  });

  test("a list goes on after 'and'", async () => {
    const answer = await ask("ana.torres", "plan friday, skip Granary Tavern and QuickStop #130");

    expect(answer.input["exclude"]).toHaveLength(2);
  });

  test("what was cancelled and what comes in are told apart", async () => {
    const answer = await ask("ana.torres", "Granary Tavern cancelled, squeeze in QuickStop #130");

    expect(answer).toMatchObject({
      tool: "replan_day",
      input: { cancel: ["A2035"], add: ["A2078"] },
    });
  });

  test("a day to come is a follow-up, a day gone by is the day of the visit", async () => {
    const answer = await ask(
      "ana.torres",
      "saw Granary Tavern yesterday, they want samples, follow up on Monday",
    );

    expect(answer.input).toMatchObject({ date: "2026-03-03", followUpOn: "2026-03-09" });
    expect(answer.input["notes"]).toBe("they want samples");
  });

  test.each([
    ["plan this week", {}],
    ["no chains this week", { avoid: ["chains"] }],
    ["plan next week", { from: "2026-03-09" }],
  ])("a week that has begun is planned from now on: %s", async (words, input) => {
    const answer = await ask("ana.torres", words);

    expect(answer).toMatchObject({ kind: "call", tool: "plan_week" });
    expect(answer.input).toEqual(input);
  });

  test("the asker's own name is not a rep", async () => {
    const answer = await ask("ana.torres", "plan Ana's day for tomorrow");

    expect(answer.input).not.toHaveProperty("rep");
  });
});

describe("what is taken back", () => {
  test.each([
    ["plan tomorrow, no, Friday", { date: "2026-03-06" }],
    ["plan Thursday, sorry, I mean Monday", { date: "2026-03-09" }],
    ["not tomorrow but Friday, plan my day", { date: "2026-03-06" }],
    ["plan my Friday, not Thursday", { date: "2026-03-06" }],
    ["plan friday, home by 4, no, 5", { date: "2026-03-06", backBy: "17:00" }],
    ["Mañana no, el viernes: planifica el día", { date: "2026-03-06" }],
    ["Plane mir morgen, nein, den Freitag", { date: "2026-03-06" }],
  ])("%s", async (text, input) => {
    expect((await ask("ana.torres", text)).input).toEqual(input);
  });

  test("is no other wish of the sentence", async () => {
    const text = "saw Granary Tavern yesterday, no order, check back Friday";

    expect((await ask("ana.torres", text)).input).toMatchObject({
      account: "A2035",
      date: "2026-03-03",
      followUpOn: "2026-03-06",
    });
  });
});

describe("refusals", () => {
  test("a name that several accounts bear is offered with town and owner", async () => {
    const answer = await ask("ivy.chen", "brief me on O'Leary's Tavern");

    expect(answer).toMatchObject({ kind: "refusal", code: "ambiguous", tool: "brief_account" });
    expect(answer.kind === "refusal" && answer.choices[0]?.label).toMatch(
      /^O'Leary's Tavern, .+, .+/,
    );
  });

  test("a missing name is asked for", async () => {
    expect(await ask("ben.keller", "log a visit")).toMatchObject({
      code: "missing",
      field: "account",
    });
  });

  test("what is one of a few is asked for with a button for each, which keeps the rest", async () => {
    const answer = await ask("ben.keller", "lead L1004");

    expect(answer).toMatchObject({ code: "missing", field: "accept" });
    expect(answer.kind === "refusal" && answer.choices).toEqual([
      { label: "Yes", tool: "answer_lead", input: { lead: "L1004", accept: true } },
      { label: "No", tool: "answer_lead", input: { lead: "L1004", accept: false } },
    ]);
  });

  test("a name that nobody bears is not found", async () => {
    expect(await ask("ben.keller", "brief me on Kowalski Brothers")).toMatchObject({
      code: "not_found",
    });
  });

  test("another rep's plan is not shown to a rep", async () => {
    expect(await ask("ben.keller", "plan Ana's day")).toMatchObject({ code: "not_allowed" });
  });

  test("what no tool can do yet is said so", async () => {
    const answer = await ask("dana.whitfield", "let me import territories from regions.xlsx");

    expect(answer).toMatchObject({ kind: "refusal", tool: expect.anything() });
  });

  test("small talk runs nothing", async () => {
    expect(await ask("ben.keller", "how was your weekend")).toMatchObject({
      code: "not_understood",
    });
  });
});
