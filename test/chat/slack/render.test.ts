import fc from "fast-check";
import { expect, test } from "vitest";
import { formView } from "../../../src/chat/slack/modal.ts";
import { readPress } from "../../../src/chat/slack/press.ts";
import { render } from "../../../src/chat/slack/render.ts";
import { checkPayload } from "../../wire/slack-limits.ts";
import { anyCard, anyForm, SAMPLES } from "./cards.ts";

const ASKED = { tool: "plan_day", input: { date: "2026-03-02" } };

const asPost = (text: string, blocks: readonly object[]) => ({
  text,
  blocks,
  unfurl_links: false,
  unfurl_media: false,
});

test.each(Object.entries(SAMPLES))("%s is drawn as it was", async (name, card) => {
  const { pictures: _, ...message } = render({ text: card.title, cards: [card] }, ASKED);
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
    `../../golden/slack-${name}.txt`,
  );
});

test("a year of months is written short, and other labels as they are", () => {
  const months = ["2025-11", "2025-12", "2026-01"];
  const chart = (labels: readonly string[]) => ({
    kind: "chart" as const,
    shape: "line" as const,
    title: "Attainment",
    unit: "percent" as const,
    currency: "USD",
    labels,
    series: [{ name: "Attainment", values: labels.map(() => 80) }],
  });
  const drawn = (labels: readonly string[]) =>
    JSON.stringify(
      render({ text: "x", cards: [{ title: "x", parts: [chart(labels)] }] }, ASKED).blocks,
    );
  expect(drawn(months)).toContain('"categories":["Nov","Dec","Jan"]');
  expect(drawn(months)).toContain('"Attainment (%)"');
  expect(drawn([...months, "2026-11"])).toContain('"2025-11"');
});

test("any answer is a message that Slack takes, also drawn plainly", () => {
  fc.assert(
    fc.property(
      fc.array(anyCard, { minLength: 1, maxLength: 4 }),
      fc.string({ minLength: 1, maxLength: 6000 }),
      (cards, text) => {
        const message = render({ text, cards }, ASKED);
        for (const blocks of [message.blocks, message.plainBlocks])
          expect(checkPayload("chat.postMessage", asPost(message.text, blocks))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("any form is one that Slack takes, or none", () => {
  const where = { channel: "D1", threadTs: null };
  const problemsOf = (view: object | null) =>
    view === null ? [] : checkPayload("views.open", { view });
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(problemsOf(formView(form, where))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("whatever comes back as a button's value is ours or nothing", () => {
  const packed = fc.base64String().map((bytes) => `z:${bytes}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), packed), (value) => {
      expect([undefined, "tool", "form", "file", "rows"]).toContain(readPress(value)?.kind);
    }),
  );
});
