import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rounds } from "../../src/rounds.ts";
import { openSmall } from "../world.ts";

let company: Rounds;

beforeAll(async () => {
  company = await openSmall({
    territories: `name,region,owner_email,zips,states,counties,industries,polygon
North,All,ann@small.example,500,,,,
South,All,bob@small.example,501,,,,
Hotels,All,bob@small.example,,IA,,hotel,
Story,All,ann@small.example,,,,,"POLYGON((-93.7 41.9,-93.5 41.9,-93.5 42.1,-93.7 42.1))"`,
  });
});

afterAll(() => company.close());

const whose = async (input: object) => {
  const found = (await company.callTool("find_owner", input, {
    as: "ann@small.example",
    at: "2026-03-02T07:30",
  })) as {
    readonly owners: readonly { readonly territory: string; readonly rule: string }[];
    readonly notes: readonly string[];
  };
  return {
    owners: found.owners.map(({ territory, rule }) => [territory, rule]),
    notes: found.notes,
  };
};

test("an account's rule is told in words, and what else claims it", async () => {
  expect(await whose({ account: "S1" })).toEqual({
    owners: [["North", "postal codes that begin with 500"]],
    notes: ["The rules of North and Story overlap here: somebody has to decide."],
  });
});

test("a prospect is whose its place and industry make it", async () => {
  expect(await whose({ place: "50112", industry: "hotel" })).toEqual({
    owners: [
      ["Hotels", "all of IA, and its industry is hotel"],
      ["South", "postal codes that begin with 501"],
    ],
    notes: ["The rules of Hotels and South overlap here: somebody has to decide."],
  });
});

test("what is not known of a prospect and would decide is asked for", async () => {
  expect(await whose({ place: "50613" })).toEqual({
    owners: [],
    notes: ["It may be Bob Ray's (Hotels), depending on its industry."],
  });
});

test("where nobody's rules reach, nobody is named", async () => {
  expect(await whose({ place: "50613", industry: "bar" })).toEqual({ owners: [], notes: [] });
});
