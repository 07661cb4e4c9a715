import { expect, test } from "vitest";
import { readersFor } from "../../src/domain/inbox.ts";

const PEOPLE = [
  { email: "top@x.example", managerEmail: null },
  { email: "mo@x.example", managerEmail: "top@x.example" },
  { email: "ann@x.example", managerEmail: "mo@x.example" },
  { email: "bob@x.example", managerEmail: null },
];

const CHANNELS = [
  { reader: "channel:north", authorEmail: "mo@x.example" },
  { reader: "channel:north", authorEmail: "ann@x.example" },
  { reader: "channel:all", authorEmail: "top@x.example" },
  { reader: "channel:other", authorEmail: "bob@x.example" },
  { reader: "person:bob@x.example", authorEmail: "ann@x.example" },
];

test.each([
  ["ann@x.example", ["person:ann@x.example", "channel:north"]],
  ["mo@x.example", ["person:mo@x.example", "channel:north", "channel:all"]],
  ["top@x.example", ["person:top@x.example", "channel:north", "channel:all"]],
  ["bob@x.example", ["person:bob@x.example", "channel:other"]],
])(
  "%s sees the own posts and the channels of the team and of the own manager",
  (email, readers) => {
    expect(readersFor(email, PEOPLE, CHANNELS)).toEqual(readers);
  },
);
