import { z } from "zod";
import type { Candidate, PostalAddress, WantedAddress } from "../../domain/places.ts";
import type { Precision } from "../../domain/units.ts";
import { fetchJsonOnce, ServiceError } from "../fetch-json.ts";
import { ASKED_CANDIDATES, type Geocoder } from "./geocoder.ts";

/** Numbers come as text. */
const degrees = z.coerce.number().min(-180).max(180);

const found = z.object({
  lat: degrees,
  lon: degrees,
  display_name: z.string(),
  /** Servers before 4.3 do not tell it. */
  addresstype: z.string().optional(),
  place_rank: z.number(),
  address: z.record(z.string(), z.unknown()).default({}),
});

type FoundPlace = z.output<typeof found>;

/** Places below these ranks are parts of a street, and parts of a town. */
const HOUSE_RANK = 28;
const STREET_RANK = 26;

type Settings = { readonly url: string; readonly email: string | null };

/**
 * A server that speaks Nominatim's search (https://nominatim.org/release-docs/latest/api/Search/). Its data is
 * OpenStreetMap's, under the ODbL: places may be kept, and its contributors are named where they are shown.
 */
export const nominatim = (settings: Settings): Geocoder => ({
  key: `nominatim ${settings.url}`,
  name: "Nominatim",
  holdsMs: null,
  find: (wanted, signal) => find(settings, wanted, signal),
});

async function find(
  { url, email }: Settings,
  wanted: WantedAddress,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const query = new URLSearchParams({
    ...(typeof wanted === "string" ? { q: wanted } : inParts(wanted)),
    format: "jsonv2",
    addressdetails: "1",
    limit: String(ASKED_CANDIDATES),
  });
  const answer = await fetchJsonOnce({
    service: "Nominatim",
    url: `${url}/search?${query.toString()}`,
    init: {
      headers: {
        // Says who asks: the usual names of programs are refused by the public server.
        "user-agent": `Rounds/0.1${email === null ? "" : ` (${email})`}`,
        "accept-language": "en",
      },
    },
    signal,
  });
  const { success, data } = z.array(found).safeParse(answer);
  if (!success) throw new ServiceError("Nominatim answered with something else than places", 200);
  return data.map((one) => candidateOf(one, wanted));
}

/** What is not known is left out: an empty field is asked for as if it were known to be empty. */
function inParts({ street, city, state, zip, country }: PostalAddress): Record<string, string> {
  const parts = { street, city, state, postalcode: zip };
  const known = Object.entries(parts).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(known), countrycodes: country.toLowerCase() };
}

function candidateOf(one: FoundPlace, wanted: WantedAddress): Candidate {
  const number = textOf(one.address["house_number"]);
  const street = typeof wanted === "string" ? wanted : (wanted.street ?? "");
  const precision = precisionOf(one, number);
  return {
    place: { lat: one.lat, lng: one.lon },
    precision,
    address: one.display_name,
    zip: textOf(one.address["postcode"]),
    hasNumber: number !== null,
    isPartial:
      number === null ? precision === "exact" && /\d/.test(street) : !hasNumber(street, number),
  };
}

/**
 * A house number makes it "exact": of some streets of the US the house is interpolated between its neighbours, which an
 * answer does not tell. Ranks 28 to 30 without a number are a named house or shop, and exact as well, but for streets:
 * those are 26 and 27. What is above is "postal_code" where that is what was found, else "city".
 */
function precisionOf({ place_rank, addresstype }: FoundPlace, number: string | null): Precision {
  if (addresstype === "postcode") return "postal_code";
  if (number !== null) return "exact";
  if (addresstype === "road" || (place_rank >= STREET_RANK && place_rank < HOUSE_RANK))
    return "street";
  return place_rank >= HOUSE_RANK ? "exact" : "city";
}

/** "12" is in "12 2nd St" and in "Hauptstr. 12", "12a" in "Hauptstr. 12 a"; "2" is in none of them. */
const hasNumber = (street: string, number: string): boolean =>
  number.split(/[;,]/).some((one) => {
    const parts = one.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
    const pattern = String.raw`(?<![\p{L}\d])${parts.join(String.raw`[\s/-]*`)}(?![\p{L}\d])`;
    return parts.length > 0 && new RegExp(pattern, "u").test(street.toLowerCase());
  });

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;
