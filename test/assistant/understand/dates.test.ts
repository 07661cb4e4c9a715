import { describe, expect, test } from "vitest";
import { findDates } from "../../../src/assistant/understand/find-dates.ts";
import type { DateReading } from "../../../src/assistant/understand/mention.ts";
import { readingOf } from "../../../src/assistant/understand/mention.ts";
import { readSentence } from "../../../src/assistant/understand/sentence.ts";

/** A Wednesday. */
const TODAY = "2026-05-13";

function read(text: string): DateReading | null {
  const [mention] = findDates(readSentence(text), TODAY);
  return mention === undefined ? null : readingOf(mention, "date");
}

describe("a day", () => {
  test.each([
    ["see you tomorrow", "2026-05-14"],
    ["tmrw pls", "2026-05-14"],
    ["the day after tomorrow", "2026-05-15"],
    ["on wednesday", "2026-05-20"],
    ["thurs", "2026-05-14"],
    ["wensday", "2026-05-20"],
    ["next monday", "2026-05-18"],
    ["next friday", "2026-05-22"],
    ["the 20th", "2026-05-20"],
    ["on the 5th", "2026-06-05"],
    ["April 2nd", "2027-04-02"],
    ["june first", "2026-06-01"],
    ["6/3", "2026-06-03"],
    ["in two weeks", "2026-05-27"],
    ["in a week", "2026-05-20"],
    ["for 30 days", "2026-06-12"],
    ["for a month", "2026-06-13"],
    ["until July", "2026-07-01"],
    ["until may", "2027-05-01"],
    ["by the end of the month", "2026-05-31"],
    ["mid june", "2026-06-15"],
    ["a fortnight", "2026-05-27"],
  ])("%s is %s", (text, date) => {
    expect(read(text)?.date).toBe(date);
  });
});

describe("a period", () => {
  test.each([
    ["this week", "2026-05-11", "2026-05-17"],
    ["last week", "2026-05-04", "2026-05-10"],
    ["last month", "2026-04-01", "2026-04-30"],
    ["last quarter", "2026-01-01", "2026-03-31"],
    ["this quarter", "2026-04-01", "2026-06-30"],
    ["in february", "2026-02-01", "2026-02-28"],
    ["in december", "2025-12-01", "2025-12-31"],
    ["year to date", "2026-01-01", "2026-05-13"],
    ["so far this month", "2026-05-01", "2026-05-13"],
    ["Q1", "2026-01-01", "2026-03-31"],
    ["january through march", "2026-01-01", "2026-03-31"],
    ["between april 20 and may 2", "2026-04-20", "2026-05-02"],
    ["the week of may 20", "2026-05-18", "2026-05-24"],
    ["since monday", "2026-05-11", null],
    ["since march", "2026-03-01", null],
    ["since the 1st of june", "2025-06-01", null],
    ["since last friday", "2026-05-08", null],
  ])("%s is from %s to %s", (text, from, to) => {
    expect(read(text)).toMatchObject({ from, to });
  });
});

describe("no date", () => {
  test.each(["may I ask something", "the 2nd one", "three quarters of an hour", "satisfaction 4"])(
    "%s",
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});
