import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { type CoveragePlace, coverageMap } from "../../src/tools/coverage-map.ts";
import { openSmall } from "../world.ts";

let company: Rounds;

/** Bob has no manager. Ann sells 100 and 300 a month in January and February, Bob 50. */
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
    sales: `account_id,month,orders,amount_usd
S1,2025-01,2,80
S1,2026-01,2,100
S1,2026-02,3,200
S2,2026-02,1,100
S4,2026-01,1,50
S4,2026-02,1,50`,
    visits: `visit_id,account_id,rep_email,date,minutes,status
V1,S1,ann@small.example,2026-02-24,30,done
V2,S2,ann@small.example,2025-11-03,30,done`,
  });
});

afterAll(() => company.close());

const AT = "2026-03-02T07:30";
const ask = (tool: string, input: object, as = "mo") =>
  company.callTool(tool, input, { as: `${as}@small.example`, at: AT }) as Promise<
    Record<string, never>
  >;

const MONTHS = { from: "2026-01-01", to: "2026-02-28" };

test.each([
  ["show_performance", { territory: "South" }],
  ["show_performance", { territory: "bob@small.example" }],
  ["forecast_revenue", { territory: "South" }],
  ["compare_territories", { territories: ["North", "South"] }],
  ["check_coverage", { territory: "South" }],
  ["set_goal", { territory: "South", period: "2026-05", target: 100_000 }],
  ["set_goal", { territory: "bob@small.example", period: "2026-05", target: 100_000 }],
])("%s refuses a manager what is not of the own team: %o", async (tool, input) => {
  await expect(ask(tool, input)).rejects.toMatchObject({ code: "not_allowed" });
});

test.each([
  ["show_performance", { territory: "West" }],
  ["show_performance", { territory: "All" }],
  ["show_performance", { territory: "cy@small.example" }],
  ["forecast_revenue", { territory: "West" }],
  ["forecast_revenue", { territory: "All" }],
  ["compare_territories", {}],
  ["check_coverage", {}],
  ["set_goal", { territory: "North", period: "2026-05", target: 100_000 }],
])("%s refuses a rep what is not the own territory: %o", async (tool, input) => {
  await expect(ask(tool, input, "ann")).rejects.toMatchObject({ code: "not_allowed" });
});

const valueOf = (figures: readonly { metric: string; value: number | null }[], metric: string) =>
  figures.find((figure) => figure.metric === metric)?.value;

test("nothing said, a rep's figures are the own ones, a manager's those of the team, and nobody else's", async () => {
  const figures = async (as: string) => (await ask("show_performance", MONTHS, as))["figures"];
  // Ann: 100 + 200 + 100; Bob's 100 are not Mo's.
  expect(valueOf((await figures("ann")) ?? [], "revenue")).toBe(40_000);
  expect(valueOf((await figures("mo")) ?? [], "revenue")).toBe(40_000);
  expect(valueOf((await figures("bob")) ?? [], "revenue")).toBe(10_000);
});

test("a manager's coverage lists the accounts of the team only", async () => {
  const { overdueAccounts, accounts } = (await ask("check_coverage", {})) as unknown as {
    overdueAccounts: readonly { accountId: string; daysSinceVisit: number | null }[];
    accounts: number;
  };
  // S1 was seen 6 days ago; S2 (10,000 a year, 119 days) is more urgent than S3 (2,500, never).
  expect(overdueAccounts.map(({ accountId }) => accountId)).toEqual(["S2", "S3"]);
  expect(overdueAccounts.map(({ daysSinceVisit }) => daysSinceVisit)).toEqual([119, null]);
  expect(accounts).toBe(3);
});

test("the map of a coverage tells in cadence, overdue and never visited apart", async () => {
  const { places } = (await ask("check_coverage", {})) as unknown as {
    places: readonly CoveragePlace[];
  };
  expect(places).toEqual([
    { lat: 42.04, lng: -93.62, state: "in_cadence" },
    { lat: 42.05, lng: -93.62, state: "overdue" },
    { lat: 42.06, lng: -93.62, state: "never_visited" },
  ]);
  const about = { label: "Mo", accounts: 3, overdue: 2, neverVisited: 1 };
  const [map] = coverageMap({ ...about, places });
  expect(map?.alt).toBe("Map of Mo: 1 in cadence, 1 overdue, 1 never visited");
  expect(map?.map.areas?.map((area) => area.places.length)).toEqual([1, 1, 1]);
  // Nobody waits: nothing to look at.
  expect(coverageMap({ ...about, places: places.slice(0, 1) })).toEqual([]);
  expect(coverageMap({ ...about, places: [] })).toEqual([]);
});

test("a team of two shows no average: it would tell what the other did", async () => {
  expect((await ask("show_performance", MONTHS, "ann"))["teamAverage"]).toEqual([]);
});

test("a territory without sales has no infinite growth, and says why", async () => {
  const { groups, gap } = (await ask("compare_territories", {
    ...MONTHS,
    territories: ["North", "West"],
    metrics: ["revenue", "growth", "winRate"],
  })) as unknown as {
    groups: readonly { label: string; figures: readonly object[] }[];
    gap: { gapCents: number; gapShare: number | null; parts: readonly { cents: number }[] };
  };
  expect(groups[1]?.figures).toEqual([
    { metric: "revenue", value: 0, why: null },
    { metric: "growth", value: null, why: "nothing to compare with" },
    { metric: "winRate", value: null, why: "no closed deals" },
  ]);
  expect(gap).toMatchObject({ gapCents: 40_000, gapShare: null });
  expect(gap.parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(40_000);
});

test("two months of history are forecast, and said to be few", async () => {
  const result = await ask("forecast_revenue", { territory: "South", periods: 2 }, "bob");
  expect(result).toMatchObject({ isShort: true, backTest: null });
  await expect(ask("forecast_revenue", { territory: "West" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test.each([
  ["compare_territories", { territories: ["North"] }, "missing"],
  ["compare_territories", { territories: ["Nowhere", "North"] }, "not_found"],
  ["compare_territories", { metrics: ["happiness"] }, "bad_input"],
  ["compare_territories", { from: "2026-02-30" }, "bad_input"],
  ["compare_territories", { from: "2026-02-10", to: "2026-01-10" }, "bad_input"],
  ["show_performance", { from: "2027-01-01" }, "future_date"],
  ["show_performance", { territory: "" }, "bad_input"],
  ["forecast_revenue", { periods: 0 }, "bad_input"],
  ["forecast_revenue", { periods: 25 }, "bad_input"],
  ["forecast_revenue", { periods: 1.5 }, "bad_input"],
  ["forecast_revenue", { first: "2020-01", last: "2020-02" }, "bad_input"],
  ["check_coverage", { cadence: 0 }, "bad_input"],
  ["check_coverage", { territory: "Nowhere" }, "not_found"],
  ["explain_metric", {}, "bad_input"],
  ["explain_metric", { metric: "luck" }, "bad_input"],
  ["set_goal", { territory: "North", target: 100 }, "bad_input"],
  ["set_goal", { territory: "North", period: "soon", target: 100 }, "bad_input"],
  ["set_goal", { territory: "North", period: "2026-05", target: -1 }, "bad_input"],
  ["set_goal", { territory: "North", period: "2025-05", target: 100_000 }, "past_date"],
  ["set_goal", { territory: "North", period: "2026-05", target: 20 }, "missing"],
  ["set_goal", { territory: "North", metric: "growth", period: "2026-05", target: 2 }, "bad_input"],
  [
    "set_goal",
    { territory: "North", metric: "coverage", period: "2026-05", target: 101 },
    "bad_input",
  ],
  [
    "set_goal",
    { territory: "North", period: "2026-05", target: 100_000, splitBy: "even" },
    "bad_input",
  ],
  [
    "set_goal",
    { territory: "All", metric: "coverage", period: "2026-05", target: 0.9, splitBy: "even" },
    "bad_input",
  ],
])("%s answers %o with %s", async (tool, input, code) => {
  await expect(ask(tool, input)).rejects.toMatchObject({ code });
});

test("a split goal adds up, stands behind attainment, and is taken back exactly", async () => {
  const goals = () => company.book.goals();
  await ask("set_goal", { territory: "North", period: "2026-Q1", target: 50_000 });
  const before = await goals();
  const set = (await ask("set_goal", {
    territory: "All",
    period: "2026-Q1",
    target: 100_001,
    splitBy: "history",
    floor: 0.2,
  })) as unknown as { changeId: string; parts: readonly { territory: string; target: number }[] };
  // Only the North sold a year before; the floor is a fifth of the even part.
  expect(set.parts.map(({ territory, target }) => [territory, target])).toEqual([
    ["North", 90_001],
    ["West", 10_000],
  ]);
  const result = await ask("show_performance", { ...MONTHS, territory: "All" });
  // Two of the quarter's three months.
  expect(result["goalCents"]).toBe(66_667);

  await ask("undo_change", { change: set.changeId });

  expect(await goals()).toEqual(before);
});

test("a goal that was set anew since cannot be taken back", async () => {
  const input = { territory: "North", period: "2026-06" };
  const first = await ask("set_goal", { ...input, target: 100_000 });
  await ask("set_goal", { ...input, target: 200_000 });
  await expect(ask("undo_change", { change: first["changeId"] })).rejects.toMatchObject({
    code: "changed_since",
  });
});
