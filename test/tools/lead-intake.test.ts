import { afterEach, beforeEach, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../src/domain/policy.ts";
import type { Rounds } from "../../src/rounds.ts";
import { previewLeadPolicy } from "../../src/tools/lead-policy-preview.ts";
import { openDemo } from "../world.ts";
import { presser } from "./press.ts";

const DANA = "dana.whitfield@prairie.example";
const ANA = "ana.torres@prairie.example";
const BEN = "ben.keller@prairie.example";
const NINE = "2026-03-02T09:00";

let rounds: Rounds;

beforeEach(async () => {
  rounds = await openDemo();
});

afterEach(() => rounds.close());

const press = presser(() => rounds, { as: DANA, at: NINE });

const say = (text: string, as: string) =>
  rounds.ask({ as, at: NINE, text, thread: null, channel: null });

test("a new lead that is described in chat is shown first and given by one press, by reps as by managers", async () => {
  for (const as of [DANA, ANA]) {
    const shown = await say("new lead: bar in Marion, about 20k", as);
    expect([shown.error, shown.tool]).toEqual([null, "route_lead"]);
    expect(shown.result).toMatchObject({ isPreview: true, chosen: ANA });
    const { asked } = shown.result as { asked: object };
    const given = await press("route_lead", asked, { as });
    expect(given.result).toMatchObject({ isPreview: false, chosen: ANA });
  }
});

test("a rep sees who came into question and why not the others, and no one else's points unless the policy says so", async () => {
  const given = await press("route_lead", { place: "Marion", preview: false }, { as: BEN });
  type Shown = {
    leadId: string;
    candidates: readonly { email: string; score: number | null; why: string }[];
  };
  const { leadId, candidates } = given.result as Shown;
  expect(candidates.find(({ email }) => email === ANA)).toMatchObject({
    score: null,
    why: "came into question",
  });
  expect(candidates.find(({ email }) => email === BEN)?.why).toBe("not in the territory");
  const seen = (await press("explain_lead", { lead: leadId })).result as Shown;
  expect(seen.candidates.find(({ email }) => email === ANA)?.score).toBeGreaterThan(0);
  const policy = { leads: { ...DEFAULT_POLICY.leads, showScores: true } };
  await rounds.database.client.workspace.updateMany({ data: { policy } });
  const open = (await press("explain_lead", { lead: leadId }, { as: BEN })).result as Shown;
  expect(open.candidates.find(({ email }) => email === ANA)?.score).toBeGreaterThan(0);
});

test("what another policy would have done is told before it is set", async () => {
  await press("route_lead", { name: "One", place: "Marion", industry: "bar", preview: false });
  await press("route_lead", { name: "Two", place: "Marion", industry: "hotel", preview: false });
  const world = await rounds.worldOf({ as: DANA, at: "2026-03-02T10:00" });
  const rules = [
    {
      name: "Hotels to Ben",
      when: [{ kind: "industry", values: ["hotel"] }],
      effect: { kind: "person", email: BEN },
    },
  ] as const;
  const preview = await previewLeadPolicy(world, { ...world.policy.leads, rules });
  expect(preview).toEqual({
    total: 2,
    moved: [{ leadId: "L1062", name: "Two", from: ANA, to: BEN }],
  });
  expect((await previewLeadPolicy(world, world.policy.leads)).moved).toEqual([]);
});

test("many at once by several processes: every number once, and the turns of all are counted", async () => {
  await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      press("route_lead", { name: `Place ${index}`, place: "Marion", preview: false }),
    ),
  );
  const { client } = rounds.database;
  const leads = await client.lead.findMany({ where: { name: { startsWith: "Place " } } });
  expect(new Set(leads.map(({ id }) => id)).size).toBe(6);
  const given = leads.filter(({ status }) => status === "waiting").length;
  const turns = await client.leadTurn.findMany();
  expect(turns.reduce((sum, each) => sum + each.turns, 0)).toBe(given);
  expect(await client.leadDecision.count()).toBe(
    leads.filter(({ duplicateOf }) => duplicateOf === null).length,
  );
});
