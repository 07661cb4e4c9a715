import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Place } from "../../src/domain/units.ts";
import { osrm } from "../../src/maps/roads/osrm.ts";
import { openService, type Service } from "./road-server.ts";

/** Answers of a real osrm-routed for Monaco, errors included. They are kept beside the project, not in it. */
const RECORDED = "../shared/data/osm/osrm/recorded-monaco.json";

const recording = z.record(
  z.string(),
  z.object({ request: z.string(), status: z.int(), body: z.unknown() }),
);

describe.skipIf(!existsSync(RECORDED))(`what a real OSRM answered (needs ${RECORDED})`, () => {
  let recorded: z.output<typeof recording>;
  let service: Service;

  beforeAll(async () => {
    recorded = recording.parse(JSON.parse(readFileSync(RECORDED, "utf8")));
    // What is asked for besides the times is left to the server: one recording has no distances.
    const plain = (path: string): string => path.replace(/[?&]annotations=.*$/, "");
    service = await openService(({ path }) => {
      const found = Object.values(recorded).find(({ request }) => plain(request) === plain(path));
      return found ?? { status: 599, body: `nothing was recorded for ${path}` };
    });
  });

  afterAll(() => service.close());

  const signal = (): AbortSignal => AbortSignal.timeout(5000);

  const placesOf = (name: string): readonly Place[] =>
    (/driving\/([-\d.,;]+)/.exec(recorded[name]?.request ?? "")?.[1] ?? "")
      .split(";")
      .map((each) => {
        const [lng = 0, lat = 0] = each.split(",").map(Number);
        return { lat, lng };
      });

  const ask = (from: readonly Place[], to: readonly Place[]) =>
    osrm(service.url).ask({ from, to, departAt: null, signal: signal() });

  test("a table is read row by row, seconds rounded up", async () => {
    const places = placesOf("table-4");

    const legs = await ask(places, places);

    // durations [0, 347.1, 133.6, 309], [378.8, ...]; distances [0, 4915.8, ...]
    expect(legs).toHaveLength(16);
    expect(legs.slice(0, 5)).toEqual([
      { seconds: 0, metres: 0 },
      { seconds: 348, metres: 4916 },
      { seconds: 134, metres: 1811 },
      { seconds: 309, metres: 3626 },
      { seconds: 379, metres: 4997 },
    ]);
  });

  test("one row is asked for as one row", async () => {
    const places = placesOf("table-sources");

    const legs = await ask(places.slice(0, 1), places);

    expect(legs.map((leg) => leg?.seconds)).toEqual([0, 348, 134, 309]);
  });

  test("places outside the extract, which it moves to the nearest road it knows, are not known", async () => {
    const places = placesOf("far-away");

    expect(await ask(places, places)).toEqual([null, null, null, null]);
  });

  test("too many places are refused in its own words, and it is not down for that", async () => {
    const places = placesOf("too-big");

    await expect(ask(places, places)).rejects.toMatchObject({
      message: expect.stringContaining("Too many table coordinates"),
      status: 400,
      isDown: false,
    });
  });
});
