import { expect, test } from "vitest";
import { ask } from "./ask-demo.ts";

const input = async (who: string, words: string) => {
  const { tool, input: fields } = await ask(who, words);
  return { tool, ...fields };
};

test("one town is where a day starts and ends", async () => {
  expect(await input("ana.torres", "friday should begin and finish in Marion")).toMatchObject({
    tool: "plan_day",
    start: "Marion",
    end: "Marion",
  });
  expect(await input("ana.torres", "friday starting in Marion, ending in Ames")).toMatchObject({
    start: "Marion",
    end: "Ames",
  });
});

test.each([
  ["my two dozen best accounts", 24],
  ["top dozen bars", 12],
])("%s", async (words, limit) => {
  expect(await input("ana.torres", words)).toMatchObject({ tool: "rank_accounts", limit });
});

test.each([
  "leads Ana has not responded to",
  "which leads does Ana still owe a reply",
  "leads Ana didn't get to yet",
])("%s: they wait", async (words) => {
  expect(await input("dana.whitfield", words)).toMatchObject({
    tool: "list_leads",
    status: "waiting",
    rep: "ana.torres@prairie.example",
  });
});

test.each([
  [
    "turn lead L1001 down, it is a hobby",
    { accept: false, reason: expect.stringContaining("it is a hobby") as string },
  ],
  [
    "nah L1001, no budget there",
    { accept: false, reason: expect.stringContaining("no budget there") as string },
  ],
  ["sure, I'll grab L1001", { accept: true }],
])("%s", async (words, answer) => {
  expect(await input("ana.torres", words)).toMatchObject({ tool: "answer_lead", ...answer });
});

test.each([
  [
    "say Grace hands in her notice, then what",
    { kind: "remove_rep", rep: "grace.kim@prairie.example" },
  ],
  [
    "if East and West were one, how would it look",
    { kind: "merge_territories", territories: ["East", "West"] },
  ],
])("%s", async (words, change) => {
  const { tool, ...fields } = await input("ivy.chen", words);

  expect(tool).toBe("what_if");
  expect(fields).toMatchObject(
    Object.fromEntries(Object.entries(change).map(([name, value]) => [`change.${name}`, value])),
  );
});

test("what has to stay is locked, also when that is said behind it", async () => {
  const { tool, input: fields } = await ask(
    "ivy.chen",
    "even out the territories, Granary Tavern and QuickStop #130 stay where they are",
  );

  expect(tool).toBe("propose_alignment");
  expect(fields["locks"]).toHaveLength(2);
});

test.each([
  ["tomorrow, leavin at 8:10, back at a quarter to four", { leaveAt: "08:10", backBy: "15:45" }],
  ["tomorrow, no cold calls, only people who already buy", { focus: "existing" }],
  ["tomorrow, stay off Granary Tavern", { exclude: ["A2035"] }],
  ["friday from Ames, finishing back home", { start: "Ames", end: "home" }],
])("%s", async (words, fields) => {
  expect(await input("ana.torres", words)).toMatchObject({ tool: "plan_day", ...fields });
});

test.each([
  ["set the may goal for Northeast to 105 visits", { period: "2026-05", target: 105 }],
  ["make Northeast's 2026 new customers target 60", { period: "2026", target: 60 }],
  ["set the july visits goal for Northeast to 120", { period: "2026-07", target: 120 }],
])("%s", async (words, fields) => {
  expect(await input("ivy.chen", words)).toMatchObject({ tool: "set_goal", ...fields });
});

test("a lead's name is what it is called", async () => {
  expect(
    await input(
      "dana.whitfield",
      "new lead named Blue Lantern, a bar in Ames, 20k, who would get it",
    ),
  ).toMatchObject({
    tool: "route_lead",
    name: "Blue Lantern",
    place: "Ames",
    valueCents: 2_000_000,
  });
});

test("a shortened name is not the account of another town than the one that was said", async () => {
  const there = await ask("farid.haidari", "brief me on limestone in indianola");
  const elsewhere = await ask("farid.haidari", "log a visit at limestone in ames");

  expect(there.input).toEqual({ account: "A1125" });
  expect(elsewhere).toMatchObject({ code: "not_found", tool: "log_visit" });
});
