import { notAddress, notWithin, plainUrl } from "./config-problems.ts";

/** The service that looks up addresses, as the settings name it. */
export type GeocodingSettings = {
  readonly service: "nominatim" | "google";
  /** Without a slash at the end. */
  readonly url: string;
  /** Of Google; null: none is needed. */
  readonly key: string | null;
  /** Who can be reached about our requests; null: nobody was named. */
  readonly email: string | null;
  /** Requests a second at most. */
  readonly perSecond: number;
  /** Look-ups of a day (UTC) at most, of all processes together. */
  readonly perDay: number;
};

const GOOGLE_URL = "https://maps.googleapis.com";

/** The server that the OpenStreetMap Foundation runs for everybody. */
const PUBLIC_HOST = "nominatim.openstreetmap.org";

/** Google allows 50 a second; there is no hurry, and each is paid for. */
const GOOGLE_PER_SECOND = 10;

const PER_DAY = 2000;

export const GEOCODING_SETTINGS = [
  {
    name: "ROUNDS_NOMINATIM_URL",
    example: "",
    about:
      "A Nominatim server that addresses are looked up with, as http://localhost:8080. Without any, accounts lie at their postal code or town. docs/geocoding.md says more.",
  },
  {
    name: "ROUNDS_NOMINATIM_EMAIL",
    example: "",
    about:
      "An address at which you can be reached about your requests: each tells it. The public server asks for it.",
  },
  {
    name: "ROUNDS_NOMINATIM_PER_SECOND",
    example: "1",
    about:
      "Requests a second at most, 0.1 to 100. The public server allows 1; one of your own may take more.",
  },
  {
    name: "ROUNDS_GEOCODING_KEY",
    example: "",
    about:
      "Key of Google's Geocoding API, instead of a Nominatim server. Each look-up is paid for.",
  },
  {
    name: "ROUNDS_GEOCODING_URL",
    example: GOOGLE_URL,
    about: "A service that speaks the same protocol as Google's.",
  },
  {
    name: "ROUNDS_GEOCODING_PER_DAY",
    example: String(PER_DAY),
    about: "Addresses that are looked up in a day at most, 1 to 1000000. The others wait.",
  },
] as const;

type Value = (name: (typeof GEOCODING_SETTINGS)[number]["name"]) => string | null;

/** The settings (null: no service), and everything that is wrong with them, each with what to do. */
export function readGeocodingConfig(value: Value): {
  readonly geocoding: GeocodingSettings | null;
  readonly problems: readonly string[];
} {
  const given = {
    nominatim: value("ROUNDS_NOMINATIM_URL"),
    key: value("ROUNDS_GEOCODING_KEY"),
    google: value("ROUNDS_GEOCODING_URL") ?? GOOGLE_URL,
    email: value("ROUNDS_NOMINATIM_EMAIL"),
    perSecond: Number(value("ROUNDS_NOMINATIM_PER_SECOND") ?? 1),
    perDay: Number(value("ROUNDS_GEOCODING_PER_DAY") ?? PER_DAY),
  };
  return { geocoding: settingsOf(given), problems: problemsOf(given) };
}

type Given = Pick<GeocodingSettings, "key" | "email" | "perSecond" | "perDay"> & {
  readonly nominatim: string | null;
  readonly google: string;
};

function settingsOf({ nominatim, google, ...given }: Given): GeocodingSettings | null {
  if (nominatim !== null)
    return { ...given, service: "nominatim", url: plainUrl(nominatim), key: null };
  if (given.key === null) return null;
  return { ...given, service: "google", url: plainUrl(google), perSecond: GOOGLE_PER_SECOND };
}

const problemsOf = (given: Given): readonly string[] => [
  ...notAddress("ROUNDS_NOMINATIM_URL", given.nominatim, "http://localhost:8080"),
  ...notAddress("ROUNDS_GEOCODING_URL", given.google, GOOGLE_URL),
  ...(given.nominatim !== null && given.key !== null
    ? ["Both ROUNDS_NOMINATIM_URL and ROUNDS_GEOCODING_KEY are set: keep one of them."]
    : []),
  ...(given.email === null || /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/.test(given.email)
    ? []
    : ["ROUNDS_NOMINATIM_EMAIL is not an e-mail address."]),
  ...limitProblems(given),
  ...publicProblems(given),
];

const limitProblems = ({ perSecond, perDay }: Given): readonly string[] => [
  ...(perSecond >= 0.1 && perSecond <= 100
    ? []
    : ["ROUNDS_NOMINATIM_PER_SECOND is not a number from 0.1 to 100."]),
  ...notWithin("ROUNDS_GEOCODING_PER_DAY", perDay, [1, 1_000_000]),
];

/** What the public server's policy asks of everybody. */
function publicProblems({ nominatim: url, email, perSecond }: Given): readonly string[] {
  if (url === null || !URL.canParse(url) || new URL(url).hostname !== PUBLIC_HOST) return [];
  return [
    ...(email === null
      ? [`${PUBLIC_HOST} asks who you are: set ROUNDS_NOMINATIM_EMAIL to an address of yours.`]
      : []),
    ...(perSecond > 1
      ? [`${PUBLIC_HOST} allows one request a second: set ROUNDS_NOMINATIM_PER_SECOND to 1.`]
      : []),
  ];
}
