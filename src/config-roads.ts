import { notAddress, notWithin, plainUrl } from "./config-problems.ts";

/** Where road travel times come from; null where nothing is named. */
export type RoadSettings = {
  /** Addresses of servers, without a slash at the end. */
  readonly osrmUrl: string | null;
  readonly valhallaUrl: string | null;
  readonly traffic: {
    readonly url: string;
    readonly key: string;
    /** Ways that may be asked for in a day: each has its price. */
    readonly waysADay: number;
  } | null;
};

const TRAFFIC_URL = "https://routes.googleapis.com";

export const ROAD_SETTINGS = [
  {
    name: "ROUNDS_OSRM_URL",
    example: "",
    about:
      "An OSRM server for driving times by road, as http://localhost:5000. Without any they are estimated. docs/travel-times.md says more.",
  },
  {
    name: "ROUNDS_VALHALLA_URL",
    example: "",
    about: "A Valhalla server for driving times by road, as http://localhost:8002.",
  },
  {
    name: "ROUNDS_TRAFFIC_KEY",
    example: "",
    about:
      "Key of Google's Routes API, for driving times with the traffic of the hour. Each way that is asked for is paid for.",
  },
  {
    name: "ROUNDS_TRAFFIC_URL",
    example: TRAFFIC_URL,
    about: "A service that speaks the same protocol.",
  },
  {
    name: "ROUNDS_TRAFFIC_WAYS",
    example: "10000",
    about:
      "Ways that may be asked for in a day (a plan of a day takes up to 1,875), 1 to 1000000. After that they are estimated.",
  },
] as const;

type Value = (name: (typeof ROAD_SETTINGS)[number]["name"]) => string | null;

/** The settings, and everything that is wrong with them, each with what to do. */
export function readRoadConfig(value: Value): {
  readonly roads: RoadSettings;
  readonly problems: readonly string[];
} {
  const key = value("ROUNDS_TRAFFIC_KEY");
  const url = value("ROUNDS_TRAFFIC_URL") ?? TRAFFIC_URL;
  const waysADay = Number(value("ROUNDS_TRAFFIC_WAYS") ?? 10_000);
  const osrmUrl = value("ROUNDS_OSRM_URL");
  const valhallaUrl = value("ROUNDS_VALHALLA_URL");
  const traffic = key === null ? null : { url: plainUrl(url), key, waysADay };
  const named = [osrmUrl, valhallaUrl, key].filter((one) => one !== null).length;
  return {
    roads: {
      osrmUrl: osrmUrl === null ? null : plainUrl(osrmUrl),
      valhallaUrl: valhallaUrl === null ? null : plainUrl(valhallaUrl),
      traffic,
    },
    problems: [
      ...notAddress("ROUNDS_OSRM_URL", osrmUrl, "http://localhost:5000"),
      ...notAddress("ROUNDS_VALHALLA_URL", valhallaUrl, "http://localhost:8002"),
      ...notAddress("ROUNDS_TRAFFIC_URL", url, TRAFFIC_URL),
      ...(named > 1
        ? [
            "More than one of ROUNDS_OSRM_URL, ROUNDS_VALHALLA_URL and ROUNDS_TRAFFIC_KEY is set: keep one of them.",
          ]
        : []),
      ...notWithin("ROUNDS_TRAFFIC_WAYS", waysADay, [1, 1_000_000]),
    ],
  };
}
