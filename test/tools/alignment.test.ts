import { afterEach, beforeEach, expect, test } from "vitest";
import type { Rounds, TimedReply } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";
import { presser } from "./press.ts";

const DANA = "dana.whitfield@prairie.example";
const MARCUS = "marcus.oyelaran@prairie.example";
const IVY = "ivy.chen@prairie.example";
const ANA = "ana.torres@prairie.example";
const DIEGO = "diego.ramos@prairie.example";
const APRIL = "2026-04-06T10:15";
const MAY = "2026-05-02T09:00";

let rounds: Rounds;

beforeEach(async () => {
  rounds = await openDemo();
});

afterEach(() => rounds.close());

const press = presser(() => rounds, { as: DANA, at: APRIL });

type Standing = { readonly email: string; readonly accounts: number; readonly index: number };
type Result = {
  readonly proposalId: string | null;
  readonly verdict: string;
  readonly moves: readonly {
    readonly accountId: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly before: readonly Standing[];
  readonly after: readonly Standing[];
  readonly hires: readonly object[];
  readonly kept: { readonly locked: number; readonly openDeals: number };
};

const resultOf = (reply: TimedReply): Result => {
  expect(reply.error).toBeNull();
  return reply.result as Result;
};

/** Owner and territory of every account, and the owner of every territory. */
const ownership = async () => ({
  accounts: await rounds.database.client.account.findMany({
    select: { id: true, ownerEmail: true, territoryName: true },
    orderBy: { id: "asc" },
  }),
  territories: await rounds.database.client.territory.findMany({
    select: { name: true, ownerEmail: true },
    orderBy: { name: "asc" },
  }),
});

const widest = (standings: readonly Standing[]): number =>
  Math.max(...standings.map(({ index }) => Math.abs(index - 1)));

test("a rebalance evens out the work, leaves open deals alone and changes nothing yet", async () => {
  const before = await ownership();
  const result = resultOf(await press("propose_alignment", {}));
  expect(result.verdict).toBe("change");
  expect(widest(result.after)).toBeLessThan(widest(result.before));
  expect(widest(result.after)).toBeLessThan(0.12);
  expect(result.kept.openDeals).toBeGreaterThan(0);
  expect(await ownership()).toEqual(before);
});

test("locks and the most moves hold", async () => {
  const input = { maxMoves: 12, locks: ["Northeast", "A1579"] };
  const { moves } = resultOf(await press("propose_alignment", input));
  expect(moves.length).toBeLessThanOrEqual(12);
  const chloe = "chloe.nguyen@prairie.example";
  expect(moves.filter(({ from, to }) => from === chloe || to === chloe)).toEqual([]);
  expect(moves.map(({ accountId }) => accountId)).not.toContain("A1579");
});

test("an unknown lock and a territory of another team are refused", async () => {
  const unknown = await press("propose_alignment", { locks: ["Atlantis"] });
  expect(unknown.error).toMatchObject({
    code: "not_found",
    message: expect.stringContaining("Atlantis"),
  });
  const west = await press("propose_alignment", { team: "West" });
  expect(west.error?.code).toBe("not_allowed");
  const rep = await press("propose_alignment", {}, { as: ANA });
  expect(rep.error?.code).toBe("not_allowed");
  const other = await press("what_if", {
    change: { kind: "remove_rep", rep: "farid.haidari@prairie.example" },
  });
  expect(other.error?.code).toBe("not_allowed");
});

test("when a rep leaves, all of the accounts find somebody", async () => {
  const result = resultOf(await press("what_if", { change: { kind: "remove_rep", rep: DIEGO } }));
  const had = result.before.find(({ email }) => email === DIEGO)?.accounts ?? 0;
  expect(had).toBeGreaterThan(50);
  expect(result.moves.filter(({ from }) => from === DIEGO)).toHaveLength(had);
  expect(result.moves.some(({ to }) => to === DIEGO)).toBe(false);
  expect(result.after.map(({ email }) => email)).not.toContain(DIEGO);
});

test("new reps get a home near the territory and a fair share, and cannot be applied without a name", async () => {
  const change = { kind: "add_reps", count: 1, territory: "Northeast" };
  const result = resultOf(await press("what_if", { change }));
  expect(result.hires).toHaveLength(1);
  expect(result.after.find(({ email }) => email === "new-1")?.accounts).toBeGreaterThan(50);
  const applied = await press("apply_alignment", {
    proposal: result.proposalId,
    effectiveOn: "2026-05-01",
  });
  expect(applied.error?.code).toBe("missing");
});

test("a proposal for a day to come takes effect on that day, tells people once, and is undone exactly", async () => {
  const start = await ownership();
  const { proposalId, moves } = resultOf(await press("propose_alignment", { maxMoves: 20 }));
  const applied = await press("apply_alignment", {
    proposal: proposalId,
    effectiveOn: "2026-05-01",
  });
  expect(applied.result).toMatchObject({ status: "scheduled", done: 0, waiting: moves.length });
  expect(await ownership()).toEqual(start);

  const moved = moves[0];
  const told = await press("help", {}, { as: moved?.to ?? "", at: APRIL });
  expect(told.text).toContain(`(${proposalId}, by Dana Whitfield)`);
  const again = await press("help", {}, { as: moved?.to ?? "", at: APRIL });
  expect(again.text).not.toContain(`(${proposalId}`);

  await press("help", {}, { as: ANA, at: MAY });
  const may = await ownership();
  const owner = may.accounts.find(({ id }) => id === moved?.accountId)?.ownerEmail;
  expect(owner).toBe(moved?.to);
  const undone = await press("undo_alignment", { proposal: proposalId }, { at: MAY });
  expect(undone.result).toMatchObject({ accounts: moves.length });
  expect(await ownership()).toEqual(start);
  const twice = await press("undo_alignment", { proposal: proposalId }, { at: MAY });
  expect(twice.error?.code).toBe("nothing_to_undo");
});

test("accounts with open deals stay until the deals are closed, at most thirty days", async () => {
  const change = { kind: "remove_rep", rep: DIEGO };
  const { proposalId, moves } = resultOf(await press("what_if", { change }));
  const from = "2026-04-06";
  const applied = await press("apply_alignment", { proposal: proposalId, effectiveOn: from });
  const result = applied.result as { readonly done: number; readonly waiting: number };
  expect(result.done).toBeGreaterThan(0);
  expect(result.waiting).toBeGreaterThan(0);
  expect(result.done + result.waiting).toBe(moves.length);
  await press("help", {}, { at: "2026-05-07T08:00" });
  const left = (await ownership()).accounts.filter(({ ownerEmail }) => ownerEmail === DIEGO);
  expect(left).toEqual([]);
  const { territories } = await ownership();
  expect(territories.find(({ name }) => name === "North Central")?.ownerEmail).toBeNull();
});

test("what changed since the proposal is told, and nothing is applied", async () => {
  const { proposalId, moves } = resultOf(await press("propose_alignment", { maxMoves: 10 }));
  const { client } = rounds.database;
  const accountId = moves[0]?.accountId ?? "";
  await client.account.updateMany({ where: { id: accountId }, data: { ownerEmail: IVY } });
  const before = await ownership();
  const reply = await press("apply_alignment", { proposal: proposalId, effectiveOn: "2026-04-06" });
  expect(reply.result).toMatchObject({ status: "changed", done: 0 });
  expect(reply.text).toContain("is ivy.chen@prairie.example now");
  expect(await ownership()).toEqual(before);
});

test("of two who apply at once, one wins and the other is told", async () => {
  const { proposalId } = resultOf(await press("propose_alignment", { maxMoves: 10 }));
  const input = { proposal: proposalId, effectiveOn: "2026-04-06" };
  const replies = await Promise.all([
    press("apply_alignment", input),
    press("apply_alignment", input, { as: IVY }),
  ]);
  expect(replies.map(({ error }) => error?.code ?? "applied").toSorted()).toEqual([
    "already_done",
    "applied",
  ]);
});

test("an undo is refused when somebody has moved one of the accounts since", async () => {
  const { proposalId, moves } = resultOf(await press("propose_alignment", { maxMoves: 10 }));
  await press("apply_alignment", { proposal: proposalId, effectiveOn: "2026-04-06" });
  const where = { id: moves[0]?.accountId ?? "" };
  await rounds.database.client.account.updateMany({ where, data: { ownerEmail: IVY } });
  const before = await ownership();
  const undone = await press("undo_alignment", { proposal: proposalId });
  expect(undone.error?.code).toBe("changed_since");
  expect(await ownership()).toEqual(before);
});

test("proposals of another team, past days and missing days are refused", async () => {
  const { proposalId: proposal } = resultOf(await press("propose_alignment", { maxMoves: 10 }));
  const foreign = await press(
    "apply_alignment",
    { proposal, effectiveOn: "2026-05-01" },
    { as: MARCUS },
  );
  expect(foreign.error?.code).toBe("not_allowed");
  const shown = await press("show_proposal", { proposal }, { as: MARCUS });
  expect(shown.error?.code).toBe("not_allowed");
  const past = await press("apply_alignment", { proposal, effectiveOn: "2026-03-01" });
  expect(past.error?.code).toBe("past_date");
  const open = await press("apply_alignment", { proposal });
  expect(open.error?.code).toBe("missing");
  expect(JSON.stringify(open.cards)).toContain('"effectiveOn":"2026-05-01"');
  const none = await press("undo_alignment", { proposal: "P99" });
  expect(none.error?.code).toBe("not_found");
});

test("a manager sees the own team's balance only", async () => {
  const { reps } = (await press("check_balance", {})).result as { reps: readonly Standing[] };
  expect(reps.map(({ email }) => email).toSorted()).toEqual([
    ANA,
    "ben.keller@prairie.example",
    "chloe.nguyen@prairie.example",
    DIEGO,
  ]);
  expect((await press("check_balance", { team: "West" })).error?.code).toBe("not_allowed");
  expect((await press("check_balance", {}, { as: ANA })).error?.code).toBe("not_allowed");
});
