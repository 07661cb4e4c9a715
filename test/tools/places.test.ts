import { afterEach, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import type { GeocodingSettings } from "../../src/config-geocoding.ts";
import type { Rounds, TimedReply } from "../../src/rounds.ts";
import { askedFor, nominatimAnswer, nominatimPlace } from "../maps/address-server.ts";
import { type Answer, type Asked, openService } from "../maps/road-server.ts";
import { contentOf, importAccounts, placesOf, settingsFor, shops } from "../placed-company.ts";
import { importText, openSmall } from "../world.ts";

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function opened(settings: GeocodingSettings | null): Promise<Rounds> {
  const rounds = await openSmall({}, { write: () => {} }, null, settings);
  closing.push(() => rounds.close());
  return rounds;
}

/** With a service that answers so; what waits is looked up. */
async function lookedUp(
  rows: readonly string[],
  answer: (asked: Asked) => Answer = several,
): Promise<Rounds> {
  const service = await openService(answer);
  closing.push(service.close);
  const rounds = await opened(settingsFor(service));
  await importAccounts(rounds, rows);
  await rounds.lookups.run({ signal: new AbortController().signal });
  return rounds;
}

/** Main St is in two parts of the town; everything else is where its number says. */
function several(asked: Asked): Answer {
  const { street = "", q = "" } = askedFor(asked);
  if (!/main st/i.test(`${street}${q}`)) return nominatimAnswer(asked);
  const house = { number: "7", road: "Main Street" };
  const body = [
    nominatimPlace({ lat: 42.03, lng: -93.62, ...house }),
    nominatimPlace({ lat: 42.06, lng: -93.6, ...house, road: "North Main Street" }),
  ];
  return { status: 200, body };
}

const TWO = "G1,Lakeside Liquors,7 Main St,Ames,IA,50010,,,,ann@small.example,North";
const LOST = "G2,Lost Mart,950 Elm St,Ames,IA,50010,,,,ann@small.example,North";
const BOBS = "G3,Far Deli,990 Elm St,Boone,IA,50036,,,,bob@small.example,South";

const AT = "2026-03-03T08:00";
const ANN = { as: "ann@small.example", at: AT };
const BOB = { as: "bob@small.example", at: AT };
const MO = { as: "mo@small.example", at: AT };

const said = (rounds: Rounds, text: string, who = ANN): Promise<TimedReply> =>
  rounds.ask({ ...who, thread: null, channel: null, text });

const pressed = (rounds: Rounds, tool: string, input: object, who = ANN): Promise<TimedReply> =>
  rounds.ask({
    ...who,
    thread: null,
    channel: null,
    text: "",
    press: { tool, input: { ...input } },
  });

const cardOf = ({ cards }: TimedReply): string => `${cards.map(renderTerminal).join("\n")}\n`;

test("places to check are listed with why, to each who sees the accounts", async () => {
  const rounds = await lookedUp([TWO, LOST, BOBS]);

  const ann = await said(rounds, "which accounts are not placed exactly?");
  const mo = await pressed(rounds, "check_places", {}, MO);
  const bob = await pressed(rounds, "check_places", {}, BOB);

  await expect(cardOf(ann)).toMatchFileSnapshot("../golden/places-to-check.txt");
  const idsOf = ({ result }: TimedReply) =>
    (result as { accounts: { accountId: string }[] }).accounts.map(({ accountId }) => accountId);
  expect(idsOf(ann)).toEqual(["G1", "G2"]);
  expect(idsOf(mo)).toEqual(["G1", "G2"]);
  expect(idsOf(bob)).toEqual(["G3"]);
});

test("is this the right place? A press takes one of those that were found, and another takes it back", async () => {
  const rounds = await lookedUp([TWO]);
  const asked = await said(rounds, "is Lakeside Liquors in the right place?");
  await expect(cardOf(asked)).toMatchFileSnapshot("../golden/place-to-check.txt");
  const before = await placesOf(rounds);

  const set = await pressed(rounds, "set_place", {
    account: "G1",
    at: "42.06000, -93.60000",
    precision: "exact",
  });

  await expect(cardOf(set)).toMatchFileSnapshot("../golden/place-set.txt");
  expect((await placesOf(rounds))["G1"]).toEqual({ lat: 42.06, lng: -93.6, precision: "exact" });
  expect((await pressed(rounds, "check_places", {})).result).toMatchObject({ open: 0 });
  const { changeId } = set.result as { changeId: string };
  await pressed(rounds, "undo_change", { change: changeId });
  expect(await placesOf(rounds)).toEqual(before);
  expect((await pressed(rounds, "check_places", {})).result).toMatchObject({ open: 1 });
});

test("what is right as it is is not asked about again, until that is taken back", async () => {
  const rounds = await lookedUp([TWO, LOST]);

  const kept = await said(rounds, "the place of Lost Mart is right");

  expect(kept.tool).toBe("set_place");
  expect(kept.result).toMatchObject({ isKept: true, accountId: "G2" });
  expect((await pressed(rounds, "check_places", {})).result).toMatchObject({ open: 1 });
  const { changeId } = kept.result as { changeId: string };
  await pressed(rounds, "undo_change", { change: changeId });
  expect((await pressed(rounds, "check_places", {})).result).toMatchObject({ open: 2 });
});

test("what a file says exactly later is not asked about any more", async () => {
  const rounds = await lookedUp([TWO, LOST]);
  const exactly = [TWO, LOST].map((row) => row.replace(",50010,,,", ",50010,42.04,-93.63,"));
  await importAccounts(rounds, exactly);

  const all = await pressed(rounds, "check_places", {});
  const one = await pressed(rounds, "check_places", { account: "G1" });

  expect(all.result).toMatchObject({ open: 0 });
  expect(one.result).toMatchObject({ account: { doubt: null, options: [], precision: "exact" } });
});

test("a place is said in coordinates", async () => {
  const rounds = await lookedUp([TWO]);

  const { tool, result } = await said(rounds, "Lakeside Liquors is at 42.05, -93.65");

  expect(tool).toBe("set_place");
  expect(result).toMatchObject({ place: { lat: 42.05, lng: -93.65 }, precision: "exact" });
  expect((await placesOf(rounds))["G1"]).toEqual({ lat: 42.05, lng: -93.65, precision: "exact" });
});

test("a place is said as an address, which is looked up; a street alone in the account's town", async () => {
  const rounds = await lookedUp([TWO]);

  const { tool, result } = await said(rounds, "Lakeside Liquors is at 120 Grand Ave, Ames");

  expect(tool).toBe("set_place");
  expect(result).toMatchObject({ place: { lat: 42.0312, lng: -93.62 }, precision: "exact" });
});

test("which of several is asked, and nothing is written before", async () => {
  const rounds = await lookedUp([LOST]);
  const before = await placesOf(rounds);

  const asked = await said(rounds, "Lost Mart is at 7 Main St");

  await expect(cardOf(asked)).toMatchFileSnapshot("../golden/which-place.txt");
  expect(asked.result).toMatchObject({ changeId: null });
  expect(await placesOf(rounds)).toEqual(before);
});

test("without a service a town is known, an address is not, and both are said", async () => {
  const rounds = await opened(null);
  await importAccounts(rounds, [
    "G1,Lakeside Liquors,7 Main St,,,,,,,ann@small.example,North",
    LOST,
  ]);

  const placed = await pressed(rounds, "set_place", { account: "G1", at: "7 Main St, Ames" });
  const refused = await pressed(rounds, "set_place", { account: "G2", at: "7 Main St, Ames" });

  expect(placed.result).toMatchObject({ precision: "city" });
  expect(refused.error?.message).toBe(
    'I know towns and postal codes only, no addresses such as "7 Main St, Ames".',
  );
  expect(cardOf(await pressed(rounds, "check_places", {}))).toContain("ROUNDS_NOMINATIM_URL");
});

test("nobody places the accounts of others; their manager does", async () => {
  const rounds = await lookedUp([TWO]);
  const input = { account: "G1", at: "42.05, -93.65" };

  const bob = await pressed(rounds, "set_place", input, BOB);
  const mo = await pressed(rounds, "set_place", input, MO);

  expect(bob.error?.code).toBe("not_found");
  expect(mo.error).toBeNull();
});

test.each(["-93.65, 42.05", "nowhere at all", "?"])("%s is no place", async (at) => {
  const rounds = await lookedUp([TWO], () => ({ status: 200, body: [] }));
  const before = await placesOf(rounds);

  const { error } = await pressed(rounds, "set_place", { account: "G1", at });

  expect(error?.code).toBe("not_found");
  expect(await placesOf(rounds)).toEqual(before);
});

test("how far looking up is, and that the service is away, is said", async () => {
  let isAway = false;
  const rounds = await lookedUp(shops(3), (asked) =>
    isAway ? { status: 503, body: "", headers: { "retry-after": "600" } } : nominatimAnswer(asked),
  );
  isAway = true;
  await importAccounts(rounds, shops(9));
  await rounds.lookups.run({ signal: new AbortController().signal });

  const card = cardOf(await said(rounds, "how far is looking up the addresses?"));

  expect(card).toMatch(
    /3 of 9 addresses looked up, about 1 minute more; Nominatim does not answer, since \S+ ?\d\d:\d\d\./,
  );
});

test("who is briefed on a place that is not sure is told so, with the way to check it", async () => {
  const rounds = await lookedUp([TWO]);

  const card = cardOf(await pressed(rounds, "brief_account", { account: "G1" }));

  expect(card).toContain("Is its place right? Several places have this address.");
  expect(card).toContain("[Check its place]");
  expect(card).toContain("© OpenStreetMap contributors");
});

test("a plan offers to check the places that are known by postal code only", async () => {
  const rounds = await lookedUp([TWO]);

  const card = cardOf(await pressed(rounds, "plan_day", { include: ["G1"] }));

  expect(card).toContain("Lakeside Liquors: place known by its postal code only.");
  expect(card).toContain("[Check: Lakeside Liquors]");
});

test("an import says how many addresses will be looked up, and offers to check what nobody looks up", async () => {
  const service = await openService(nominatimAnswer);
  closing.push(service.close);
  const rounds = await opened(settingsFor(service, { perSecond: 1 }));
  await importText(rounds.database, {
    people: "email,name,role\nivy@small.example,Ivy Chen,admin",
  });
  rounds.refresh();
  const nowhere = "H1,Nowhere Shop,,,,,,,,ann@small.example,North";
  const content = contentOf([...shops(212), nowhere]);
  const ivy = { as: "ivy@small.example", at: AT };
  await rounds.takeFile({ as: ivy.as, name: "new.csv", bytes: null, content });

  const tried = await pressed(rounds, "import_data", { file: "new.csv" }, ivy);
  const done = await pressed(rounds, "import_data", { file: "new.csv", action: "import" }, ivy);

  const told = "212 addresses will be looked up with Nominatim, about 4 minutes";
  expect(cardOf(tried)).toContain(told);
  expect(cardOf(done)).toContain(told);
  expect((done.result as { report: string }).report).toContain(told);
  expect(cardOf(done)).toContain("[Check 1 place]");
  expect(service.asked).toHaveLength(0);
});

test("who is near an address is found with the service, and which of several is asked with buttons", async () => {
  const rounds = await lookedUp([TWO]);

  const near = await pressed(rounds, "find_nearby", { near: "120 Grand Ave, Ames" });
  const unsure = await pressed(rounds, "find_nearby", { near: "7 Main St, Ames", minutes: 45 });

  expect(near.result).toMatchObject({ place: { lat: 42.0312, lng: -93.62 } });
  expect(unsure.error?.code).toBe("ambiguous");
  const buttons = unsure.cards.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])),
  );
  expect(buttons).toMatchObject([
    { tool: "find_nearby", input: { near: "42.03000, -93.62000", minutes: 45 } },
    { tool: "find_nearby", input: { near: "42.06000, -93.60000", minutes: 45 } },
  ]);
});

test("a day starts from a hotel's address; without a service from its town, which is said", async () => {
  const rounds = await lookedUp([TWO]);
  const without = await opened(null);

  const day = await pressed(rounds, "plan_day", { start: "120 Grand Ave, Ames" });
  const near = await pressed(without, "plan_day", { start: "120 Grand Ave, Ames, IA 50010" });
  const refused = await pressed(without, "plan_day", { start: "120 Grand Ave, Nowhere" });

  expect(day.result).toMatchObject({
    start: { name: "120 Grand Ave, Ames", place: { lat: 42.0312, lng: -93.62 } },
  });
  expect(near.result).toMatchObject({ start: { name: "Ames (streets are not looked up)" } });
  expect(near.text).toContain("Ames (streets are not looked up)");
  expect(refused.error?.code).toBe("not_found");
});

test("an address that is said in a sentence is looked up, not only its town", async () => {
  const rounds = await lookedUp([TWO]);

  const near = await said(rounds, "who is near 120 Grand Ave, Ames?");
  const day = await said(rounds, "plan my day starting from 120 grand ave in ames");

  expect(near.result).toMatchObject({ place: { lat: 42.0312, lng: -93.62 } });
  expect(day.result).toMatchObject({ start: { name: "120 grand ave in ames" } });
});
