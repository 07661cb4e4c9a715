import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import type { DigestKind } from "../../src/domain/digests.ts";
import type { Rounds } from "../../src/rounds.ts";
import { digestCard } from "../../src/tools/digests/digest-card.ts";
import { openDemo } from "../world.ts";

const ANA = "ana.torres@prairie.example";
const DANA = "dana.whitfield@prairie.example";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

type Order = { readonly as: string; readonly at: string; readonly isBrief?: boolean };

async function digest(kind: DigestKind, reader: string, { as, at, isBrief = false }: Order) {
  const world = await rounds.worldOf({ as, at });
  return digestCard(world, { digest: kind, reader, isBrief });
}

const shown = async (...order: Parameters<typeof digest>): Promise<string> => {
  const card = await digest(...order);
  return card === null ? "nothing" : renderTerminal(card);
};

test("what a rep, a team's channel and a manager read", async () => {
  const at = "2026-03-03T07:00";
  const texts = [
    await shown("day_plan", `person:${ANA}`, { as: ANA, at }),
    await shown("day_plan", `person:${ANA}`, { as: ANA, at, isBrief: true }),
    await shown("day_plan", "channel:#east", { as: DANA, at }),
    await shown("lead_digest", "channel:#east", { as: DANA, at: "2026-03-03T08:00" }),
    await shown("lead_digest", "channel:#east", {
      as: DANA,
      at: "2026-03-03T08:00",
      isBrief: true,
    }),
    await shown("weekly_review", `person:${DANA}`, { as: DANA, at: "2026-03-02T07:30" }),
  ];
  expect(texts.length).toBe(6);
  await expect(texts.join("\n\n")).toMatchFileSnapshot("../golden/digests.txt");
});

test("a rep who does not work that day, or whose day is over, gets no plan", async () => {
  expect(await digest("day_plan", `person:${ANA}`, { as: ANA, at: "2026-03-01T07:00" })).toBeNull();
  expect(await digest("day_plan", `person:${ANA}`, { as: ANA, at: "2026-03-03T18:00" })).toBeNull();
});

test("what was agreed with the chat before the digest stays, and a late one plans the rest of the day", async () => {
  const at = "2026-03-04T06:40";
  await rounds.callTool("plan_day", { maxStops: 3 }, { as: ANA, at });
  const early = await digest("day_plan", `person:${ANA}`, { as: ANA, at: "2026-03-04T07:00" });
  expect(early?.title).toMatch(/: 3 stops/);
  const late = await shown("day_plan", `person:${ANA}`, { as: ANA, at: "2026-03-04T10:40" });
  const times = [...late.matchAll(/^(\d{2}:\d{2}) /gm)].map(([, time]) => time ?? "");
  expect(times.length).toBeGreaterThan(3);
  expect(times.every((time) => time >= "10:40")).toBe(true);
});

describe("what people say to a digest", () => {
  const ask = (text: string, as = ANA, channel: string | null = null) =>
    rounds.ask({ as, at: "2026-03-02T09:00", thread: null, channel, text });
  const duties = async (as: string) => {
    const { result } = await ask("which digests do I get?", as);
    return (result as { digests: { digest: string; reader: string; isBrief: boolean }[] }).digests;
  };

  test("less of it, none of it, and back again", async () => {
    expect(await duties(ANA)).toMatchObject([{ digest: "day_plan", isBrief: false }]);
    expect((await ask("less of this")).tool).toBe("change_digest");
    expect(await duties(ANA)).toMatchObject([{ digest: "day_plan", isBrief: true }]);
    const stopped = await ask("stop sending me the day plan");
    expect(await duties(ANA)).toEqual([]);
    const { changeIds } = stopped.result as { changeIds: string[] };
    await rounds.callTool("undo_change", { change: changeIds[0] }, { as: ANA, at: null });
    expect(await duties(ANA)).toMatchObject([{ digest: "day_plan", isBrief: true }]);
  });

  test("a manager subscribes the channel where it is said, reps only themselves", async () => {
    const reply = await ask("post the lead digest here at 8 on weekdays", DANA, "C042");
    expect(reply.input).toMatchObject({ digest: "lead_digest", channel: "here", at: "08:00" });
    expect(reply.result).toMatchObject({ reader: "channel:C042" });
    expect(await duties(DANA)).toContainEqual(
      expect.objectContaining({ digest: "lead_digest", reader: "channel:C042" }),
    );
    expect((await ask("post the lead digest here", ANA, "C042")).error?.code).toBe("not_allowed");
    const own = await ask("send me my day plan at 6:30");
    expect(own.result).toMatchObject({ reader: `person:${ANA}`, at: "06:30" });
    expect(await duties(ANA)).not.toContainEqual(
      expect.objectContaining({ reader: "channel:C042" }),
    );
  });

  test("somebody else's digest is not theirs to stop", async () => {
    const reply = await rounds.ask({
      as: ANA,
      at: "2026-03-02T09:00",
      thread: null,
      channel: null,
      text: "",
      press: {
        tool: "change_digest",
        input: { change: "off", digest: "weekly_review", reader: `person:${DANA}` },
      },
    });
    expect(reply.error?.code).toBe("not_found");
  });
});

test("a note is shown first, and sent once to each of the team", async () => {
  const as = "ben.ortiz@prairie.example";
  const said = await rounds.ask({
    as,
    at: "2026-03-25T16:40",
    thread: null,
    channel: null,
    text: "tell the team we won Walnut Pub, big order",
  });
  expect(said.result).toMatchObject({
    audience: "team",
    text: "We won Walnut Pub, big order",
    isSent: false,
  });
  expect(await rounds.database.client.post.count()).toBe(0);
  const input = { ...said.input, send: true };
  await rounds.callTool("share_note", input, { as, at: "2026-03-25T16:41" });
  await rounds.callTool("share_note", input, { as, at: "2026-03-25T16:41" });
  const posts = await rounds.database.client.post.findMany();
  expect(new Set(posts.map(({ reader }) => reader)).size).toBe(posts.length);
  expect(posts.map(({ reader }) => reader)).toContain("person:marcus.oyelaran@prairie.example");
  expect(posts.map(({ reader }) => reader)).not.toContain(`person:${as}`);
});
