import type { Answer, Asked } from "./road-server.ts";

/** A place as Nominatim's documentation describes jsonv2 with address details; the values are our own. */
export const nominatimPlace = (given: {
  readonly lat: number;
  readonly lng: number;
  readonly number?: string;
  readonly road?: string;
  readonly city?: string;
  readonly zip?: string;
  readonly type?: string;
  readonly rank?: number;
}) => {
  const { number, road = "Grand Avenue", city = "Ames", zip = "50010" } = given;
  return {
    place_id: 4711,
    licence: "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
    osm_type: "way",
    osm_id: 815,
    lat: String(given.lat),
    lon: String(given.lng),
    category: number === undefined ? "highway" : "building",
    type: "yes",
    place_rank: given.rank ?? (number === undefined ? 26 : 30),
    importance: 0.00001,
    addresstype: given.type ?? (number === undefined ? "road" : "building"),
    name: "",
    display_name: [number, road, city, "Story County, Iowa", zip, "United States"]
      .filter((part) => part !== undefined)
      .join(", "),
    address: {
      ...(number !== undefined && { house_number: number }),
      road,
      city,
      county: "Story County",
      state: "Iowa",
      "ISO3166-2-lvl4": "US-IA",
      postcode: zip,
      country: "United States",
      country_code: "us",
    },
    boundingbox: ["42.0", "42.1", "-93.7", "-93.6"],
  };
};

/** A result as Google's documentation describes it; the values are our own. */
export const googleResult = (given: {
  readonly lat: number;
  readonly lng: number;
  readonly type: "ROOFTOP" | "RANGE_INTERPOLATED" | "GEOMETRIC_CENTER" | "APPROXIMATE";
  readonly types?: readonly string[];
  readonly number?: string;
  readonly isPartial?: boolean;
}) => ({
  address_components: [
    ...(given.number === undefined
      ? []
      : [{ long_name: given.number, short_name: given.number, types: ["street_number"] }]),
    { long_name: "Grand Avenue", short_name: "Grand Ave", types: ["route"] },
    { long_name: "Ames", short_name: "Ames", types: ["locality", "political"] },
    { long_name: "50010", short_name: "50010", types: ["postal_code"] },
  ],
  formatted_address: `${given.number ?? ""} Grand Ave, Ames, IA 50010, USA`.trim(),
  geometry: {
    location: { lat: given.lat, lng: given.lng },
    location_type: given.type,
    viewport: {
      northeast: { lat: given.lat + 0.001, lng: given.lng + 0.001 },
      southwest: { lat: given.lat - 0.001, lng: given.lng - 0.001 },
    },
  },
  place_id: "made-up",
  types: given.types ?? ["street_address"],
  ...(given.isPartial === true && { partial_match: true }),
});

/** What a request asked for, by the names of its parameters. */
export const askedFor = ({ path }: Pick<Asked, "path">): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? ""));

/** Answers as a Nominatim server that knows the house of each address that begins with a number below 900, each elsewhere. */
export function nominatimAnswer(asked: Asked): Answer {
  const { street = "", q = "" } = askedFor(asked);
  const number = /\d+/.exec(street || q)?.[0];
  if (number === undefined || Number(number) >= 900) return { status: 200, body: [] };
  const place = { lat: (4_203_000 + Number(number)) / 100_000, lng: -93.62, number };
  return { status: 200, body: [nominatimPlace(place)] };
}
