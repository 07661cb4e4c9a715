import { afterAll, beforeAll, expect, test } from "vitest";
import type { Roads } from "../../src/domain/ports.ts";
import type { Rounds } from "../../src/rounds.ts";
import type { PlanResult } from "../../src/tools/plan-result.ts";
import { planWeek } from "../../src/tools/plan-week.ts";
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
  readonly changes: readonly { readonly date: string; readonly dropped: readonly string[] }[];
};

const ids = ({ stops }: PlanResult) => stops.map(({ accountId }) => accountId).toSorted();

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

test("a week that is planned again stays as it was, and says what an appointment has changed", async () => {
  const first = await week({ from: "2026-03-16" });
  const again = await week({ from: "2026-03-16" });
  expect(again.days.map(ids)).toEqual(first.days.map(ids));
  expect(again.changes).toEqual([]);

  const [, day] = first.days;
  const lost = day?.stops[2];
  await rounds.callTool(
    "snooze_account",
    { account: lost?.accountId, until: "2026-05-01", reason: "renovation" },
    { as: ANA, at: "2026-03-06T16:30" },
  );
  const third = await week({ from: "2026-03-16" });
  const stayed = first.days.flatMap(({ date, stops }) =>
    stops.filter(({ accountId }) =>
      third.days.some(
        (other) => other.date === date && other.stops.some((stop) => stop.accountId === accountId),
      ),
    ),
  );
  const all = first.days.flatMap(({ stops }) => stops).length;
  expect(third.changes.find(({ date }) => date === day?.date)?.dropped).toContain(lost?.account);
  expect(stayed.length).toBeGreaterThanOrEqual(all - 3);
});

test("days are planned at once: worth more than one after the other, and each legal by itself", async () => {
  const who = { as: "ben.ortiz@prairie.example", at: "2026-03-06T16:20" };
  const { days } = (await rounds.callTool("plan_week", { from: "2026-03-16" }, who)) as Week;
  const seen = new Set<string>();
  let alone = 0;
  for (const { date } of days) {
    const exclude = [...seen].slice(0, 50);
    const plan = (await rounds.callTool("plan_day", { date, exclude }, who)) as PlanResult;
    for (const { accountId } of plan.stops) seen.add(accountId);
    alone += plan.totals.value;
  }
  const together = days.reduce((sum, { totals }) => sum + totals.value, 0);
  expect(together).toBeGreaterThanOrEqual(alone);
});

test("a night away from home ends one day and begins the next", async () => {
  const { days } = await week({
    from: "2026-03-23",
    overnight: "Dubuque",
    overnightOn: "2026-03-24",
  });
  expect(days.map(({ end }) => end.name)[1]).toBe("Dubuque");
  expect(days.map(({ start }) => start.name)[2]).toBe("Dubuque");
  await expect(
    week({ from: "2026-03-23", overnight: "Dubuque", overnightOn: "2026-04-24" }),
  ).rejects.toMatchObject({ code: "no_such_night" });
});

test("a road service that tells few places at once is asked once for each day, and each day keeps its times", async () => {
  const world = await rounds.worldOf({ as: ANA, at: "2026-03-06T16:20" });
  let asked = 0;
  const roads: Roads = {
    ...world.roads,
    mostPlaces: 30,
    async table(places, date) {
      asked += 1;
      expect(places.length).toBeLessThanOrEqual(30);
      const table = await world.roads.table(places, date);
      return { ...table, minutes: table.minutes.map((minutes) => Math.ceil(minutes * 1.3)) };
    },
  };
  const { result } = await planWeek.call({ from: "2026-04-13" }, { ...world, roads });
  const { days } = result as Week;
  expect(asked).toBe(days.length);
  const chosen = days.flatMap(ids);
  expect(new Set(chosen).size).toBe(chosen.length);
  expect(days.every(({ end }) => end.at <= "17:00")).toBe(true);
});
