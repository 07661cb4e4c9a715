import { afterAll, beforeAll, expect, test } from "vitest";
import { citationsOf } from "../../../src/chat/teams/citations.ts";
import type { Rounds } from "../../../src/rounds.ts";
import { openDemo } from "../../world.ts";

let rounds: Rounds;

beforeAll(async () => {
  rounds = await openDemo();
});

afterAll(() => rounds.close());

const cited = async (text: string) =>
  citationsOf(
    await rounds.ask({
      as: "ana.torres@prairie.example",
      at: "2026-03-02T09:00",
      thread: null,
      channel: null,
      text,
    }),
  );

test("a plan cites the accounts of its first stops, each with its line", async () => {
  const citations = await cited("plan my day");
  expect(citations).toHaveLength(5);
  for (const { name, abstract } of citations) expect(abstract).toContain(name);
  expect(citations[0]?.abstract).toMatch(/^\d\d:\d\d 1\. /);
});

test("a brief cites its account once, with what matters most", async () => {
  expect(await cited("brief me on A1879")).toMatchObject([
    { name: "Mabel's Grill", abstract: expect.stringMatching(/^Next: .{20,155}$/) },
  ]);
});

test("leads are cited by their names", async () => {
  const [first] = await cited("which leads are waiting?");
  expect(first).toMatchObject({
    name: "Five Points Stop",
    abstract: expect.stringContaining("L1040"),
  });
});

test("help stands on no record", async () => {
  expect(await cited("help")).toEqual([]);
});

test("what the card does not show is not cited, and a longer name is another one", () => {
  const cards = [{ title: "Two", parts: [{ kind: "text" as const, text: "Corner Star #144" }] }];
  const accounts = [
    { accountId: "A1", account: "Corner Star #14" },
    { accountId: "A2", account: "Hidden Inn" },
  ];
  expect(citationsOf({ result: { accounts }, cards })).toEqual([]);
});
