import { expect, test } from "vitest";
import { scopeTo } from "../../src/data/scope.ts";
import { openLegStore } from "../../src/data/travel-legs.ts";
import type { LegStore, RoadLeg } from "../../src/domain/ports.ts";
import { googleRoutes } from "../../src/maps/roads/google-routes.ts";
import { missingBlocks } from "../../src/maps/roads/missing-blocks.ts";
import { osrm } from "../../src/maps/roads/osrm.ts";
import type { RoadSource } from "../../src/maps/roads/road-source.ts";
import { serviceRoads } from "../../src/maps/roads/service-roads.ts";
import { valhalla } from "../../src/maps/roads/valhalla.ts";
import { openEmptyDatabase } from "../world.ts";
import { type Answer, osrmAnswer } from "./road-server.ts";
import { closing, serving } from "./serving.ts";

/** A store in a database of its own. */
async function storing(): Promise<LegStore> {
  const database = await openEmptyDatabase();
  closing.push(() => database.close());
  return openLegStore(scopeTo(database.client, "small"), "small");
}

const DAY = "2026-03-03";
const moment = {
  instant: new Date("2026-03-03T12:00:00Z"),
  instantAt: (date: string, minute: number) =>
    new Date(new Date(`${date}T00:00:00Z`).getTime() + minute * 60_000),
};

const troubles: unknown[] = [];
const roadsOver = (source: RoadSource, store: LegStore) =>
  serviceRoads({ source, store, tell: (error) => troubles.push(error) });

/** So many places, 0.01 degrees apart from each other to the north. */
const places = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ lat: 42 + index / 100, lng: -93 }));

/** Half a minute and 700 m for each 0.01 degrees. */
const northward = ([, from]: readonly [number, number], [, to]: readonly [number, number]) => ({
  seconds: Math.round(Math.abs(to - from) * 100) * 30,
  metres: Math.round(Math.abs(to - from) * 100) * 700,
});

test("minutes are rounded up, and kilometres are those of the road", async () => {
  const service = await serving(({ path }) => osrmAnswer(path, northward));
  const roads = roadsOver(osrm(service.url), await storing())(moment);

  const table = await roads.table(places(4), DAY);

  expect(Array.from(table.minutes.subarray(0, 4))).toEqual([0, 1, 1, 2]);
  expect(table.km[3]).toBe(2.1);
  expect(table).toMatchObject({
    source: "by road (OSRM), without traffic",
    hours: [],
    trouble: null,
  });
});

test("what was asked for once is not asked for again, by another process either; a new place only for its own ways", async () => {
  const service = await serving(({ path }) => osrmAnswer(path, northward));
  const store = await storing();
  const first = roadsOver(osrm(service.url), store);
  await first(moment).table(places(30), DAY);
  await first(moment).table(places(30), DAY);

  const second = roadsOver(osrm(service.url), store)(moment);
  const table = await second.table(places(30), DAY);
  expect(service.asked).toHaveLength(1);
  expect(table.trouble).toBeNull();
  await second.table(places(31), DAY);

  // The new one to the thirty, and the thirty to the new one.
  const ways = service.asked.slice(1).map(({ path }) => path.split("?")[1]);
  expect(ways).toHaveLength(2);
  expect(ways.every((query) => query?.includes("sources") || query?.includes("destinations"))).toBe(
    true,
  );
});

test("no request has more places than the server takes", async () => {
  const service = await serving(({ path }) => osrmAnswer(path, northward));
  const roads = roadsOver(osrm(service.url), await storing())(moment);

  const table = await roads.table(places(230), DAY);

  expect(table.trouble).toBeNull();
  expect(service.asked.length).toBeGreaterThan(4);
});

test("blocks bring everything that is missing, within the limits", () => {
  const names = Array.from({ length: 130 }, (_, index) => `p${index}`);
  const missing = new Map(
    names.map((name, index) => [name, index < 3 ? names : [`p${index % 7}`, "p9"]]),
  );

  const blocks = missingBlocks(missing, { places: 100, ways: 625 });

  const brought = new Set(
    blocks.flatMap(({ from, to }) => from.flatMap((one) => to.map((other) => `${one} ${other}`))),
  );
  const wanted = [...missing].flatMap(([one, to]) => to.map((other) => `${one} ${other}`));
  expect(wanted.filter((way) => !brought.has(way))).toEqual([]);
  expect(
    blocks.filter(
      ({ from, to }) => new Set([...from, ...to]).size > 100 || from.length * to.length > 625,
    ),
  ).toEqual([]);
});

test("of many places around one only the nearest are asked for; the others are estimated", async () => {
  const service = await serving(({ path }) => osrmAnswer(path, northward));
  const roads = roadsOver(osrm(service.url), await storing())(moment);
  const around = places(301).slice(1).toReversed();

  const row = await roads.from({ lat: 42, lng: -93 }, around, DAY);

  // The nearest hundred come last: 0.01 to 1 degree away, half a minute each.
  expect(row.estimated.filter((each) => each === 1)).toHaveLength(200);
  expect(row.minutes[299]).toBe(1);
  expect(row.minutes[200]).toBe(50);
  expect(row.minutes[0]).toBeGreaterThan(150); // 334 km as the crow flies
  expect(row.minutes).toHaveLength(300);
});

test("what a busy server refuses is asked for once more", async () => {
  let times = 0;
  const service = await serving(({ path }) => {
    times += 1;
    return times === 1 ? { status: 503, body: "busy" } : osrmAnswer(path, northward);
  });
  const roads = roadsOver(osrm(service.url), await storing())(moment);

  const table = await roads.table(places(3), DAY);

  expect(table.trouble).toBeNull();
  expect(service.asked).toHaveLength(2);
});

test("a server that is down is left alone for a while, and everything is estimated", async () => {
  const service = await serving(() => ({ status: 500, body: "no" }));
  const roads = roadsOver(osrm(service.url), await storing());

  const table = await roads(moment).table(places(3), DAY);
  await roads(moment).table(places(3), DAY);

  expect(table.trouble).toBe("the road service did not answer");
  expect([...table.estimated]).toEqual([0, 1, 1, 1, 0, 1, 1, 1, 0]);
  expect(Math.min(...[1, 2, 3].map((leg) => table.minutes[leg] ?? 0))).toBeGreaterThan(0);
  expect(service.asked).toHaveLength(3);
});

test("an answer waits four seconds for all of its tables, not longer", async () => {
  const service = await serving(() => new Promise<Answer>(() => {}));
  const roads = roadsOver(osrm(service.url), await storing())(moment);
  const began = performance.now();

  const table = await roads.table(places(3), DAY);
  const again = await roads.from({ lat: 42.5, lng: -93 }, places(3), DAY);

  // Two questions of four seconds would be eight.
  expect(performance.now() - began).toBeLessThan(7900);
  expect(table.trouble).toBe("the road service took too long");
  expect(again.trouble).not.toBeNull();
});

test("a way that the server does not know is estimated, and not asked for again", async () => {
  const service = await serving(({ path }) =>
    osrmAnswer(path, (from, to) =>
      from[1] === 42.02 || to[1] === 42.02 ? { seconds: null, metres: 0 } : northward(from, to),
    ),
  );
  const roads = roadsOver(osrm(service.url), await storing());

  await roads(moment).table(places(3), DAY);
  const table = await roads(moment).table(places(3), DAY);

  expect([...table.estimated]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0]);
  expect(table.trouble).toBe("the road service knows no way there");
  expect(service.asked).toHaveLength(1);
});

test("Valhalla is asked with lat and lon, and its kilometres are read", async () => {
  // The shape of https://valhalla.github.io/valhalla/api/matrix/api-reference/; no way has no time.
  const way = (time: number | null, distance: number | null) => ({
    time,
    distance,
    from_index: 0,
    to_index: 0,
  });
  const service = await serving(() => ({
    status: 200,
    body: {
      algorithm: "costmatrix",
      units: "kilometers",
      sources: [],
      targets: [],
      sources_to_targets: [
        [way(0, 0), way(90.5, 1.234)],
        [way(null, null), way(0, 0)],
      ],
    },
  }));
  const two = places(2);

  const legs = await valhalla(service.url).ask({
    from: two,
    to: two,
    departAt: null,
    signal: AbortSignal.timeout(5000),
  });

  expect(legs).toEqual([
    { seconds: 0, metres: 0 },
    { seconds: 91, metres: 1234 },
    null,
    { seconds: 0, metres: 0 },
  ] satisfies RoadLeg[]);
  expect(service.asked[0]).toMatchObject({
    path: "/sources_to_targets",
    body: { sources: [{ lat: 42, lon: -93 }, {}], costing: "auto" },
  });
});

test("what Valhalla refuses is told in its own words", async () => {
  const service = await serving(() => ({
    status: 400,
    body: {
      error_code: 154,
      error: "Path distance exceeds the max distance limit: 400000 meters",
      status_code: 400,
      status: "Bad Request",
    },
  }));
  const roads = roadsOver(valhalla(service.url), await storing())(moment);

  const table = await roads.table(places(2), DAY);

  expect(table.trouble).toBe("the road service refused");
  expect(String(troubles.at(-1))).toContain("exceeds the max distance limit");
});

test("Google is asked for each part of the day, of the next week when that is over, with the key in a header", async () => {
  // https://developers.google.com/maps/documentation/routes/reference/rest/v2/TopLevel/computeRouteMatrix
  const service = await serving(({ body }) => {
    const { departureTime } = body as { departureTime: string };
    const duration = departureTime.endsWith("T17:00:00.000Z") ? "600s" : "290.4s";
    return {
      status: 200,
      body: [
        { originIndex: 1, destinationIndex: 0, status: {}, condition: "ROUTE_NOT_FOUND" },
        {
          originIndex: 0,
          destinationIndex: 1,
          status: {},
          distanceMeters: 4321,
          duration,
          condition: "ROUTE_EXISTS",
        },
      ],
    };
  });
  const source = googleRoutes({ url: service.url, key: "secret", waysADay: 1000 });
  const roads = roadsOver(source, await storing())(moment);

  const table = await roads.table(places(2), DAY);

  // Noon of that day has come: the morning is next week's.
  const times = service.asked.map(({ body }) => (body as { departureTime: string }).departureTime);
  expect(times.toSorted()).toEqual([
    "2026-03-03T12:00:00.000Z",
    "2026-03-03T17:00:00.000Z",
    "2026-03-10T08:00:00.000Z",
  ]);
  expect(service.asked[0]?.headers["x-goog-api-key"]).toBe("secret");
  expect(service.asked[0]?.path).not.toContain("secret");
  expect(table.hours.map(({ from, minutes }) => [from, minutes[1]])).toEqual([
    [0, 5],
    [600, 5],
    [930, 10],
  ]);
  expect(table.minutes[1]).toBe(7); // (5 + 5 + 10) / 3, rounded up
  expect([...table.estimated]).toEqual([0, 0, 1, 0]);
});

test("what is paid for ends with the day's allowance", async () => {
  const service = await serving(() => ({ status: 200, body: [] }));
  const source = googleRoutes({ url: service.url, key: "secret", waysADay: 20 });
  const roads = roadsOver(source, await storing())(moment);

  // Three parts of the day with 9 ways each: two are asked for.
  const table = await roads.table(places(3), DAY);

  expect(service.asked).toHaveLength(2);
  expect(table.trouble).toBe("today's allowance of the road service is used up");
});
