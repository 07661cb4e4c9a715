import type { TravelTable } from "../ports.ts";
import type { Place } from "../units.ts";
import type { Candidate, DayAppointment, DayRequest } from "./day.ts";
import type { RoutingProblem, Visit } from "./problem.ts";

/** Nodes of the problem: start, end, the appointments, the candidates. */
export const placesOf = ({
  start,
  end,
  appointments,
  candidates,
}: DayRequest): readonly Place[] => [
  start.place,
  end.place,
  ...appointments.map(({ account }) => account.place),
  ...candidates.map(({ account }) => account.place),
];

/** The day as the solver takes it, with the travel times of its places. */
export function problemOf(
  request: DayRequest,
  { minutes }: Pick<TravelTable, "minutes">,
): RoutingProblem {
  const { appointments, candidates } = request;
  const visits = [...appointments.map(fixedVisit), ...candidates.map(freeVisit)];
  return {
    visits: visits.map((visit, index) => ({ ...visit, node: index + 2 })),
    routes: [
      {
        startNode: 0,
        endNode: 1,
        leaveAt: request.leaveAt,
        backBy: request.backBy,
        maxDriveMinutes: request.maxDriveMinutes,
        maxStops: request.maxStops,
        lunch: request.lunch,
      },
    ],
    nodeCount: visits.length + 2,
    travel: minutes,
  };
}

type NodelessVisit = Omit<Visit, "node">;

const fixedVisit = ({ startAt, endAt, value }: DayAppointment): NodelessVisit => ({
  value,
  tier: 2,
  stayMinutes: endAt - startAt,
  starts: [{ earliest: startAt, latest: startAt }],
  routes: null,
});

const freeVisit = ({ account, value, isMust, windows }: Candidate): NodelessVisit => ({
  value,
  tier: isMust ? 1 : 0,
  stayMinutes: account.visitMinutes,
  starts: windows
    .filter(({ from, to }) => to - from >= account.visitMinutes)
    .map(({ from, to }) => ({ earliest: from, latest: to - account.visitMinutes })),
  routes: null,
});
