import { expect, test } from "vitest";
import { aboutTime, willBeLookedUp } from "../../src/cards/lookup-words.ts";
import { addressKey, isAddress, minutesFor, pointIn } from "../../src/domain/places.ts";
import { wantedOf } from "../../src/domain/postal-address.ts";

const AMES = { city: "Ames", state: "IA", zip: "50010", country: "US" };

test.each([
  ["120 Grand Ave, Suite 200", "120 Grand Ave"],
  ["120 Grand Ave Ste. 4B", "120 Grand Ave"],
  ["120 Grand Ave #12", "120 Grand Ave"],
  ["120 Grand Ave, Ames, IA 50010", "120 Grand Ave"],
  ["120 Grand Ave, Ames IA", "120 Grand Ave"],
  ["109, Ames St", "109, Ames St"],
  ["Hauptstr. 12, 2. OG", "Hauptstr. 12"],
  ["Suite Street 5", "Suite Street 5"],
  ["7 Unity Road", "7 Unity Road"],
  ["1 Floral Avenue", "1 Floral Avenue"],
])("of %s the street is %s", (street, asked) => {
  expect(wantedOf({ ...AMES, street })).toEqual({ ...AMES, street: asked });
});

test("an address that stands in one line is asked for as that line", () => {
  const line = { street: "120 Grand Ave, Ames, IA 50010", city: null, state: null, zip: null };

  expect(wantedOf({ ...line, country: "US" })).toBe("120 Grand Ave, Ames, IA 50010, US");
});

test("one address has one name", () => {
  const written = { ...AMES, street: "120 Grand Ave." };

  expect(addressKey({ ...written, street: " 120  grand AVE" })).toBe(addressKey(written));
  expect(addressKey({ ...written, zip: "50011" })).not.toBe(addressKey(written));
});

test.each([
  ["41.62, -93.65", { lat: 41.62, lng: -93.65 }],
  ["(41.62 -93.65)", { lat: 41.62, lng: -93.65 }],
  ["-93.65, 41.62", null],
  ["120 Grand Ave", null],
])("%s as coordinates", (words, point) => {
  expect(pointIn(words)).toEqual(point);
});

test.each([
  ["120 Grand Ave", true],
  ["Hauptstr. 12, Bonn", true],
  ["QuickStop #104", false],
  ["Ames", false],
  ["52556", false],
])("whether %s may be an address", (words, is) => {
  expect(isAddress(words)).toBe(is);
});

test("how long it takes follows from the pace and from what the day has left", () => {
  const limits = { everyMs: 1000, perDay: 2000, left: 2000 };

  expect(minutesFor(0, limits)).toBeNull();
  expect(minutesFor(212, limits)).toBe(4); // 212 s
  expect(minutesFor(2000, limits)).toBe(34); // 2,000 s
  // 2,000 today, 2,000 tomorrow, 500 on the day after.
  expect(minutesFor(4500, limits)).toBe(2 * 24 * 60);
  expect(willBeLookedUp(212, "Nominatim", 4)).toBe(
    "212 addresses will be looked up with Nominatim, about 4 minutes",
  );
  expect([1, 90, 150, 2880].map(aboutTime)).toEqual([
    "about 1 minute",
    "about 90 minutes",
    "about 3 hours",
    "about 2 days",
  ]);
});
