import { expect, test } from "vitest";
import { withoutFillers } from "../../../src/assistant/understand/fillers.ts";

test.each([
  ["Um, who should I visit today?", "who should I visit today?"],
  ["Okay, so, uh, plan my day.", "plan my day."],
  ["So... log a visit", "log a visit"],
  ["Plan my day, um, for tomorrow", "Plan my day, for tomorrow"],
  ["I met uh Hank's Inn", "I met  Hank's Inn"],
  ["Ähm, plane meinen Tag", "plane meinen Tag"],
  ["Hey, what's next?", "what's next?"],
])("%s", (said, meant) => {
  expect(withoutFillers(said)).toBe(meant);
});

test.each([
  "who should I visit today?",
  "So who is next",
  "Oh Henry's Bar wants a quote",
  "um 16 Uhr muss ich zu Hause sein",
  "Plane meinen Tag so, dass ich um vier zurück bin",
  "quero um plano para amanhã",
  "Well House Tavern, brief me",
  "OK",
  "um",
  "Hm.",
  "ok and within 10 km only",
])("%s stays as it is", (text) => {
  expect(withoutFillers(text)).toBe(text);
});
