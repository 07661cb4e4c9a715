import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import type { BringIn } from "../../src/tools/bring-in.ts";
import type { PlanResult } from "../../src/tools/plan-result.ts";
import { openDemo } from "../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const ANA = "ana.torres@prairie.example";
const WHO = { as: ANA, at: "2026-03-02T07:30" };
const DATE = "2026-03-03";

const plan = async (input: object): Promise<PlanResult> =>
  (await rounds.callTool("plan_day", { date: DATE, ...input }, WHO)) as PlanResult;

const explain = async (account: string): Promise<BringIn> =>
  ((await rounds.callTool("explain_day", { date: DATE, account }, WHO)) as { bringIn: BringIn })
    .bringIn;

const say = (thread: string, text: string) =>
  rounds.ask({ as: ANA, at: WHO.at, thread, channel: null, text });

/** Appointments are kept whatever else is asked. */
const chosen = ({ stops }: PlanResult) => stops.filter(({ tier }) => tier === "chosen");
const isChain = ({ account }: PlanResult["stops"][number]): boolean => /#\d+$/.test(account);

const outOf = (words: string): RegExp => new RegExp(`leave out: ${words}`);

test("each wish costs what the plan has more of without it", async () => {
  const both = await plan({ backBy: "15:00", maxStops: 6 });
  const prices = both.limits ?? [];
  const without = await Promise.all(prices.map((limit) => plan(limit.without)));

  expect(prices.map(({ label }) => label)).toEqual(["Back by 15:00", "At most 6 stops"]);
  for (const [index, price] of prices.entries()) {
    const free = without[index]?.totals;
    expect(price.value).toBe(Math.max(0, (free?.value ?? 0) - both.totals.value));
    expect(price.stops).toBe((free?.stops ?? 0) - both.totals.stops);
  }
});

test("the nearest bound that costs nothing is one, and five minutes less costs something", async () => {
  const early = await plan({ backBy: "15:00" });
  const [price] = early.limits ?? [];
  const bound = /^back by (\d\d):(\d\d)$/.exec(price?.free ?? "");
  const minute = 60 * Number(bound?.[1]) + Number(bound?.[2]);
  const at = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const free = await plan({});

  expect((await plan({ backBy: at(minute) })).totals.value).toBeGreaterThanOrEqual(
    free.totals.value,
  );
  expect((await plan({ backBy: at(minute - 5) })).totals.value).toBeLessThan(free.totals.value);
});

test("kinds of accounts are kept out, or kept to, and say so", async () => {
  const noChains = await plan({ avoid: ["chains"] });
  const south = await plan({ avoid: ["north of Marion"] });
  const marion = await plan({ only: ["Marion"] });
  const noBars = await plan({ avoid: ["bar", "segment C"] });

  expect(chosen(noChains).filter(isChain)).toEqual([]);
  expect(noChains.unplaced.some(({ hint }) => outOf("chains").test(hint))).toBe(true);
  expect(south.stops.length).toBeGreaterThan(0);
  expect(Math.max(...chosen(south).map(({ place }) => place.lat))).toBeLessThan(42.05);
  expect(new Set(chosen(marion).map(({ city }) => city))).toEqual(new Set(["Marion"]));
  expect(
    noBars.unplaced.filter(({ hint }) => outOf("(bar|segment C)").test(hint)).length,
  ).toBeGreaterThan(9);
});

test("a kind that is none is told with what can be said instead", async () => {
  await expect(plan({ avoid: ["volcanoes"] })).rejects.toMatchObject({ code: "not_found" });
  await expect(plan({ avoid: ["north of the river"] })).rejects.toMatchObject({
    message: "I do not know where the river is: I know towns, not rivers or roads.",
  });
});

test("an account that is asked for by name comes in whatever kind is kept out", async () => {
  const day = await plan({ avoid: ["chains"], include: ["A1884"] });

  expect(day.stops.map(({ accountId }) => accountId)).toContain("A1884");
});

test("a way in was planned: the account is in, at the price that was told", async () => {
  const before = await plan({});
  const left = before.unplaced.find(({ reason }) => reason === "no_time");
  const found = await explain(left?.accountId ?? "");
  const tried = await Promise.all(found.ways.map(({ input }) => plan(input)));

  expect(found.ways.length).toBeGreaterThan(0);
  for (const [index, way] of found.ways.entries()) {
    const planned = tried[index];
    expect(planned?.stops.map(({ accountId }) => accountId)).toContain(left?.accountId);
    expect(way.costs).toBe(before.totals.value - (planned?.totals.value ?? 0));
  }
});

test("wishes add up over the turns of a thread, and go one by one", async () => {
  await say("one", "plan tomorrow");
  const home = await say("one", "home by four");
  const side = await say("one", "nothing north of Marion");
  const river = await say("one", "and nothing east of the river");
  const chains = await say("one", "no chains");
  const prospects = await say("one", "more prospects");
  const late = await say("one", "forget the four o'clock limit");
  const all = await say("one", "never mind the limits");

  expect(home.input).toMatchObject({ date: DATE, backBy: "16:00" });
  expect(side.input).toMatchObject({ backBy: "16:00", avoid: ["north of Marion"] });
  expect(river.error?.code).toBe("not_found");
  expect(chains.input).toMatchObject({ backBy: "16:00", avoid: ["north of Marion", "chains"] });
  expect(prospects.input).toMatchObject({ avoid: ["north of Marion", "chains"], focus: "new" });
  expect(late.input).toEqual({ date: DATE, avoid: ["north of Marion", "chains"], focus: "new" });
  expect(all.input).toEqual({ date: DATE });
});

test("what was asked in the morning holds when the day is planned anew", async () => {
  await say("two", "plan today, home by 3, no chains");
  const replan = await rounds.ask({
    as: ANA,
    at: "2026-03-02T10:10",
    thread: "two",
    channel: null,
    text: "I'm running 20 minutes late",
  });
  const day = replan.result as PlanResult;

  expect(day.end.at <= "15:00").toBe(true);
  expect(chosen(day).filter(isChain)).toEqual([]);
});

type Week = Awaited<ReturnType<typeof week>>;
const week = async (input: object) =>
  (await rounds.callTool("plan_week", { days: 3, ...input }, WHO)) as {
    days: PlanResult[];
    limits: { label: string; value: number; stops: number; without: object }[];
    totals: { stops: number };
  };
const worth = ({ days }: Week): number => days.reduce((sum, { totals }) => sum + totals.value, 0);

test("a week's wishes have their price, too", async () => {
  const wished = await week({ avoid: ["chains"], focus: "existing" });
  expect(wished.limits.map(({ label }) => label)).toEqual(["No chains", "Customers only"]);
  for (const { value, stops, without } of wished.limits) {
    const free = await week(without);
    expect(value).toBe(Math.max(0, worth(free) - worth(wished)));
    expect(stops).toBe(free.totals.stops - wished.totals.stops);
  }
  expect((await week({})).limits).toEqual([]);
});

test("many accounts are one wish", async () => {
  const include = chosen(await plan({})).map(({ accountId }) => accountId);
  const { limits } = await plan({ include });
  expect(limits?.map(({ label }) => label)).toEqual([`With ${include.length} accounts`]);
});
