import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatPlace, ChatUser } from "../../src/assistant/chat-port.ts";
import { chatDesk } from "../../src/chat-desk.ts";
import type { Rounds } from "../../src/rounds.ts";
import { openDemo } from "../world.ts";

const DAY = new Date("2026-03-02T15:00:00Z");

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const someone = (name: string, more: Partial<ChatUser> = {}): ChatUser => ({
  platform: "slack",
  tenantId: "T1",
  userId: `U-${name}`,
  name,
  email: `${name}@prairie.example`,
  isGuest: false,
  ...more,
});

const ANA = someone("ana.torres");
const BEN = someone("ben.keller");
const DANA = someone("dana.whitfield");
const IVY = someone("ivy.chen");
const STRANGER = someone("lee.stranger", { email: "lee@elsewhere.example" });

const DIRECT: ChatPlace = { kind: "direct", placeId: "D1", members: async () => [] };
const channel = (placeId: string, ...members: readonly ChatUser[]): ChatPlace => ({
  kind: "channel",
  placeId,
  members: async () => members,
});

let count = 0;
const say = (
  user: ChatUser,
  text: string,
  { place = DIRECT, eventId = `E${++count}`, thread = `t${count}` } = {},
) =>
  chatDesk(rounds, () => DAY).answer({
    eventId,
    user,
    place,
    thread,
    text,
    press: null,
    onProgress: () => {},
    cancelled: new AbortController().signal,
  });

describe("who is asking", () => {
  test("somebody whose address the platform vouches for is known at once", async () => {
    const answer = await say(ANA, "which leads are waiting?");
    expect(answer?.here?.tool).toBe("list_leads");
    expect(answer?.privately).toBeNull();
  });

  test("strangers and guests learn nothing, also with an address of ours", async () => {
    const guest = { ...ANA, userId: "U-guest", isGuest: true };
    for (const user of [STRANGER, guest, { ...ANA, userId: "U-mute", email: null }]) {
      const answer = await say(user, "who should I visit today?");
      expect(answer?.here?.tool).toBeNull();
      expect(JSON.stringify(answer)).not.toMatch(/Marion|prairie/);
    }
  });

  test("an administrator's link makes a stranger a colleague, and it can be taken back", async () => {
    await say(STRANGER, "hello");
    const who = { as: IVY.email, at: null };
    const listed = (await rounds.callTool("link_person", {}, who)) as {
      waiting: { id: string; name: string }[];
    };
    const identity = listed.waiting.find(({ name }) => name === "lee.stranger")?.id;
    const input = { identity, person: ANA.email };
    const { changeId } = (await rounds.callTool("link_person", input, who)) as { changeId: string };
    expect((await say(STRANGER, "which leads are waiting?"))?.here?.tool).toBe("list_leads");
    await rounds.callTool("undo_change", { change: changeId }, who);
    expect((await say(STRANGER, "which leads are waiting?"))?.here?.tool).toBeNull();
  });
});

test("an event that is delivered twice is answered once, whoever gets it", async () => {
  const both = await Promise.all([
    say(ANA, "help", { eventId: "twice" }),
    say(ANA, "help", { eventId: "twice" }),
  ]);
  expect(both.filter((answer) => answer !== null)).toHaveLength(1);
  expect(await say(ANA, "help", { eventId: "twice" })).toBeNull();
});

/** Whose the leads of a list are. */
const repsOf = (reply: unknown): readonly (string | null)[] =>
  (reply as { result: { leads: readonly { rep: string | null }[] } }).result.leads.map(
    ({ rep }) => rep,
  );

describe("a channel shows what everybody there may see", () => {
  const team = channel("C-team", ANA, BEN, DANA);
  const chiefs = channel("C-chiefs", DANA, IVY);

  test("a rep's plan goes to the rep alone when a colleague reads along", async () => {
    const answer = await say(ANA, "who should I visit today?", { place: team });
    expect(answer?.here?.error?.code).toBe("private");
    expect(answer?.privately?.tool).toBe("plan_day");
    expect(JSON.stringify(answer?.here?.cards)).not.toContain("Marion");
  });

  test("a manager's comparison stays where only people of more rights read along", async () => {
    const answer = await say(DANA, "compare the reps of East", { place: chiefs });
    expect(answer?.here).toMatchObject({ tool: "compare_territories", error: null });
    expect(answer?.privately).toBeNull();
    const mixed = await say(DANA, "compare the reps of East", { place: team });
    expect(mixed?.here?.error?.code).toBe("private");
    expect(mixed?.privately).toMatchObject({ tool: "compare_territories", error: null });
  });

  test("of a list everybody's part is shown, and the asker gets the rest", async () => {
    const answer = await say(IVY, "show me the leads since 1 February", { place: chiefs });
    const east = ["ana.torres", "ben.keller", "chloe.nguyen", "diego.ramos"].map(
      (name) => `${name}@prairie.example`,
    );
    const here = repsOf(answer?.here);
    expect(here.length).toBeGreaterThan(0);
    expect(here.every((rep) => rep === null || east.includes(rep))).toBe(true);
    expect(repsOf(answer?.privately).length).toBeGreaterThan(here.length);
  });

  test("what is nobody's is for all, also where strangers read along", async () => {
    const open = channel("C-open", ANA, STRANGER);
    expect((await say(ANA, "how is coverage computed?", { place: open }))?.privately).toBeNull();
    const owner = await say(ANA, "who covers ZIP 52001?", { place: open });
    expect(owner?.here?.error?.code).toBe("private");
    const plan = await say(ANA, "my best accounts", { place: open });
    expect(plan?.here?.error?.code).toBe("private");
    expect(plan?.privately?.tool).toBe("rank_accounts");
  });

  test("what is planned before others does not become the plan that was shown", async () => {
    await say(ANA, "plan my day with at most 3 stops", { place: team });
    const world = await rounds.worldOf({ as: ANA.email, at: "2026-03-02T09:00" });
    const shown = await world.shownPlans.get(ANA.email ?? "", world.today);
    expect((shown?.plan as { stops: unknown[] } | undefined)?.stops ?? []).not.toHaveLength(0);
  });
});

test("a home shows a rep the day and the leads, and a stranger nothing", async () => {
  const cards = await chatDesk(rounds).home(ANA);
  expect(cards?.length).toBe(3);
  expect(await chatDesk(rounds).home(STRANGER)).toBeNull();
});
