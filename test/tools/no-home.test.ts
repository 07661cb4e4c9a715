import { expect, test } from "vitest";
import { openSmall } from "../world.ts";

test("whoever has neither a home nor a territory starts where most of the own accounts are", async () => {
  const company = await openSmall({
    people: "email,name,role,time_zone\nann@small.example,Ann Lee,rep,America/Chicago",
    territories: "name,region\nNorth,All",
    accounts: `account_id,name,city,state,zip,lat,lng,owner_email
S1,Acme Foods,Ames,IA,50010,42.04,-93.62,ann@small.example
S2,Bolt Tap,Ames,IA,50010,42.06,-93.62,ann@small.example
S3,Delta Mart,Boone,IA,50036,42.06,-93.88,ann@small.example`,
  });

  const reply = await company.ask({
    as: "ann@small.example",
    at: "2026-03-02T07:30",
    thread: null,
    channel: null,
    text: "who should I visit today?",
  });
  await company.close();

  expect(reply.error).toBeNull();
  expect(JSON.stringify(reply.cards)).toContain("Ames (no home is known)");
  expect(JSON.stringify(reply.cards)).toContain("Delta Mart");
});
