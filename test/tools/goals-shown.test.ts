import { afterAll, beforeAll, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import type { Rounds } from "../../src/rounds.ts";
import type { GoalStanding } from "../../src/tools/goal-standing.ts";
import { openSmall, SMALL } from "../world.ts";

let company: Rounds;

/** Ann has S1 to S3 in the North, Cy five shops in the West, of which two were visited lately. */
beforeAll(async () => {
  company = await openSmall({
    people: `email,name,role,manager_email,time_zone
mo@small.example,Mo Vale,manager,,America/Chicago
ann@small.example,Ann Lee,rep,mo@small.example,America/Chicago
cy@small.example,Cy Orr,rep,mo@small.example,America/Chicago
bob@small.example,Bob Ray,rep,,America/Chicago`,
    territories: `name,region,owner_email,manager_email,zips
North,All,ann@small.example,mo@small.example,500
West,All,cy@small.example,mo@small.example,502
South,Far,bob@small.example,,501`,
    accounts: [
      SMALL["accounts"] ?? "",
      ...[1, 2, 3, 4, 5].map(
        (each) =>
          `W${each},West ${each},Boone,IA,50200,42.0${each},-93.9,grocery,B,customer,9000,30,14,30,Mo-Fr 09:00-17:00,cy@small.example,West`,
      ),
    ].join("\n"),
    sales: `account_id,month,orders,amount_usd
S1,2026-01,2,100
S1,2026-02,3,200
W1,2026-01,1,50
W2,2026-02,1,50`,
    visits: `visit_id,account_id,rep_email,date,minutes,status
V1,W1,cy@small.example,2026-02-24,30,done
V2,W2,cy@small.example,2026-02-25,30,done
V3,S1,ann@small.example,2026-01-12,30,done`,
  });
  const goals: readonly [string, string, string, number][] = [
    ["North", "visits", "2026-Q1", 10],
    ["West", "visits", "2026-Q1", 20],
    ["West", "newCustomers", "2026", 4],
    ["West", "coverage", "2026-Q1", 0.8],
    ["West", "orders", "2026-03", 8],
    ["West", "winRate", "2026-Q1", 0.5],
    ["North", "coverage", "2026-Q1", 0.4],
  ];
  for (const [territory, metric, period, target] of goals)
    await call("set_goal", { territory, metric, period, target });
});

afterAll(() => company.close());

const AT = "2026-03-02T07:30";
const MO = "mo@small.example";

const call = (tool: string, input: object, at = AT) =>
  company.callTool(tool, input, { as: MO, at });

async function goalsOf(input: object, at = AT): Promise<ReadonlyMap<string, GoalStanding>> {
  const { goals } = (await call("show_performance", input, at)) as {
    goals: readonly GoalStanding[];
  };
  return new Map(goals.map((goal) => [goal.metric, goal]));
}

async function linesOf(input: object, at = AT): Promise<string> {
  const press = { tool: "show_performance", input: { ...input } };
  const reply = await company.ask({ as: MO, at, thread: null, channel: null, text: "", press });
  return reply.cards.map(renderTerminal).join("\n");
}

test("every figure with a goal in the period is told of, each for the period of its goal", async () => {
  const goals = await goalsOf({ territory: "West" });
  const q1 = { from: "2026-01-01", to: "2026-03-31" };
  const all = [...goals.keys()];
  expect(all).toEqual(["orders", "visits", "newCustomers", "coverage", "winRate"]);
  // 18 visits in 30 days.
  expect(goals.get("visits")).toEqual({
    ...q1,
    metric: "visits",
    target: 20,
    value: 2,
    why: null,
    share: 0.1,
    missing: 18,
    weeksLeft: 30 / 7,
    missingPerWeek: 5,
  });
  expect(goals.get("newCustomers")).toMatchObject({
    from: "2026-01-01",
    to: "2026-12-31",
    target: 4,
    value: 2,
    share: 0.5,
    missing: 2,
  });
  expect(goals.get("coverage")).toMatchObject({ target: 0.8, value: 0.4, missingPerWeek: null });
});

test("what nothing can be said of yet gives the reason, no 0 %", async () => {
  const goals = await goalsOf({ territory: "West" });
  const nothing = { value: null, share: null, missing: null, missingPerWeek: null };
  expect(goals.get("winRate")).toMatchObject({ ...nothing, why: "no closed deals" });
  expect(goals.get("orders")).toMatchObject({
    ...nothing,
    from: "2026-03-01",
    why: "no month of it is closed yet",
  });
  // Three accounts are too few for a share.
  const north = await goalsOf({ territory: "North" });
  expect(north.get("coverage")).toMatchObject({
    ...nothing,
    why: "only 3 accounts with a cadence",
  });
});

test("the card has three lines, those that were asked for first, and counts the rest", async () => {
  const card = await linesOf({ territory: "West", metrics: ["coverage"] });
  expect(
    card
      .split("\n")
      .slice(2)
      .filter((line) => /goal|Missing/.test(line)),
  ).toEqual([
    "No revenue goal is set for January to March: about $150 by forecast ($150 to $150).",
    "Coverage, January to March: 40 % against a goal of 80 %, 40 points short",
    "Orders, March: goal 8, nothing to say yet: no month of it is closed yet",
    "Visits, January to March: 2 of 20 (10 %). Missing: 18, 5 a week for 4 weeks",
    "! … and 2 more goals.",
  ]);
});

test("a period that is over is short of its goal and has no week left", async () => {
  const input = { territory: "West", from: "2026-01-01", to: "2026-03-31" };
  const goals = await goalsOf(input, "2026-04-02T08:00");
  expect(goals.get("visits")).toMatchObject({ missing: 18, missingPerWeek: null, weeksLeft: 0 });
  expect(await linesOf(input, "2026-04-02T08:00")).toContain(
    "Visits, January to March: 2 of 20 (10 %), 18 short",
  );
});

test("a team's counts add up, its rate is weighted, and a goal that is missing in one place is none", async () => {
  const goals = await goalsOf({});
  expect(goals.get("visits")).toMatchObject({ target: 30, value: 3 });
  // Three accounts at 40 % and five at 80 %.
  expect(goals.get("coverage")).toMatchObject({ target: 0.65, value: 2 / 8 });
  expect(goals.has("winRate")).toBe(false);
});

test("a part of a longer goal is not made up: the goal is told as it is stored", async () => {
  const goals = await goalsOf({ territory: "West", from: "2026-02-23", to: "2026-03-01" });
  expect(goals.get("visits")).toMatchObject({ from: "2026-01-01", to: "2026-03-31", target: 20 });
  // The March goal meets the last day of that week.
  expect(goals.get("orders")).toMatchObject({ from: "2026-03-01", target: 8 });
  expect((await goalsOf({ territory: "West", from: "2025-01-01", to: "2025-12-31" })).size).toBe(0);
});
