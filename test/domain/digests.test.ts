import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, localMoment } from "../../src/clock.ts";
import { addDays, clockOf, minuteOf } from "../../src/domain/days.ts";
import {
  type DigestPerson,
  type DueDigest,
  type Duty,
  dutiesOf,
  postIdOf,
  type Subscription,
} from "../../src/domain/digests.ts";
import { dueAt, verdictOf } from "../../src/domain/due-digests.ts";

const CLOCK = { localMoment, instantOf };

const REP: DigestPerson = {
  email: "ann@small.example",
  role: "rep",
  managerEmail: "mo@small.example",
  timeZone: "America/Chicago",
  workDays: [0, 1, 2, 3],
  workEnd: 1020,
};
const MANAGER: DigestPerson = {
  ...REP,
  email: "mo@small.example",
  role: "manager",
  managerEmail: null,
};

const CHANNEL: Subscription = {
  digest: "lead_digest",
  reader: "channel:C1",
  at: 480,
  days: [0, 1, 2, 3, 4],
  timeZone: "Europe/Berlin",
  isBrief: false,
  isOff: false,
  authorEmail: MANAGER.email,
  changedAt: new Date("2026-01-01T00:00Z"),
};

const duty = (over: Partial<Duty>): Duty => ({
  digest: "day_plan",
  reader: "person:ann@small.example",
  at: 420,
  until: 1020,
  days: [0, 1, 2, 3, 4, 5, 6],
  timeZone: "America/Chicago",
  isBrief: false,
  since: null,
  ...over,
});

test("a rep has a plan on the own working days, a manager a review on Mondays", () => {
  expect(
    dutiesOf([REP, MANAGER, { ...REP, email: "ivy@small.example", role: "admin" }], []),
  ).toEqual([
    duty({ days: [0, 1, 2, 3] }),
    duty({
      digest: "weekly_review",
      reader: "person:mo@small.example",
      at: 450,
      until: 1440,
      days: [0],
    }),
  ]);
});

test("a subscription changes the hour, turns off, or adds a channel in its own zone", () => {
  const own = { ...CHANNEL, digest: "day_plan", reader: "person:ann@small.example" } as const;
  const changed = dutiesOf([REP], [{ ...own, at: 390, days: [2], isBrief: true }]);
  // A person's zone is the person's, whatever the row says.
  expect(changed).toEqual([duty({ at: 390, days: [2], isBrief: true, since: CHANNEL.changedAt })]);
  expect(dutiesOf([REP], [{ ...own, isOff: true }])).toEqual([]);
  expect(dutiesOf([], [CHANNEL, own]).map(({ reader, timeZone }) => [reader, timeZone])).toEqual([
    ["channel:C1", "Europe/Berlin"],
  ]);
});

test("seven in the morning is where the reader is", () => {
  const there = [duty({}), duty({ timeZone: "Europe/Berlin" }), duty({ timeZone: "Asia/Kolkata" })];
  // 13:00Z is 07:00 in Chicago, 14:00 in Berlin, 18:30 in Kolkata.
  const due = dueAt(there, new Date("2026-03-02T13:00Z"), CLOCK);

  expect(due.map((one) => one.dueAt.toISOString())).toEqual([
    "2026-03-02T13:00:00.000Z",
    "2026-03-02T06:00:00.000Z",
    "2026-03-02T01:30:00.000Z",
  ]);
  expect(dueAt(there, new Date("2026-03-02T12:59:59Z"), CLOCK)).toHaveLength(2);
});

test("only on its days", () => {
  const monday = [duty({ days: [0] })];

  expect(dueAt(monday, new Date("2026-03-02T20:00Z"), CLOCK)).toHaveLength(1);
  // 03:00Z on Tuesday is still Monday evening in Chicago.
  expect(dueAt(monday, new Date("2026-03-03T03:00Z"), CLOCK)).toHaveLength(1);
  expect(dueAt(monday, new Date("2026-03-03T20:00Z"), CLOCK)).toHaveLength(0);
});

test.each([
  // In Chicago the clock goes from 02:00 to 03:00 on 8 March: 08:00Z.
  ["an hour that does not exist", "America/Chicago 2026-03-08T02:30", "2026-03-08T08:00Z"],
  // On 1 November 01:30 comes at 06:30Z and again at 07:30Z.
  ["an hour that comes twice", "America/Chicago 2026-11-01T01:30", "2026-11-01T06:30Z"],
  // Lord Howe Island skips half an hour: 02:00 to 02:30 on 4 October, at 15:30Z.
  ["half an hour that does not exist", "Australia/Lord_Howe 2026-10-04T02:15", "2026-10-03T15:30Z"],
  // In Cairo the gap begins at midnight: the day begins at 01:00, 22:00Z.
  ["a midnight that does not exist", "Africa/Cairo 2026-04-24T00:00", "2026-04-23T22:00Z"],
])("%s", (_what, wanted, instant) => {
  const [timeZone = "", local = ""] = wanted.split(" ");
  const [date = "", clock = ""] = local.split("T");
  const evening = instantOf(`${date}T23:30`, timeZone);
  const [due] = dueAt([duty({ timeZone, at: minuteOf(clock) })], evening, CLOCK);

  expect(due).toMatchObject({ localDate: date, dueAt: new Date(instant) });
});

const ZONES = [
  "America/Chicago",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Asia/Kolkata",
];

test("on every day of a year it is the first minute of that date at which the clock says that time or more", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 364 }),
      fc.integer({ min: 0, max: 1380 }),
      (timeZone, day, at) => {
        const date = addDays("2026-01-01", day);
        const [due] = dueAt([duty({ timeZone, at })], instantOf(`${date}T23:59`, timeZone), CLOCK);
        const wall = (instant: Date): string => {
          const { date: on, minute } = localMoment(instant, timeZone);
          return `${on} ${clockOf(minute)}`;
        };
        const wanted = `${date} ${clockOf(at)}`;

        if (!due) throw new Error("It is due by the end of the day");
        expect(wall(due.dueAt) >= wanted).toBe(true);
        expect(wall(due.dueAt).slice(0, 10)).toBe(date);
        expect(wall(new Date(due.dueAt.getTime() - 60_000)) < wanted).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

const RULES = { whenMissed: "rest of day", workspaceSince: new Date("2026-01-01T00:00Z") } as const;

const DUE: DueDigest = {
  digest: "day_plan",
  reader: "person:ann@small.example",
  localDate: "2026-03-02",
  at: 420,
  until: 1020,
  timeZone: "America/Chicago",
  isBrief: false,
  since: null,
  dueAt: new Date("2026-03-02T13:00Z"),
};

const at = (clock: string, over: Partial<DueDigest> = {}, rules: object = {}) =>
  verdictOf({ ...DUE, ...over }, instantOf(`2026-03-02T${clock}`, "America/Chicago"), CLOCK, {
    ...RULES,
    ...rules,
  });

test("later than a quarter of an hour it says so; after work, or when the day is over, it is not made", () => {
  expect(at("07:15")).toEqual({ isMade: true, isLate: false });
  expect(at("07:16")).toEqual({ isMade: true, isLate: true });
  expect(at("10:40")).toEqual({ isMade: true, isLate: true });
  expect(at("17:00")).toEqual({ isMade: false, reason: "the working day was over" });
  expect(at("07:00", { localDate: "2026-03-01" })).toEqual({
    isMade: false,
    reason: "the day was over",
  });
});

test("a missed morning stays silent if the policy wants that", () => {
  expect(at("08:00", {}, { whenMissed: "silent" })).toEqual({ isMade: true, isLate: true });
  expect(at("10:40", {}, { whenMissed: "silent" })).toEqual({
    isMade: false,
    reason: "its hour was missed",
  });
});

test("leads of the night are told for six hours, a review all Monday; nothing of before the workspace began", () => {
  const leads = {
    digest: "lead_digest",
    at: 480,
    until: 840,
    dueAt: new Date("2026-03-02T14:00Z"),
  } as const;
  const review = { digest: "weekly_review", until: 1440 } as const;
  const workspaceSince = new Date("2026-03-02T16:00Z");

  expect(at("13:59", leads)).toEqual({ isMade: true, isLate: true });
  expect(at("14:00", leads)).toEqual({ isMade: false, reason: "too late to be of use" });
  expect(at("23:59", review)).toEqual({ isMade: true, isLate: true });
  expect(at("10:40", review, { workspaceSince })).toMatchObject({ isMade: false });
  // The rest of a first day is planned.
  expect(at("10:40", {}, { workspaceSince })).toEqual({ isMade: true, isLate: true });
});

test("what was asked for after its hour begins the next day", () => {
  expect(at("10:40", { since: new Date("2026-03-02T16:00Z") })).toEqual({
    isMade: false,
    reason: "asked for after its hour",
  });
  expect(at("07:00", { since: new Date("2026-03-02T12:00Z") })).toMatchObject({ isMade: true });
});

test("the id of a post says what it is", () => {
  expect(postIdOf(DUE)).toBe("digest:day_plan:person:ann@small.example:2026-03-02");
});

test("who is due of 5,000 readers in twenty zones", () => {
  const zones = Intl.supportedValuesOf("timeZone").filter((_, index) => index % 20 === 0);
  const many = Array.from({ length: 5000 }, (_, index) =>
    duty({ reader: `person:${index}`, timeZone: zones[index % zones.length] ?? "UTC" }),
  );
  const due = dueAt(many, new Date("2026-03-02T13:00Z"), CLOCK);

  expect(due.length).toBeGreaterThan(1000);
});
