import { describe, expect, it } from "vitest";
import { defaultEffort } from "../../../src/domain/routing/default-effort.ts";
import { solve } from "../../../src/domain/routing/solve.ts";
import { dayRoute, onALine, visitAt } from "./problems.ts";

const EFFORT = { iterations: 300, seed: 1 };

function onlyRoute(problem: ReturnType<typeof onALine>) {
  const [route] = solve(problem, EFFORT).routes;
  if (route === undefined) throw new Error("There is no route");
  return route;
}

describe("solve", () => {
  it("leaves as late as the first stop allows", () => {
    // 20 minutes away, opens at 10:00 (600): leaves at 580, stays 30, is back at 600 + 30 + 20 = 650.
    const opensAtTen = visitAt(1, { starts: [{ earliest: 600, latest: 900 }] });
    const problem = onALine([0, 20], [opensAtTen], [dayRoute()]);

    expect(onlyRoute(problem)).toEqual({
      leaveAt: 580,
      stops: [{ visit: 0, travelMinutes: 20, arriveAt: 600, startAt: 600, leaveAt: 630 }],
      lunch: null,
      travelBackMinutes: 20,
      backAt: 650,
      driveMinutes: 40,
    });
  });

  it("comes back in the second half of split opening hours", () => {
    // Visit 0 must start at 9:00 (540) and lasts to 660; then visit 1, 10 minutes on, is closed until 14:00 (840).
    const long = visitAt(1, { stayMinutes: 120, starts: [{ earliest: 540, latest: 540 }] });
    const split = visitAt(2, {
      starts: [
        { earliest: 540, latest: 600 },
        { earliest: 840, latest: 900 },
      ],
    });
    const problem = onALine([0, 20, 30], [long, split], [dayRoute()]);

    expect(onlyRoute(problem).stops.map((stop) => [stop.arriveAt, stop.startAt])).toEqual([
      [540, 540],
      [670, 840],
    ]);
  });

  it("keeps an appointment, then a must-visit, then the most value", () => {
    // Each visit takes 300 of the 540 minutes, so there is room for one.
    const options = [
      visitAt(1, { stayMinutes: 300, value: 100 }),
      visitAt(1, { stayMinutes: 300, value: 1, tier: 1 }),
      visitAt(1, { stayMinutes: 300, value: 0, tier: 2 }),
    ];
    const made = (visits: typeof options) =>
      onlyRoute(onALine([0, 10], visits, [dayRoute()])).stops.map((stop) => stop.visit);

    expect(made(options)).toEqual([2]);
    expect(made(options.slice(0, 2))).toEqual([1]);
    expect(made(options.slice(0, 1))).toEqual([0]);
  });

  it("drives the shorter way when the value is the same", () => {
    // 10 and 20 minutes out: in order 40 minutes of driving, back and forth 60 and more.
    const problem = onALine(
      [0, 10, 20, 5],
      [1, 2, 3].map((node) => visitAt(node)),
      [dayRoute()],
    );

    expect(onlyRoute(problem).driveMinutes).toBe(40);
  });

  it("keeps the caps on driving and on stops", () => {
    const visits = [1, 2, 3].map((node) => visitAt(node));
    const positions = [0, 10, 20, 30];

    // Home and back: 20, 40 or 60 minutes.
    const shortDrive = onlyRoute(onALine(positions, visits, [dayRoute({ maxDriveMinutes: 45 })]));
    const twoStops = onlyRoute(onALine(positions, visits, [dayRoute({ maxStops: 2 })]));

    expect(shortDrive.stops.map((stop) => stop.visit).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(twoStops.stops).toHaveLength(2);
  });

  it("gives each visit to a route that may make it", () => {
    const visits = [visitAt(1, { routes: [1] }), visitAt(2, { routes: [0] })];
    const problem = onALine([0, 10, 20], visits, [dayRoute(), dayRoute()]);

    const made = solve(problem, EFFORT).routes.map((r) => r.stops.map((stop) => stop.visit));

    expect(made).toEqual([[1], [0]]);
  });

  it("leaves out a visit that is closed all day", () => {
    const problem = onALine([0, 10], [visitAt(1, { starts: [] })], [dayRoute()]);

    expect(onlyRoute(problem).stops).toEqual([]);
  });

  it("plans nothing when nothing is asked for", () => {
    expect(solve(onALine([0], [], []), EFFORT)).toEqual({ routes: [], value: 0, iterations: 0 });
  });
});

describe("lunch", () => {
  const lunch = { from: 690, to: 780, minutes: 45 };

  it("is had before the drive when its window is open by then", () => {
    // The first visit ends at 10:00 + 2 h = 720; lunch 720 to 765, 30 minutes of driving, arrival at 795.
    const visits = [
      visitAt(1, { stayMinutes: 120, starts: [{ earliest: 600, latest: 600 }] }),
      visitAt(2, { starts: [{ earliest: 790, latest: 800 }] }),
    ];
    const route = onlyRoute(onALine([0, 10, 40], visits, [dayRoute({ lunch })]));

    expect(route.lunch).toEqual({
      startAt: 720,
      leaveAt: 765,
      afterStop: 0,
      driveBeforeMinutes: 0,
    });
    expect(route.stops[1]?.arriveAt).toBe(795);
  });

  it("is had on arrival when its window opens during the drive", () => {
    // The first visit ends at 680, before 690; driving 30 minutes, arrival at 710, lunch to 755, then the visit.
    const visits = [
      visitAt(1, { stayMinutes: 80, starts: [{ earliest: 600, latest: 600 }] }),
      visitAt(2, { starts: [{ earliest: 750, latest: 760 }] }),
    ];
    const route = onlyRoute(onALine([0, 10, 40], visits, [dayRoute({ lunch })]));

    expect(route.lunch).toEqual({
      startAt: 710,
      leaveAt: 755,
      afterStop: 0,
      driveBeforeMinutes: 30,
    });
    expect(route.stops[1]).toMatchObject({ arriveAt: 710, startAt: 755 });
  });

  it("interrupts a drive that spans its window", () => {
    // Left at 680, two hours of driving: lunch starts at 735 at the latest, after 55 minutes; arrival at 845.
    const visits = [
      visitAt(1, { stayMinutes: 80, starts: [{ earliest: 600, latest: 600 }] }),
      visitAt(2, { starts: [{ earliest: 840, latest: 850 }] }),
    ];
    const route = onlyRoute(onALine([0, 10, 130], visits, [dayRoute({ lunch })]));

    expect(route.lunch).toEqual({
      startAt: 735,
      leaveAt: 780,
      afterStop: 0,
      driveBeforeMinutes: 55,
    });
    expect(route.stops[1]?.arriveAt).toBe(845);
  });

  it("is left out when the route is back in time to have it at home", () => {
    // Back at 700 + 30 + 5 = 735, and 735 + 45 = 780.
    const visit = visitAt(1, { starts: [{ earliest: 700, latest: 700 }] });
    const backAtLastMoment = onALine([0, 5], [visit], [dayRoute({ lunch })]);
    const backTooLate = onALine([0, 6], [visit], [dayRoute({ lunch })]);

    expect(onlyRoute(backAtLastMoment).lunch).toBeNull();
    expect(onlyRoute(backTooLate).lunch).not.toBeNull();
  });

  it("makes a visit impossible that leaves no time for it", () => {
    // From 690 to 780 at the only visit: no 45 minutes of the window are left.
    const visit = visitAt(1, { stayMinutes: 90, starts: [{ earliest: 690, latest: 690 }] });

    expect(onlyRoute(onALine([0, 5], [visit], [dayRoute({ lunch })])).stops).toEqual([]);
  });
});

describe("defaultEffort", () => {
  it("grows with routes and candidates", () => {
    // 400 + 300 * 300 / 100 = 1300 for each route.
    const visits = Array.from({ length: 300 }, () => visitAt(1));

    expect(defaultEffort(onALine([0, 1], visits, [dayRoute()]))).toBe(1807);
    expect(defaultEffort(onALine([0, 1], visits, [dayRoute(), dayRoute()]))).toBe(3614);
  });
});
