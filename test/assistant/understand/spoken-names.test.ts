import { describe, expect, test } from "vitest";
import { everydayWords } from "../../../src/assistant/understand/everyday.ts";
import { extract, indexDirectory } from "../../../src/assistant/understand/extract.ts";
import { type ReadingType, readingOf } from "../../../src/assistant/understand/mention.ts";
import { readSentence } from "../../../src/assistant/understand/sentence.ts";
import { demoDirectory } from "./demo-directory.ts";

const directory = demoDirectory();
const index = indexDirectory(directory);
const everyday = everydayWords([
  "brief me on log the skip visit near who is history cancelled route for compare all good day".split(
    " ",
  ),
]);

function find(who: string, text: string) {
  const email = `${who}@prairie.example`;
  const role = directory.people.find((person) => person.email === email)?.role ?? "rep";
  return extract(readSentence(text), {
    index,
    asker: { email, role },
    today: "2026-05-13",
    everyday,
  });
}

const found = <Type extends ReadingType>(who: string, text: string, type: Type) =>
  find(who, text).flatMap((mention) => readingOf(mention, type) ?? []);

/** The accounts that are meant, with their towns; null: a name that fits none or several. */
function accounts(who: string, text: string): (string | null)[] {
  return found(who, text, "account").map(({ ids }) => {
    const account = directory.accounts.find(({ id }) => ids.length === 1 && id === ids[0]);
    return account === undefined ? null : `${account.name}, ${account.city}`;
  });
}

const ana = "ana.torres";
const farid = "farid.haidari";
const keller = "ben.keller";

describe("the number of a shop", () => {
  test.each([
    ["corner star one forty three", "Corner Star #143, Tama"],
    ["prairie pump one thirty five", "Prairie Pump #135, Iowa City"],
    ["hilltop one twenty three", "Hilltop Foods #123, Cedar Rapids"],
    ["spirit house number one hundred and twenty four", "Spirit House #124, Cedar Rapids"],
    ["fareway fields 1 2 5", "Fareway Fields #125, Cedar Rapids"],
  ])("may be spoken: %s", (words, name) => {
    expect(accounts(ana, `brief me on ${words}`)).toEqual([name]);
  });

  test("may be spoken with a nought", () => {
    expect(accounts(farid, "skip quick stop one oh five")).toEqual(["QuickStop #105, Boone"]);
  });

  test("ends in one as in any other digit", () => {
    expect(accounts("elena.petrova", "skip prairie pump one twenty one")).toEqual([
      "Prairie Pump #121, Urbandale",
    ]);
  });

  test("is a time where it stands behind at", () => {
    const times = found(farid, "quick stop 105 at one forty five", "time");

    expect(times.map(({ minute }) => minute)).toEqual([13 * 60 + 45]);
  });

  test("that no shop of the chain has names none of them", () => {
    expect(accounts(ana, "log corner star one ninety nine")).toEqual([null]);
  });

  test("may be left out where the asker has only one shop of the chain", () => {
    expect(accounts("grace.kim", "skip the fareway")).toEqual(["Fareway Fields #119, Sioux City"]);
  });
});

describe("the words of a name", () => {
  test.each([
    [ana, "stonebridge liquor", "Stone Bridge Liquor, Cedar Rapids"],
    [ana, "main street grocerry", "Main Street Grocery, Iowa City"],
    [farid, "crossroads gasngo", "Crossroads Gas & Go, Ankeny"],
    [farid, "luckyseven cantina", "Lucky Seven Cantina, Ames"],
    [farid, "whistle stop liqour", "Whistle Stop Liquor, Norwalk"],
    [keller, "meadow lark tavern", "Meadowlark Tavern, Davenport"],
    [keller, "rivr band grill", "River Bend Grill, Davenport"],
    [keller, "walnut dinner", "Walnut Diner, Davenport"],
    ["ben.ortiz", "lake side coop", "Lakeside Co-op, Lenox"],
  ])("may be joined, split and misspelled: %s, %s", (who, words, name) => {
    expect(accounts(who, `log ${words}, all good`)).toEqual([name]);
  });

  test("may be shortened as they are on signs", () => {
    expect(accounts(farid, "brief me on amana rd. diner")).toEqual(["Amana Road Diner, Ames"]);
    expect(accounts(farid, "log main st pub")).toEqual(["Main Street Pub, Iowa Falls"]);
  });

  test("are told apart by the industry that is said with a town", () => {
    expect(accounts("diego.ramos", "the hanks liquor store in carroll")).toEqual([
      "Hank's Wine & Spirits, Carroll",
    ]);
  });

  test("of somebody else do not become another account of one's own", () => {
    expect(accounts("elena.petrova", "log stonebridge liquor")).toEqual([null]);
    expect(accounts(ana, "log main strete pub")).toEqual([null]);
  });

  test("behind a word that nobody knows are another name", () => {
    expect(accounts(keller, "brief me on Kowalski's Limestone")).toEqual([]);
    expect(accounts(keller, "brief me on the velvet sunrise")).toEqual([]);
  });
});

describe("towns, territories and people", () => {
  test.each([
    ["n. liberty", "North Liberty"],
    ["w liberty", "West Liberty"],
    ["grundy ctr", "Grundy Center"],
    ["columbus jct", "Columbus Junction"],
    ["mt. ayr", "Mount Ayr"],
    ["nora spgs", "Nora Springs"],
    ["souix city", "Sioux City"],
  ])("%s is %s", (words, town) => {
    expect(found(keller, `who is near ${words}`, "town").map(({ name }) => name)).toEqual([town]);
  });

  test("territories are known by their spelling wherever they stand", () => {
    const names = found("ivy.chen", "nortwest vs sothwest", "territory").map(({ name }) => name);

    expect(names).toEqual(["Northwest", "Southwest"]);
  });

  test.each([
    ["gracies day", "grace.kim"],
    ["route for marc", "marcus.oyelaran"],
    ["torress day", "ana.torres"],
  ])("%s is that of %s", (words, who) => {
    expect(found("ivy.chen", words, "person").map(({ emails }) => emails)).toEqual([
      [`${who}@prairie.example`],
    ]);
  });

  test("a pet name that fits two people is not guessed", () => {
    const [person] = found("ivy.chen", "route for benny", "person");

    expect(person?.emails).toHaveLength(2);
  });
});
