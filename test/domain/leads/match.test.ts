import { expect, test } from "vitest";
import { createMatchIndex } from "../../../src/domain/leads/match.ts";
import {
  type Identity,
  nameWords,
  ownDomain,
  phoneDigits,
} from "../../../src/domain/leads/match-keys.ts";
import { isLikeName, jaroWinkler } from "../../../src/domain/leads/similar-names.ts";

const AMES = { lat: 42.03, lng: -93.62 };

const known = (id: string, more: Partial<Identity> = {}): Identity => ({
  id,
  name: null,
  town: null,
  place: null,
  emails: [],
  websites: [],
  phones: [],
  ...more,
});

const indexOf = (...rows: readonly Identity[]) => {
  const index = createMatchIndex();
  for (const row of rows) index.add(row);
  return (wanted: Partial<Identity>) => index.match(known("new", wanted))?.row.id ?? null;
};

test("Jaro-Winkler as Winkler published it", () => {
  // Winkler 1990, table 1
  expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.961, 3);
  expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 2);
  expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.813, 3);
});

test.each([
  ["Harbor Bakery", "Harbour Bakery, LLC", true],
  ["Joe's Bar", "Joes Bar & Grill", true],
  ["The Corn Crib", "Corn Crib Inc.", true],
  ["Café Zürich", "Cafe Zurich GmbH", true],
  ["QuickStop #104", "QuickStop #105", false],
  ["Amber Lantern Bar", "Amber Lantern Inn", false],
  ["Ames Bakery", "Ames Hardware", false],
])("%s and %s: %s", (a, b, isLike) => {
  expect(isLikeName(nameWords(a), nameWords(b))).toBe(isLike);
});

test("domains are those that somebody registered; free mail and pages that anybody has tell nothing", () => {
  expect(ownDomain("desk@mail.acme.example")).toBe("acme.example");
  expect(ownDomain("https://www.acme.co.uk/shop?a=b")).toBe("acme.co.uk");
  expect(ownDomain("ann@gmail.com")).toBeNull();
  expect(ownDomain("https://facebook.com/acme")).toBeNull();
  expect(phoneDigits("+1 (515) 555-0100 x12")).toBe(phoneDigits("515.555.0100"));
  expect(phoneDigits("911")).toBeNull();
});

test("e-mail, domain, telephone, and a like name at the same place find it; elsewhere the name does not", () => {
  const match = indexOf(
    known("A1", { name: "Harbor Bakery", town: "Ames", place: AMES, websites: ["harbor.example"] }),
    known("A2", {
      name: "Corner Cafe",
      place: AMES,
      phones: ["515-555-0123"],
      emails: ["joe@gmail.com"],
    }),
  );
  expect(match({ emails: ["x@harbor.example"] })).toBe("A1");
  expect(match({ emails: ["joe@gmail.com"] })).toBe("A2");
  expect(match({ emails: ["jim@gmail.com"] })).toBeNull();
  expect(match({ phones: ["(515) 5550123"] })).toBe("A2");
  expect(match({ name: "Harbour Bakery", town: "ames" })).toBe("A1");
  expect(match({ name: "Harbour Bakery", town: "Boone" })).toBeNull();
  // 0.015 degrees are 1.7 km, 0.03 are 3.3 km
  expect(match({ name: "Corner Café", place: { lat: 42.045, lng: -93.62 } })).toBe("A2");
  expect(match({ name: "Corner Café", place: { lat: 42.06, lng: -93.62 } })).toBeNull();
  expect(match({ town: "Ames", place: AMES })).toBeNull();
});

test("a domain that branches share means the branch at the place, or none", () => {
  const match = indexOf(
    known("A1", { town: "Ames", websites: ["chain.example"] }),
    known("A2", { town: "Boone", websites: ["chain.example"] }),
  );
  expect(match({ town: "Boone", emails: ["m@chain.example"] })).toBe("A2");
  expect(match({ town: "Dubuque", emails: ["m@chain.example"] })).toBeNull();
});

test("it follows what is added and taken out, among fifty thousand", () => {
  const index = createMatchIndex<Identity>();
  for (let at = 0; at < 50_000; at++)
    index.add(
      known(`A${at}`, {
        name: `Place ${at % 500} of ${at}`,
        town: `Town ${at % 900}`,
        websites: [`a${at}.example`],
      }),
    );
  for (let at = 0; at < 1000; at++)
    expect(index.match(known("new", { emails: [`x@a${at * 7}.example`] }))?.row.id).toBe(
      `A${at * 7}`,
    );
  index.remove("A7");
  expect(index.match(known("new", { emails: ["x@a7.example"] }))).toBeNull();
  index.add(known("A8", { websites: ["other.example"] }));
  expect(index.match(known("new", { emails: ["x@a8.example"] }))).toBeNull();
});
