import { expect, test } from "vitest";
import {
  closedMonths,
  lastQuarterOf,
  monthsOf,
  periodBefore,
  quarterOf,
  shiftMonths,
  yearOf,
} from "../../../src/domain/performance/periods.ts";

const days = (from: string, to: string) => ({ from, to });

test.each([
  // [from, to, today, first closed, last closed]
  ["2026-01-01", "2026-03-31", "2026-03-31", "2026-01", "2026-02"],
  ["2026-01-01", "2026-03-31", "2026-04-01", "2026-01", "2026-03"],
  ["2025-12-15", "2026-02-10", "2026-06-01", "2026-01", "2026-01"],
  ["2024-02-01", "2024-02-29", "2024-03-01", "2024-02", "2024-02"],
])("of %s to %s the months closed on %s are %s to %s", (...given) => {
  const [from, to, today, first, last] = given;
  expect(closedMonths(days(from, to), today, "2030-01")).toMatchObject({ first, last });
});

test("a week, a month that runs and a period to come have no closed month", () => {
  expect(closedMonths(days("2026-03-02", "2026-03-08"), "2026-05-01", "2030-01")).toBeNull();
  expect(closedMonths(days("2026-03-01", "2026-03-31"), "2026-03-31", "2030-01")).toBeNull();
  expect(closedMonths(days("2026-07-01", "2026-09-30"), "2026-03-31", "2030-01")).toBeNull();
});

test("a month that ended counts once its sales are known", () => {
  const quarter = days("2026-01-01", "2026-03-31");
  expect(closedMonths(quarter, "2026-04-02", "2026-02")).toMatchObject({ last: "2026-02" });
  expect(closedMonths(quarter, "2026-04-02", null)).toBeNull();
});

test.each([
  [days("2026-01-01", "2026-03-31"), days("2025-10-01", "2025-12-31")],
  [days("2026-01-01", "2026-01-31"), days("2025-12-01", "2025-12-31")],
  [days("2024-03-01", "2024-03-31"), days("2024-02-01", "2024-02-29")],
  // So far: up to the same day of the period before.
  [days("2026-01-01", "2026-03-13"), days("2025-10-01", "2025-12-13")],
  [days("2026-03-01", "2026-03-30"), days("2026-02-01", "2026-02-28")],
  // A week goes back by its days, also over New Year.
  [days("2026-01-05", "2026-01-11"), days("2025-12-29", "2026-01-04")],
])("before %o was %o", (period, before) => {
  expect(periodBefore(period)).toEqual(before);
});

test("a year before, the end of February stays its end", () => {
  expect(shiftMonths(days("2024-02-01", "2024-02-29"), -12)).toEqual(
    days("2023-02-01", "2023-02-28"),
  );
  expect(shiftMonths(days("2023-02-01", "2023-02-28"), 12)).toEqual(
    days("2024-02-01", "2024-02-29"),
  );
});

test("the last three closed months, also in January", () => {
  expect(lastQuarterOf("2026-01-20")).toEqual(days("2025-10-01", "2025-12-31"));
});

test("quarters and years of a fiscal calendar that begins in July", () => {
  expect(quarterOf("2026-03-02", 1)).toEqual(days("2026-01-01", "2026-03-31"));
  expect(quarterOf("2026-03-02", 2)).toEqual(days("2026-02-01", "2026-04-30"));
  expect(yearOf("2026-03-02", 1)).toEqual(days("2026-01-01", "2026-12-31"));
  expect(yearOf("2026-03-02", 7)).toEqual(days("2025-07-01", "2026-06-30"));
});

test("months go over the end of a year", () => {
  expect(monthsOf("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
});
