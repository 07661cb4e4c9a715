import { describe, expect, test } from "vitest";
import { findQuantities } from "../../../src/assistant/understand/find-quantities.ts";
import { readSentence } from "../../../src/assistant/understand/sentence.ts";

function read(text: string): unknown {
  return findQuantities(readSentence(text), [])[0]?.readings[0];
}

describe("a time of day", () => {
  test.each([
    ["back by 4", 16 * 60],
    ["leave at 7:15", 7 * 60 + 15],
    ["before 930", 9 * 60 + 30],
    ["done by 230", 14 * 60 + 30],
    ["home by five", 17 * 60],
    ["half past three", 15 * 60 + 30],
    ["quarter to 5", 16 * 60 + 45],
    ["the 2pm", 14 * 60],
    ["my one o'clock", 13 * 60],
    ["at noon", 12 * 60],
    ["by seven thirty", 7 * 60 + 30],
    ["6 a.m.", 6 * 60],
    ["home by twenty to six", 17 * 60 + 40],
    ["one fifteen fell through", 13 * 60 + 15],
    ["around 9ish", 9 * 60],
  ])("%s is minute %i", (text, minute) => {
    expect(read(text)).toMatchObject({ type: "time", minute });
  });

  test.each([
    ["back by 4", true],
    ["half past three", true],
    ["back by 4 pm", false],
    ["leave at 7:15", false],
  ])("%s: whether it was a guess that it is in the afternoon: %s", (text, isGuess) => {
    expect("isGuess" in Object(read(text))).toBe(isGuess);
  });
});

describe("a duration", () => {
  test.each([
    ["half an hour", 30],
    ["three quarters of an hour", 45],
    ["an hour and a half", 90],
    ["an hour and a quarter", 75],
    ["two hours and three quarters", 165],
    ["one and a quarter hours", 75],
    ["1h20", 80],
    ["an hr and 10 min", 70],
    ["two and a half hours", 150],
    ["2.5 hours", 150],
    ["thirty-five minutes", 35],
  ])("%s is %i minutes", (text, minutes) => {
    expect(read(text)).toEqual({ type: "duration", minutes });
  });
});

describe("other amounts", () => {
  test.each([
    ["within 5 miles", { type: "distance", km: 8 }],
    ["within 12.5 km", { type: "distance", km: 12.5 }],
    ["about 20k", { type: "money", cents: 2_000_000 }],
    ["$1.2 million", { type: "money", cents: 120_000_000 }],
    ["$180,000", { type: "money", cents: 18_000_000 }],
    ["15 percent", { type: "share", share: 0.15 }],
    ["four out of five", { type: "rating", mark: 4 }],
    ["satisfaction was 3", { type: "rating", mark: 3 }],
    ["top twenty-five", { type: "number", value: 25 }],
    ["half a dozen stops", { type: "number", value: 6 }],
    ["lead L1004", { type: "lead", id: "L1004" }],
    ["P7", { type: "proposal", id: "P7" }],
  ])("%s", (text, reading) => {
    expect(read(text)).toEqual(reading);
  });
});
