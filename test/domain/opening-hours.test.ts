import fc from "fast-check";
import { expect, test } from "vitest";
import { parseOpeningHours } from "../../src/domain/opening-hours.ts";

test("split hours are two windows, and rules for the same day add up", () => {
  const week = parseOpeningHours("Mo-Sa 10:00-14:00; Mo-Sa 16:30-21:30");

  expect(week?.[0]).toEqual([
    { from: 600, to: 840 },
    { from: 990, to: 1290 },
  ]);
  expect(week?.[6]).toEqual([]);
});

test.each([
  ["24/7", [[0, 1440]], [[0, 1440]]],
  ["Mo-Sa 14:00-24:00", [[840, 1440]], []],
  ["Fr-Mo 09:00-12:00", [[540, 720]], [[540, 720]]],
  [
    "Mo,We 08:00-12:00,13:00-17:00",
    [
      [480, 720],
      [780, 1020],
    ],
    [],
  ],
  ["Sa 18:00-02:00", [], [[0, 120]]],
  ["Mo-Su 08:00-18:00; Su off", [[480, 1080]], []],
  ["Mo 08:00-12:00; Mo 10:00-14:00", [[480, 840]], []],
  ["08:00-18:00", [[480, 1080]], [[480, 1080]]],
])("%s: Monday and Sunday", (words, monday, sunday) => {
  const week = parseOpeningHours(words);
  const pairs = (day: number) => week?.[day]?.map(({ from, to }) => [from, to]);

  expect(pairs(0)).toEqual(monday);
  expect(pairs(6)).toEqual(sunday);
});

test.each([
  "whenever",
  "Mo-Fr",
  "Mo 25:00-26:00",
  "Mo 24:00-02:00",
  "Mo 08:00",
  "Mo 08:61-09:00",
  "Xx 08:00-09:00",
  "Mo 09:00-09:00",
])("%s cannot be read", (words) => {
  expect(parseOpeningHours(words)).toBeNull();
});

test("any text is read or refused, and windows are ascending, disjoint and within the day", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.stringMatching(
          /^(Mo|Tu|Su)(-Fr)? [0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d(; Sa 1\d:00-0\d:00)?$/,
        ),
      ),
      (words) => {
        for (const day of parseOpeningHours(words) ?? []) {
          for (const [index, { from, to }] of day.entries()) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(1440);
            expect(from).toBeGreaterThan(day[index - 1]?.to ?? -1);
          }
        }
      },
    ),
  );
});
