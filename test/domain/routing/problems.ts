import * as fc from "fast-check";
import type { Route, RoutingProblem, Visit } from "../../../src/domain/routing/problem.ts";

/** A visit open all day for 30 minutes, at the node of its own number. */
export function visitAt(node: number, changes: Partial<Visit> = {}): Visit {
  return {
    node,
    value: 10,
    tier: 0,
    stayMinutes: 30,
    starts: [{ earliest: 0, latest: 1440 }],
    routes: null,
    ...changes,
  };
}

/** A day from 8:00 to 17:00 from node 0 and back, with no other limit. */
export function dayRoute(changes: Partial<Route> = {}): Route {
  return {
    startNode: 0,
    endNode: 0,
    leaveAt: 480,
    backBy: 1020,
    maxDriveMinutes: null,
    maxStops: null,
    lunch: null,
    ...changes,
  };
}

/** Nodes on a line: the drive between two is the difference of their positions. */
export function onALine(
  positions: readonly number[],
  visits: readonly Visit[],
  routes: readonly Route[],
): RoutingProblem {
  const travel = positions.flatMap((from) => positions.map((to) => Math.abs(from - to)));
  return { visits, routes, nodeCount: positions.length, travel: Int32Array.from(travel) };
}

/** Problems with every feature: asymmetric travel, split hours, tiers, lunch, caps, own starts and ends. */
export function anyProblem(mostVisits: number, mostRoutes: number): fc.Arbitrary<RoutingProblem> {
  return fc
    .record({
      visitCount: fc.integer({ min: 1, max: mostVisits }),
      nodeCount: fc.integer({ min: 3, max: 9 }),
    })
    .chain(({ visitCount, nodeCount }) =>
      fc.record({
        visits: fc.array(anyVisit(nodeCount, mostRoutes), {
          minLength: visitCount,
          maxLength: visitCount,
        }),
        routes: fc.array(anyRoute(nodeCount), { minLength: 1, maxLength: mostRoutes }),
        nodeCount: fc.constant(nodeCount),
        travel: anyTravel(nodeCount),
      }),
    )
    .map((problem) => ({ ...problem, visits: problem.visits.map((v) => keepRoutes(v, problem)) }));
}

function keepRoutes(visit: Visit, { routes }: { readonly routes: readonly Route[] }): Visit {
  return { ...visit, routes: visit.routes?.filter((route) => route < routes.length) ?? null };
}

function anyVisit(nodeCount: number, mostRoutes: number): fc.Arbitrary<Visit> {
  return fc.record({
    node: fc.integer({ min: 0, max: nodeCount - 1 }),
    value: fc.integer({ min: 0, max: 100 }),
    tier: fc.constantFrom(0, 0, 0, 1, 2),
    stayMinutes: fc.integer({ min: 0, max: 90 }),
    starts: anyStarts(),
    routes: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: mostRoutes - 1 })), { freq: 4 }),
  });
}

/** One window or two with a pause between them. */
function anyStarts(): fc.Arbitrary<Visit["starts"]> {
  return fc
    .record({
      opens: fc.integer({ min: 400, max: 900 }),
      widths: fc.array(fc.integer({ min: 0, max: 240 }), { minLength: 1, maxLength: 2 }),
      pause: fc.integer({ min: 1, max: 180 }),
    })
    .map(({ opens, widths, pause }) => {
      const [first = 0, second] = widths;
      const morning = { earliest: opens, latest: opens + first };
      if (second === undefined) return [morning];
      const reopens = morning.latest + pause;
      return [morning, { earliest: reopens, latest: reopens + second }];
    });
}

function anyRoute(nodeCount: number): fc.Arbitrary<Route> {
  return fc.record({
    startNode: fc.integer({ min: 0, max: nodeCount - 1 }),
    endNode: fc.integer({ min: 0, max: nodeCount - 1 }),
    leaveAt: fc.integer({ min: 420, max: 720 }),
    backBy: fc.integer({ min: 700, max: 1100 }),
    maxDriveMinutes: fc.option(fc.integer({ min: 0, max: 300 })),
    maxStops: fc.option(fc.integer({ min: 0, max: 6 })),
    lunch: fc.option(
      fc.record({
        from: fc.integer({ min: 660, max: 760 }),
        to: fc.integer({ min: 740, max: 860 }),
        minutes: fc.integer({ min: 0, max: 60 }),
      }),
      { freq: 2 },
    ),
  });
}

/** Asymmetric times that keep the triangle inequality: shortest ways through random direct times. */
function anyTravel(nodeCount: number): fc.Arbitrary<Int32Array> {
  const size = nodeCount ** 2;
  return fc
    .array(fc.integer({ min: 0, max: 120 }), { minLength: size, maxLength: size })
    .map((direct) => {
      const travel = Int32Array.from(direct);
      for (let node = 0; node < nodeCount; node++) travel[node * nodeCount + node] = 0;
      for (let via = 0; via < nodeCount; via++) shorten(travel, nodeCount, via);
      return travel;
    });
}

function shorten(travel: Int32Array, nodeCount: number, via: number): void {
  for (let from = 0; from < nodeCount; from++) {
    for (let to = 0; to < nodeCount; to++) {
      const direct = travel[from * nodeCount + to] ?? 0;
      const there = travel[from * nodeCount + via] ?? 0;
      const onward = travel[via * nodeCount + to] ?? 0;
      travel[from * nodeCount + to] = Math.min(direct, there + onward);
    }
  }
}
