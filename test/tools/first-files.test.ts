import { expect, test } from "vitest";
import type { ImportResult } from "../../src/tools/import-result.ts";
import { openCompany } from "./company.ts";

const SET_UP = "setup@rounds.local";

test("as long as nobody is an administrator, whoever sets the company up may import", async () => {
  const company = await openCompany({
    people:
      "email,name,role\nann@small.example,Ann Lee,rep\nbob@small.example,Bob Ray,rep\nmo@small.example,Mo Vale,manager",
  });
  const file = await company.drop(
    "people.csv",
    "email,name,role\nivy@small.example,Ivy Chen,admin",
    SET_UP,
  );
  const press = { file: file.id, action: "import" };
  const reply = await company.press("import_data", press, SET_UP);
  const later = await company.press("import_data", press, SET_UP);

  expect(reply.error).toBeNull();
  expect((reply.result as ImportResult).sheets[0]?.taken).toBe(1);
  expect(later.error?.code).toBe("unknown_person");
  await company.close();
});
