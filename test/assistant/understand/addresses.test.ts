import { expect, test } from "vitest";
import { ask } from "./ask-demo.ts";

test.each([
  ["who is near 120 Grand Ave, Ames?", "120 Grand Ave, Ames"],
  ["I'm at 4500 n hudson rd in cedar falls with 45 minutes", "4500 n hudson rd in cedar falls"],
  ["who is near 77 S University Ave, Waterloo", "77 S University Ave, Waterloo"],
  ["who is near 12B Main St SW, Ankeny, IA 50023", "12B Main St SW, Ankeny, IA 50023"],
  [
    "within 5 miles of 88 Martin Luther King Pkwy, Des Moines",
    "88 Martin Luther King Pkwy, Des Moines",
  ],
])("%s: the whole address", async (words, address) => {
  expect(await ask("ana.torres", words)).toMatchObject({
    tool: "find_nearby",
    input: { near: address },
  });
});

test.each([
  ["who is near Ames, I have 45 minutes", "Ames"],
  ["find me 3 stops on Grand Ave near Ames", "Ames"],
])("%s: the town alone", async (words, town) => {
  expect((await ask("ana.torres", words)).input).toMatchObject({ near: town });
});

test("a tool that knows towns only takes the town of an address", async () => {
  const answer = await ask("ivy.chen", "who owns 120 Grand Ave, Ames");

  expect(answer.input).toMatchObject({ place: "Ames" });
});
