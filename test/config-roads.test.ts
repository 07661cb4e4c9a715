import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { startLines } from "../src/start-lines.ts";

const roadsLine = (env: Readonly<Record<string, string>>): string =>
  startLines(readConfig(env)).find((line) => line.startsWith("roads")) ?? "";

test("without a service driving times are estimated, and the start says how to change that", () => {
  expect(readConfig({}).roads).toEqual({ osrmUrl: null, valhallaUrl: null, traffic: null });
  expect(roadsLine({})).toBe(
    "roads      driving times are estimated from distance. For real ones set ROUNDS_OSRM_URL, ROUNDS_VALHALLA_URL or ROUNDS_TRAFFIC_KEY.",
  );
});

test("a service is named by its address, a key by the usual one", () => {
  expect(readConfig({ ROUNDS_OSRM_URL: "http://localhost:5000/" }).roads.osrmUrl).toBe(
    "http://localhost:5000",
  );
  expect(readConfig({ ROUNDS_TRAFFIC_KEY: "secret" }).roads.traffic).toEqual({
    url: "https://routes.googleapis.com",
    key: "secret",
    waysADay: 10_000,
  });
  expect(roadsLine({ ROUNDS_TRAFFIC_KEY: "secret" })).toBe(
    "roads      driving times with traffic from routes.googleapis.com, at most 10000 ways a day.",
  );
});

test.each([
  [
    { ROUNDS_OSRM_URL: "localhost:5000" },
    "ROUNDS_OSRM_URL is not an address: write it as http://localhost:5000.",
  ],
  [
    { ROUNDS_VALHALLA_URL: "http://me:secret@maps.example" },
    "ROUNDS_VALHALLA_URL is not an address: write it as http://localhost:8002.",
  ],
  [
    { ROUNDS_OSRM_URL: "http://localhost:5000", ROUNDS_TRAFFIC_KEY: "secret" },
    "More than one of ROUNDS_OSRM_URL, ROUNDS_VALHALLA_URL and ROUNDS_TRAFFIC_KEY is set: keep one of them.",
  ],
  [
    { ROUNDS_TRAFFIC_KEY: "secret", ROUNDS_TRAFFIC_WAYS: "many" },
    "ROUNDS_TRAFFIC_WAYS is not a whole number from 1 to 1000000.",
  ],
])("%o is refused with what to do", (env, hint) => {
  expect(() => readConfig(env)).toThrow(expect.objectContaining({ code: "bad_config", hint }));
});
