import { afterEach, expect, test } from "vitest";
import type { GeocodingSettings } from "../src/config-geocoding.ts";
import { scopeTo } from "../src/data/scope.ts";
import { placeLookups } from "../src/place-lookups.ts";
import type { Rounds } from "../src/rounds.ts";
import { askedFor, googleResult, nominatimAnswer, nominatimPlace } from "./maps/address-server.ts";
import { type Answer, type Asked, openService, type Service } from "./maps/road-server.ts";
import { contentOf, importAccounts, placesOf, settingsFor, shops } from "./placed-company.ts";
import { importText, openSmall } from "./world.ts";

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serving(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Service> {
  const service = await openService(answer);
  closing.push(service.close);
  return service;
}

async function opened(settings: GeocodingSettings): Promise<Rounds> {
  const rounds = await openSmall({}, { write: () => {} }, null, settings);
  closing.push(() => rounds.close());
  return rounds;
}

/** One with coordinates, and others whose address says what the server answers. */
const ADDRESSES = [
  "G1,Given Exactly,10 Elm St,Ames,IA,50010,42.01,-93.61,,ann@small.example,North",
  "G2,House,120 Elm St,Ames,IA,50010,,,,ann@small.example,North",
  "G3,Unknown,950 Elm St,Ames,IA,50010,,,,ann@small.example,North",
  "G4,No Address,,Ames,IA,50010,,,,ann@small.example,North",
  "G5,Street Only,5 Elm St,Ames,IA,50010,42.02,-93.62,street,ann@small.example,North",
];

const running = (rounds: Rounds, signal = new AbortController().signal) =>
  rounds.lookups.run({ signal });

test("what lies at its postal code is looked up and placed; what was said exactly stays", async () => {
  const service = await serving(nominatimAnswer);
  const rounds = await opened(settingsFor(service));
  await importAccounts(rounds, ADDRESSES);
  const before = await placesOf(rounds);

  const outcome = await running(rounds);

  expect(before["G2"]?.precision).toBe("postal_code");
  expect(outcome).toEqual({ done: 2, trouble: null });
  const after = await placesOf(rounds);
  expect(after["G2"]).toEqual({ lat: 42.0312, lng: -93.62, precision: "exact" });
  expect(service.asked.map((asked) => askedFor(asked)["street"])).toEqual([
    "120 Elm St",
    "950 Elm St",
  ]);
  for (const id of ["G1", "G3", "G4", "G5"]) expect(after[id]).toEqual(before[id]);
});

test("a look-up is in the log of changes, with what was before", async () => {
  const service = await serving(nominatimAnswer);
  const rounds = await opened(settingsFor(service));
  await importAccounts(rounds, ADDRESSES);
  await running(rounds);

  const changes = await scopeTo(rounds.database.client, "small").change.findMany({
    where: { entity: "place" },
  });

  expect(changes).toMatchObject([
    {
      entityId: "G2",
      tool: "place_lookup",
      before: { precision: "postal_code" },
      after: { lat: 42.0312, precision: "exact" },
    },
  ]);
});

const AMES = { lat: 42.03, lng: -93.62 };

test.each([
  [
    "several places far from each other",
    [
      nominatimPlace({ ...AMES, number: "120" }),
      nominatimPlace({ lat: 42.05, lng: -93.62, number: "120" }),
    ],
    { status: "unsure", doubt: "several", candidates: 2, precision: "postal_code" },
  ],
  [
    "a shop and its house are one place",
    [
      nominatimPlace({ ...AMES, number: "120" }),
      nominatimPlace({ lat: 42.0301, lng: -93.62, number: "120" }),
    ],
    { status: "placed", doubt: null, candidates: 1, precision: "exact" },
  ],
  [
    "far from its own postal code",
    [nominatimPlace({ lat: 41.6, lng: -93.6, number: "120", zip: "50309" })],
    { status: "unsure", doubt: "far", candidates: 1, precision: "postal_code" },
  ],
  [
    "another postal code, 12 km away",
    [nominatimPlace({ lat: 42.14, lng: -93.62, number: "120", zip: "50248" })],
    { status: "unsure", doubt: "far", candidates: 1, precision: "postal_code" },
  ],
  [
    "of two in different towns the near one",
    [
      nominatimPlace({ lat: 41.6, lng: -93.6, number: "120", zip: "50309" }),
      nominatimPlace({ ...AMES, number: "120" }),
    ],
    { status: "placed", doubt: null, candidates: 1, precision: "exact" },
  ],
  [
    "another house of the street",
    [nominatimPlace({ ...AMES, number: "12" })],
    { status: "unsure", doubt: "partial", candidates: 1, precision: "postal_code" },
  ],
  [
    "the street alone is taken, and asked about",
    [nominatimPlace(AMES)],
    { status: "unsure", doubt: "street_only", candidates: 1, precision: "street" },
  ],
  [
    "the town alone is nothing new",
    [nominatimPlace({ ...AMES, type: "town", rank: 16 })],
    { status: "unsure", doubt: "area_only", candidates: 1, precision: "postal_code" },
  ],
])("%s", async (_what, body, expected) => {
  const service = await serving(() => ({ status: 200, body }));
  const rounds = await opened(settingsFor(service));
  await importAccounts(rounds, ADDRESSES.slice(1, 2));

  await running(rounds);

  const lookup = await rounds.lookups.desk.of("G2");
  const { status, doubt, candidates } = lookup;
  const { G2 } = await placesOf(rounds);
  expect({ status, doubt, candidates: candidates.length, precision: G2?.precision }).toEqual(
    expected,
  );
});

test("what was ended in the middle goes on, and nothing is asked for twice", async () => {
  const ending = new AbortController();
  const service = await serving((asked) => {
    if (service.asked.length === 7) ending.abort();
    return nominatimAnswer(asked);
  });
  const rounds = await opened(settingsFor(service));
  await importAccounts(rounds, shops(20));

  const first = await running(rounds, ending.signal);
  const second = await running(rounds);

  expect(first.done).toBeLessThan(8);
  expect(first.trouble).not.toBeNull();
  expect(second.trouble).toBeNull();
  const streets = service.asked.map((asked) => askedFor(asked)["street"]);
  expect(new Set(streets).size).toBe(20);
  // The one that was under way when it ended had no answer yet.
  expect(streets.length).toBeLessThanOrEqual(21);
  const precisions = Object.values(await placesOf(rounds)).map(({ precision }) => precision);
  expect(new Set(precisions)).toEqual(new Set(["exact"]));
});

test("of two processes one looks up, and the other says so", async () => {
  const service = await serving(nominatimAnswer);
  const settings = settingsFor(service);
  const rounds = await opened(settings);
  await importAccounts(rounds, shops(20));
  const other = placeLookups({
    settings,
    scoped: scopeTo(rounds.database.client, "small"),
    workspaceId: "small",
    tell: () => {},
    changed: () => {},
  });

  const outcomes = await Promise.all([
    running(rounds),
    other.run({ signal: new AbortController().signal }),
  ]);

  expect(service.asked).toHaveLength(20);
  expect(outcomes.map(({ done }) => done).toSorted((a, b) => a - b)).toEqual([0, 20]);
  expect(outcomes.map(({ trouble }) => trouble)).toContain(
    "another Rounds on this database is at it",
  );
});

test("the day's limit ends a run, and the rest waits", async () => {
  const service = await serving(nominatimAnswer);
  const rounds = await opened(settingsFor(service, { perDay: 5 }));
  await importAccounts(rounds, shops(12));

  const outcome = await running(rounds);

  expect(outcome.done).toBe(5);
  expect(service.asked).toHaveLength(5);
  expect(await rounds.lookups.desk.progress()).toMatchObject({
    done: 5,
    waiting: 7,
    minutes: 2 * 24 * 60,
    state: { left: 0 },
  });
});

test("a service that is away is said, with since when; the places stay at their postal codes", async () => {
  const service = await serving(() => ({
    status: 503,
    body: "",
    headers: { "retry-after": "600" },
  }));
  const rounds = await opened(settingsFor(service));
  await importAccounts(rounds, shops(3));

  const outcome = await running(rounds);
  await running(rounds);

  expect(outcome).toEqual({ done: 0, trouble: "Nominatim does not answer" });
  expect(service.asked).toHaveLength(1);
  const progress = await rounds.lookups.desk.progress();
  expect(progress).toMatchObject({ waiting: 3, state: { trouble: { why: "does not answer" } } });
  const precisions = Object.values(await placesOf(rounds)).map(({ precision }) => precision);
  expect(precisions).toEqual(["postal_code", "postal_code", "postal_code"]);
});

test("another address is looked up anew; one that a person settled is not", async () => {
  const service = await serving(nominatimAnswer);
  const rounds = await opened(settingsFor(service));
  await importAccounts(rounds, shops(2));
  await running(rounds);
  const ann = { as: "ann@small.example", at: "2026-03-03T08:00" };
  await rounds.callTool("set_place", { account: "G101", at: "42.05, -93.65" }, ann);

  const moved = shops(2).map((row) => row.replace(/,(\d+) Elm St/, ",$1 Oak Ave"));
  await importAccounts(
    rounds,
    moved.map((row) => row.replace(/100 Oak Ave/, "200 Oak Ave")),
  );
  await running(rounds);

  expect(await placesOf(rounds)).toEqual({
    G100: { lat: 42.032, lng: -93.62, precision: "exact" },
    G101: { lat: 42.05, lng: -93.65, precision: "exact" },
  });
});

test("an import that was looked up since is taken back all the same", async () => {
  const service = await serving(nominatimAnswer);
  const rounds = await opened(settingsFor(service));
  await importText(rounds.database, {
    people: "email,name,role\nivy@small.example,Ivy Chen,admin",
  });
  const ivy = { as: "ivy@small.example", at: "2026-03-03T08:00" };
  const content = contentOf(shops(3));
  await rounds.takeFile({ as: ivy.as, name: "new.csv", bytes: null, content });
  const { changeId } = (await rounds.callTool(
    "import_data",
    { file: "new.csv", action: "import" },
    ivy,
  )) as { changeId: string };
  await running(rounds);
  expect(Object.keys(await placesOf(rounds))).toHaveLength(3);

  await rounds.callTool("undo_change", { change: changeId }, ivy);

  expect(await placesOf(rounds)).toEqual({});
});

test("Google's places are forgotten when their time is over, and looked up again", async () => {
  const service = await serving(() => ({
    status: 200,
    body: { status: "OK", results: [googleResult({ ...AMES, type: "ROOFTOP", number: "100" })] },
  }));
  const settings = settingsFor(service, { service: "google", key: "secret" });
  const rounds = await opened(settings);
  await importAccounts(rounds, shops(1));
  await running(rounds);
  const scoped = scopeTo(rounds.database.client, "small");
  expect((await placesOf(rounds))["G100"]?.precision).toBe("exact");

  const past = { keepUntil: new Date(Date.now() - 1000) };
  await scoped.placeLookup.updateMany({ data: past });
  await scoped.foundAddress.updateMany({ data: { ...past, storedAt: new Date(0) } });
  const without = placeLookups({
    settings: null,
    scoped,
    workspaceId: "small",
    tell: () => {},
    changed: () => {},
  });
  const clock = without.start();
  await expect
    .poll(async () => (await placesOf(rounds))["G100"]?.precision, { timeout: 40_000 })
    .toBe("postal_code");
  await clock.close();

  expect(await scoped.foundAddress.count()).toBe(0);
  await running(rounds);
  expect((await placesOf(rounds))["G100"]?.precision).toBe("exact");
  expect(service.asked).toHaveLength(2);
});
