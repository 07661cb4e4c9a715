import { afterEach, beforeEach, expect, test } from "vitest";
import type { Rounds, TimedReply } from "../../src/rounds.ts";
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

type Routed = {
  readonly leadId: string;
  readonly chosen: string | null;
  readonly reason: string;
  readonly answerBy: string | null;
  readonly candidates: readonly {
    readonly email: string;
    readonly excludedBy: string | null;
    readonly score: number | null;
    readonly points: Readonly<Record<string, number>> | null;
  }[];
};

const routed = (reply: TimedReply): Routed => {
  expect(reply.error).toBeNull();
  return reply.result as Routed;
};

const statusOf = async (id: string) =>
  rounds.database.client.lead.findFirst({
    where: { id },
    select: { status: true, assignedEmail: true, answerReason: true },
  });

test("a described lead goes to the territory's rep; a preview writes nothing", async () => {
  const before = await rounds.database.client.lead.count();
  const lead = { place: "Marion", industry: "bar", valueCents: 2_000_000, preview: true };
  const { chosen, reason, candidates } = routed(await press("route_lead", lead));
  expect(chosen).toBe(ANA);
  expect(reason).toBe("has the territory; the only one who could take it");
  expect(candidates.find(({ email }) => email === BEN)?.excludedBy).toBe("claim");
  expect(await rounds.database.client.lead.count()).toBe(before);
});

test("a lead given for real has an answer deadline in working time, and its decision can be asked for", async () => {
  const lead = { place: "Marion", industry: "bar", preview: false };
  const given = routed(await press("route_lead", lead, { at: "2026-03-02T16:00" }));
  // one hour is left of Ana's Monday (to 17:00), the other one is on Tuesday from 8:00
  expect(given.answerBy).toBe("2026-03-03 09:00");
  expect(await statusOf(given.leadId)).toMatchObject({ status: "waiting", assignedEmail: ANA });
  const later = { at: "2026-03-02T16:05" };
  const explained = await press("explain_lead", { lead: given.leadId }, later);
  expect(explained.result).toMatchObject({ chosen: ANA, decidedAt: "2026-03-02 16:00" });
  const again = await press("route_lead", { lead: given.leadId, preview: false }, later);
  expect(again.error?.code).toBe("already_done");
});

test("points add up, and another rep sees why without a colleague's numbers", async () => {
  const given = routed(await press("route_lead", { place: "Marion", preview: false }));
  for (const { points, score } of given.candidates) {
    const sum = Object.values(points ?? {}).reduce((all, each) => all + each, 0);
    expect(sum).toBe(score ?? 0);
  }
  const seen = routed(
    await press("explain_lead", { lead: given.leadId }, { as: BEN, at: "2026-03-02T09:05" }),
  );
  expect(seen.chosen).toBe(ANA);
  expect(seen.candidates.find(({ email }) => email === ANA)).toMatchObject({
    score: null,
    points: null,
  });
});

test("at night nobody gets a lead, and it says why", async () => {
  const lead = { place: "Marion", preview: true };
  const { chosen, reason } = routed(await press("route_lead", lead, { at: "2026-03-02T22:00" }));
  expect(chosen).toBeNull();
  expect(reason).toBe("nobody could take it: 8 off hours");
});

test("accepting takes it once; passing needs a reason; others may not", async () => {
  const first = routed(await press("route_lead", { place: "Marion", preview: false }));
  const at = "2026-03-02T09:10";
  const own = { as: ANA, at };
  const foreign = await press("answer_lead", { lead: first.leadId, accept: true }, { as: BEN, at });
  expect(foreign.error?.code).toBe("not_allowed");
  const silent = await press("answer_lead", { lead: first.leadId, accept: false }, own);
  expect(silent.error?.code).toBe("missing");
  const passed = await press(
    "answer_lead",
    { lead: first.leadId, accept: false, reason: "pass, too far for me" },
    own,
  );
  expect(passed.error).toBeNull();
  const next = (passed.result as { next: string | null }).next;
  expect(next).not.toBeNull();
  const { assignedEmail, ...stored } = (await statusOf(first.leadId)) ?? {};
  expect(stored).toEqual({
    status: "waiting",
    answerReason: "Ana Torres passed: too far for me",
  });
  expect(assignedEmail).not.toBe(ANA);
  const twice = await press("answer_lead", { lead: first.leadId, accept: true }, own);
  expect(twice.error?.code).toBe("not_allowed");
});

test("a rep lists the own leads, a manager those of the team; what lies ahead is not seen", async () => {
  type Listed = {
    readonly leads: readonly { readonly rep: string | null; readonly date: string }[];
  };
  const mine = (await press("list_leads", {}, { as: ANA })).result as Listed;
  expect(mine.leads.length).toBeGreaterThan(0);
  expect(new Set(mine.leads.map(({ rep }) => rep))).toEqual(new Set([ANA]));
  expect(mine.leads.every(({ date }) => date <= "2026-03-02")).toBe(true);
  const team = (await press("list_leads", {})).result as Listed;
  expect(team.leads.map(({ rep }) => rep)).not.toContain("farid.haidari@prairie.example");
  const other = await press("list_leads", { rep: BEN }, { as: ANA });
  expect(other.error?.code).toBe("not_allowed");
});

test("a rep sees the own share beside colleagues without names", async () => {
  type Shares = {
    readonly leads: number;
    readonly reps: readonly {
      readonly email: string | null;
      readonly name: string;
      readonly leads: number;
    }[];
  };
  const input = { from: "2026-02-01", to: "2026-02-28" };
  const shares = (await press("lead_fairness", input, { as: ANA })).result as Shares;
  expect(shares.reps.filter(({ email }) => email !== null).map(({ email }) => email)).toEqual([
    ANA,
  ]);
  expect(shares.reps.reduce((sum, { leads }) => sum + leads, 0)).toBe(shares.leads);
  const team = (await press("lead_fairness", input)).result as Shares;
  expect(team.reps).toHaveLength(4);
});

test("unknown leads and places are told, and reps give no leads out", async () => {
  expect((await press("explain_lead", { lead: "L9999" })).error?.code).toBe("not_found");
  expect((await press("route_lead", { place: "Atlantis", preview: true })).error?.code).toBe(
    "not_found",
  );
  expect((await press("route_lead", {})).error?.code).toBe("missing");
  expect((await press("route_lead", { lead: "L1003" }, { as: ANA })).error?.code).toBe(
    "not_allowed",
  );
});
