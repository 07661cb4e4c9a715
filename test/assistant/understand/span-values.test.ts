import { expect, test } from "vitest";
import { findDates } from "../../../src/assistant/understand/find-dates.ts";
import { type DateReading, readingOf } from "../../../src/assistant/understand/mention.ts";
import { readSentence } from "../../../src/assistant/understand/sentence.ts";
import { daysAgo, goalPeriod, monthsAhead } from "../../../src/assistant/understand/span-values.ts";

/** A Wednesday. */
const TODAY = "2026-02-11";

function read(text: string): DateReading | null {
  const [mention] = findDates(readSentence(text), TODAY);
  return mention === undefined ? null : readingOf(mention, "date");
}

test.each([
  ["next month", 1, "2026-03", "2026-03"],
  ["next quarter", 3, "2026-04", "2026-06"],
  ["the next six months", 6, null, null],
  ["the next two quarters", 6, null, null],
  ["the next half year", 6, null, null],
  ["half a year", 6, null, null],
  ["in june", 4, "2026-06", "2026-06"],
  ["this quarter", 1, null, "2026-03"],
  ["the rest of the year", 10, null, "2026-12"],
  ["next year", 12, "2027-01", "2027-12"],
])("%s is %s months ahead, from %s to %s", (...given) => {
  const [text, count, first, last] = given;
  const reading = read(text);
  expect(monthsAhead(reading, { type: "monthsAhead" }, TODAY)).toBe(count);
  expect(monthsAhead(reading, { type: "monthsAhead", part: "from" }, TODAY)).toBe(first);
  expect(monthsAhead(reading, { type: "monthsAhead", part: "to" }, TODAY)).toBe(last);
});

test("what is over is no month ahead", () => {
  expect(monthsAhead(read("last quarter"), { type: "monthsAhead" }, TODAY)).toBeNull();
});

test.each([
  ["for april", "2026-04"],
  ["in february", "2026-02"],
  ["in january", "2027-01"],
  ["in q2", "2026-Q2"],
  ["for the next quarter", "2026-Q2"],
  ["this year", "2026"],
  ["for 2027", "2027"],
  ["next month", "2026-03"],
  ["next week", null],
  ["tomorrow", null],
])("a goal %s is for %s", (text, period) => {
  expect(goalPeriod(read(text), TODAY)).toBe(period);
});

test.each([
  ["for 60 days", 60],
  ["in six weeks", 42],
  ["in the last 45 days", 45],
  ["since february 1", 10],
  ["next month", null],
  ["on monday", null],
])("not seen %s is %s days ago", (text, days) => {
  expect(daysAgo(read(text), TODAY)).toBe(days);
});
