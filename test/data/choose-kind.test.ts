import { expect, test } from "vitest";
import { chooseKind } from "../../src/data/import/headers/choose-kind.ts";

test.each([
  ["Kd-Nr,Name,PLZ,Ort,Außendienst", "accounts"],
  ["Kundennummer,Name,PLZ,Außendienst", "accounts"],
  ["Name,Straße,PLZ,Ort,Außendienst", "accounts"],
  ["Gebiet,PLZ,Außendienst", "territories"],
  ["Name,Region,PLZ,Vertriebsleiter", "territories"],
  ["territory,account ids,owner", "territories"],
  ["name,region,owner_email,manager_email,accounts,zips", "territories"],
])("%s is a list of %s", (line, kind) => {
  const headers = line.split(",");

  const chosen = chooseKind(
    "Mappe1.csv",
    headers,
    headers.map(() => []),
  );

  expect(chosen?.kind.name).toBe(kind);
});
