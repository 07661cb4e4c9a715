import { describe, expect, test } from "vitest";
import { extract, indexDirectory } from "../../../src/assistant/understand/extract.ts";
import { readingOf } from "../../../src/assistant/understand/mention.ts";
import { readSentence } from "../../../src/assistant/understand/sentence.ts";
import { smallDirectory } from "./small-directory.ts";

const index = indexDirectory(smallDirectory);

function find(text: string, email = "ann@x.example") {
  const role = smallDirectory.people.find((person) => person.email === email)?.role ?? "rep";
  return extract(readSentence(text), {
    index,
    asker: { email, role },
    today: "2026-05-13",
    everyday: new Set(["golden", "about", "brief", "near", "the", "stop", "miles"]),
  });
}

function accountIds(text: string, email?: string): readonly string[] {
  const mention = find(text, email).find((found) => readingOf(found, "account") !== null);
  return mention === undefined ? [] : (readingOf(mention, "account")?.ids ?? []);
}

describe("an account", () => {
  test("is found by its exact name among what the asker sees", () => {
    expect(accountIds("brief me on Golden Ear Tavern")).toEqual(["A1"]);
  });

  test("needs neither apostrophe, accent nor capitals", () => {
    expect(accountIds("brief me on tio luis tap")).toEqual(["A5"]);
  });

  test("of a chain needs no hash, and may be written as two words", () => {
    expect(accountIds("log quick stop 102")).toEqual(["A4"]);
  });

  test("may be misspelled", () => {
    expect(accountIds("skip meadolark ladge")).toEqual(["A6"]);
  });

  test("may be shortened when only one is near", () => {
    expect(accountIds("skip meadowlark")).toEqual(["A6"]);
  });

  test("is ambiguous when several bear the name", () => {
    expect(accountIds("brief me on Old Mill Pub").toSorted()).toEqual(["A7", "A8"]);
  });

  test("is told apart by its town", () => {
    expect(accountIds("brief me on Old Mill Pub in Ames")).toEqual(["A8"]);
  });

  test("is told apart by its street", () => {
    expect(accountIds("brief me on the old mill pub on Grand")).toEqual(["A7"]);
  });

  test("of somebody else is not found", () => {
    const [mention] = find("brief me on Harbor Light Inn");

    expect(mention === undefined ? null : readingOf(mention, "account")?.ids).toEqual([]);
  });

  test("of the team is found by its manager", () => {
    expect(accountIds("brief me on Harbor Light Inn", "mia@x.example")).toEqual(["A9"]);
  });
});

describe("people and places", () => {
  test("a first name that two people bear is the one whom the asker may see", () => {
    const [mention] = find("plan Bob's day", "mia@x.example");

    expect(mention?.readings[0]).toMatchObject({ emails: ["bob.hill@x.example"] });
  });

  test("a colleague of a rep is hidden", () => {
    const [mention] = find("plan Bob's day");

    expect(mention?.readings[0]).toMatchObject({ emails: [], isHidden: true });
  });

  test("a town with an everyday name needs a capital letter or a word such as in", () => {
    const types = ["within 5 miles of Ames", "near miles"].map((text) =>
      find(text).flatMap((mention) => readingOf(mention, "town")?.name ?? []),
    );

    expect(types).toEqual([["Ames"], ["Miles"]]);
  });

  test("short forms and slips of towns and territories are understood", () => {
    const types = ["near wdm", "near waterlo", "the nw", "quads"].map(
      (text) => find(text)[0]?.readings[0],
    );

    expect(types).toEqual([
      { type: "town", name: "West Des Moines" },
      { type: "town", name: "Waterloo" },
      { type: "territory", name: "Northwest" },
      { type: "territory", name: "Quad Cities & Southeast" },
    ]);
  });
});
