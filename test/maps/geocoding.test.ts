import { expect, test } from "vitest";
import { openAddressStore } from "../../src/data/found-addresses.ts";
import { openPace } from "../../src/data/geocoding-pace.ts";
import { scopeTo } from "../../src/data/scope.ts";
import type { PostalAddress } from "../../src/domain/places.ts";
import { type AskGeocoder, askGeocoder } from "../../src/maps/geocoding/ask-geocoder.ts";
import type { Geocoder } from "../../src/maps/geocoding/geocoder.ts";
import { googleGeocoding } from "../../src/maps/geocoding/google-geocoding.ts";
import { nominatim } from "../../src/maps/geocoding/nominatim.ts";
import { openEmptyDatabase } from "../world.ts";
import { askedFor, googleResult, nominatimAnswer, nominatimPlace } from "./address-server.ts";
import type { Service } from "./road-server.ts";
import { closing, serving } from "./serving.ts";

const GRAND: PostalAddress = {
  street: "120 Grand Ave",
  city: "Ames",
  state: "IA",
  zip: "50010",
  country: "US",
};

const NEVER = (): AbortSignal => new AbortController().signal;

const nominatimAt = ({ url }: Service): Geocoder => nominatim({ url, email: "ops@small.example" });
const googleAt = ({ url }: Service): Geocoder => googleGeocoding({ url, key: "secret" });

test("Nominatim is asked for the parts of an address, and told who asks", async () => {
  const service = await serving(nominatimAnswer);

  const found = await nominatimAt(service).find(GRAND, NEVER());

  expect(found).toEqual([
    {
      place: { lat: 42.0312, lng: -93.62 },
      precision: "exact",
      address: "120, Grand Avenue, Ames, Story County, Iowa, 50010, United States",
      zip: "50010",
      hasNumber: true,
      isPartial: false,
    },
  ]);
  const [asked] = service.asked;
  expect(asked?.path).toMatch(/^\/search\?/);
  expect(asked && askedFor(asked)).toEqual({
    street: "120 Grand Ave",
    city: "Ames",
    state: "IA",
    postalcode: "50010",
    countrycodes: "us",
    format: "jsonv2",
    addressdetails: "1",
    limit: "5",
  });
  expect(asked?.headers["user-agent"]).toBe("Rounds/0.1 (ops@small.example)");
});

test("Nominatim is asked for words as they are, and for nothing that is not known", async () => {
  const service = await serving(nominatimAnswer);

  await nominatimAt(service).find("12 Elm St, Ames", NEVER());
  await nominatimAt(service).find({ ...GRAND, state: null, zip: null }, NEVER());

  expect(service.asked.map(askedFor)).toMatchObject([
    { q: "12 Elm St, Ames" },
    { street: "120 Grand Ave", city: "Ames", countrycodes: "us" },
  ]);
  const [words, parts] = service.asked.map(askedFor);
  expect(words).not.toHaveProperty("street");
  expect(parts).not.toHaveProperty("postalcode");
});

test.each([
  ["a house", { number: "120" }, { precision: "exact", hasNumber: true, isPartial: false }],
  ["another house", { number: "12" }, { precision: "exact", isPartial: true }],
  ["one of several numbers", { number: "118;120" }, { precision: "exact", isPartial: false }],
  ["a street", {}, { precision: "street", hasNumber: false }],
  ["a shop without a number", { type: "shop", rank: 30 }, { precision: "exact", isPartial: true }],
  ["a postal code", { type: "postcode", rank: 21 }, { precision: "postal_code" }],
  ["a town", { type: "town", rank: 18 }, { precision: "city" }],
])("Nominatim's %s", async (_what, place, expected) => {
  const service = await serving(() => ({
    status: 200,
    body: [nominatimPlace({ lat: 42, lng: -93.6, ...place })],
  }));

  const [found] = await nominatimAt(service).find(GRAND, NEVER());

  expect(found).toMatchObject(expected);
});

test.each([
  ["1460 2nd Ave", "1460", false],
  ["2 14th St", "14", true],
  ["Hauptstr. 12 a", "12a", false],
  ["Hauptstr. 12", "12a", true],
  ["12-14 High Street", "12-14", false],
])("in %s the house %s is another one: %s", async (street, number, isPartial) => {
  const service = await serving(() => ({
    status: 200,
    body: [nominatimPlace({ lat: 42, lng: -93.6, number })],
  }));

  const [found] = await nominatimAt(service).find({ ...GRAND, street }, NEVER());

  expect(found?.isPartial).toBe(isPartial);
});

test.each([
  ["a house", "ROOFTOP", ["street_address"], "exact"],
  ["between two houses", "RANGE_INTERPOLATED", ["street_address"], "street"],
  ["the middle of a street", "GEOMETRIC_CENTER", ["route"], "street"],
  ["the middle of a building", "GEOMETRIC_CENTER", ["premise"], "street"],
  ["a postal code", "APPROXIMATE", ["postal_code"], "postal_code"],
  ["a town", "APPROXIMATE", ["locality", "political"], "city"],
] as const)("Google's %s", async (_what, type, types, precision) => {
  const service = await serving(() => ({
    status: 200,
    body: {
      status: "OK",
      results: [googleResult({ lat: 42, lng: -93.6, type, types, number: "120" })],
    },
  }));

  const [found] = await googleAt(service).find(GRAND, NEVER());

  expect(found).toMatchObject({ precision, zip: "50010", hasNumber: true, isPartial: false });
});

test("Google is asked within the country, with the key, and its partial matches are told", async () => {
  const result = googleResult({ lat: 42, lng: -93.6, type: "ROOFTOP", isPartial: true });
  const service = await serving(() => ({ status: 200, body: { status: "OK", results: [result] } }));

  const [found] = await googleAt(service).find(GRAND, NEVER());

  expect(found?.isPartial).toBe(true);
  expect(service.asked[0]?.path).toMatch(/^\/maps\/api\/geocode\/json\?/);
  expect(service.asked.map(askedFor)).toEqual([
    {
      address: "120 Grand Ave, Ames, IA 50010",
      components: "country:US",
      language: "en",
      key: "secret",
    },
  ]);
});

test("an address that Google does not know is no error", async () => {
  const body = { status: "ZERO_RESULTS", results: [] };
  const service = await serving(() => ({ status: 200, body }));

  expect(await googleAt(service).find(GRAND, NEVER())).toEqual([]);
});

test.each([
  ["OVER_QUERY_LIMIT", 429],
  ["OVER_DAILY_LIMIT", 403],
  ["REQUEST_DENIED", 403],
  ["INVALID_REQUEST", 400],
  ["UNKNOWN_ERROR", 503],
  ["SOMETHING_NEW", 503],
])("Google's %s is an error that says so, without the key", async (status, code) => {
  const body = { status, error_message: "It is so.", results: [] };
  const service = await serving(() => ({ status: 200, body }));

  const failed = googleAt(service).find(GRAND, NEVER());

  await expect(failed).rejects.toMatchObject({
    name: "ServiceError",
    status: code,
    message: `Google Geocoding: ${status} It is so.`,
  });
});

test.each([
  ["nothing of it", "{}"],
  ["a place without coordinates", JSON.stringify([{ display_name: "?" }])],
  ["coordinates off the earth", JSON.stringify([nominatimPlace({ lat: 420, lng: 0 })])],
  ["a page", "<html>Sign in</html>"],
])("an answer of Nominatim's with %s is an error that says so", async (_what, body) => {
  const service = await serving(() => ({ status: 200, body }));

  await expect(nominatimAt(service).find(GRAND, NEVER())).rejects.toThrow(/^Nominatim /);
});

/** Asks over a database of its own; what is wrong is collected. */
async function asking(
  geocoder: Geocoder,
  limits: { readonly everyMs?: number; readonly perDay?: number } = {},
): Promise<{ ask: AskGeocoder; other: AskGeocoder; told: unknown[] }> {
  const database = await openEmptyDatabase();
  closing.push(() => database.close());
  const scoped = scopeTo(database.client, "small");
  const told: unknown[] = [];
  const tell = (error: unknown) => void told.push(error);
  const make = (holder: string): AskGeocoder => {
    const own = { scoped, workspaceId: "small", service: geocoder.key, holder };
    const pace = openPace({ ...own, everyMs: 1, perDay: 1000, ...limits });
    return askGeocoder({ geocoder, pace, store: openAddressStore(scoped, "small"), tell });
  };
  return { ask: make("one"), other: make("other"), told };
}

const patient = () => ({ patienceMs: 20_000, signal: NEVER() });

test("an address is asked for once, however it is written; also one that nobody knows", async () => {
  const service = await serving(nominatimAnswer);
  const { ask, other } = await asking(nominatimAt(service));

  await ask(GRAND, patient());
  const again = await other({ ...GRAND, street: " 120  GRAND Ave. " }, patient());
  await ask({ ...GRAND, street: "999 Nowhere" }, patient());
  const unknown = await other({ ...GRAND, street: "999 nowhere" }, patient());

  expect(service.asked).toHaveLength(2);
  expect(again.candidates).toHaveLength(1);
  expect(unknown).toMatchObject({ candidates: [], trouble: null });
});

test("two processes together keep the pace", async () => {
  const at: number[] = [];
  const service = await serving((asked) => {
    at.push(performance.now());
    return nominatimAnswer(asked);
  });
  const { ask, other } = await asking(nominatimAt(service), { everyMs: 120 });

  await Promise.all(
    [1, 2, 3, 4, 5, 6].map((number) =>
      (number % 2 === 0 ? ask : other)({ ...GRAND, street: `${number} Elm St` }, patient()),
    ),
  );

  // A timer may be a few milliseconds early, a request late: five gaps of 120 ms are 600 ms.
  expect(at).toHaveLength(6);
  expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(500);
});

test("a day's limit holds for all processes, and is said", async () => {
  const service = await serving(nominatimAnswer);
  const { ask, other } = await asking(nominatimAt(service), { perDay: 2 });

  await ask({ ...GRAND, street: "1 Elm St" }, patient());
  await other({ ...GRAND, street: "2 Elm St" }, patient());
  const third = await ask({ ...GRAND, street: "3 Elm St" }, patient());

  expect(service.asked).toHaveLength(2);
  expect(third.trouble?.words).toBe(
    "Nominatim is not asked any more today: the day's look-ups are used up",
  );
});

test("who is asked to wait waits as long as it says, and asks again", async () => {
  const at: number[] = [];
  const service = await serving((asked) => {
    at.push(performance.now());
    return at.length === 1
      ? { status: 429, body: "slow down", headers: { "retry-after": "1" } }
      : nominatimAnswer(asked);
  });
  const { ask } = await asking(nominatimAt(service));

  const found = await ask(GRAND, patient());

  expect(found.candidates).toHaveLength(1);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(950);
});

test("a service that is away is left alone for a while, by others too", async () => {
  const service = await serving(() => ({
    status: 503,
    body: "maintenance",
    headers: { "retry-after": "300" },
  }));
  const { ask, other, told } = await asking(nominatimAt(service));

  const first = await ask(GRAND, patient());
  const second = await other({ ...GRAND, street: "5 Elm St" }, patient());

  expect(service.asked).toHaveLength(1);
  expect(first.trouble).toEqual({ words: "Nominatim does not answer", isOfAddress: false });
  expect(second.trouble?.words).toBe("Nominatim does not answer");
  expect(told).toHaveLength(1);
});

test("an address that is refused leaves the others to be asked for", async () => {
  const service = await serving((asked) =>
    (askedFor(asked)["street"] ?? "").startsWith("1 ")
      ? { status: 400, body: "bad" }
      : nominatimAnswer(asked),
  );
  const { ask } = await asking(nominatimAt(service));

  const refused = await ask({ ...GRAND, street: "1 Elm St" }, patient());
  const next = await ask({ ...GRAND, street: "2 Elm St" }, patient());

  expect(refused.trouble).toMatchObject({ isOfAddress: true });
  expect(next.candidates).toHaveLength(1);
});

test("who waits three seconds at most is told so, and the service is not blamed", async () => {
  let isSlow = true;
  const service = await serving(async (asked) => {
    if (isSlow) await new Promise((resolve) => setTimeout(resolve, 600));
    return nominatimAnswer(asked);
  });
  const { ask, told } = await asking(nominatimAt(service));

  const late = await ask(GRAND, { patienceMs: 200, signal: NEVER() });
  isSlow = false;
  const found = await ask(GRAND, patient());

  expect(late.trouble?.words).toBe("Nominatim took too long");
  expect(told).toEqual([]);
  expect(found.candidates).toHaveLength(1);
});

test("a wrong key is told once, and nothing is asked for ten minutes", async () => {
  const body = { status: "REQUEST_DENIED", error_message: "The key is invalid.", results: [] };
  const service = await serving(() => ({ status: 200, body }));
  const { ask, told } = await asking(googleAt(service));

  const first = await ask(GRAND, patient());
  await ask({ ...GRAND, street: "5 Elm St" }, patient());

  expect(first.trouble?.words).toBe("Google refuses to answer");
  expect(service.asked).toHaveLength(1);
  expect(told.map(String)).toEqual([
    "ServiceError: Google Geocoding: REQUEST_DENIED The key is invalid.",
  ]);
});
