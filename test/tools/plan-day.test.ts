import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import type { PlanResult } from "../../src/tools/plan-result.ts";
import { openDemo, openSmall, SMALL } from "../world.ts";

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe("a company small enough to reckon by hand", () => {
  let rounds: Rounds;

  beforeEach(async () => {
    rounds = await openSmall();
  });

  afterEach(() => rounds.close());

  const plan = async (input: object, at = "2026-03-03T06:00"): Promise<PlanResult> =>
    (await rounds.callTool("plan_day", input, { as: "ann@small.example", at })) as PlanResult;

  test("all three shops fit, each within its opening hours", async () => {
    // Tuesday; 1.1, 2.2 and 3.3 km from home: legs of 4 to 8 minutes. The first opens at nine.
    const day = await plan({});

    expect(day.stops.map(({ accountId }) => accountId).toSorted()).toEqual(["S1", "S2", "S3"]);
    expect(day.stops[0]?.startAt).toBe("09:00");
    expect(day.stops[0]?.arriveAt).toBe("09:00");
    expect(day.totals).toMatchObject({
      stops: 3,
      visitMinutes: 90,
      newAccounts: 1,
      existingAccounts: 2,
    });
    expect(day.unplaced).toEqual([]);
  });

  test("a shop that is closed that day is left out, with the days on which it is open", async () => {
    const monday = await plan({ date: "2026-03-09" });

    expect(monday.stops.map(({ accountId }) => accountId).toSorted()).toEqual(["S1", "S2"]);
    expect(monday.unplaced).toMatchObject([
      {
        accountId: "S3",
        reason: "closed_that_day",
        hint: "Open on Tuesday, Wednesday, Thursday, Friday",
      },
    ]);
  });

  test("a cap on stops names what the next one would take", async () => {
    const day = await plan({ maxStops: 2 });

    expect(day.stops).toHaveLength(2);
    expect(day.unplaced).toMatchObject([
      { reason: "over_stop_limit", hint: "Would fit with 3 stops" },
    ]);
  });

  test("a day too short for anything says what it would take", async () => {
    const day = await plan({ backBy: "09:20" });
    const worth = day.unplaced.map(({ reason, hint }) => `${reason}: ${hint}`);

    expect(day.stops).toEqual([]);
    expect(worth).toHaveLength(3);
    expect(
      worth.every((words) => /Alone it would need \d+ min more than the day has/.test(words)),
    ).toBe(true);
  });

  test("what must be in is in, though it is worth least; what is excluded is out", async () => {
    const day = await plan({ maxStops: 1, include: ["S3"], exclude: ["S1"] });

    expect(day.stops.map(({ accountId, tier }) => [accountId, tier])).toEqual([["S3", "must"]]);
    expect(day.unplaced.find(({ accountId }) => accountId === "S1")?.reason).toBe("excluded");
  });

  test("new business only leaves customers out, and says so", async () => {
    const day = await plan({ focus: "new" });

    expect(day.stops.map(({ accountId }) => accountId)).toEqual(["S3"]);
    expect(day.unplaced.map(({ reason }) => reason)).toEqual(["not_in_focus", "not_in_focus"]);
  });

  test("a snoozed account is left out until its day", async () => {
    await rounds.callTool(
      "snooze_account",
      { account: "S1", until: "2026-03-10", reason: "holiday" },
      { as: "ann@small.example", at: "2026-03-03T06:00" },
    );
    const before = await plan({ date: "2026-03-09" });
    const after = await plan({ date: "2026-03-10" });

    expect(before.unplaced.find(({ accountId }) => accountId === "S1")).toMatchObject({
      reason: "snoozed",
      hint: "Left alone until 10 Mar: holiday",
    });
    expect(after.stops.map(({ accountId }) => accountId)).toContain("S1");
  });

  test("a day off, a day that is over and a day in the past are refused with a day that would do", async () => {
    await expect(plan({ date: "2026-03-07" })).rejects.toMatchObject({
      code: "day_off",
      choices: [{ input: { date: "2026-03-09" } }],
    });
    await expect(plan({ date: "2026-03-02" })).rejects.toMatchObject({ code: "past_date" });
    await expect(plan({}, "2026-03-03T18:00")).rejects.toMatchObject({
      code: "day_over",
      choices: [{ input: { date: "2026-03-04" } }],
    });
  });

  test("an unknown account, another's account and a date that does not exist are refused in words", async () => {
    await expect(plan({ include: ["Nowhere Inn"] })).rejects.toMatchObject({ code: "not_found" });
    await expect(plan({ include: ["S4"] })).rejects.toMatchObject({ code: "not_found" });
    await expect(plan({ date: "2026-02-31" })).rejects.toMatchObject({
      code: "bad_input",
      hint: expect.stringContaining("date"),
    });
  });

  test("a rep sees no other's day; the manager sees the team's only", async () => {
    const as = (email: string, rep: string) =>
      rounds.callTool("plan_day", { rep }, { as: email, at: "2026-03-03T06:00" });

    await expect(as("ann@small.example", "bob@small.example")).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(as("mo@small.example", "bob@small.example")).rejects.toMatchObject({
      code: "not_allowed",
    });
    expect(await as("mo@small.example", "ann@small.example")).toMatchObject({
      rep: { name: "Ann Lee" },
    });
  });
});

test("an appointment is kept to the minute, and of two at once the second is told", async () => {
  const rounds = await openSmall({
    ...SMALL,
    appointments: `appointment_id,rep_email,account_id,title,date,start,end
M1,ann@small.example,S2,Review,2026-03-03,10:10,10:50
M2,ann@small.example,S1,Tasting,2026-03-03,10:30,11:00
M3,ann@small.example,S1,Late talk,2026-03-03,18:30,19:00`,
  });
  const day = (await rounds.callTool(
    "plan_day",
    {},
    { as: "ann@small.example", at: "2026-03-03T06:00" },
  )) as PlanResult;
  await rounds.close();

  expect(day.stops.find(({ title }) => title === "Review")).toMatchObject({
    startAt: "10:10",
    leaveAt: "10:50",
    tier: "appointment",
  });
  expect(
    day.unplaced
      .filter(({ reason }) => reason === "collides")
      .map(({ hint }) => hint)
      .toSorted(),
  ).toEqual([
    '"Late talk" at 18:30 cannot be reached within the working day: move it, start earlier or come back later',
    '"Tasting" is at the same time as "Review" at Bolt Tap: move one of them',
  ]);
});

test("a morning off leaves the afternoon, and a whole day off is refused", async () => {
  const rounds = await openSmall({
    absences: `absence_id,person_email,from,to,part
F1,ann@small.example,2026-03-03,2026-03-03,morning
F2,ann@small.example,2026-03-04,2026-03-05,all`,
  });
  const plan = (date: string) =>
    rounds.callTool("plan_day", { date }, { as: "ann@small.example", at: "2026-03-03T06:00" });
  const half = (await plan("2026-03-03")) as PlanResult;

  // 8:00 to 17:00: the middle is 12:30.
  expect(half.start.at >= "12:30").toBe(true);
  await expect(plan("2026-03-05")).rejects.toMatchObject({ code: "day_off" });
  await rounds.close();
});

test("a rep with no accounts, and one without a home, get a helpful answer", async () => {
  const people = `${SMALL["people"]}
new@small.example,Nia New,rep,,America/Chicago,08:00,17:00,,Ames,42.03,-93.62
far@small.example,Fay Far,rep,,America/Chicago,08:00,17:00,,,,`;
  const rounds = await openSmall({ people });
  const ask = (as: string) =>
    rounds.ask({
      as,
      at: "2026-03-03T06:00",
      thread: null,
      channel: null,
      text: "",
      press: { tool: "plan_day", input: {} },
    });
  const [none, homeless] = [await ask("new@small.example"), await ask("far@small.example")];
  await rounds.close();

  expect(none.error).toBeNull();
  expect(none.text).toContain("There are no accounts to visit yet");
  expect(homeless.error).toMatchObject({
    code: "no_home",
    hint: expect.stringContaining("starting from Ames"),
  });
});

test("an account without a place is left out and said", async () => {
  const rounds = await openSmall({
    accounts: `${SMALL["accounts"]}\nS5,Echo Shop,,,,,,grocery,A,customer,90000,30,7,14,Mo-Fr 09:00-17:00,ann@small.example,North`,
  });
  const day = (await rounds.callTool(
    "plan_day",
    {},
    { as: "ann@small.example", at: "2026-03-03T06:00" },
  )) as PlanResult;
  await rounds.close();

  expect(day.unplaced).toMatchObject([{ accountId: "S5", reason: "no_place" }]);
});

describe("the demo company", () => {
  let rounds: Rounds;

  beforeAll(async () => {
    rounds = await openDemo();
  });

  afterAll(() => rounds.close());

  const plan = async (rep: string, input: object): Promise<PlanResult> =>
    (await rounds.callTool("plan_day", input, {
      as: `${rep}@prairie.example`,
      at: "2026-03-05T07:00",
    })) as PlanResult;

  test("the same question gives the same bytes", async () => {
    const [first, second] = [await plan("farid.haidari", {}), await plan("farid.haidari", {})];

    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  test("every account of the territory is either planned or left out with a reason", async () => {
    const day = await plan("chloe.nguyen", {});
    const ids = [...day.stops, ...day.unplaced].map(({ accountId }) => accountId);

    expect(ids).toHaveLength(day.candidates);
    expect(new Set(ids).size).toBe(ids.length);
    expect(day.unplaced.every(({ reason, hint }) => reason !== "" && hint !== "")).toBe(true);
  });

  test("the points of every stop's reasons add up to its value", async () => {
    const { stops } = await plan("ben.keller", {});

    expect(stops.length).toBeGreaterThan(5);
    for (const { reasons, value } of stops)
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(value);
  });

  test("half and half comes within one visit of it", async () => {
    const { totals } = await plan("elena.petrova", { focus: "balanced" });

    expect(Math.abs(totals.newAccounts - totals.existingAccounts)).toBeLessThanOrEqual(1);
  });

  test("limits are kept: back by four, two hours of driving, six stops", async () => {
    const day = await plan("ana.torres", { backBy: "16:00", maxDriveMinutes: 120, maxStops: 6 });

    expect(minuteOf(day.end.at)).toBeLessThanOrEqual(16 * 60);
    expect(day.totals.driveMinutes).toBeLessThanOrEqual(120);
    expect(day.stops).toHaveLength(6);
  });

  test("what a hint promises holds: the account fits once its remedy is taken", async () => {
    const day = await plan("grace.kim", {});
    const left = day.unplaced.find(
      ({ reason, hint }) => reason === "no_time" && hint.includes("be back at"),
    );
    const backBy = /be back at (\d\d:\d\d)/.exec(left?.hint ?? "")?.[1];
    const longer = await plan("grace.kim", { backBy, include: [left?.accountId] });

    expect(longer.stops.map(({ accountId }) => accountId)).toContain(left?.accountId);
    expect(longer.stops.length).toBeGreaterThanOrEqual(day.stops.length);
  });

  test("the links open the whole route, and the calendar file has one event a stop", async () => {
    const { stops, links } = await plan("ana.torres", { maxStops: 5 });
    const google = new URL(links.googleMaps);
    const ics = decodeURIComponent(links.ics.slice(links.ics.indexOf(",") + 1));

    expect(google.searchParams.get("waypoints")?.split("|")).toHaveLength(5);
    expect(new URL(links.appleMaps).searchParams.getAll("waypoint")).toHaveLength(5);
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    // 2026-03-05 is in winter: Iowa is six hours behind UTC.
    const first = stops[0];
    expect(ics).toContain(
      `DTSTART:20260305T${String(Number(first?.startAt.slice(0, 2)) + 6).padStart(2, "0")}${first?.startAt.slice(3)}00Z`,
    );
  });
});
