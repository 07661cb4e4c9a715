import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";

export type Asked = {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** As JSON; null: there was none. */
  readonly body: unknown;
};

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A service on this machine that answers as it is told to, and remembers what it was asked. */
export async function openService(answer: (asked: Asked) => Answer | Promise<Answer>) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const words = await text(request);
      const one = {
        path: request.url ?? "",
        headers: request.headers,
        body: words === "" ? null : (JSON.parse(words) as unknown),
      };
      asked.push(one);
      const { status, body, headers } = await answer(one);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

export type Service = Awaited<ReturnType<typeof openService>>;

/** Longitude first, as OSRM has it. */
type Spot = readonly [number, number];

export type Way = { readonly seconds: number | null; readonly metres: number };

/**
 * Answers as osrm-routed 5.27 does (https://project-osrm.org/docs/v5.27.1/api/#table-service): the shape is that of its
 * documentation, and that of a real one's answers that osrm-recorded.test.ts holds it against.
 */
export function osrmAnswer(path: string, way: (from: Spot, to: Spot) => Way): Answer {
  const [, coordinates = "", query = ""] =
    /^\/table\/v1\/driving\/([-\d.,;]+)\?(.*)$/.exec(path) ?? [];
  if (coordinates === "")
    return { status: 400, body: { code: "InvalidQuery", message: "Query string malformed" } };
  const spots = coordinates.split(";").map((each): Spot => {
    const [lng = 0, lat = 0] = each.split(",").map(Number);
    return [lng, lat];
  });
  if (spots.length > 100)
    return { status: 400, body: { code: "TooBig", message: "Too many table coordinates" } };
  const parameters = new URLSearchParams(query);
  const chosen = (name: string): readonly Spot[] => {
    const indices = parameters.get(name);
    if (indices === null) return spots;
    return indices.split(";").flatMap((index) => {
      const spot = spots[Number(index)];
      return spot === undefined ? [] : [spot];
    });
  };
  const [from, to] = [chosen("sources"), chosen("destinations")];
  const waypoint = (location: Spot) => ({ hint: "", distance: 0, name: "", location });
  const table = (pick: (one: Way) => number | null) =>
    from.map((origin) => to.map((target) => (origin === target ? 0 : pick(way(origin, target)))));
  return {
    status: 200,
    body: {
      code: "Ok",
      distances: table(({ metres }) => metres),
      destinations: to.map(waypoint),
      durations: table(({ seconds }) => seconds),
      sources: from.map(waypoint),
    },
  };
}

const point = z.object({
  waypoint: z.object({
    location: z.object({ latLng: z.object({ latitude: z.number(), longitude: z.number() }) }),
  }),
});

export const matrixRequest = z.object({
  origins: z.array(point),
  destinations: z.array(point),
  travelMode: z.literal("DRIVE"),
  routingPreference: z.literal("TRAFFIC_AWARE"),
  departureTime: z.iso.datetime().optional(),
});

/** Answers as computeRouteMatrix does, in an order of its own, with a way for each hour (UTC) of departure. */
export function googleAnswer({ body }: Asked, minutes: (hour: number) => number): Answer {
  const { origins, destinations, departureTime } = matrixRequest.parse(body);
  const hour = new Date(departureTime ?? 0).getUTCHours();
  const elements = origins.flatMap((_, originIndex) =>
    destinations.map((_target, destinationIndex) => ({
      originIndex,
      destinationIndex,
      status: {},
      distanceMeters: 4000,
      duration: `${60 * minutes(hour)}s`,
      condition: "ROUTE_EXISTS",
    })),
  );
  return { status: 200, body: elements.toReversed() };
}
