import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startLines } from "../src/start-lines.ts";

const placesLine = (env: Readonly<Record<string, string>>): string =>
  startLines(readConfig(env)).find((line) => line.startsWith("places")) ?? "";

test("without a service accounts lie at their postal code or town, and the start says how to change that", () => {
  expect(readConfig({}).geocoding).toBeNull();
  expect(placesLine({})).toBe(
    "places     accounts without coordinates lie at their postal code or town. To look up addresses set ROUNDS_NOMINATIM_URL or ROUNDS_GEOCODING_KEY.",
  );
});

test("a server is named by its address, and asked once a second unless it takes more", () => {
  const env = { ROUNDS_NOMINATIM_URL: "http://localhost:8080/" };

  expect(readConfig(env).geocoding).toEqual({
    service: "nominatim",
    url: "http://localhost:8080",
    key: null,
    email: null,
    perSecond: 1,
    perDay: 2000,
  });
  expect(placesLine({ ...env, ROUNDS_NOMINATIM_PER_SECOND: "20" })).toBe(
    "places     addresses are looked up at localhost:8080, at most 20 a second, 2000 a day.",
  );
});

test("Google is named by its key, and the key is not told", () => {
  const env = { ROUNDS_GEOCODING_KEY: "secret", ROUNDS_GEOCODING_PER_DAY: "300" };

  expect(readConfig(env).geocoding).toMatchObject({ service: "google", key: "secret" });
  expect(placesLine(env)).toBe(
    "places     addresses are looked up at maps.googleapis.com, at most 300 a day.",
  );
});

test.each([
  [
    { ROUNDS_NOMINATIM_URL: "localhost:8080" },
    "ROUNDS_NOMINATIM_URL is not an address: write it as http://localhost:8080.",
  ],
  [
    { ROUNDS_NOMINATIM_URL: "http://localhost:8080", ROUNDS_GEOCODING_KEY: "secret" },
    "Both ROUNDS_NOMINATIM_URL and ROUNDS_GEOCODING_KEY are set: keep one of them.",
  ],
  [
    { ROUNDS_NOMINATIM_URL: "https://nominatim.openstreetmap.org" },
    "nominatim.openstreetmap.org asks who you are: set ROUNDS_NOMINATIM_EMAIL to an address of yours.",
  ],
  [
    {
      ROUNDS_NOMINATIM_URL: "https://nominatim.openstreetmap.org",
      ROUNDS_NOMINATIM_EMAIL: "ops@small.example",
      ROUNDS_NOMINATIM_PER_SECOND: "5",
    },
    "nominatim.openstreetmap.org allows one request a second: set ROUNDS_NOMINATIM_PER_SECOND to 1.",
  ],
  [
    { ROUNDS_NOMINATIM_EMAIL: "ops\r\nX-Evil: 1@small.example" },
    "ROUNDS_NOMINATIM_EMAIL is not an e-mail address.",
  ],
  [
    { ROUNDS_NOMINATIM_PER_SECOND: "1000" },
    "ROUNDS_NOMINATIM_PER_SECOND is not a number from 0.1 to 100.",
  ],
  [
    { ROUNDS_GEOCODING_PER_DAY: "0" },
    "ROUNDS_GEOCODING_PER_DAY is not a whole number from 1 to 1000000.",
  ],
])("%o is refused with what to do", (env, problem) => {
  expect(() => readConfig(env)).toThrow(expect.objectContaining({ hint: problem }));
});
