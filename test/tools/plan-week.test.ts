import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import type { PlanResult } from "../../src/tools/plan-result.ts";
import { openDemo } from "../world.ts";

const ANA = "ana.torres@prairie.example";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

type Week = {
  readonly days: readonly PlanResult[];
  readonly off: readonly { readonly date: string }[];
};

const week = async (input: object, at = "2026-03-06T16:20", as = ANA) =>
  (await rounds.callTool("plan_week", input, { as, at })) as Week;

test("five working days, each account once, appointments on their day, weekends left out", async () => {
  const { days, off } = await week({ from: "2026-03-06" }, "2026-03-06T07:00");
  expect(days.map(({ date }) => date)).toEqual([
    "2026-03-06",
    "2026-03-09",
    "2026-03-10",
    "2026-03-11",
    "2026-03-12",
  ]);
  expect(off.map(({ date }) => date)).toEqual(["2026-03-07", "2026-03-08"]);
  const chosen = days.flatMap(({ stops }) =>
    stops.filter(({ tier }) => tier === "chosen").map(({ accountId }) => accountId),
  );
  expect(new Set(chosen).size).toBe(chosen.length);
  const promised = await rounds.book.appointments(ANA, "2026-03-06", "2026-03-12");
  const kept = promised.map(({ date, accountId }) =>
    days
      .find((day) => day.date === date)
      ?.stops.some((stop) => accountId === null || stop.accountId === accountId),
  );
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.every((is) => is === true)).toBe(true);
});

test("a day of the week pressed is the day as the week planned it", async () => {
  const [, day] = (await week({ from: "2026-03-09", days: 2 })).days;
  const include = day?.stops
    .filter(({ tier }) => tier === "chosen")
    .map(({ accountId }) => accountId);
  const alone = (await rounds.callTool(
    "plan_day",
    { date: "2026-03-10", include },
    { as: ANA, at: "2026-03-06T16:20" },
  )) as PlanResult;
  expect(new Set(alone.stops.map(({ accountId }) => accountId))).toEqual(
    new Set(day?.stops.map(({ accountId }) => accountId)),
  );
});

test("a week that is over, too many days and another rep's week are refused", async () => {
  await expect(week({ from: "2026-02-02" })).rejects.toMatchObject({ code: "past_date" });
  await expect(week({ days: 21 })).rejects.toMatchObject({ code: "bad_input" });
  await expect(week({ rep: "ben.keller@prairie.example" })).rejects.toMatchObject({
    code: "not_allowed",
  });
});
