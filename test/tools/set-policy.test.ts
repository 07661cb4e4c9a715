import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import { UserError } from "../../src/domain/errors.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";

const IVY = "ivy.chen@prairie.example";
const ANA = "ana.torres@prairie.example";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const ask = (text: string, as = IVY) =>
  rounds.ask({ as, at: "2026-03-02T09:00", thread: null, channel: null, text });

const press = async (reply: Awaited<ReturnType<typeof ask>>, label: string) => {
  const button = reply.cards
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
    .find((one) => one.label === label);
  if (!button || !("tool" in button)) throw new Error(`There is no button ${label}`);
  const { tool, input } = button;
  const at = "2026-03-02T09:01";
  const asked = { as: IVY, at, thread: null, channel: null, text: "", press: { tool, input } };
  return rounds.ask(asked);
};

const shown = ({ cards }: Awaited<ReturnType<typeof ask>>): string =>
  cards.map(renderTerminal).join("\n");

type Changed = { readonly changeId: string | null; readonly says: readonly string[] };

test("a cadence is tried, applied, felt, and taken back", async () => {
  const overdue = async () => {
    const asked = { as: IVY, at: "2026-03-02T09:00" };
    const { overdue: count } = (await rounds.callTool(
      "check_coverage",
      { segment: "A" },
      asked,
    )) as {
      overdue: number;
    };
    return count;
  };
  const before = await overdue();
  const tried = await ask(
    "A accounts must be seen every 10 days at most, change the cadence policy",
  );
  expect(tried.result).toMatchObject({ policy: "cadence", change: { segment: "A", maxDays: 10 } });
  expect(await overdue()).toBe(before);
  const applied = await press(tried, "Apply");
  expect((applied.result as Changed).changeId).not.toBeNull();
  expect(await overdue()).toBeGreaterThan(before);
  await press(applied, "Undo");
  expect(await overdue()).toBe(before);
});

test("a weight changes the order, and all weights stay 100", async () => {
  const reply = await ask("raise the scoring weight of potential to 60 points");
  expect((reply.result as Changed).says[0]).toContain("60 of 100");
  await press(reply, "Apply");
  const world = await rounds.worldOf({ as: IVY, at: null });
  expect(Object.values(world.policy.weights).reduce((sum, each) => sum + each, 0)).toBe(100);
  expect(world.policy.weights.potential).toBe(60);
  await press(await ask("reset the scoring to the defaults"), "Apply");
  expect((await rounds.worldOf({ as: IVY, at: null })).policy.weights.potential).toBe(25);
});

describe("lead rules", () => {
  test("a rule shows which of last month's leads would have gone elsewhere, and then decides", async () => {
    const reply = await ask("new lead rule: bars over 1k go to Chloe Nguyen");
    expect(reply.result).toMatchObject({
      policy: "leads",
      change: { industry: "bar", fromCents: 100_000, rep: "chloe.nguyen@prairie.example" },
    });
    await press(reply, "Apply");
    const lead = { industry: "bar", place: "Marion", valueCents: 2_000_000, preview: true };
    const given = await rounds.callTool("route_lead", lead, { as: IVY, at: "2026-03-02T10:00" });
    expect(given).toMatchObject({ chosenName: "Chloe Nguyen" });
    expect(shown(await ask("show the lead rules"))).toContain("go to Chloe Nguyen");
  });

  test("a rule for who is no rep is refused", async () => {
    const change = { industry: "bar", rep: "nobody@prairie.example" };
    await expect(
      rounds.callTool("set_policy", { policy: "leads", change }, { as: IVY, at: null }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

test("hours are set for one person or for all reps, and taken back", async () => {
  const reply = await ask("set working hours from 8 to 4:30");
  expect(reply.result).toMatchObject({ policy: "hours", change: { from: "08:00", to: "16:30" } });
  const applied = await press(reply, "Apply");
  const endOf = async (email: string) =>
    (await rounds.book.people()).find((person) => person.email === email)?.workEnd;
  expect(await endOf(ANA)).toBe(990);
  await press(applied, "Undo");
  expect(await endOf(ANA)).toBe(1020);
});

test("what reps may see is said and kept", async () => {
  await press(await ask("reps may not see the team average"), "Apply");
  const mine = await ask("how am I doing?", ANA);
  expect((mine.result as { teamAverage: unknown[] }).teamAverage).toEqual([]);
});

test("impossible changes are refused with what to do", async () => {
  const refused = async (policy: string, change: object) => {
    const asked = { as: IVY, at: null };
    const error = await rounds
      .callTool("set_policy", { policy, change }, asked)
      .catch((one: unknown) => one);
    if (!(error instanceof UserError)) throw error;
    return [error.code, error.message];
  };
  expect(await refused("cadence", { maxDays: 10 })).toEqual(["missing", "Which accounts?"]);
  expect(await refused("cadence", { segment: "A", maxDays: 10, minDays: 20 })).toMatchObject([
    "bad_input",
    expect.stringContaining("at least 20 and at most 10"),
  ]);
  expect(await refused("hours", { from: "17:00", to: "08:00" })).toMatchObject([
    "bad_input",
    expect.anything(),
  ]);
  expect((await ask("change the scoring", ANA)).error?.code).toBe("not_allowed");
});
