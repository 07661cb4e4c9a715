import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/cards/card.ts";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import { keepLeadClock } from "../../src/jobs/lead-clock.ts";
import type { Rounds } from "../../src/rounds.ts";
import { presser } from "../tools/press.ts";
import { openSmall } from "../world.ts";

const MO = "mo@small.example";
const ANN = "ann@small.example";
const BOB = "bob@small.example";

let rounds: Rounds;

beforeEach(async () => {
  rounds = await openSmall({});
});

afterEach(() => rounds.close());

const press = presser(() => rounds, { as: MO, at: "2026-03-02T09:00" });

/** Local time of Monday 2 March in Iowa. */
const at = (time: string, day = "02"): Date => new Date(`2026-03-${day}T${time}:00-06:00`);

/** Nobody asks: of the world only what giving out leads needs is used. */
const tick = async (now: Date) => {
  const world = await rounds.worldOf({ as: MO, at: null });
  const steps = await keepLeadClock({ ...world, instant: now });
  return steps.map(({ leadId, step }) => `${leadId} ${step}`);
};

const lead = async (id = "L1001") =>
  rounds.database.client.lead.findFirstOrThrow({
    where: { id },
    select: { status: true, assignedEmail: true, reminders: true, offers: true },
  });

const posts = async () => {
  const rows = await rounds.database.client.post.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(
    ({ reader, text }) => `${reader.replace("@small.example", "")}: ${text.split("\n")[0]}`,
  );
};

/** Posts as a terminal shows them. */
const cards = async () => {
  const rows = await rounds.database.client.post.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ reader, card }) => `[${reader}]\n${renderTerminal(card as unknown as Card)}`);
};

const give = () =>
  press("route_lead", {
    name: "Harbor Bakery",
    place: "50010",
    industry: "bakery",
    preview: false,
  });

test("it reminds at half of the time and at its end, goes to the next best, and then tells the manager", async () => {
  await give();
  expect(await lead()).toMatchObject({ status: "waiting", assignedEmail: ANN });
  expect(await tick(at("09:59"))).toEqual([]);
  expect(await tick(at("10:00"))).toEqual(["L1001 reminded"]);
  expect(await tick(at("10:01"))).toEqual([]);
  expect(await tick(at("11:00"))).toEqual(["L1001 late"]);
  expect(await tick(at("12:00"))).toEqual(["L1001 passed on"]);
  expect(await lead()).toMatchObject({ assignedEmail: BOB, reminders: 0, offers: 1 });
  expect(await tick(at("14:30"))).toEqual(["L1001 late"]);
  expect(await tick(at("15:00"))).toEqual(["L1001 escalated"]);
  expect(await tick(at("16:00"))).toEqual([]);
  expect(await posts()).toEqual([
    "person:ann: L1001 Harbor Bakery went on to Bob Ray: no answer in time",
    "person:ann: L1001 Harbor Bakery went on to Bob Ray: no answer in time",
    "person:ann: L1001 Harbor Bakery went on to Bob Ray: no answer in time",
    "person:bob: Lead L1001 Harbor Bakery (bakery, Ames) -> you",
    "person:bob: L1001 Harbor Bakery (bakery, Ames) waits for your answer",
    "person:mo: L1001 Harbor Bakery (bakery, Ames): nobody answers",
  ]);
});

test("only the rep's own working time counts, and an evening is none", async () => {
  await press(
    "route_lead",
    { name: "Harbor Bakery", place: "50010", preview: false },
    { at: "2026-03-02T16:30" },
  );
  expect(await tick(at("20:00"))).toEqual([]);
  expect(await tick(at("08:30", "03"))).toEqual(["L1001 reminded"]);
});

test("a pass goes on at once and its rep is not asked again; when nobody is left the manager is told", async () => {
  await give();
  const pass = { lead: "L1001", accept: false };
  const asked = await press("answer_lead", pass, { as: ANN });
  expect(asked.error?.code).toBe("missing");
  const first = await press("answer_lead", { ...pass, reason: "no time" }, { as: ANN });
  expect(first.result).toMatchObject({ next: "Bob Ray" });
  const second = await press("answer_lead", { ...pass, reason: "too far" }, { as: BOB });
  expect(second.result).toMatchObject({ next: null });
  expect(await lead()).toMatchObject({ status: "open", assignedEmail: null });
  expect(await tick(at("10:00"))).toEqual([]);
  expect(await posts()).toContain("person:mo: L1001 Harbor Bakery (bakery, Ames): nobody has it");
  const explained = await press("explain_lead", { lead: "L1001" });
  expect(explained.result).toMatchObject({ reason: "nobody could take it: 2 passed on it" });
});

test("what comes at night waits for the morning, and several processes give it once", async () => {
  const night = { at: "2026-03-02T22:00" };
  await press("route_lead", { name: "Night Owl", place: "50010", preview: false }, night);
  expect(await lead()).toMatchObject({ status: "open" });
  expect(await tick(at("23:00"))).toEqual([]);
  const all = await Promise.all([1, 2, 3, 4].map(() => tick(at("08:01", "03"))));
  expect(all.flat()).toEqual(["L1001 given"]);
  expect(await lead()).toMatchObject({ status: "waiting", assignedEmail: ANN });
  expect(await rounds.database.client.leadDecision.count({ where: { leadId: "L1001" } })).toBe(2);
});

test("imported leads without an owner are given, the same one twice as one, and old ones are left to people", async () => {
  const data = { workspaceId: "small", status: "open", place: "Ames" };
  await rounds.database.client.lead.createMany({
    data: [
      { ...data, id: "X1", name: "Corn Crib Bar", createdAt: at("07:00") },
      { ...data, id: "X2", name: "Corn Crib Bar Inc.", createdAt: at("07:30") },
      { ...data, id: "X3", name: "Old Mill", createdAt: new Date("2026-01-02T12:00Z") },
    ],
  });
  expect(await tick(at("09:00"))).toEqual(["X1 given", "X2 duplicate"]);
  expect(await rounds.database.client.lead.findFirst({ where: { id: "X2" } })).toMatchObject({
    status: "duplicate",
    duplicateOf: "X1",
  });
  expect(await tick(at("09:01"))).toEqual([]);
});

test("many that come in the night are told in one post", async () => {
  await rounds.database.client.lead.createMany({
    data: Array.from({ length: 6 }, (_, index) => ({
      workspaceId: "small",
      id: `X${index}`,
      name: `Shop ${index}`,
      status: "open",
      place: "Ames",
      createdAt: at("20:00"),
    })),
  });
  expect(await tick(at("22:00"))).toHaveLength(6);
  const [post, ...others] = await rounds.database.client.post.findMany();
  expect(others).toEqual([]);
  expect(post?.text).toBe(
    "6 leads that nobody has\nX0 Shop 0, X1 Shop 1, X2 Shop 2, X3 Shop 3, X4 Shop 4 and 1 more.\n6 leads: nobody could take it: 2 off hours.",
  );
  expect(await tick(at("22:01"))).toEqual([]);
});

test("what people are told reads as they would say it", async () => {
  const bakery = {
    name: "Harbor Bakery",
    place: "50010",
    industry: "grocery",
    valueCents: 3_500_000,
  };
  const said = { notes: "please call, we need a quote by Friday", phone: "515-555-0109" };
  await press("route_lead", { ...bakery, ...said, preview: false });
  const offered = await cards();
  await tick(at("10:00"));
  await tick(at("11:00"));
  const reminded = (await cards()).slice(1);
  await press("answer_lead", { lead: "L1001", accept: false, reason: "too far" }, { as: ANN });
  await press("answer_lead", { lead: "L1001", accept: false, reason: "no time" }, { as: BOB });
  const all = [...offered, ...reminded, ...(await cards())];
  await expect(`${all.join("\n")}\n`).toMatchFileSnapshot("../golden/lead-posts.txt");
});

test("a manager gives it to a person by name, and the one before is told", async () => {
  await give();
  const given = await press("route_lead", { lead: "L1001", to: BOB, preview: false });
  expect(given.error?.message).toBe("Bob Ray is not in your team.");
  const ivy = {
    name: "Ivy",
    role: "admin",
    timeZone: "America/Chicago",
    workStart: 480,
    workEnd: 1020,
  };
  await rounds.database.client.person.create({
    data: { ...ivy, workspaceId: "small", email: "ivy@small.example" },
  });
  const by = { as: "ivy@small.example" };
  const done = await press("route_lead", { lead: "L1001", to: BOB, preview: false }, by);
  expect(done.result).toMatchObject({ chosen: BOB, by: "hand", reason: "given by Ivy" });
  expect(await lead()).toMatchObject({ status: "waiting", assignedEmail: BOB });
  expect((await posts())[0]).toBe("person:ann: L1001 Harbor Bakery was given to Bob Ray");
});
