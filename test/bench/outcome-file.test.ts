import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readOutcomes } from "../../bench/outcome-file.ts";
import { temporaryFolder } from "../world.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const WISH = { target: null, yes: null, leaveOut: [] };

function read(text: string, wish: Partial<Parameters<typeof readOutcomes>[1]> = {}) {
  const file = join(folder.path, "outcomes.csv");
  writeFileSync(file, text);
  return readOutcomes(file, { ...WISH, ...wish });
}

test("another business's file: ids and names left out, numbers with separators, what is missing is not known", () => {
  const { rows, wanted, target, columns } = read(
    `CustomerId,Surname,Balance,Geography,Exited\n${Array.from({ length: 60 }, (_, at) => `${9000 + at},Name${at},"${at},500.00",${at % 3 === 0 ? "NA" : "Spain"},${at % 2}`).join("\n")}`,
  );
  expect([target, columns]).toEqual(["Exited", ["Balance", "Geography"]]);
  expect(rows.slice(0, 2)).toEqual([
    { Balance: 500, Geography: null },
    { Balance: 1500, Geography: "spain" },
  ]);
  expect(Array.from(wanted.slice(0, 3))).toEqual([0, 1, 0]);
});

test("decimal commas, dates by day first, and stages of which only won and lost are outcomes", () => {
  const { rows, wanted } = read(
    "Betrag;Datum;Stage\n1.234,50;31.01.2026;Closed Won\n99,00;01.02.2026;Closed Lost\n5,00;02.02.2026;Proposal\n7,25;03.02.2026;Closed Won",
  );
  // 31 January 2026 is day 20484 since 1970
  expect(rows).toEqual([
    { Betrag: 1234.5, Datum: 20_484 },
    { Betrag: 99, Datum: 20_485 },
    { Betrag: 7.25, Datum: 20_487 },
  ]);
  expect([...wanted]).toEqual([1, 0, 1]);
});

test("a column and a value may be named; else it is told what is missing", () => {
  const text = "size,kind\n1,A\n2,B\n1,A\n3,B";
  expect([...read(text, { target: "Kind", yes: "a" }).wanted]).toEqual([1, 0, 1, 0]);
  expect(() => read(text)).toThrow("I cannot tell which column says who was won.");
  expect(() => read(text, { target: "kind" })).toThrow('which value of "kind" means yes');
  expect(() => read(text, { target: "nothing" })).toThrow('There is no column "nothing".');
  expect(() => read("a,won\n")).toThrow("has no rows");
});
