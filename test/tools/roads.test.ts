import { afterEach, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import type { RoadSettings } from "../../src/config-roads.ts";
import type { Rounds } from "../../src/rounds.ts";
import type { PlanResult } from "../../src/tools/plan-result.ts";
import {
  type Answer,
  type Asked,
  googleAnswer,
  matrixRequest,
  openService,
  osrmAnswer,
  type Service,
} from "../maps/road-server.ts";
import { openSmall } from "../world.ts";

const NONE: RoadSettings = { osrmUrl: null, valhallaUrl: null, traffic: null };
const WHO = { as: "ann@small.example", at: "2026-03-03T06:00" };

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serving(answer: (asked: Asked) => Answer): Promise<Service> {
  const service = await openService(answer);
  closing.push(service.close);
  return service;
}

async function opened(roads: RoadSettings): Promise<Rounds> {
  const rounds = await openSmall({}, { write: () => {} }, roads);
  closing.push(() => rounds.close());
  return rounds;
}

const planned = async (rounds: Rounds, input: object = {}): Promise<PlanResult> =>
  (await rounds.callTool("plan_day", input, WHO)) as PlanResult;

async function cardOf(rounds: Rounds): Promise<string> {
  const message = { ...WHO, thread: null, channel: null, text: "plan my day" };
  const { cards } = await rounds.ask(message);
  return cards.map(renderTerminal).join("\n");
}

/** Ten minutes and five kilometres between any two places. */
const tenMinutes = () => ({ seconds: 600, metres: 5000 });

test("a plan drives by the roads of the service, and says so", async () => {
  const service = await serving(({ path }) => osrmAnswer(path, tenMinutes));
  const rounds = await opened({ ...NONE, osrmUrl: service.url });

  const day = await planned(rounds);

  // Three shops: four legs.
  expect(day.stops.map(({ travelMinutes }) => travelMinutes)).toEqual([10, 10, 10]);
  expect(day.totals).toMatchObject({ driveMinutes: 40, distanceKm: 20 });
  expect(await cardOf(rounds)).toContain("Driving times are by road (OSRM), without traffic.");
  expect(service.asked).toHaveLength(1);
});

test("legs that the service does not know are counted on the card", async () => {
  // Corner Cafe lies at 42.06: nothing leads there.
  const service = await serving(({ path }) =>
    osrmAnswer(path, ([, from], [, to]) => ({
      seconds: from === 42.06 || to === 42.06 ? null : 600,
      metres: 5000,
    })),
  );
  const rounds = await opened({ ...NONE, osrmUrl: service.url });

  expect(await cardOf(rounds)).toContain(
    "Driving times are by road (OSRM), without traffic; 2 of 4 legs estimated: the road service knows no way there.",
  );
});

test("without an answer of the service the day is estimated, and the card says why", async () => {
  const service = await serving(() => ({ status: 502, body: "bad gateway" }));
  const rounds = await opened({ ...NONE, osrmUrl: service.url });

  expect(await cardOf(rounds)).toContain(
    "Driving times are estimated from distance, without traffic: the road service did not answer.",
  );
});

test("the traffic of the hour counts for each leg", async () => {
  // In Ames it is UTC-6: a departure at 17:00 is one at 23:00 UTC, and then everything takes 25 minutes.
  const service = await serving((asked) => googleAnswer(asked, (hour) => (hour === 23 ? 25 : 10)));
  const traffic = { url: service.url, key: "secret", waysADay: 10_000 };
  const rounds = await opened({ ...NONE, traffic });

  const day = await planned(rounds, { leaveAt: "14:30", backBy: "17:30" });

  // Each leaves at a time whose traffic its minutes are.
  const begins = [day.start.at, ...day.stops.map(({ leaveAt }) => leaveAt)];
  const legs = day.stops.map(({ travelMinutes }, index) => [begins[index], travelMinutes]);
  expect(legs).toHaveLength(3);
  expect(legs.filter(([at = "", minutes]) => minutes !== (String(at) < "15:30" ? 10 : 25))).toEqual(
    [],
  );
  const hours = service.asked.map(({ body }) => matrixRequest.parse(body).departureTime);
  expect(new Set(hours)).toEqual(
    new Set(["2026-03-03T14:00:00.000Z", "2026-03-03T18:00:00.000Z", "2026-03-03T23:00:00.000Z"]),
  );
  expect(await cardOf(rounds)).toContain("Powered by Google, ©");
});

test("of many candidates only the near ones are asked for, in one request", async () => {
  const head =
    "account_id,name,city,state,zip,lat,lng,segment,lifecycle,visit_minutes,opening_hours,owner_email,territory";
  const shops = Array.from({ length: 250 }, (_, index) => {
    const [lat, lng] = [42.03 + (index % 16) / 50, -93.62 - Math.floor(index / 16) / 40];
    return `N${index},Shop ${index},Ames,IA,50010,${lat.toFixed(3)},${lng.toFixed(3)},C,customer,30,Mo-Fr 08:00-17:00,ann@small.example,North`;
  });
  const service = await serving(({ path }) =>
    osrmAnswer(path, ([lng, lat], [toLng, toLat]) => {
      const km = Math.hypot((toLat - lat) * 111, (toLng - lng) * 82);
      return { seconds: 90 + km * 80, metres: km * 1300 };
    }),
  );
  const roads = { ...NONE, osrmUrl: service.url };
  const rounds = await openSmall(
    { accounts: [head, ...shops].join("\n") },
    { write: () => {} },
    roads,
  );
  closing.push(() => rounds.close());

  const day = await planned(rounds);

  expect(service.asked).toHaveLength(1);
  expect(day.stops.length).toBeGreaterThan(8);
  expect(day.travelSource).toBe("by road (OSRM), without traffic");
  expect(day.stops.length + day.unplaced.length).toBe(250);
});

test("live traffic to the next stop is asked for now, and the plan that it breaks is offered again", async () => {
  // Without a departure it is now: 50 minutes; planned were 10.
  const service = await serving((asked) => googleAnswer(asked, (hour) => (hour === 0 ? 50 : 10)));
  const traffic = { url: service.url, key: "secret", waysADay: 10_000 };
  const rounds = await opened({ ...NONE, traffic });
  const day = await planned(rounds);
  const [first] = day.stops;
  const at = "2026-03-03T08:40";

  const found = await rounds.callTool("check_traffic", {}, { ...WHO, at });

  // The first stop is at nine; 8:40 and 50 minutes are 9:30.
  expect(first?.startAt).toBe("09:00");
  expect(found).toMatchObject({
    to: first?.account,
    plannedMinutes: 10,
    liveMinutes: 50,
    arriveAt: "09:30",
    dueAt: "09:00",
    lateMinutes: 30,
  });
});

test("without a source of live traffic that is said, with how to turn it on", async () => {
  const rounds = await opened(NONE);
  await planned(rounds);

  const message = { ...WHO, thread: null, channel: null, text: "how is traffic to my next stop?" };
  const { cards } = await rounds.ask(message);

  const card = cards.map(renderTerminal).join("\n");
  expect(card).toContain("I know no live traffic");
  expect(card).toContain("ROUNDS_TRAFFIC_KEY");
});

test("without a plan there is no next stop", async () => {
  const rounds = await opened(NONE);

  await expect(rounds.callTool("check_traffic", {}, WHO)).rejects.toMatchObject({
    code: "no_plan",
  });
});

test("how driving times come about is explained by what they are", async () => {
  const rounds = await opened({ ...NONE, osrmUrl: "http://127.0.0.1:9" });

  const message = { ...WHO, thread: null, channel: null, text: "how are driving times computed?" };
  const { cards } = await rounds.ask(message);

  expect(cards[0]?.title).toBe("Driving times are by road (OSRM), without traffic");
});
