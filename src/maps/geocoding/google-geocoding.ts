import { z } from "zod";
import type { Candidate, PostalAddress, WantedAddress } from "../../domain/places.ts";
import type { Precision } from "../../domain/units.ts";
import { fetchJsonOnce, ServiceError } from "../fetch-json.ts";
import { ASKED_CANDIDATES, type Geocoder } from "./geocoder.ts";

const DAY_MS = 24 * 60 * 60_000;

const result = z.object({
  formatted_address: z.string(),
  address_components: z
    .array(z.object({ long_name: z.string(), types: z.array(z.string()) }))
    .default([]),
  geometry: z.object({
    location: z.object({ lat: z.number(), lng: z.number() }),
    location_type: z.enum(["ROOFTOP", "RANGE_INTERPOLATED", "GEOMETRIC_CENTER", "APPROXIMATE"]),
  }),
  types: z.array(z.string()).default([]),
  partial_match: z.boolean().default(false),
});

type Result = z.output<typeof result>;

const answerOf = z.object({
  status: z.string(),
  error_message: z.string().optional(),
  results: z.array(result).default([]),
});

/** Every answer comes with 200; as these the errors are treated. */
const STATUS: Readonly<Record<string, number>> = {
  OVER_QUERY_LIMIT: 429,
  // Billing is off, or a limit that somebody set is reached: waiting a minute does not help.
  OVER_DAILY_LIMIT: 403,
  REQUEST_DENIED: 403,
  INVALID_REQUEST: 400,
  UNKNOWN_ERROR: 503,
};

type Settings = { readonly url: string; readonly key: string };

/**
 * Google's Geocoding API, version 3 as JSON (https://developers.google.com/maps/documentation/geocoding/requests-geocoding).
 * Each request is paid for. Its terms let coordinates be kept for 30 days.
 */
export const googleGeocoding = (settings: Settings): Geocoder => ({
  key: `google ${settings.url}`,
  name: "Google",
  holdsMs: 30 * DAY_MS,
  find: (wanted, signal) => find(settings, wanted, signal),
});

async function find(
  { url, key }: Settings,
  wanted: WantedAddress,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const query = new URLSearchParams({
    ...(typeof wanted === "string" ? { address: wanted } : inParts(wanted)),
    language: "en",
    key,
  });
  const answer = await fetchJsonOnce({
    service: "Google Geocoding",
    url: `${url}/maps/api/geocode/json?${query.toString()}`,
    signal,
  });
  const { success, data } = answerOf.safeParse(answer);
  if (!success)
    throw new ServiceError("Google Geocoding answered with something else than results", 200);
  const { status, error_message, results } = data;
  if (status === "ZERO_RESULTS") return [];
  if (status !== "OK") {
    const message = `Google Geocoding: ${[status, error_message].filter(Boolean).join(" ")}`;
    throw new ServiceError(message.slice(0, 300), STATUS[status] ?? 503);
  }
  return results.slice(0, ASKED_CANDIDATES).map(candidateOf);
}

/** The country narrows the search down; a postal code would, too, and then a wrong one finds nothing. */
const inParts = ({ street, city, state, zip, country }: PostalAddress): Record<string, string> => ({
  address: [street, city, [state, zip].filter(Boolean).join(" ")].filter(Boolean).join(", "),
  components: `country:${country}`,
});

const candidateOf = (one: Result): Candidate => ({
  place: one.geometry.location,
  precision: precisionOf(one),
  address: one.formatted_address,
  zip: componentOf(one, "postal_code"),
  hasNumber: componentOf(one, "street_number") !== null,
  isPartial: one.partial_match,
});

/**
 * ROOFTOP is the house: "exact". RANGE_INTERPOLATED lies between two known houses of the street, and the middle of a
 * street or of a large house is no door: "street". The middle of an area is "postal_code" or "city", by its type.
 */
function precisionOf({ geometry, types }: Result): Precision {
  if (geometry.location_type === "ROOFTOP") return "exact";
  if (geometry.location_type === "RANGE_INTERPOLATED") return "street";
  if (types.some((type) => STREETS.has(type))) return "street";
  return types.includes("postal_code") ? "postal_code" : "city";
}

const STREETS: ReadonlySet<string> = new Set([
  "street_address",
  "route",
  "intersection",
  "premise",
  "subpremise",
  "establishment",
  "point_of_interest",
]);

const componentOf = ({ address_components }: Result, type: string): string | null =>
  address_components.find(({ types }) => types.includes(type))?.long_name ?? null;
